"""What the eye sees of a sheet and its cells do not hold: from the XML of Excel's workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias
from zipfile import ZipFile, is_zipfile

Range: TypeAlias = tuple[int, int, int, int]
"""The first row, first column, last row and last column of merged cells, from 0."""

_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*>")
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c [^>]*t="e"')
_NO_VALUE = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*t="str")[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_ZEROS = re.compile(r"""(?:\[\$[^]]*\])?(?:"([^"]*)"|\\(.))?(0{2,})""")


@dataclass(frozen=True, kw_only=True)
class Looks:
    """How a sheet looks; rows and columns are numbered from 0.

    Attributes
    ----------
    hidden_rows, hidden_columns : frozenset of int
    merged : tuple of Range
    padded : mapping of (int, int) to str
        The row and column of a number that is shown with leading zeros → the pattern of its text.
    errors, unsaved : int
        The number of cells with an error, and with a formula saved without its value.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    padded: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    errors: int = 0
    unsaved: int = 0


def looks_of_sheet(path: Path, sheet: str) -> Looks:
    """Return how a sheet looks; of a file without such XML, nothing is known."""
    if not is_zipfile(path):
        return Looks()
    with ZipFile(path) as parts:
        names = frozenset(parts.namelist())
        part = _part_of(parts, names, sheet)
        if part not in names:
            return Looks()
        text = parts.read(part)
        styles = parts.read("xl/styles.xml").decode() if "xl/styles.xml" in names else ""
    return Looks(
        hidden_rows=_hidden_rows(text),
        hidden_columns=frozenset(_hidden_columns(text)),
        merged=tuple(_merged(text)),
        padded=_padded(text, _patterns(styles)),
        errors=len(_ERROR_CELL.findall(text)) if b't="e"' in text else 0,
        unsaved=len(_NO_VALUE.findall(text)) if re.search(rb"<(?:\w+:)?f\b", text) else 0,
    )


def _part_of(parts: ZipFile, names: frozenset[str], sheet: str) -> str:
    """Return the part that holds a sheet; empty if there is none."""
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if book not in names or relations not in names:
        return ""
    tags = _tags(parts.read(book).decode(), "sheet")
    keys = [tag.get("r:id", "") for tag in tags if tag.get("name") == sheet]
    targets = {tag.get("Id"): tag for tag in _tags(parts.read(relations).decode(), "Relationship")}
    target = targets.get(keys[0], {}).get("Target", "") if keys else ""
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _tags(text: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each tag of a name."""
    for tag in re.findall(rf"<(?:\w+:)?{name}\b[^>]*>", text):
        yield _attributes(tag)


def _attributes(tag: str) -> dict[str, str]:
    return {key: unescape(one or other) for key, one, other in _ATTRIBUTE.findall(tag)}


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")


def _hidden_rows(text: bytes) -> frozenset[int]:
    """Return the hidden rows; a row without a number follows the one before it."""
    hidden, row = set[int](), -1
    if b"hidden" not in text:
        return frozenset()
    for tag in _ROW.findall(text):
        attributes = _attributes(tag.decode())
        row = int(attributes["r"]) - 1 if "r" in attributes else row + 1
        if _is_hidden(attributes):
            hidden.add(row)
    return frozenset(hidden)


def _hidden_columns(text: bytes) -> Iterator[int]:
    for tag in _COLUMNS.findall(text, 0, text.find(b"sheetData") + 1):
        attributes = _attributes(tag.decode())
        if _is_hidden(attributes):
            yield from range(int(attributes["min"]) - 1, int(attributes["max"]))


def _merged(text: bytes) -> Iterator[Range]:
    for tag in _MERGED.findall(text, max(0, text.find(b"mergeCells"))):
        first, _, last = _attributes(tag.decode()).get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        yield top, left, bottom, right


def _place(reference: str) -> tuple[int, int]:
    """Return row and column of a cell such as ``AB12``.

    >>> _place("A1"), _place("AB12")
    ((0, 0), (11, 27))
    """
    found = _PLACE.fullmatch(reference.replace("$", ""))
    if found is None:
        raise ValueError(f"{reference!r} is no cell")
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _patterns(styles: str) -> dict[str, str]:
    """Return the styles of cells that show numbers with leading zeros, each with its pattern."""
    codes = {tag.get("numFmtId"): tag.get("formatCode", "") for tag in _tags(styles, "numFmt")}
    cells = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    found = {}
    for number, style in enumerate(_tags(cells[0], "xf") if cells else ()):
        code = codes.get(style.get("numFmtId"), "").partition(";")[0]
        if zeros := _ZEROS.fullmatch(code):
            before = (zeros[1] or zeros[2] or "").replace("{", "{{").replace("}", "}}")
            found[str(number)] = f"{before}{{:0{len(zeros[3])}d}}"
    return found


def _padded(text: bytes, patterns: Mapping[str, str]) -> Mapping[tuple[int, int], str]:
    """Return the cells that have one of some styles, each with the pattern of its style."""
    if not patterns:
        return MappingProxyType({})
    styles = "|".join(patterns).encode()
    cells = re.findall(
        rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]+\d+)")[^>]*\bs="(' + styles + rb')"', text
    )
    return MappingProxyType(
        {_place(place.decode()): patterns[style.decode()] for place, style in cells}
    )
