"""Delimited text in the dialects of spreadsheets; every cell stays the text that it is.

So ``00123``, ``1E5`` and ``NA`` are not turned into something else.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path

from matchcore.errors import InputError, InputProblem
from matchcore.tables.rows import table_of_rows
from matchcore.tables.table import Table

_WINDOWS = "cp1252"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')  # where a delimiter delimits nothing
_SEP = re.compile(r"\Asep=[^\r\n]*[\r\n]+", re.IGNORECASE)  # a line for Excel, before the header
_START = 1 << 16  # characters, among which the header ends
_LINES = 5
_DELIMITERS = {",": "','", ";": "';'", "\t": "tab"}


def read_delimited(name: str, path: Path) -> Table:
    """Read UTF-8 or cp1252, delimiter ``,`` ``;`` or tab; say which."""
    raw = path.read_bytes()
    text, encoding = _decoded(
        name, path.name, gzip.decompress(raw) if path.suffix == ".gz" else raw
    )
    if "\0" in text:
        raise InputError(_no_text(name, f"{path.name} holds zero bytes"))
    text = _SEP.sub("", text.lstrip("\ufeff\r\n"))
    delimiter = _delimiter(text[:_START], "\t" if path.suffix.lower() == ".tsv" else ",")
    rows = _rows(name, path.name, text, delimiter)
    note = f"{encoding}, delimiter {_DELIMITERS[delimiter]}"
    comma = delimiter != ","
    cautions = []
    if encoding == _WINDOWS:
        cautions.append(f"{path.name} is not UTF-8: read as {_WINDOWS} (Windows, Western Europe)")
    said = f"{note}, so 3,5 may be a number" if comma else note
    return table_of_rows(name, path.name, rows, said, cautions=cautions, decimal_comma=comma)


def _delimiter(start: str, usual: str) -> str:
    """Return what the first line has most of, outside quotes; in doubt the usual one.

    A comma before a space is one of language, where there is another delimiter. One that the next
    lines have as often as the first goes before one that they have not.
    """
    bare = _QUOTED.sub("", start).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line for line in bare if line.strip(" ")][:_LINES] or [""]
    if any(one in lines[0].replace(", ", " ") for one in _DELIMITERS):
        lines = [line.replace(", ", " ") for line in lines]

    def fit(delimiter: str) -> tuple[bool, int, bool]:
        counts = [line.count(delimiter) for line in lines]
        return counts[0] > 0 and len(set(counts)) == 1, counts[0], delimiter == usual

    return max(_DELIMITERS, key=fit)


def _decoded(name: str, file: str, raw: bytes) -> tuple[str, str]:
    try:
        return raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    broken = raw.decode("utf-8", errors="surrogateescape")
    bytes_alone = sum("\ud800" <= c <= "\udfff" for c in broken)
    characters = sum(c > "\x7f" for c in broken) - bytes_alone
    try:
        if characters > bytes_alone:  # mostly UTF-8: cp1252 would garble what is right
            raise UnicodeError
        text = raw.decode(_WINDOWS)
    except UnicodeError:
        problem = f"{file}, line {line}, is neither UTF-8 nor {_WINDOWS}"
        raise InputError(_no_text(name, problem)) from None
    return text, _WINDOWS


def _no_text(name: str, problem: str) -> InputProblem:
    return InputProblem("wrong_encoding", name, "", problem, "save it as CSV UTF-8")


def _rows(name: str, file: str, text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        problem, remedy = f"{file} is no table ({error})", "look for a quote that is left open"
        raise InputError(InputProblem("unreadable_file", name, "", problem, remedy)) from None
