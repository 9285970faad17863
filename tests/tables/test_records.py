"""Records of any kind, rows and columns: what each gives, and what is said where it gives nothing.

What they have in common is a law of its own, in ``tests/test_any_source.py``.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict, UserDict, namedtuple
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from tests.cohorts import ONE_MENTEE as MENTEES

Short = namedtuple("Short", "id grade")


@dataclass(frozen=True)
class Skill:
    name: str
    level: float | None = None


@dataclass
class Person:
    id: UUID
    grade: int
    skills: list[Skill]


class Row(tuple[Any, ...]):
    """A row as SQLAlchemy has them: a tuple, with what it holds by name in `_mapping`."""

    __slots__ = ()
    _fields = ("wrong", "names")

    @property
    def _mapping(self) -> Any:
        return MappingProxyType({"id": self[0], "grade": self[1]})


class Keyed:
    """A row of a database that has keys, as sqlite3's has, and is no mapping."""

    def keys(self) -> list[str]:
        return ["id", "grade"]

    def __getitem__(self, key: str) -> Any:
        return {"id": "a", "grade": 3}[key]


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "grade": 3},
        OrderedDict(id="a", grade=3),
        UserDict({"id": "a", "grade": 3}),
        MappingProxyType({"id": "a", "grade": 3}),
        Short("a", 3),
        Row(("a", 3)),
        Keyed(),
        pd.Series({"id": "a", "grade": 3}),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_record_of_any_kind(record: Any) -> None:
    for many in ([record], (record,), iter([record]), {"a": record}.values()):
        mentors = Cohort(many, MENTEES).mentors
        assert (mentors.ids.tolist(), mentors.numbers("grade").tolist()) == (["a"], [3])


def test_rows_of_sqlite() -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.row_factory = sqlite3.Row
        query = "select 'a' as id, 'sql:4|excel' as skills union select 'b', null"
        skills = Cohort(base.execute(query), MENTEES).mentors.items("skills")
        assert (skills.labels.tolist(), skills.rows.tolist()) == (["excel", "sql"], [0, 0])
        with pytest.raises(InputError, match="'id' twice in one record"):
            Cohort(base.execute("select 1 as id, 2 as id"), MENTEES)
        base.row_factory = None
        with pytest.raises(
            InputError, match=r"rows, the first of which names.*found: \['1', 'Ana'\]"
        ):
            Cohort(base.execute("select 1, 'Ana'"), MENTEES)


def test_objects_within_objects() -> None:
    person = Person(UUID(int=7), 3, [Skill("SQL: tuning", 4), Skill("Excel")])
    mentors = Cohort([person], MENTEES).mentors
    assert mentors.ids.tolist() == ["00000000-0000-0000-0000-000000000007"]
    skills = mentors.items("skills")
    assert skills.labels.tolist() == ["Excel", "SQL: tuning"]
    assert skills.values[1] == 4
    assert np.isnan(skills.values[0])


def test_a_mapping_is_nested_columns_except_where_lists_are_meant() -> None:
    """Under another name, under a name with dots, and for one table alone."""
    levels = {"sql": 4, "excel": 2}
    nested = {"id": "a", "skills": levels, "name": {"formatted": "Ana"}, "profil": {"top": levels}}
    mentors = Cohort([nested], MENTEES, columns={"name.formatted": "name"}).mentors
    assert mentors.items("skills").values.tolist() == [2, 4]
    assert mentors.text("name").tolist() == ["Ana"]
    assert {"profil.top.sql", "profil.top.excel"} <= set(mentors.frame)
    for columns in ({"profil.top": "skills"}, {"mentors": {"profil.top": "skills"}}):
        one = {"id": "a", "profil": {"top": levels}}
        mentors = Cohort([one], MENTEES, columns=columns).mentors  # type: ignore[arg-type]
        assert mentors.items("skills").labels.tolist() == ["excel", "sql"]


def test_records_with_other_keys_are_one_table() -> None:
    records = [{"id": "b", "grade": 2}, {"id": "a", "site": "Lyon"}]
    mentors = Cohort(records, MENTEES).mentors
    assert mentors.text("site").tolist() == ["Lyon", None]
    assert mentors.numbers("grade")[1] == 2


@pytest.mark.parametrize(
    "columns",
    [
        {"id": ["b", "a"], "past": [["z"], None]},
        {"id": ("b", "a"), "past": (("z",), None)},
        {"id": np.array(["b", "a"]), "past": pd.Series([{"z"}, None])},
        MappingProxyType({" id ": pd.array(["b", "a"]), "past": [np.array(["z"]), []]}),
    ],
)
def test_columns_by_name(columns: Any) -> None:
    mentors = Cohort(columns, MENTEES).mentors
    assert mentors.ids.tolist() == ["a", "b"]
    assert mentors.items("past").rows.tolist() == [1]


def nobody() -> Iterator[dict[str, str]]:
    yield from ()


def test_an_empty_source_is_an_empty_table() -> None:
    used = iter([{"id": "a"}])
    assert list(used)
    for source in ([], (), {}, nobody(), used, {"id": []}, {"Resources": []}, pd.DataFrame()):
        with pytest.raises(CohortError) as caught:
            Cohort(source, MENTEES)
        found = caught.value.problems[["table", "row", "column", "problem"]].to_numpy().tolist()
        assert found == [["mentors", 0, "id", "the table is empty"]]
    people = iter([{"id": "a"}])
    with pytest.raises(CohortError, match=r"mentees, id: the table is empty.*only once"):
        Cohort(people, people)


class Colleague:
    """A class of somebody's own, which tells no names."""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ([Colleague()], r"item 1 is \w+ Colleague \(1 such\): give mappings"),
        ([{"id": "a"}, Colleague(), None], r"item 2 is \w+ Colleague \(2 such\)"),
        ([{"id": "a"}, None], "item 2 is NoneType"),
        ([{"id": "a"}, ["b"]], "item 2 is list"),
        (["id", "a"], "item 1 is str"),
        (Person, "mentors is a type"),
        (b"id\na\n", "mentors is a bytes"),
        (Colleague(), r"mentors is a \w+ Colleague: give a data frame"),
        ({"id": ["a"], "grade": [1, 2]}, r"different lengths \(id 1, grade 2\)"),
        ({"id": "a", "grade": 1}, "'id' is not a list of cells"),
        ({"a": {"id": "a"}}, "'a' is not a list of cells"),
        ({"id": ["a"], " id": ["b"]}, "'id' occurs twice"),
        ([{"id": "a", 1: 2, "1": 3}], "'1' twice in one record"),
    ],
)
def test_what_gives_no_people_is_refused(source: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        Cohort(source, MENTEES)


@pytest.mark.parametrize("records", [{"id": "a"}, ["a"], {"Resources": {}}, {"Resources": "a"}])
def test_what_holds_no_records_is_refused(records: Any) -> None:
    with pytest.raises(InputError, match=r"mentors: the (dict|list) holds no records"):
        Cohort(records, MENTEES)


@pytest.mark.parametrize("text", ["", "{", '"id"', "[1]", '{"id": "a"}', "[[]]", "[" * 100_000])
def test_json_without_records_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "mentors.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"mentors\.json (is not JSON|holds no records|is empty)"):
        Cohort(tmp_path / "mentors.json", MENTEES)
