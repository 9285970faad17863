"""Values that hold others: as mappings, as lists, or neither."""

from __future__ import annotations

from collections import OrderedDict, UserDict, namedtuple
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from matchcore.tables import list_of, record_of
from matchcore.tables.containers import (
    RepeatedNameError,
    database_row,
    type_of,
    without_repeats,
)

Pair = namedtuple("Pair", "id grade")


@dataclass
class Person:
    id: str
    grade: int


class Keyed:
    """A database row that has keys but is no mapping."""

    def keys(self) -> list[str]:
        return ["id", "grade"]

    def __getitem__(self, key: str) -> Any:
        return {"id": "a", "grade": 3}[key]


@pytest.mark.parametrize(
    "value",
    [{"id": "a", "grade": 3}, UserDict(id="a", grade=3), Pair("a", 3), Person("a", 3)],
    ids=lambda value: type(value).__name__,
)
def test_records_become_mappings(value: Any) -> None:
    assert record_of(value) == {"id": "a", "grade": 3}


@pytest.mark.parametrize("value", ["a", 3, None, ("a", 3), ["a"], Person, Keyed()])
def test_anything_else_is_no_record(value: Any) -> None:
    assert record_of(value) is None


def test_only_a_database_row_needs_its_keys() -> None:
    assert database_row(Keyed()) == {"id": "a", "grade": 3}
    assert database_row("a") is None


def test_a_name_that_occurs_twice_is_reported() -> None:
    assert without_repeats([("b", 1), ("a", 2)]) == OrderedDict(b=1, a=2)
    with pytest.raises(RepeatedNameError, match="'a'"):
        without_repeats([("a", 1), ("a", 1)])


@pytest.mark.parametrize(
    "value",
    [
        ("b", "a"),
        np.array(["b", "a"]),
        pd.Series(["b", "a"]),
        pl.Series(["b", "a"]),
        pa.array(["b", "a"]),
    ],
    ids=type_of,
)
def test_entries_keep_their_order(value: Any) -> None:
    assert list_of(value) == ["b", "a"]


def test_entries_of_a_set_are_sorted_as_text() -> None:
    assert list_of({10, 9, 1}) == [1, 10, 9]


@pytest.mark.parametrize("value", ["ab", b"ab", bytearray(b"a"), 3, None, {"a": 1}, np.array(3)])
def test_anything_else_is_no_list(value: Any) -> None:
    assert list_of(value) is None
