"""The same people, whatever holds them: records, columns, frames and files make one cohort."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import UserDict, namedtuple
from collections.abc import Callable
from dataclasses import make_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.people import Items, People
from matchcore.tables import cell_text
from tests.cohorts import examples

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Person = dict[str, Any]
ONE = [{"id": "z"}]
LISTS = ("skills", "interests")
NAMES = ["id", "site", "grade", "trained", *LISTS, "badge"]


@st.composite
def people(draw: DrawFn) -> list[Person]:
    """Draw people: skills with their levels, None for what is not known."""
    word = st.sampled_from(["sql", "C++", "Zoé", "日本語", "Skill: x", "public speaking"])
    drawn = [
        {
            "id": one,
            "site": draw(st.none() | word),
            "grade": draw(st.none() | st.integers(-3, 9)),
            "trained": draw(st.none() | st.booleans()),
            "skills": draw(st.dictionaries(word, st.sampled_from([1, 3, 5]), max_size=3)) or None,
            "interests": draw(st.lists(word, unique=True, max_size=3)) or None,
            "badge": draw(st.none() | word),
        }
        for one in draw(st.lists(st.sampled_from("abcdé"), unique=True, min_size=1))
    ]
    first = {"skills": {"sql": 5}, "interests": ["go"], "grade": 1, "trained": True, "badge": "q"}
    return [
        *drawn,
        {**dict.fromkeys(NAMES), "id": "first", "site": "Lyon", **first},
    ]  # so that every column has a type


def named(person: Person) -> Person:
    """Return a person with each skill as a record of its own."""
    skills = person["skills"]
    some = skills and [{"name": name, "level": level} for name, level in skills.items()]
    return {**person, "skills": some}


def texts(person: Person) -> Person:
    """Return a person with lists of text."""
    skills = person["skills"]
    return {**person, "skills": skills and [f"{name}:{level}" for name, level in skills.items()]}


def line(person: Person) -> Person:
    """Return a person with lists as a file writes them."""
    return {k: "|".join(v) if k in LISTS and v else v for k, v in texts(person).items()}


def columns(drawn: list[Person]) -> dict[str, list[Any]]:
    return {name: [person[name] for person in drawn] for name in NAMES}


def filled(person: Person) -> Person:
    return {name: cell for name, cell in person.items() if cell is not None}


class Row(tuple[Any, ...]):
    """A row of SQLAlchemy, as far as it matters here."""

    __slots__ = ()

    @property
    def _mapping(self) -> Any:
        return MappingProxyType(dict(zip(NAMES, self, strict=True)))


def sqlite(drawn: list[Person]) -> Any:
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.execute("create table people (id, site, grade, trained, skills, interests, badge)")
    rows = [tuple(line(person).values()) for person in drawn]
    base.executemany("insert into people values (?, ?, ?, ?, ?, ?, ?)", rows)
    people = base.execute("select * from people").fetchall()
    base.close()
    return people


def odd_pandas(drawn: list[Person]) -> pd.DataFrame:
    """Return a frame with an index that means nothing, and columns of types of their own."""
    frame = pd.DataFrame(columns([line(person) for person in drawn]), index=[7] * len(drawn))
    kinds = {"site": "category", "grade": "Int64", "trained": "boolean", "badge": "string[pyarrow]"}
    return frame.astype(kinds)


def views(drawn: list[Person]) -> pd.DataFrame:
    """Return a frame with a type that pandas holds but cannot copy."""
    cells, kind = columns([line(person) for person in drawn]), pd.ArrowDtype(pa.string_view())
    frame = pd.DataFrame(cells, dtype=object)
    for name in ("id", "site", "skills"):
        frame[name] = pd.Series(pd.array(cells[name], dtype=kind))
    return frame


def arrow(drawn: list[Person]) -> pa.Table:
    """Return a table with a dictionary, a map, and a list of structs."""
    table = pa.table({**columns(drawn), "skills": [named(person)["skills"] for person in drawn]})
    site = pa.array([person["site"] for person in drawn]).dictionary_encode()
    return table.set_column(1, "site", site)


def maps(drawn: list[Person]) -> pa.Table:
    cells = [person["skills"] and [*person["skills"].items()] for person in drawn]
    skills = pa.array(cells, pa.map_(pa.string(), pa.int64()))
    return pa.table({**columns(drawn), "skills": skills})


Tuple = namedtuple("Tuple", NAMES)  # type: ignore[misc]
Class = make_dataclass("Class", NAMES)

SOURCES: dict[str, Callable[[list[Person]], Any]] = {
    "records with texts": lambda drawn: [texts(person) for person in drawn],
    "records with lines": lambda drawn: tuple(line(person) for person in drawn),
    "records, levels by name": lambda drawn: drawn,
    "records, entries as records": lambda drawn: [named(person) for person in drawn],
    "records without what is missing": lambda drawn: [filled(person) for person in drawn],
    "mappings of another kind": lambda drawn: (UserDict(person) for person in drawn),
    "named tuples": lambda drawn: iter([Tuple(**person) for person in drawn]),
    "dataclasses": lambda drawn: {k: Class(**one) for k, one in enumerate(drawn)}.values(),
    "rows of SQLAlchemy": lambda drawn: [Row(person.values()) for person in drawn],
    "rows of sqlite": sqlite,
    "rows": lambda drawn: [NAMES, *([*texts(person).values()] for person in drawn)],
    "columns": columns,
    "columns of arrays": lambda drawn: {
        name: pd.Series(cells, dtype=object) for name, cells in columns(drawn).items()
    },
    "sets": lambda drawn: [
        {**texts(p), "interests": p["interests"] and set(p["interests"])} for p in drawn
    ],
    "arrays": lambda drawn: [
        {**texts(p), "interests": p["interests"] and np.array(p["interests"])} for p in drawn
    ],
    "pandas": lambda drawn: pd.DataFrame(drawn, dtype=object),
    "pandas, types": odd_pandas,
    "pandas, views": views,
    "pandas, series": lambda drawn: [row for _, row in pd.DataFrame(drawn).iterrows()],
    "pandas, tuples": lambda drawn: (
        pd.DataFrame([line(p) for p in drawn], dtype=object)
        .set_index("id")
        .reset_index()
        .itertuples(index=False)
    ),
    "polars": lambda drawn: pl.DataFrame(columns([texts(person) for person in drawn])),
    "polars, structs": lambda drawn: pl.DataFrame(columns([named(person) for person in drawn])),
    "pyarrow": arrow,
    "pyarrow, maps": maps,
}


def written(drawn: list[Person], folder: Path) -> dict[str, Path]:
    """Write the people as files of every kind."""
    paths = {k: folder / f"{k}.{k.split('_')[0]}" for k in ("json", "json_rows", "json_columns")}
    rows = [NAMES, *([*texts(person).values()] for person in drawn)]
    several = drawn, rows, columns(drawn)
    for path, data in zip(paths.values(), several, strict=True):
        path.write_text(json.dumps(data), encoding="utf-8")
    paths["csv"] = folder / "people.csv"
    with paths["csv"].open("w", encoding="utf-8", newline="") as stream:
        lines = [list(line(person).values()) for person in drawn]
        csv.writer(stream).writerows([NAMES, *lines])
    paths["parquet"], paths["xlsx"] = folder / "people.parquet", folder / "people.xlsx"
    pyarrow.parquet.write_table(arrow(drawn), paths["parquet"])
    pd.DataFrame([line(person) for person in drawn]).to_excel(paths["xlsx"], index=False)
    return paths


def content(mentors: People, above: int = 0) -> dict[str, Any]:
    """Return everything that a cohort knows about its mentors, below some rows of a file."""
    found: dict[str, Any] = {"rows": (mentors.source_rows - above).tolist()}
    for name in NAMES:
        values = mentors.columns.get(name)
        if isinstance(values, Items):
            values = [*zip(values.rows.tolist(), values.labels, values.values, strict=True)]
        elif values is None:
            values = mentors.text(name)
        found[name] = [str(one) for one in values]
        if name not in (*LISTS, "trained", "grade"):
            cells = [cell_text(cell) for cell in mentors.frame[name]]
            assert cells == list(mentors.text(name))
    return found


@pytest.mark.slow
@examples(25)
@given(people())
def test_the_same_people_in_every_form_are_the_same_cohort(drawn: list[Person]) -> None:
    right = content(Cohort([named(person) for person in drawn], ONE).mentors)
    assert right["id"] == sorted(person["id"] for person in drawn)
    with TemporaryDirectory() as folder:
        files = written(drawn, Path(folder))
        for kind, source in {**{k: make(drawn) for k, make in SOURCES.items()}, **files}.items():
            cohort = Cohort(source, ONE)
            header = int(kind in ("csv", "xlsx"))  # the row of it, which spreadsheets show
            assert content(cohort.mentors, header) == right, kind
            assert cohort.cautions == (), kind
            assert set(cohort.mentors.frame) == set(NAMES), kind


LEAVES = st.one_of(
    st.none(),
    st.text(max_size=3),
    st.integers(-3, 9),
    st.floats(),
    st.sampled_from([b"x", object(), {1, 2}, np.array(["x"]), pd.NA, Tuple(*NAMES), Class]),
)
KEYS = st.sampled_from([*NAMES, "id", " id", "skils", "name.first"]) | st.text(max_size=2) | LEAVES
ITEMS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(KEYS.filter(lambda key: type(key).__hash__ is not None), inner)
    ),
    max_leaves=8,
)


def with_ids(items: list[Any]) -> list[Any]:
    """Give ids to what has keys, so that people may come of it."""
    return [{**one, "id": f"p{k}"} if isinstance(one, dict) else one for k, one in enumerate(items)]


def outcome(source: Any) -> tuple[int, str]:
    """Return how many people a source gives, and the message if it is refused."""
    try:
        return len(Cohort(source, ONE).mentors), ""
    except InputError as error:
        return 0, str(error)


@pytest.mark.slow
@examples(300)
@given(
    st.lists(ITEMS, max_size=4)
    | st.lists(ITEMS, max_size=4).map(with_ids)
    | st.dictionaries(st.sampled_from([*NAMES, "x"]), ITEMS, max_size=3)
    | ITEMS
)
def test_anything_gives_people_or_an_error_of_ours(source: Any) -> None:
    """Never nobody, and never an error from within."""
    for given_as in (source, iter(source) if isinstance(source, list) else source):
        size, message = outcome(given_as)
        assert size > 0 or "mentors" in message
