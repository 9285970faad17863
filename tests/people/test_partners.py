"""Partners: found by id, address, name and several in one text; and those who are nobody."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.rules.loads import running
from matchcore.rules.repeats import NoRepeat
from tests.rules.pairs_of import pairs_of

MENTORS = pd.DataFrame(
    {
        "id": ["1042", "M2", "E-1\u200b", "331", "ann lee"],
        "name": ["Zoé Ferrand", "Bo Ray", "Cy Oz", "Jean-Noël Abgrall", None],
        "email": ["zoe@x.org", "bo@x.org", None, None, None],
    }
)


def told(entry: Any, column: str = "past") -> tuple[Cohort, list[str], tuple[str, ...]]:
    """Return a cohort in which a mentee lists one entry, whom it names, and the cautions."""
    mentees = pd.DataFrame({"id": ["e0", "e"], column: [None, entry]})
    cohort = Cohort(MENTORS, mentees)
    return cohort, cohort.mentees.items(column).labels.tolist(), cohort.cautions


@pytest.mark.parametrize("column", ["past", "running"])
@pytest.mark.parametrize(
    ("entry", "meant"),
    [
        ("1042.0", ["1042"]),
        ("m2", ["M2"]),
        ("E-1", ["E-1\u200b"]),
        ("e\u20101", ["E-1\u200b"]),
        ("\u0663\u0663\u0661", ["331"]),
        ("\uff11\uff10\uff14\uff12", ["1042"]),
        ("01042", ["1042"]),
        ("bo@x.org", ["M2"]),
        ("Bo@X.org", ["M2"]),
        ("Zoé Ferrand", ["1042"]),
        ("FERRAND, Zoe", ["1042"]),
        ("1042 331", ["1042", "331"]),
        ("1042/M2", ["1042", "M2"]),
        ("M2, 1042.0,331", ["1042", "331", "M2"]),
        ("Bo Ray / Zoé Ferrand", ["1042", "M2"]),
        ("Jean-Noël Abgrall (331)", ["331"]),
        ("331 - J.-N. Abgrall", ["331"]),
        ("Bo Ray <bo@x.org>", ["M2"]),
        ("1042 and M2", ["1042", "M2"]),
        ("1042 et M2", ["1042", "M2"]),
        ("1042 - M2", ["1042", "M2"]),
        ("Bo Ray and Zoé Ferrand", ["1042", "M2"]),
        ("Zoé Ferrand, Bo Ray", ["1042", "M2"]),
        ("Ferrand, Zoé et Ray, Bo", ["1042", "M2"]),
        ("Bo Ray (2024)", ["M2"]),
        ("2024-2025: Bo Ray", ["M2"]),
        ("M2 (2023) and 1042 (2024)", ["1042", "M2"]),
    ],
)
def test_whoever_is_meant_is_found_and_told(entry: str, meant: list[str], column: str) -> None:
    cohort, found, cautions = told(entry, column)
    assert found == sorted(meant)
    (said,) = cautions
    assert said.startswith(f"mentees, {column}: entries read as ids: {entry!r} (row 2) as ")
    assert all(repr(one) in said for one in meant)
    assert pairs_of(NoRepeat(), cohort) == {("e", one) for one in meant}
    busy = running(cohort)[cohort.rows("mentors", meant)]
    assert set(busy.tolist()) == {int(column == "running")}


@pytest.mark.parametrize(
    "entry",
    ["gone", "1042 gone", "M2/gone", "Zoé", "Zoé (331)", "331 Zoé", "Ann Dee", "10420", "x@x.org"],
)
def test_who_is_nobody_is_told(entry: str) -> None:
    cohort, found, cautions = told(entry)
    assert found == [entry]
    assert cautions == (
        f"mentees, past: entries that name nobody in the tables: {entry!r} (row 2)",
    )
    assert pairs_of(NoRepeat(), cohort) == set()


@pytest.mark.parametrize("entry", ["1042", "1042|M2", "ann lee", "e0", ["M2", "331"]])
def test_exact_ids_are_nothing_to_tell(entry: Any) -> None:
    assert told(entry)[2] == ()


def test_of_two_people_with_one_name_or_writing_neither_is_meant() -> None:
    mentors = pd.DataFrame({"id": ["a", "A", "b", "c"], "name": [None, None, "Bo Ray", "bo ray"]})
    cohort = Cohort(mentors, pd.DataFrame({"id": ["e"], "past": ["Bo Ray"]}))
    assert "nobody in the tables: 'Bo Ray'" in cohort.cautions[1]
    assert cohort.mentees.items("past").labels.tolist() == ["Bo Ray"]


def test_one_person_named_twice_counts_once() -> None:
    _, found, _ = told("1042|1042.0|zoe@x.org")
    assert found == ["1042"]


def test_many_are_counted_and_five_named() -> None:
    mentors = pd.DataFrame({"id": [f"m{k}" for k in range(8)], "past": [f"x{k}" for k in range(8)]})
    (said,) = Cohort(mentors, pd.DataFrame({"id": ["e"]})).cautions
    assert said == (
        "mentors, past: entries that name nobody in the tables: 8, such as 'x0' (row 1), "
        "'x1' (row 2), 'x2' (row 3), 'x3' (row 4), 'x4' (row 5)"
    )


def test_the_caution_names_the_column_as_in_the_table() -> None:
    mentees = pd.DataFrame({"id": ["e"], "Déjà vus": ["x"]})
    columns = {"mentees": {"Déjà vus": "past"}}
    (said,) = Cohort(pd.DataFrame({"id": ["m"]}), mentees, columns=columns).cautions
    assert said.startswith("mentees, Déjà vus: entries that name nobody")


def test_one_person_under_two_ids_is_met_under_either() -> None:
    """Ana is both; e met her as a mentee, and her running couple counts once."""
    mentors = pd.DataFrame({"id": ["Ana", "b"], "running": ["E", None]})
    mentees = pd.DataFrame({"id": ["ana", "e"], "past": [None, "ana"], "running": [None, "Ana"]})
    cohort = Cohort(mentors, mentees)
    assert ("e", "Ana") in pairs_of(NoRepeat(), cohort)
    np.testing.assert_array_equal(running(cohort), [1, 0])


def test_the_cells_stay_as_they_are() -> None:
    cohort, _, _ = told("1042.0")
    assert cohort.mentees.frame.loc[0, "past"] == "1042.0"
