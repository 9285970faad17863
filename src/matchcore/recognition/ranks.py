"""Lists whose entries are ranked: exactly 1 to n for everyone, or the same entries in an order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from matchcore.recognition.headers.text import header_text
from matchcore.recognition.remarks import Remark
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import Layout, cell_text

_LISTS = ("skills", "wants")
_PEOPLE, _ENTRIES = 3, 3  # at least, so that it is no chance
_SAMPLE = 100  # people who show quickly that a list is not ranked
_NUMBER = re.compile(r"\d{1,2}")
_NUMBERED = re.compile(r".*\S\s*(?::\s*|[(\[]\s*)(\d{1,2})\s*[)\]]?|(\d{1,2})\s*[.)°]\s*.+")
_ASKS = re.compile(r"\b(?:class|rank|ordre|ordonn|hierarchis|par priorite|in order|order of)")


def ranked_lists(taken: Mapping[str, TakenTable], layout: Layout) -> list[Remark]:
    """Return a remark on each list that ranks its entries."""
    found = []
    for name, table in taken.items():
        for ours in _LISTS:
            headers = [*table.grids.get(ours, []), *filter(None, [table.columns.get(ours)])]
            if not headers:
                continue
            is_asked = any(_ASKS.search(header_text(header)) for header in headers)
            if ours in table.grids:
                is_ranked = _is_ranking(_of_grid(table, ours), is_asked=is_asked)
            else:
                cells = [c for c in table.cells(ours) if isinstance(c, str) and c.strip()]
                could_be = _could_rank(_entries(cells[:_SAMPLE], name, ours, layout))
                rows = _entries(cells, name, ours, layout) if could_be else []
                is_ranked = _is_order(rows) or _is_ranking(_numbers(rows), is_asked=is_asked)
            if is_ranked:
                values = {"table": name, "column": ours, "example": _example(table, headers)}
                found.append(Remark("read_ranks", values, told=True))
    return found


def _example(table: TakenTable, headers: Sequence[str]) -> str:
    return next((one.example for one in table.taken if one.header in headers and one.example), "")


def _of_grid(table: TakenTable, ours: str) -> list[list[str]]:
    """Return the cells of each person in a grid."""
    columns = [table.frame[header].tolist() for header in table.grids[ours]]
    rows = zip(*columns, strict=True)
    return [[text for cell in row if (text := cell_text(cell))] for row in rows]


def _entries(cells: Sequence[str], table: str, ours: str, layout: Layout) -> list[list[str]]:
    """Return the entries of each person's list."""
    entries, counts = layout.split([*cells], ours, table)
    each = iter(entries)
    lists = [[*islice(each, count)] for count in counts]
    return [[entry.strip() for entry in entries if entry.strip()] for entries in lists]


def _could_rank(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether some people's lists do not say that entries are not ranked."""
    same = len({frozenset(row) for row in rows}) == 1
    return same or all(text for row in _numbers(rows) for text in row)


def _numbers(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the numbers of each person's entries; an entry without one has an empty text."""
    found = [[_NUMBERED.fullmatch(entry) for entry in entries] for entries in rows]
    return [[(one[1] or one[2]) if one else "" for one in ones] for ones in found]


def _is_ranking(rows: Sequence[Sequence[str]], *, is_asked: bool) -> bool:
    """Return whether everyone's numbers are exactly 1 to n."""
    filled = [row for row in rows if row]
    if not filled or not all(_NUMBER.fullmatch(text) for row in filled for text in row):
        return False
    numbers = [sorted(map(int, row)) for row in filled]
    if not all(row == [*range(1, len(row) + 1)] for row in numbers):
        return False
    is_plain = len(numbers) >= _PEOPLE and min(map(len, numbers)) >= _ENTRIES
    return max(map(len, numbers)) > 1 and (is_asked or is_plain)


def _is_order(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether all list the same entries, in orders of their own."""
    same = {frozenset(row) for row in rows}
    orders = {tuple(row) for row in rows}
    enough = len(rows) >= _PEOPLE and len(same) == 1 and len(rows[0]) >= _ENTRIES
    return enough and len(orders) > 1
