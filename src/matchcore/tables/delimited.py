"""Delimited text in the dialects of spreadsheets; every cell stays text.

So ``00123``, ``1E5`` and ``NA`` are read as they are written.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.encoding import decoded, utf7_remains, wrong_encoding
from matchcore.tables.header_row import LOOK, header_row
from matchcore.tables.rows import table_of_rows
from matchcore.tables.table import Table

_QUOTED = re.compile(r'"(?:[^"]|"")*"')  # delimiters in here do not count
_LINE_END = re.compile(r"\r\n?|\n")
_SEP = re.compile(r"\Asep=[^\r\n]*[\r\n]+", re.IGNORECASE)  # a line that tells Excel the delimiter
_START = 1 << 16  # characters in which the header is expected to end
_LINES = 5  # from which the delimiter is guessed
_REGULAR = 0.8  # share of the rows below a header that have its width
_NARROW = 2  # columns; a table below titles has more, or else the usual delimiter
_OTHERS = "|^~¤"
_DELIMITERS = {",": "','", ";": "';'", "\t": "tab"}


def read_delimited(name: str, path: Path) -> Table:
    """Read text in any encoding of spreadsheets, with ``,`` ``;`` or tabs between cells."""
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    text, encoding, caution = decoded(name, path.name, raw)
    if "\0" in text:
        raise InputError(wrong_encoding(name, told("{file} contains NUL bytes", file=path.name)))
    text, above = _without_start(text)
    start = text[:_START]
    usual = _delimiter(start, "\t" if path.suffix.lower() == ".tsv" else ",")
    delimiter = _below_titles(start, usual)
    rows = _rows(name, path.name, text, delimiter)
    first = list(islice(rows, LOOK))
    if sign := _other_delimiter(first):
        problem = told(
            "{file} separates its cells by {sign!r}, which no table here does",
            file=path.name,
            sign=sign,
        )
        remedy = told("save it with commas, semicolons or tabs")
        raise InputError(InputProblem("unreadable_file", name, "", problem, remedy))
    header = header_row(path.name, first)
    decimal_comma = delimiter != ","
    note = told(
        "{encoding}, delimiter {delimiters}", encoding=encoding, delimiters=_DELIMITERS[delimiter]
    )
    if decimal_comma:
        note += told(", so 3,5 may be a number")
    cautions = [caution] if caution else []
    if remains := utf7_remains(text):
        cautions.append(
            told(
                "{file} looks like UTF-7: {remains!r}; save it as CSV UTF-8",
                file=path.name,
                remains=remains,
            )
        )
    return table_of_rows(
        name,
        path.name,
        chain(first[header.cut :], rows),
        note,
        notes=header.notes,
        cautions=[*cautions, *header.cautions],
        decimal_comma=decimal_comma,
        first=1 + above + header.cut,
    )


def _without_start(text: str) -> tuple[str, int]:
    r"""Return a text from its first filled line on, and the number of rows above.

    A first line that tells Excel the delimiter is none: no spreadsheet shows it.

    >>> _without_start("\nid,name"), _without_start("sep=;\r\nid;name")
    (('id,name', 1), ('id;name', 0))
    """
    rest = _SEP.sub("", text.lstrip("\ufeff\r\n"))
    above = len(_LINE_END.findall(text[: len(text) - len(rest)]))
    return rest, above - bool(_SEP.match(text.lstrip("\ufeff")))


def _delimiter(start: str, usual: str) -> str:
    """Return the delimiter that occurs most in the first line, outside quotes.

    One that occurs as often in each of the next lines takes precedence. A comma before a space
    counts only where there is no other delimiter. Ties go to the usual one.
    """
    bare = _QUOTED.sub("", start).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line for line in bare if line.strip(" ")][:_LINES] or [""]
    if any(delimiter in lines[0].replace(", ", " ") for delimiter in _DELIMITERS):
        lines = [line.replace(", ", " ") for line in lines]

    def fit(delimiter: str) -> tuple[bool, int, bool]:
        counts = [line.count(delimiter) for line in lines]
        return counts[0] > 0 and len(set(counts)) == 1, counts[0], delimiter == usual

    return max(_DELIMITERS, key=fit)


def _other_delimiter(rows: list[list[str]]) -> str:
    """Return a sign that stands as often in every row as in the header, where all have one cell.

    >>> _other_delimiter([["id|name|site"], ["a|Ann|Lyon"]]), _other_delimiter([["id"], ["a|b"]])
    ('|', '')
    """
    filled = [row[0] for row in rows if any(row)]
    if len(filled) < 2 or any(len(row) > 1 for row in rows):
        return ""
    for sign in _OTHERS:
        times, names = filled[0].count(sign), filled[0].split(sign)
        if (
            times > 1
            and all(map(str.strip, names))
            and all(text.count(sign) >= times for text in filled)
        ):
            return sign
    return ""


def _below_titles(start: str, usual: str) -> str:
    """Return the delimiter of the table if titles stand above it, else the usual one.

    A title may have commas of its own, and then rows below have no second cell.
    """
    rows = _first_rows(start, usual)
    at = header_row("", rows).at
    second = [len(row) > 1 for row in rows[at:] if any(row)]
    is_regular = sum(second) >= _REGULAR * len(second)
    if second and second[0] and is_regular and not any(map(any, rows[:at])):
        return usual
    widths = {usual: max(_NARROW, len(rows[at]))} if rows else {}
    for delimiter in _DELIMITERS:
        rows = _first_rows(start, delimiter)
        at = header_row("", rows).at
        below = [len(row) for row in rows[at + 1 :] if any(row)]
        width = len(rows[at]) if rows else 0
        is_regular = below.count(width) >= _REGULAR * len(below)
        if any(map(any, rows[:at])) and is_regular and width > widths.get(delimiter, 0):
            widths[delimiter] = width
    return max(widths, key=lambda delimiter: widths[delimiter], default=usual)


def _first_rows(start: str, delimiter: str) -> list[list[str]]:
    """Return the first rows as one delimiter gives them, up to the first that is no row."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), LOOK))
    return rows[:-1] if len(start) == _START and 0 < len(rows) < LOOK else rows


def _rows(name: str, file: str, text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        problem = told("{file} is not a valid table ({error})", file=file, error=error)
        remedy = told("look for an unclosed quote")
        raise InputError(InputProblem("unreadable_file", name, "", problem, remedy)) from None
