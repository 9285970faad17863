"""Couples of earlier seasons, and those that already run."""

from __future__ import annotations

import pytest
from hypothesis import given

from matchcore.rules.repeats import NoRepeat
from tests.cohorts import Drawn, clean, cohort, cohorts, examples
from tests.rules.pairs_of import pairs_of

PEOPLE = cohort({"id": ["m1", "m2", "both"]}, {"id": ["e1", "e2", "both"]})


@pytest.mark.parametrize("teller", ["mentee", "mentor", "both"])
def test_either_side_remembers_an_earlier_season(teller: str) -> None:
    people = cohort(
        {"id": ["m1", "m2"], "past": ["e1|gone" if teller != "mentee" else None, None]},
        {"id": ["e1", "e2"], "past": ["m1|gone" if teller != "mentor" else None, None]},
    )
    assert pairs_of(NoRepeat(), people) == {("e1", "m1")}


def test_two_mentees_who_met_are_no_pair() -> None:
    people = cohort({"id": ["m"]}, {"id": ["e1", "e2"], "past": ["e2", "e1"]})
    assert pairs_of(NoRepeat(), people) == set()


@pytest.mark.slow
@examples(25)
@given(cohorts())
def test_earlier_seasons_of_anybody(drawn: Drawn) -> None:
    """Whichever of one's rows tells of it, and whoever was the mentor then."""
    everybody = drawn.mentees + drawn.mentors
    met = {frozenset((p["id"], other)) for p in everybody for other in p["past"]}
    expected = {
        (clean(e["id"]), clean(m["id"]))
        for e in drawn.mentees
        for m in drawn.mentors
        if frozenset((e["id"], m["id"])) in met
    }
    assert pairs_of(NoRepeat(), drawn.cohort()) == expected


def test_who_was_the_mentor_then_does_not_count() -> None:
    mentors = {"id": ["a", "b", "c"], "past": ["b", None, None]}
    mentees = {"id": ["a", "b", "c"], "running": [None, None, "a"]}
    assert pairs_of(NoRepeat(), cohort(mentors, mentees)) == {
        ("a", "b"),
        ("b", "a"),
        ("a", "c"),
        ("c", "a"),
    }
