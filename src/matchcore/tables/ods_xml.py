"""What the eye sees of a sheet and its cells do not hold: from the XML of OpenDocument files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from zipfile import ZipFile

from matchcore.tables.sheet_xml import Looks, Range

_TAG = re.compile(r"<table:(table-column|table-row|table-cell|covered-table-cell)\b([^>]*)>")
_HIDDEN = re.compile(r'table:visibility="(?:collapse|filter)"')
_SPANNED = re.compile(r'table:number-(rows|columns)-spanned="(\d+)"')
_REPEATED = re.compile(r'table:number-(?:rows|columns)-repeated="(\d+)"')


def looks_of_ods(path: Path, sheet: str) -> Looks:
    """Return how a sheet of an OpenDocument file looks: hidden rows and columns, merged cells."""
    with ZipFile(path) as parts:
        text = parts.read("content.xml").decode()
    name = re.escape(escape(sheet))
    found = re.search(rf'<table:table\b[^>]*table:name="{name}".*?</table:table>', text, re.DOTALL)
    if found is None or not (_HIDDEN.search(found[0]) or _SPANNED.search(found[0])):
        return Looks()
    tags = [(kind, rest) for kind, rest in _TAG.findall(found[0])]
    return Looks(
        hidden_rows=frozenset(_hidden(tags, "table-row")),
        hidden_columns=frozenset(_hidden(tags, "table-column")),
        merged=tuple(_merged(tags)),
    )


def _times(rest: str) -> int:
    found = _REPEATED.search(rest)
    return int(found[1]) if found else 1


def _hidden(tags: list[tuple[str, str]], wanted: str) -> Iterator[int]:
    """Yield the numbers of hidden rows, or of hidden columns."""
    place = 0
    for kind, rest in tags:
        if kind == wanted:
            times = _times(rest)
            if _HIDDEN.search(rest):
                yield from range(place, place + times)
            place += times


def _merged(tags: list[tuple[str, str]]) -> Iterator[Range]:
    """Yield the merged cells; a repeated row holds none."""
    following, row, column = 0, -1, 0
    for kind, rest in tags:
        if kind == "table-row":
            row, following, column = following, following + _times(rest), 0
        elif kind != "table-column":
            spans = dict(_SPANNED.findall(rest))
            rows, columns = int(spans.get("rows", 1)), int(spans.get("columns", 1))
            if rows > 1 or columns > 1:
                yield row, column, row + rows - 1, column + columns - 1
            column += _times(rest)
