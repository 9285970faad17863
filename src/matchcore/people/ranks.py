"""Entries that are ranked, with levels in place of ranks."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from matchcore.people.cells import read_plain_number
from matchcore.tables import record_of

_RANKED = re.compile(
    r"(?P<name>.*\S)\s*(?::\s*|[(\[]\s*)(?P<last>\d{1,2})\s*[)\]]?"
    r"|(?P<first>\d{1,2})\s*[.)°:-]\s*(?P<after>.*\S)",
    re.DOTALL,
)


def placed(entries: Sequence[Any]) -> list[tuple[str, float]] | None:
    """Return ranked entries with levels from 5 for the first to 1 for the last.

    The rank of an entry is its number or else its place. None if numbers are no ranks: then the
    strict reader names them.

    >>> placed(["Go:2", "C:1"]), placed(["1. Go", "2. C", "3. R"]), placed(["Go", "C"])
    ([('Go', 1.0), ('C', 5.0)], [('Go', 5.0), ('C', 3.0), ('R', 1.0)], [('Go', 5.0), ('C', 1.0)])
    """
    named = [_with_rank(entry, k) for k, entry in enumerate(entries, 1)]
    ranks = [rank for _, rank in named]
    if not ranks or not all(math.isfinite(rank) and rank >= 1 for rank in ranks):
        return None
    step = 4 / max(max(ranks) - 1, 1)
    return [(name, 5 - step * (rank - 1)) for name, rank in named]


def _with_rank(entry: Any, place: int) -> tuple[str, float]:
    """Return the name of an entry, and its rank."""
    record = record_of(entry)
    if record is not None and set(record) == {"name", "level"}:
        return str(record["name"]), read_plain_number(str(record["level"]).strip())
    found = _RANKED.fullmatch(str(entry).strip())
    if found is None:
        return str(entry).strip(), float(place)
    return (found["name"] or found["after"]).strip(), float(found["last"] or found["first"])
