"""Totals, footers and examples are nobody; people whose names look like them stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.tables import read_table
from matchcore.tables.nobody_rows import is_footer, rows_of_nobody
from tests.cohorts import ONE_MENTEE as MENTEES

COLUMNS = ["id", "skills", "capacity"]
PEOPLE = [["ana", "sql", 2], ["bo", "go", 1]]


def nobody(*rows: list[Any]) -> dict[int, str]:
    return rows_of_nobody(pd.DataFrame(list(rows), columns=COLUMNS, dtype=object))


@pytest.mark.parametrize(
    "word",
    [
        "Total", "TOTAUX", "Total général :", "Sous-total", "Grand total", "Somme", "Moyenne",
        "Average", "Nombre de mentors", "Count", "total (2 mentors)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", [3, "3", "", None])
def test_totals_below_the_people(word: str, number: Any) -> None:
    assert nobody(*PEOPLE, [word, None, number]) == {2: f"{word!r}) is a total"}


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "sql", 3],
        ["Totalenergies", None, None],
        ["Tot", None, 3],
        ["Max", "go", 1],
        ["7", None, 3],
        ["Countess", None, 3],
    ],
)
def test_people_with_such_names_stay(row: list[Any]) -> None:
    assert nobody(*PEOPLE, row) == {}
    assert nobody(row, *PEOPLE) == {}


def test_a_total_that_lacks_nothing_must_add_up() -> None:
    frame = pd.DataFrame({"id": ["a", "b", "Total"], "capacity": ["2", "1,5", "3,5"]})
    assert list(rows_of_nobody(frame)) == [2]
    frame.loc[2, "capacity"] = "3"
    assert rows_of_nobody(frame) == {}
    assert rows_of_nobody(pd.DataFrame({"id": ["a", "total"]})) == {}


def test_subtotals_stand_anywhere_and_totals_at_the_end() -> None:
    sub, total = ["Sous-total Paris", None, 2], ["Total", "", 3]
    found = nobody(PEOPLE[0], sub, PEOPLE[1], ["Sous-total Lyon", None, 1], total)
    assert list(found) == [1, 3, 4]
    assert nobody(PEOPLE[0], total, PEOPLE[1]) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Page 1/3", "Page 2 sur 3", "Fin du fichier", "End of report", "Source : SIRH", "6 lignes",
        "Confidentiel", "*** Confidential - HR only ***", "Imprimé le 12/03/2026",
        "(6 rows affected)",
    ],
)  # fmt: skip
def test_footers(text: str) -> None:
    assert is_footer(text)
    assert nobody(*PEOPLE, ["Total", None, 3], [text, None, ""]) == {
        2: "'Total') is a total",
        3: f"{text!r}) is a footer",
    }
    assert nobody(*PEOPLE, [text, "sql", None]) == {}
    assert nobody([text, None, None], *PEOPLE) == {}


@pytest.mark.parametrize("text", ["M3", "Page", "Paige 1", "finn", "12", "Marc Fin", "Sourcerer"])
def test_no_footers(text: str) -> None:
    assert nobody(*PEOPLE, [text, None, None]) == {}


@pytest.mark.parametrize(
    ("text", "is_example"),
    [
        ("Exemple", True), ("EXAMPLE", True), ("Exemple : Ana", True), ("ex. : Dupont", True),
        ("(à compléter)", True), ("Example 1", True),
        ("ex", False), ("EX7", False), ("Exemplaire", False), ("exemple@x.org", False),
    ],
)  # fmt: skip
def test_examples_stand_first(text: str, is_example: bool) -> None:
    row = [text, "sql", 3]
    assert nobody(row, *PEOPLE) == ({0: f"{text!r}) is an example"} if is_example else {})
    assert nobody(*PEOPLE, row) == {}


def test_they_are_told_by_row_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("id;name;capacity\nExemple;Nom;1\na;Ana;2\n\nb;Bo;1\nTotal;;3\nPage 1/1\n")
    cohort = Cohort(path, MENTEES)
    assert cohort.mentors.ids.tolist() == ["a", "b"]
    assert cohort.cautions == (
        "m.csv: 1 blank line(s) left out",
        "mentors: row 2 ('Exemple') is an example, not a person, and is left out",
        "mentors: row 6 ('Total') is a total, not a person, and is left out",
        "mentors: row 7 ('Page 1/1') is a footer, not a person, and is left out",
    )
    assert cohort.mentors.source_rows.tolist() == [3, 5]
    assert len(read_table("names", path).frame) == 5  # of skills, for example: any word may be one


@pytest.mark.parametrize("cell", [10**5000, 7, None, 1.5], ids=["huge", "7", "none", "1.5"])
def test_cells_that_are_no_text_are_no_words(cell: Any) -> None:
    assert nobody(*PEOPLE, [cell, None, 10**5000]) == {}
