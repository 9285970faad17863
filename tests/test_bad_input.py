"""The page ``docs/bad-input.md``: the input of each row gives the problem or message stated."""

from __future__ import annotations

import ast
import datetime
import html
import math
import re
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from matchcore import Cohort, Compatibility, Problem
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.errors import CohortError, InputError

PAGE = Path(__file__).parents[1] / "docs" / "bad-input.md"
ONE = pd.DataFrame({"id": ["z"]})
# The last of them gets the cell; x is a manager of a, and reports to nobody.
OTHERS = {"id": ["a", "Zo\u00e9", "b", "x"], "manager": [None, None, None, "b"]}


def tables() -> list[list[list[str]]]:
    """Return the tables of the page: rows of cells, headers and rulers left out."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    blocks = [list(b) for is_row, b in groupby(lines, lambda x: x.startswith("|")) if is_row]
    return [[[c.strip() for c in row.split("|")[1:-1]] for row in block[2:]] for block in blocks]


(CELLS, TYPES, SCALED, EXTRA, SEVERAL, ONE_ID, ROLES, WORDS, COLUMNS, FILES, SOURCES, ARGUMENTS,
 ARRAYS) = tables()  # fmt: skip


def code(text: str) -> str | None:
    """Return the text between backticks."""
    found = re.fullmatch("`(.*)`", text)
    return found[1] if found else None


def value(text: str) -> Any:
    """Return a cell of the page as the Python value it stands for."""
    text = html.unescape(text)
    if text == "*empty*":
        return None
    written = code(text)
    if written is None:
        return text
    known = {
        "datetime.date(2026, 3, 1)": datetime.date(2026, 3, 1),
        'Decimal("sNaN")': Decimal("sNaN"),
        "[1.0, None, math.inf]": [1.0, None, math.inf],
        "math.inf": math.inf,
    }
    return known[written] if written in known else ast.literal_eval(written)


def problems(frame: pd.DataFrame, **options: Any) -> pd.DataFrame:
    with pytest.raises(CohortError) as caught:
        Cohort(frame, ONE, **options)
    assert (caught.value.problems["remedy"].str.len() > 0).all()
    return caught.value.problems


def test_the_page_is_whole() -> None:
    whole = (CELLS, TYPES, EXTRA, COLUMNS, FILES, SOURCES, ARGUMENTS, ARRAYS)
    assert min(map(len, whole)) >= 8
    assert (len(SCALED), len(SEVERAL), len(ONE_ID), len(ROLES), len(WORDS)) == (2, 4, 3, 4, 7)


@pytest.mark.slow
@pytest.mark.parametrize(("column", "cell", "problem"), CELLS, ids=str)
def test_a_cell(column: str, cell: str, problem: str) -> None:
    frame = pd.DataFrame(OTHERS, dtype=object)
    if column == "minimum":
        frame["capacity"] = 2
    if column not in frame:
        frame[column] = pd.Series([None] * 4, dtype=object)
    row = 3 if column == "manager" else 4
    frame[column].array[row - 1] = value(cell)
    if column == "id":
        frame["manager"] = None
    found = problems(frame)
    assert (row, column, problem) in set(
        found[["row", "column", "problem"]].itertuples(index=False, name=None)
    )
    assert set(found["column"]) == {column}


@pytest.mark.parametrize(("column", "cell", "problem"), SCALED, ids=str)
def test_a_cell_beside_a_scale(column: str, cell: str, problem: str) -> None:
    found = problems(pd.DataFrame({"id": ["a"], column: [value(cell)]}), scale=["junior", "senior"])
    assert found[["column", "problem"]].to_numpy().tolist() == [[column, problem]]


@pytest.mark.parametrize(("kind", "column", "cells", "problem"), TYPES, ids=str)
def test_a_column_with_a_type(kind: str, column: str, cells: str, problem: str) -> None:
    given = value(cells)
    frame = pd.DataFrame({"id": [f"m{k}" for k in range(len(given))]})
    frame[column] = pd.Series(given, dtype=kind)
    found = problems(frame)
    located = found[["row", "column", "problem"]].to_numpy().tolist()
    assert located == [[len(given), column, problem]]


@pytest.mark.parametrize(("column", "cell", "problem"), EXTRA, ids=str)
def test_a_cell_of_an_extra_column(column: str, cell: str, problem: str) -> None:
    cells = pd.Series([None, value(cell)], dtype=object)
    people = Cohort(pd.DataFrame({"id": ["a", "b"]}).assign(**{column: cells}), ONE)
    reader = SharedInterests(column=column) if column == "clubs" else EqualAttribute(column=column)
    with pytest.raises(InputError, match=f"mentors, row 2, {column} is .*{re.escape(problem)}"):
        reader.fit(people)


@pytest.mark.parametrize(("mentors", "mentees", "staff", "where", "problem"), SEVERAL, ids=str)
def test_several_tables(mentors: str, mentees: str, staff: str, where: str, problem: str) -> None:
    frames = [
        pd.DataFrame([(*row.split(), None)[:2] for row in (code(side) or "").split(", ")])
        for side in (mentors, mentees, staff)
    ]
    with pytest.raises(CohortError) as caught:
        Cohort(*(frame.set_axis(["id", "manager"], axis=1) for frame in frames))
    found = caught.value.problems
    places = found["table"] + ", row " + found["row"].astype(str)
    assert problem in set(found["problem"][places == where])


@pytest.mark.parametrize(("mentor", "mentee", "where", "problem"), ONE_ID, ids=str)
def test_one_id_of_two_people(mentor: str, mentee: str, where: str, problem: str) -> None:
    column = where.rpartition(" ")[2]
    sides = ((code(one) or "").partition(" ")[::2] for one in (mentor, mentee))
    with pytest.raises(CohortError) as caught:
        Cohort(*([{"id": one, column: value}] for one, value in sides))
    (found,) = caught.value.problems.to_dict("records")
    assert f"{found['table']}, row {found['row']}, {found['column']}" == where
    assert found["problem"] == problem


@pytest.mark.parametrize(("role", "problem"), ROLES, ids=str)
def test_a_role(role: str, problem: str) -> None:
    people = pd.DataFrame({"id": ["a", "b", "c"], "role": ["mentor", "mentee", value(role)]})
    with pytest.raises(CohortError) as caught:
        Cohort(people=people)
    found = caught.value.problems[["table", "row", "column", "problem"]]
    assert found.to_numpy().tolist() == [["people", 3, "role", problem]]


@pytest.mark.parametrize(("column", "cell", "problem"), WORDS, ids=str)
def test_words_that_are_not_understood(column: str, cell: str, problem: str) -> None:
    frame = pd.DataFrame({"id": ["a", "b"], column: [None, cell]})
    found = problems(frame, layout={"in_words": True})
    assert found[["row", "column", "problem"]].to_numpy().tolist() == [[2, column, problem]]


@pytest.mark.parametrize(("columns", "problem"), COLUMNS, ids=str)
def test_names_of_columns(columns: str, problem: str) -> None:
    names = columns.split(", ")
    found = problems(pd.DataFrame({name: ["a"] for name in names}))
    at = "id" if "id" not in names else names[-1]
    assert found[["row", "column", "problem"]].to_numpy().tolist() == [[0, at, problem]]


@pytest.mark.parametrize(("file", "content", "message"), FILES, ids=str)
def test_a_file(tmp_path: Path, file: str, content: str, message: str) -> None:
    text = (code(content) or "").encode().decode("unicode_escape")
    (tmp_path / file).write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=re.escape(message)):
        Cohort(tmp_path / file, ONE)


@pytest.mark.parametrize(("source", "message"), SOURCES, ids=str)
def test_a_source(source: str, message: str) -> None:
    with pytest.raises(InputError, match=f"mentors.*{re.escape(message)}"):
        Cohort(ast.literal_eval(code(source) or ""), ONE)


@pytest.mark.parametrize(("argument", "message"), ARGUMENTS, ids=str)
def test_an_argument(argument: str, message: str) -> None:
    name, _, given = (code(argument) or "").partition("=")
    people = pd.DataFrame({"id": ["a"], "name": ["Ana"]})
    with pytest.raises(InputError, match=re.escape(message)):
        Cohort(people, ONE, **{name: ast.literal_eval(given)})


GIVEN: dict[str, dict[str, Any]] = {
    "from_matrix": {"scores": np.ones((2, 2))},
    "from_factors": {"U": np.ones((2, 2)), "V": np.ones((2, 2))},
    "with_table": {
        "name": "site", "mentee_class": [0, 1], "mentor_class": [0, 1],
        "allowed": np.ones((2, 2), dtype=bool),
    },
    "with_pairs": {"name": "past", "mentees": [0], "mentors": [1]},
    "with_threshold": {"name": "hours", "F": np.ones((2, 1)), "G": np.ones((2, 1)), "at_least": 1},
    "with_terms": {"name": "liked", "mentees": [0], "mentors": [1], "scores": [0.5]},
    "with_floor": {"floor": 0.5},
    "Problem": {"compatibility": Compatibility.from_matrix(np.ones((2, 2))), "capacity": 2},
}  # fmt: skip
NUMBERS = {
    "nan": math.nan,
    "inf": math.inf,
    "csr_array": csr_array,
    "masked": lambda cells: np.ma.array(cells, mask=[[True, False], [False, False]]),
    "from_matrix": Compatibility.from_matrix,
}


@pytest.mark.parametrize(("call", "argument", "message"), ARRAYS, ids=str)
def test_an_array(call: str, argument: str, message: str) -> None:
    name, _, given = (code(argument) or "").partition("=")
    called = Problem if call == "Problem" else getattr(GIVEN["Problem"]["compatibility"], call)
    called(**GIVEN[call])
    with pytest.raises(InputError, match=re.escape(message)):
        called(**GIVEN[call] | {name: eval(given, {}, NUMBERS)})  # noqa: S307 - our own page
