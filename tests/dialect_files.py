"""Tables of a dialect as sources: files, records and frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd

from tests.dialect_cells import Columns, columns_of
from tests.dialect_people import Drawn, Person
from tests.dialects import Dialect


def sources_of(
    dialect: Dialect, drawn: Drawn, folder: Path
) -> tuple[dict[str, Any], dict[str, str]]:
    """Write people in a dialect; return the tables for `recognise`, and what headers mean."""
    if dialect.tables == "two":
        sides: dict[str, tuple[Sequence[Person], tuple[str, ...]]] = {
            "mentors": (drawn.mentors, ("mentors",)),
            "mentees": (drawn.mentees, ("mentees",)),
        }
    else:
        sides = {"people": (drawn.everybody, ("mentors", "mentees"))}
    sources, meanings = dict[str, Any](), dict[str, str]()
    for name, (people, roles) in sides.items():
        columns, meant = columns_of(dialect, drawn, _shuffled(dialect, people), roles)
        meanings |= meant
        headers = _shuffled(dialect, list(columns))
        sources[name] = _source(dialect, {h: columns[h] for h in headers}, folder / name)
    return sources, meanings


def _shuffled(dialect: Dialect, things: Sequence[Any]) -> list[Any]:
    kept = list(things)
    if dialect.shuffled:
        Random(dialect.seed).shuffle(kept)  # noqa: S311
    return kept


def _source(dialect: Dialect, columns: Columns, path: Path) -> Any:
    if dialect.spaces:
        columns = {header: [*map(_spaced, cells)] for header, cells in columns.items()}
    frame = pd.DataFrame(columns, dtype=object)
    if dialect.source == "frame":
        return frame
    if dialect.source == "records":
        return frame.to_dict("records")
    rows = [[*columns], *(list(row) for row in zip(*columns.values(), strict=True))]
    if dialect.blanks:
        rows[2:2] = [[None] * len(columns)]
    rows = [*_titles(dialect), *rows, *_below(dialect, len(columns), len(frame))]
    rows = [[*row, *[None] * (len(columns) - len(row))] for row in rows]
    if dialect.source == "xlsx":
        path = path.with_suffix(".xlsx")
        pd.DataFrame(rows, dtype=object).to_excel(path, header=False, index=False)
        return path
    path = path.with_suffix(".csv")
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=dialect.delimiter).writerows(rows)
    path.write_bytes(_encoded(text.getvalue(), dialect.encoding))
    return path


def _titles(dialect: Dialect) -> list[list[Any]]:
    titles = [["Programme de mentorat 2026"], [], ["Extraction du 3 mars"]]
    return titles[: dialect.titles]


def _below(dialect: Dialect, width: int, people: int) -> list[list[Any]]:
    """Return what stands below the people: a total, or the foot of a page."""
    if dialect.below == "total":
        return [["Total", people, *[None] * (width - 2)]]
    return [[], ["Page 1 / 1"]] if dialect.below == "page" else []


def _spaced(cell: Any) -> Any:
    return f" {cell}\u00a0" if isinstance(cell, str) else cell


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")
