"""Tables out: nothing that a spreadsheet runs, and files written whole."""

from __future__ import annotations

import codecs
import csv
import datetime
import gzip
import io
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from matchcore.errors import InputError
from matchcore.tables import deliver, write_csv, write_whole, write_workbook

LIVE = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", '=HYPERLINK("http://x";"y")', "  =1", "-"]
DEAD = ["a=1", "1+1", "Zoé", "", "x@y.example", "'=1", "5-6", "(=1)"]


def exported(frame: pd.DataFrame, folder: Path) -> list[list[str]]:
    write_csv(frame, folder / "out.csv")
    text = (folder / "out.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", LIVE)
def test_what_a_spreadsheet_would_run_is_neutralised(tmp_path: Path, cell: str) -> None:
    assert exported(pd.DataFrame({"who": [cell]}), tmp_path) == [["who"], [f"'{cell}"]]


@pytest.mark.parametrize("cell", DEAD)
def test_harmless_text_is_exported_as_it_stands(tmp_path: Path, cell: str) -> None:
    assert exported(pd.DataFrame({"who": [cell], "n": [1]}), tmp_path)[1] == [cell, "1"]


@pytest.mark.parametrize("cell", ["Ana\r=1+1", "Ana\n=1+1", "Ana\r\n=1+1"])
def test_a_line_end_in_a_cell_starts_no_row(tmp_path: Path, cell: str) -> None:
    """Else the text behind it would stand at the beginning of a row, where it runs."""
    assert exported(pd.DataFrame({"who": [cell], "n": [1]}), tmp_path)[1:] == [[cell, "1"]]


def test_numbers_are_not_taken_for_formulas(tmp_path: Path) -> None:
    frame = pd.DataFrame({"score": [-0.5, 1.0], "seats": [-1, 2]})
    assert exported(frame, tmp_path)[1:] == [["-0.500000", "-1"], ["1.000000", "2"]]


def test_column_names_are_neutralised_too(tmp_path: Path) -> None:
    assert exported(pd.DataFrame({"=x": [1]}), tmp_path)[0] == ["'=x"]


def test_exports_say_that_they_are_utf8(tmp_path: Path) -> None:
    write_csv(pd.DataFrame({"who": ["Zoé"]}), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == "\ufeffwho\nZoé\n".encode()


def test_a_table_of_nobody_is_exported_as_its_header(tmp_path: Path) -> None:
    assert exported(pd.DataFrame(columns=["who", "why"]), tmp_path) == [["who", "why"]]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "f", b"old and long")
    write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    write_whole(tmp_path / "f", b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="no space left"):
        write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"old"


def test_text_stays_text_in_a_workbook(tmp_path: Path) -> None:
    """A formula would have the type f; what begins like one is shown, and stays, as it is."""
    who = [*LIVE, *DEAD, "a\x07b", "\ufffe\uffff"]
    frame = pd.DataFrame({"=who": who, "score": [0.25] * len(who)})
    write_workbook({"one": frame, "two": frame.head(0)}, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["one", "two"]
    rows = list(book["one"].iter_rows())
    assert [cell.value for cell in rows[0]] == ["=who", "score"]
    read = [row[0].value or "" for row in rows[1:]]
    assert read == [
        *(cell.replace("\r", "\n") for cell in (*LIVE, *DEAD)),
        "a\ufffdb",
        "\ufffd\ufffd",
    ]
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s", "n"}
    assert all(row[0].quotePrefix for row in rows[1 : 1 + len(LIVE)])
    assert [row[1].value for row in rows[1:]] == [0.25] * len(who)
    assert [[cell.value for cell in row] for row in book["two"].iter_rows()] == [["=who", "score"]]


def test_a_workbook_does_not_tell_when_it_was_written(tmp_path: Path) -> None:
    """So that the same tables give the same bytes."""
    write_workbook({"x": pd.DataFrame({"who": ["a"]})}, tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        texts = b"".join(parts.read(part) for part in parts.namelist())
    assert f"{datetime.date.today():%Y-}".encode() not in texts


# Streams -------------------------------------------------------------------------------------

TEXT = "who\nZoé 李\n"


class Response:
    """What web servers give to write into; no stream of Python's."""

    def __init__(self, takes: type = bytes) -> None:
        self.takes, self.parts = takes, list[Any]()

    def write(self, data: Any) -> None:
        if not isinstance(data, self.takes):
            raise TypeError(f"{self.takes.__name__} only")
        self.parts.append(data)


class Slow(io.RawIOBase):
    """Takes three bytes at a time."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.taken += bytes(data[:3])
        return len(data[:3])


def test_binary_streams_get_bytes_and_stay_open() -> None:
    buffer, response, slow = io.BytesIO(), Response(), Slow()
    for stream in (buffer, response, slow):
        deliver(stream, b"12345678")
        deliver(stream, b"9")
    assert buffer.getvalue() == b"".join(response.parts) == bytes(slow.taken) == b"123456789"
    assert not slow.closed


def test_text_streams_get_text_in_their_own_encoding(tmp_path: Path) -> None:
    """The byte order mark belongs to the encoding: whoever opens the stream chooses it."""
    text, response = io.StringIO(), Response(str)
    for stream in (text, response):
        deliver(stream, TEXT.encode("utf-8-sig"))
    assert text.getvalue() == "".join(response.parts) == TEXT
    with (tmp_path / "f").open("w", encoding="utf-16", newline="") as file:
        deliver(file, TEXT.encode("utf-8-sig"))
    assert (tmp_path / "f").read_text(encoding="utf-16") == TEXT
    with codecs.open(str(tmp_path / "g"), "w", encoding="utf-8") as writer:
        deliver(writer, TEXT.encode())
    assert (tmp_path / "g").read_text(encoding="utf-8") == TEXT


def test_files_of_other_libraries_are_streams(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "f.gz", "wb") as packed:
        deliver(packed, TEXT.encode())
    with gzip.open(tmp_path / "f.gz") as unpacked:
        assert unpacked.read().decode() == TEXT
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as archive, archive.open("f", "w") as member:
        deliver(member, TEXT.encode())
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert archive.read("f").decode() == TEXT
    with tempfile.TemporaryFile("w+", encoding="utf-8") as spare:
        deliver(spare, TEXT.encode())
        spare.seek(0)
        assert spare.read() == TEXT


@pytest.mark.parametrize("nothing", [None, 1, True, b"name", object(), [], Response])
def test_what_is_neither_path_nor_stream_is_refused(nothing: Any) -> None:
    with pytest.raises(
        InputError, match=r"^path is .*(give a path or a stream|neither bytes nor text)"
    ):
        deliver(nothing, b"")


def test_streams_that_cannot_be_written_to_are_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(InputError, match="is closed"):
        deliver(closed, b"new")
    for mode in ("rb", "r"):
        with (tmp_path / "f").open(mode) as file, pytest.raises(InputError, match="reading only"):
            deliver(file, b"new")
    assert (tmp_path / "f").read_bytes() == b"old"
    with (tmp_path / "g").open("w", encoding="cp1252") as file:
        with pytest.raises(InputError, match=r"(cp1252|charmap) lacks") as caught:
            deliver(file, TEXT.encode())
        assert "encoding='utf-8'" in str(caught.value)
    assert not (tmp_path / "g").read_bytes()
    with pytest.raises(InputError, match="neither bytes nor text"):
        deliver(Response(int), b"")


def test_what_breaks_in_a_stream_is_its_own_to_say() -> None:
    class Broken(Response):
        def write(self, data: Any) -> None:
            raise BrokenPipeError("gone")

    with pytest.raises(BrokenPipeError):
        deliver(Broken(), b"")


def test_tables_go_into_streams_as_into_files(tmp_path: Path) -> None:
    frame = pd.DataFrame({"who": ["=1", "Zoé"], "score": [0.5, 1.0]})
    write_csv(frame, tmp_path / "out.csv", ";")
    write_workbook({"one": frame}, tmp_path / "out.xlsx")
    table, book, text = io.BytesIO(), io.BytesIO(), io.StringIO()
    write_csv(frame, table, ";")
    write_csv(frame, text, ";")
    write_workbook({"one": frame}, book)
    assert table.getvalue() == (tmp_path / "out.csv").read_bytes()
    assert text.getvalue() == table.getvalue().decode("utf-8-sig")
    assert book.getvalue() == (tmp_path / "out.xlsx").read_bytes()
    for stream in (io.StringIO(), Response(str)):
        with pytest.raises(InputError, match="binary mode"):
            write_workbook({"one": frame}, stream)
