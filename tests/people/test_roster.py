"""The roster: ids, names and labels in row order."""

from __future__ import annotations

import pandas as pd

from matchcore import Cohort
from matchcore.people import Profile, Roster
from tests.cohorts import read


def test_people_are_labelled_by_name_and_id() -> None:
    people = read(pd.DataFrame({"id": ["b", "a", "c"], "name": ["Bo", None, " "]})).mentors
    roster = Roster.of(people)
    assert (roster.ids, roster.names) == (("a", "b", "c"), ("", "Bo", ""))
    assert roster.labels == {"a": "a", "b": "Bo (b)", "c": "c"}
    assert [roster.label(row) for row in range(3)] == list(roster.labels.values())


def test_a_table_without_names_has_ids_as_labels() -> None:
    assert Roster.of(read(pd.DataFrame({"id": ["a"]})).mentors).labels == {"a": "a"}


def test_a_roster_is_a_frame_of_ids_and_names() -> None:
    people = read(pd.DataFrame({"id": ["b", "a"], "name": ["Bo", None]})).mentors
    frame = Roster.of(people).to_frame()
    assert frame.to_dict("list") == {"id": ["a", "b"], "name": ["", "Bo"]}


def test_profiles_are_read_when_asked_for_and_the_same_when_given() -> None:
    people = Cohort([{"id": "b", "name": "Bo", "site": "Lyon"}, {"id": "a"}], [{"id": "e"}]).mentors
    roster = Roster.of(people)
    assert "profiles" not in vars(roster)
    assert [roster.profile(row).site for row in (0, 1)] == ["", "Lyon"]
    given = Roster(roster.ids, roster.names, roster.profiles)
    assert given == roster
    assert given.profiles == roster.profiles
    assert Roster(("x",), ("",)).profile(0) == Profile()


def test_a_person_is_called_by_name_or_else_by_id() -> None:
    roster = Roster(("a", "b"), ("", "Bo"))
    assert [roster.called(row) for row in (0, 1)] == ["a", "Bo"]
