"""Tables of a dialect as sources: files, records and frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd

from tests.dialect_people import Drawn, Person
from tests.dialects import Columns, Dialect, columns_of


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
        Random(dialect.seed).shuffle(kept)
    return kept


def _source(dialect: Dialect, columns: Columns, path: Path) -> Any:
    frame = pd.DataFrame(columns, dtype=object)
    if dialect.source == "frame":
        return frame
    if dialect.source == "records":
        return frame.to_dict("records")
    rows = [*_titles(dialect), [*columns], *(list(row) for row in zip(*columns.values()))]
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


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")
