"""`Matching`: couples whose columns sum to the score, the unmatched, exports for people."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from matchcore import Assignment, Cohort, SolveStatus
from matchcore.errors import InputError, InputProblem
from tests.cohorts import (
    season,
    season_programme,
    season_tables,
)

PARTS = ["skills", "interests"]
FIRST = (
    "The mentor teaches Python and SQL, which the mentee would like to learn; "
    "a shared interest: jazz."
)
SECOND = "The mentor teaches Python, which the mentee would like to learn."


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_matching_verifies() -> None:
    season().verify()


# exports -------------------------------------------------------------------------------------


def test_couples_are_exported_with_names_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "matches.csv")
    assert rows(tmp_path / "matches.csv") == [
        ["mentee", "mentee_name", "mentor", "mentor_name", "reason", "score", *PARTS],
        ["e1", "Ana <b>", "m1", "Zoé Ferrand", FIRST, "0.875", "0.750", "0.125"],
        ["e2", "'=1+1", "m2", "Bob & Co", SECOND, "0.188", "0.188", "0.000"],
    ]


def test_the_unmatched_are_exported_with_the_reason(tmp_path: Path) -> None:
    season().unmatched_to_csv(tmp_path / "unmatched.csv")
    head, line = rows(tmp_path / "unmatched.csv")
    assert head == ["who", "name", "role", "why"]
    assert line[:3] == ["e3", "", "mentee"]
    assert "Zoé Ferrand (m1)" in line[3]


def test_french_spreadsheets_get_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "matches.csv", delimiter=";")
    lines = (tmp_path / "matches.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == f'e1;Ana <b>;m1;Zoé Ferrand;"{FIRST}";0,875;0,750;0,125'
    with pytest.raises(InputError, match=r"delimiter is '\|'"):
        season().to_csv(tmp_path / "matches.csv", delimiter="|")


@pytest.mark.parametrize("one", ["=cmd|' /C calc'!A0", "@x", "-1", "+1"])
def test_ids_are_neutralised_in_exports_only(tmp_path: Path, one: str) -> None:
    tables = season_tables()
    tables["mentees"].loc[0, "id"] = one
    matching = season_programme().match(Cohort(**tables))
    matching.to_csv(tmp_path / "matches.csv")
    assert one in matching.pairs["mentee"].tolist()
    assert f"'{one}" in [line[0] for line in rows(tmp_path / "matches.csv")]


def test_nobody_matched_is_exported_as_headers(tmp_path: Path) -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = 0
    matching = season_programme().match(Cohort(**tables))
    matching.to_csv(tmp_path / "matches.csv")
    matching.to_html(tmp_path / "report.html")
    assert len(rows(tmp_path / "matches.csv")) == 1
    assert "No couple could be made." in str(matching.summary())


def test_the_arrays_of_an_answer_cannot_be_edited() -> None:
    """They are what was proven; whoever made them keeps their own."""
    matching = season()
    held = matching.assignment.certificate
    assert held is not None
    arrays = [matching.assignment.mentees, matching.assignment.mentors]
    for array in (*arrays, *(bound.prices.mentors for bound in held.bounds)):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    own = np.array([0, 1])
    assert Assignment(SolveStatus.FEASIBLE, own, own).mentees.tolist() == [0, 1]
    own[0] = 1


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("m1",), ["unknown_person", "mentee", "'m1'"]),
        (("e1", "x"), ["unknown_person", "mentor", "'x'"]),
    ],
)
def test_an_unknown_id_has_a_code_and_a_place(ids: tuple[str, ...], expected: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        season().explain(*ids)
    assert [[one.code, one.place, one.value] for one in caught.value.records] == [expected]


def test_somebody_of_the_other_side_gets_the_remedy() -> None:
    with pytest.raises(InputError) as caught:
        season().explain("m1")
    assert caught.value.records == (
        InputProblem(
            "unknown_person",
            "mentee",
            "'m1'",
            "not the id of a mentee of this matching, but of a mentor",
            "name the mentee first, or look into `unmatched`",
        ),
    )
