"""Managers named otherwise than by id: found by address and name, told, or elsewhere."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.rules.reporting_line import NotInReportingLine
from tests.people.refusals import ONE, places, problems
from tests.rules.pairs_of import pairs_of

BOSSES = pd.DataFrame(
    {
        "id": ["b1", "b2", "b3", "b4"],
        "name": ["Hélène Vasseur", "Bo Ray", "Ann Lee", "LEE Ann"],
        "email": ["hv@x.org", None, None, None],
    }
)
WORDS = {"in_words": True, "managers_elsewhere": True}


def read(written: Any, **layout: Any) -> Cohort:
    """Return a cohort in which the second of two mentees has a manager."""
    mentees = pd.DataFrame({"id": ["z", "a"], "manager": [None, written]})
    return Cohort(BOSSES, mentees, layout=layout)


@pytest.mark.parametrize("layout", [{}, WORDS])
@pytest.mark.parametrize(
    "written", ["Vasseur, Hélène", "Hélène Vasseur", "HELENE VASSEUR", "hv@x.org", "B1"]
)
def test_a_manager_is_found_by_the_only_name_or_address_and_told(
    written: str, layout: dict[str, Any]
) -> None:
    cohort = read(written, **layout)
    assert cohort.managers == {"a": "b1"}
    (said,) = cohort.cautions
    assert said.startswith("mentees, manager: entries read as ids: ")
    assert said.endswith("(row 2) as 'b1'")
    assert ("a", "b1") in pairs_of(NotInReportingLine(), cohort)


@pytest.mark.parametrize(
    "written", ["Hélène Vasseur (990)", "Hélène Vasseur <helene@other.org>", "990 - Hélène Vasseur"]
)
def test_a_name_beside_an_id_that_no_table_has_is_looked_for(written: str) -> None:
    cohort = read(written, **WORDS)
    assert cohort.managers == {"a": "b1"}
    assert "as 'b1'" in cohort.cautions[0]


def test_a_name_of_two_people_is_told_and_nobody_is_taken() -> None:
    cohort = read("Lee, Ann", **WORDS)
    assert cohort.cautions == (
        "mentees, manager: names that several people have, none of whom is taken: "
        "'Ann Lee' (row 2)",
    )
    assert cohort.managers == {"a": "Ann Lee"}
    assert places(problems(BOSSES, pd.DataFrame({"id": ["a"], "manager": ["Lee, Ann"]}))) == {
        ("mentees", 1, "manager")
    }


def test_an_id_beside_the_name_of_somebody_else_is_told() -> None:
    cohort = read("Zoé Ferrand (b2)", **WORDS)
    (said,) = cohort.cautions
    assert said == (
        "mentees, manager: ids of people who have other names: 'b2' beside 'Zoé Ferrand' (row 2)"
    )
    assert read("B. Ray (b2)", **WORDS).cautions == ()


def test_managers_elsewhere_are_counted_in_a_note_and_end_the_line() -> None:
    mentees = pd.DataFrame({"id": ["a", "b", "c"], "manager": ["y", "x", "x"]})
    cohort = Cohort(ONE, mentees, layout={"managers_elsewhere": True})
    assert "mentees, manager: 2 managers in no table, such as 'y' (row 1)" in cohort.notes
    assert cohort.cautions == ()
    assert cohort.reporting.superiors(["a", "b"]).ids.tolist() == ["y", "x"]
    found = problems(ONE, mentees)
    assert places(found) == {("mentees", row, "manager") for row in (1, 2, 3)}


def test_known_managers_are_nothing_to_note() -> None:
    cohort = read("b1", **WORDS)
    assert not [note for note in cohort.notes if "in no table" in note]


def test_staff_are_found_by_an_address() -> None:
    staff = pd.DataFrame({"id": ["s"], "email": ["Su@x.org"]})
    cohort = Cohort(ONE, pd.DataFrame({"id": ["a"], "manager": ["su@x.org"]}), staff)
    assert cohort.managers == {"a": "s"}
    assert "'su@x.org' (row 1) as 's'" in cohort.cautions[0]


def test_whoever_is_her_own_manager_has_none_where_systems_write_so() -> None:
    mentees = pd.DataFrame({"id": ["a", "b"], "manager": ["a", "a"]})
    cohort = Cohort(ONE, mentees, layout={"in_words": True})
    assert cohort.managers == {"b": "a"}
    assert cohort.cautions == ("mentees, manager: their own, read as none: 'a' (row 1)",)
    assert places(problems(ONE, mentees)) == {("mentees", 1, "manager")}
