"""Department × department."""

from __future__ import annotations

import pandas as pd

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.lists import SharedInterests
from tests.answer.html_pages import report
from tests.cohorts import season


def matched(mentors: list[str | None], mentees: list[str | None]) -> Matching:
    """Return couples of the k-th mentor with the k-th mentee, by department."""
    sides = [
        pd.DataFrame(
            {
                "id": [f"{one}{k:02d}" for k in range(len(departments))],
                "interests": [f"i{k}" for k in range(len(departments))],
                "department": departments,
            }
        )
        for one, departments in (("m", mentors), ("e", mentees))
    ]
    return Programme(affinity=Affinity(likes=SharedInterests())).match(Cohort(*sides))


def test_rows_are_the_mentors_and_columns_the_mentees() -> None:
    """Accents do not put a name at the end; who states no department comes last."""
    page = report(matched(["Law", "Études", "Law", None], ["HR", "Law", "HR", "HR"]))
    assert page.table("Couples by the mentor's") == [
        ["mentor ↓  mentee →", "HR", "Law"],
        ["Études", "0", "1"],
        ["Law", "2", "0"],
        ["not stated", "1", "0"],
    ]


def test_many_departments_count_together() -> None:
    names = [f"d{k:02d}" for k in range(20)]
    table = report(matched(names, names)).table("Couples by the mentor's")
    assert table[0][1:] == [*names[:12], "others"]
    assert table[-1] == ["others", *["0"] * 12, "8"]


def test_without_departments_there_is_no_table() -> None:
    assert "Departments" not in report(season()).said("h2")
