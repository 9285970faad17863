"""Whom a survey is about, from a matching, a frame, or pairs of ids."""

from __future__ import annotations

import pandas as pd

from matchcore import Cohort, Programme, datasets
from matchcore.errors import InputProblem
from matchcore.season.pulse.participants import Contact, read_participants
from tests.season.pulse.answers import COUPLES, cohort


def test_pairs_of_ids_and_frames_are_the_same_couples() -> None:
    frame = pd.DataFrame(COUPLES, columns=["mentee", "mentor"]).assign(mentee_name=["A B", "", ""])
    of = read_participants(frame, None, None, [])
    assert of.couples == tuple(COUPLES)
    assert of.names == {"e1": "A B"}
    assert read_participants([*reversed(COUPLES)], None, None, []).couples == of.couples
    assert of.wants == {}


def test_a_cohort_knows_names_addresses_and_wants() -> None:
    of = read_participants(COUPLES, cohort(), "fr", [])
    assert of.contact("mentor", "m1") == Contact("Zoé Ferrand", "zoe@x.org")
    assert [(one.skill, one.importance) for one in of.wants["e1"]] == [("Excel", 5), ("python", 3)]
    assert of.names == {"e1": "Ana Roy", "e2": "Cy Doe", "m1": "Zoé Ferrand", "m2": "Bo Li"}
    assert of.language_of("mentee", "e1") == "fr"


def test_a_matching_brings_its_people() -> None:
    people = datasets.load_demo()
    matching = Programme.reverse_mentoring().match(people)
    of = read_participants(matching, None, None, [])
    pairs = {*matching.pairs[["mentee", "mentor"]].itertuples(index=False, name=None)}
    assert {*of.couples} == pairs
    whole = read_participants(matching, people, None, [])
    assert whole.wants == of.wants
    assert whole.names == of.names


def test_people_who_are_nobody_are_told() -> None:
    problems: list[InputProblem] = []
    read_participants([("e1", "m9"), ("x", "m1")], cohort(), None, problems)
    assert [(one.code, one.value) for one in problems] == [
        ("unknown_person", "'x'"),
        ("unknown_person", "'m9'"),
    ]
    problems.clear()
    read_participants([], None, None, problems)
    assert [one.code for one in problems] == ["no_pair"]


def test_one_person_may_stand_on_both_sides() -> None:
    both = Cohort([{"id": "p"}, {"id": "q"}], [{"id": "p"}, {"id": "q"}])
    of = read_participants([("p", "q"), ("q", "p")], both, None, [])
    assert of.couples == (("p", "q"), ("q", "p"))
