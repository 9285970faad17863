"""Reporting lines: nobody is paired with a superior."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.rules.reporting_line import NotInReportingLine
from tests.cohorts import Drawn, clean, cohort, cohorts, examples
from tests.rules.pairs_of import pairs_of

# dev → lead → head → ceo; lead has a second report, peer, who is a mentee like head and ceo
LINE = cohort(
    {"id": ["dev", "lead", "free"], "manager": ["lead", "head", None]},
    {"id": ["head", "ceo", "peer"], "manager": ["ceo", None, "lead"]},
)
DIRECT = {("head", "lead"), ("peer", "lead")}
TWO_UP = DIRECT | {("head", "dev"), ("ceo", "lead")}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (1, DIRECT),
        (2, TWO_UP),
        (3, TWO_UP | {("ceo", "dev")}),
        (None, TWO_UP | {("ceo", "dev")}),
        (99, TWO_UP | {("ceo", "dev")}),
    ],
)
def test_levels_of_a_reporting_line(levels: int | None, expected: set[tuple[str, str]]) -> None:
    """Both ways: `peer` is a mentee under a mentor. Peers (`peer` and `dev`) are no line."""
    assert pairs_of(NotInReportingLine(levels=levels), LINE) == expected


def test_a_line_runs_through_people_of_either_table() -> None:
    people = cohort({"id": ["a"], "manager": ["b"]}, {"id": ["b", "c"], "manager": ["c", None]})
    assert pairs_of(NotInReportingLine(levels=1), people) == {("b", "a")}
    assert pairs_of(NotInReportingLine(), people) == {("b", "a"), ("c", "a")}


@pytest.mark.parametrize("levels", ["2", 1.5, -1])
def test_levels_are_a_whole_number(levels: Any) -> None:
    """A file may hold `levels = "2"`: that is a mistake to tell, not a crash at match time."""
    with pytest.raises(InputError, match="levels"):
        NotInReportingLine(levels=levels)


def above(one: str, managers: dict[str, str | None], levels: int | None) -> set[str]:
    """Climb a line by hand."""
    found: list[str] = []
    boss = managers.get(one)
    while boss is not None and (levels is None or len(found) < levels):
        found.append(boss)
        boss = managers.get(boss)
    return set(found)


@pytest.mark.slow
@examples(25)
@given(cohorts(), st.sampled_from([None, 1, 2]))
def test_reporting_lines_of_anybody(drawn: Drawn, levels: int | None) -> None:
    managers = {p["id"]: p["manager"] for p in drawn.mentors + drawn.mentees}
    expected = {
        (clean(e["id"]), clean(m["id"]))
        for e in drawn.mentees
        for m in drawn.mentors
        if m["id"] in above(e["id"], managers, levels)
        or e["id"] in above(m["id"], managers, levels)
    }
    assert pairs_of(NotInReportingLine(levels=levels), drawn.cohort()) == expected
