"""Whom entries of feedback mean, and which of the two rates the other."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Cohort
from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_people import Finder, Misfit, Pair
from tests.rounds.said import cohort


@pytest.mark.parametrize(
    ("entry", "person"),
    [
        ("m1", "m1"),
        (" M1 ", "m1"),
        ("zoe@X.org", "m1"),
        ("FERRAND, Zoé", "m1"),
        ("Zoe Ferrand (m1)", "m1"),
        ("Zoé Ferrand <zoe@x.org>", "m1"),
        ("Mme Zoé Ferrand", "m1"),
        ("Zoé Ferrand (2026)", "m1"),
        (42.0, "0042"),
        (42, "0042"),
    ],
)
def test_people_are_found_as_entries_of_tables_are(entry: Any, person: str) -> None:
    assert Finder(cohort()).person(entry) == person


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("m3", "unknown_person"),
        (1.5, "unknown_person"),
        ("Bo Li", "shared_name"),
        ("m1, m2", "several_people"),
        ("Bo Li (m1)", "unknown_person"),
        ("boss", "no_part"),
        (None, "missing_person"),
        ("n/a", "missing_person"),
    ],
)
def test_entries_that_are_nobody_in_particular(entry: Any, code: str) -> None:
    found = Finder(cohort()).person(entry)
    assert isinstance(found, Wrong)
    assert found.code == code


def test_near_ids_and_names_are_suggested() -> None:
    finder = Finder(cohort())
    near = {entry: finder.person(entry) for entry in ("Zoé Ferand", "zoe@x.com", "m12", "Δ")}
    shown = {entry: found.remedy.partition("?")[0] for entry, found in near.items()}  # type: ignore[union-attr]
    assert shown["Zoé Ferand"] == shown["zoe@x.com"] == "is it 'm1'"
    assert shown["m12"] in ("is it 'm1'", "is it 'm2'")
    assert shown["Δ"].startswith("give the id")


@pytest.mark.parametrize(
    ("rater", "rated", "role", "pair"),
    [
        ("e1", "m1", "", Pair("e1", "m1", "mentee")),
        ("m1", "e1", "", Pair("e1", "m1", "mentor")),
        ("m1", "e1", "Mentor·e", Pair("e1", "m1", "mentor")),
        ("p", "m1", "", Pair("p", "m1", "mentee")),
        ("p", "e1", "", Pair("e1", "p", "mentor")),
        ("e1", "p", "", Pair("e1", "p", "mentee")),
        ("p", "q", "mentee", Pair("p", "q", "mentee")),
        ("p", "q", "mentor", Pair("q", "p", "mentor")),
    ],
)
def test_a_pair(rater: str, rated: str, role: str, pair: Pair) -> None:
    assert Finder(cohort()).pair(rater, rated, role) == pair


@pytest.mark.parametrize(
    ("rater", "rated", "role", "column", "code"),
    [
        ("e1", "e1", "", "rated", "oneself"),
        ("p", "p", "mentor", "rated", "oneself"),
        ("e1", "e2", "", "rated", "same_side"),
        ("m1", "m2", "mentor", "rated", "same_side"),
        ("p", "q", "", "role", "role_needed"),
        ("p", "q", "chef", "role", "not_a_role"),
        ("p", "q", "mentor et mentoré", "role", "not_a_role"),
        ("e1", "m1", "mentor", "role", "other_side"),
        ("p", "m1", "mentor", "role", "other_side"),
    ],
)
def test_no_pair(rater: str, rated: str, role: str, column: str, code: str) -> None:
    found = Finder(cohort()).pair(rater, rated, role)
    assert isinstance(found, Misfit)
    assert (found.column, found.wrong.code) == (column, code)


def test_one_person_under_two_ids_is_found_by_each_on_each_side() -> None:
    mentors = [{"id": "Ana", "name": "Ana Roy"}, {"id": "m"}]
    finder = Finder(Cohort(mentors, [{"id": "ana", "name": "Ana Roy"}, {"id": "e"}]))
    assert finder.pair("Ana", "m", "") == Pair("ana", "m", "mentee")
    assert finder.pair("ana", "e", "") == Pair("e", "Ana", "mentor")
    oneself = finder.pair("ana", "Ana", "")
    assert isinstance(oneself, Misfit)
    assert oneself.wrong.code == "oneself"
