"""The columns of people: limits, lists and weekly hours agree with one another."""

from __future__ import annotations

import math

import pytest

from matchcore.people.columns import COLUMNS, HOURS, LISTS, PARTNERS


def test_only_numbers_have_limits() -> None:
    for name, column in COLUMNS.items():
        limits = (column.least, column.most)
        assert (limits != (-math.inf, math.inf)) == (column.kind == "number"), name
        assert column.least < column.most, name


def test_only_lists_have_levels_and_partners_are_lists_without() -> None:
    assert {name for name, column in COLUMNS.items() if column.levels} == {"skills", "wants"}
    assert {"skills", "wants", *PARTNERS} <= LISTS


@pytest.mark.parametrize(
    ("role", "loads"), [("mentors", {"capacity", "minimum"}), ("mentees", {"demand"})]
)
def test_each_side_has_its_own_loads(role: str, loads: set[str]) -> None:
    found = {name for name in ("capacity", "minimum", "demand") if role in COLUMNS[name].roles}
    assert found == loads


def test_staff_has_what_reporting_lines_need() -> None:
    assert {n for n, c in COLUMNS.items() if "staff" in c.roles} == {"id", "name", "manager"}


def test_the_week_has_168_hours_from_monday_on() -> None:
    assert len(set(HOURS)) == len(HOURS) == 7 * 24
    assert (HOURS[0], HOURS[33], HOURS[-1]) == ("mon-00", "tue-09", "sun-23")
