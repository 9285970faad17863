"""What is wrong with tables has a code and a place, for programs that read neither message."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables import Layout, deliver, write_csv
from tests.cohorts import ONE_MENTEE as MENTEES


def found(call: Callable[[], object]) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        call()
    return [(one.code, one.place, one.value) for one in caught.value.records]


def nested(depth: int) -> Any:
    record: dict[str, Any] = {"id": "a"}
    for _ in range(depth):
        record = {"x": record}
    return [record]


FILES: dict[str, tuple[str, bytes, str, str]] = {
    "ending": ("m.doc", b"id\na", "unknown_ending", "mentors"),
    "zero bytes": ("m.csv", b"i\0d", "wrong_encoding", "mentors"),
    "neither UTF-8 nor cp1252": ("m.csv", b"id\n\x81", "wrong_encoding", "mentors"),
    "open quote": ("m.csv", b'id\n"a', "unreadable_file", "mentors"),
    "no JSON": ("m.json", b"[{", "unreadable_file", "mentors"),
    "a name twice": ("m.json", b'[{"id": 1, "id": 2}]', "duplicate_column", "mentors"),
    "no records": ("m.json", b"3", "no_records", "mentors"),
    "no workbook": ("m.xlsx", b"id", "unreadable_file", "mentors"),
    "no Parquet": ("m.parquet", b"id", "unreadable_file", "mentors"),
    "nothing": ("m.csv", b"\n", "empty_table", "mentors"),
    "long row": ("m.csv", b"id,name\na,b\na,b,c", "long_row", "mentors, row 3"),
    "no name": ("m.csv", b"id,\na,b", "unnamed_column", "mentors"),
    "column twice": ("m.csv", b"id,id\na,b", "duplicate_column", "mentors"),
}


@pytest.mark.parametrize("what", FILES)
def test_files(tmp_path: Path, what: str) -> None:
    name, content, code, place = FILES[what]
    (tmp_path / name).write_bytes(content)
    assert found(lambda: Cohort(tmp_path / name, MENTEES)) == [(code, place, "")]


TWO_LEVELS = pd.DataFrame([["a"]], columns=pd.MultiIndex.from_tuples([("x", "id")]))
SOURCES: dict[str, tuple[Any, str, str]] = {
    "no table": (7, "wrong_type", "a int"),
    "no file": ("nowhere.csv", "no_such_file", ""),
    "levels of columns": (TWO_LEVELS, "nested_columns", ""),
    "a column twice": (pa.table([["a"], ["b"]], names=["id", "id"]), "duplicate_column", ""),
    "names that become one": ({"id": ["a"], " id": ["b"]}, "duplicate_column", ""),
    "a nested name twice": ([{"a.b": 1, "a": {"b": 2}}], "duplicate_column", ""),
    "no columns": ({"id": "a"}, "no_records", ""),
    "no records": ([{"id": "a"}, 7], "no_records", ""),
    "lengths": ({"id": ["a"], "name": []}, "wrong_shape", ""),
    "depth": (nested(5000), "nested_too_deeply", ""),
}


@pytest.mark.parametrize("what", SOURCES)
def test_sources(what: str) -> None:
    source, code, value = SOURCES[what]
    assert found(lambda: Cohort(source, MENTEES)) == [(code, "mentors", value)]


def workbook(path: Path, *sheets: str) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        book.create_sheet(name).append(["id"])
    book.save(path)
    return path


def test_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = workbook(tmp_path / "o.xlsx", "mentors", "staff")
    assert found(lambda: Cohort(other, other)) == [("missing_sheet", "mentees", "")]
    same = workbook(tmp_path / "s.xlsx", "One", "Two")
    assert found(lambda: Cohort(same, same)) == [("same_sheet", "", "")]
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert found(lambda: Cohort(other, MENTEES)) == [("missing_package", "", "")]


ARGUMENTS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "columns": ({"columns": ["id"]}, "wrong_type", "columns", "['id']"),
    "a name": ({"columns": {"Nom": 3}}, "wrong_type", "columns: 'Nom'", "3"),
    "of one table": (
        {"columns": {"mentors": {"Nom": ""}}}, "wrong_type", "columns: mentors: 'Nom'", "''"
    ),
    "layout": ({"layout": "outlook"}, "not_a_choice", "layout", "'outlook'"),
    "option": ({"layout": {"closd": True}}, "unknown_option", "layout", ""),
    "scale": ({"scale": ["a", "A"]}, "not_a_scale", "scale", "['a', 'A']"),
}  # fmt: skip


@pytest.mark.parametrize("what", ARGUMENTS)
def test_arguments(what: str) -> None:
    options, *expected = ARGUMENTS[what]
    assert found(lambda: Cohort(MENTEES, MENTEES, **options)) == [tuple(expected)]


def test_layouts() -> None:
    """All that is wrong with one, at once."""
    wrong: Any = {
        "nobody": ("",), "closed": 1, "left_out": {"S": "x"}, "columns": {"a": 1}
    }  # fmt: skip
    assert found(lambda: Layout(**wrong)) == [
        ("wrong_type", "layout: nobody", "('',)"),
        ("wrong_type", "layout: left_out of 'S'", "'x'"),
        ("not_yes_or_no", "layout: closed", "1"),
        ("wrong_type", "layout: columns: 'a'", "1"),
    ]
    nothing: Any = {"separators": (), "left_out": 3}
    assert found(lambda: Layout(**nothing)) == [
        ("empty_list", "layout: separators", "()"),
        ("wrong_type", "layout: left_out", "3"),
    ]


def closed() -> io.BytesIO:
    stream = io.BytesIO()
    stream.close()
    return stream


class Taker:
    """A stream that takes nothing of what is written."""

    def write(self, data: object) -> None:
        raise TypeError("numbers alone")


def read_only() -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO())  # type: ignore[arg-type]


def ascii_alone() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="ascii")


TARGETS: dict[str, tuple[Callable[[], Any], str]] = {
    "neither path nor stream": (lambda: 7, "wrong_type"),
    "closed": (closed, "closed_stream"),
    "read only": (read_only, "read_only_stream"),
    "lacks a letter": (ascii_alone, "wrong_encoding"),
    "takes nothing": (Taker, "wrong_type"),
}


@pytest.mark.parametrize("what", TARGETS)
def test_targets(what: str) -> None:
    target, code = TARGETS[what][0](), TARGETS[what][1]
    expected = [(code, "path", f"{target!r:.60}")]
    assert found(lambda: deliver(target, "Zoé".encode())) == expected


def test_targets_of_text_and_delimiters() -> None:
    text, frame = io.StringIO(), pd.DataFrame({"id": ["a"]})
    assert found(lambda: deliver(text, b"", is_text=False)) == [
        ("text_stream", "path", f"{text!r:.60}")
    ]
    assert found(lambda: write_csv(frame, text, "|")) == [("not_a_choice", "delimiter", "'|'")]
