"""The rows of a sheet as the eye sees them: without hidden ones, with merged cells filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.tables.cells import is_missing
from matchcore.tables.header_row import LOOK, HeaderRow, header_row
from matchcore.tables.sheet_xml import Looks, Range

_SHOWN = 3  # first cells of rows in one caution
_WHOLE = 3  # columns at least of a table across which a title is merged


class SeenRows(NamedTuple):
    """Rows from the header on, and what was done to them.

    Attributes
    ----------
    rows : list of list
    first : int
        The number of the first in the sheet, from 1.
    unseen : frozenset of int
        Their places in `rows`, from 0, that the eye does not see as people.
    notes, cautions : tuple of str
    """

    rows: list[list[Any]]
    first: int
    unseen: frozenset[int]
    notes: tuple[str, ...]
    cautions: tuple[str, ...]


def seen_rows(
    file: str, sheet: str, rows: list[list[Any]], start: tuple[int, int], looks: Looks
) -> SeenRows:
    """Return the rows of a sheet as the eye sees them.

    Parameters
    ----------
    file, sheet : str
        Their names in messages.
    rows : list of list
        The cells; they are changed in place.
    start : tuple of int
        The row and column of the sheet at which they start.
    looks : Looks
        How the sheet looks.
    """
    first = start[0] + 1  # the number of the first row in the sheet
    padded, hidden = _pad(rows, start, looks), _hidden(rows, start, looks)
    merged = [_moved(cells, start) for cells in looks.merged]
    sample = [list(row) for row in rows[:LOOK]]
    for _ in _filled(sample, merged):
        pass
    header = header_row(file, sample, hidden)
    cautions = [*header.cautions, *_told_hidden(rows, first, [k for k in hidden if k > header.at])]
    titles = _titles(rows, header.at, merged, hidden)
    cautions += [
        told(
            "row {row} ({first!r}) is a title merged across the table, left out",
            row=first + k,
            first=_first(rows[k]),
        )
        for k in titles
    ]
    names = sample[header.at] if sample else []
    in_header = [cells for cells in merged if cells[2] <= header.at]
    for _ in _filled(rows, in_header):
        pass
    fills = list(_filled(rows, [cells for cells in merged if cells[0] > header.at]))
    cautions += _told_filled(rows, first, names, fills)
    cautions += _told_padded(rows, first, names, [(c, k) for c, k in padded if k > header.at])
    cautions += _told_columns(names, start, looks)
    return _cut(
        told("{file}, sheet {sheet!r}: ", file=file, sheet=sheet),
        SeenRows(rows, first, frozenset(hidden.union(titles)), header.notes, tuple(cautions)),
        header,
    )


def _cut(place: str, seen: SeenRows, header: HeaderRow) -> SeenRows:
    """Return the rows from the header on; cautions that name no file get its place."""
    cut = header.cut
    below = frozenset(k - cut for k in seen.unseen if k > header.at)
    cautions = tuple(one if one in header.cautions else place + one for one in seen.cautions)
    return SeenRows(seen.rows[cut:], seen.first + cut, below, seen.notes, cautions)


def _moved(cells: Range, start: tuple[int, int]) -> Range:
    (top, left, bottom, right), (row, column) = cells, start
    return top - row, left - column, bottom - row, right - column


def _filled(rows: list[list[Any]], merged: Iterable[Range]) -> Iterator[Range]:
    """Fill cells that are merged down a column by the top one; yield those that were filled.

    A row that has nothing else stays blank, as it is nobody. Cells merged across columns stay as
    they are: the first column has the value.
    """
    fills = []
    for top, left, bottom, right in merged:
        if top < 0 or left < 0 or top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        below = [k for k in range(top + 1, min(bottom + 1, len(rows))) if not _is_blank(rows[k])]
        if below and not is_missing(value):
            fills.append((value, left, below))
            yield top, left, below[-1], right
    for value, left, below in fills:
        for k in below:
            rows[k][left] = value


def _titles(rows: list[list[Any]], at: int, merged: Iterable[Range], hidden: set[int]) -> list[int]:
    """Return the rows below the header that are only a title merged across all columns."""
    width = sum(not is_missing(cell) for cell in rows[at]) if rows else 0
    across = {
        top: left
        for top, left, bottom, right in merged
        if at < top == bottom < len(rows) and right - left + 1 >= max(width, _WHOLE)
    }
    return sorted(
        k
        for k, left in across.items()
        if k not in hidden and [c for c, x in enumerate(rows[k]) if not is_missing(x)] == [left]
    )


def _hidden(rows: list[list[Any]], start: tuple[int, int], looks: Looks) -> set[int]:
    """Return the numbers of the filled rows that are hidden in the workbook."""
    hidden = {k - start[0] for k in looks.hidden_rows if start[0] <= k < start[0] + len(rows)}
    return {k for k in hidden if not _is_blank(rows[k])}


def _told_columns(names: list[Any], start: tuple[int, int], looks: Looks) -> list[str]:
    """Return a caution for each named column that is hidden in the workbook."""
    columns = sorted(c - start[1] for c in looks.hidden_columns)
    return [
        told("column {name!r} is hidden in the workbook, but read", name=str(names[c]).strip())
        for c in columns
        if 0 <= c < len(names) and not is_missing(names[c])
    ]


def _told_hidden(rows: list[list[Any]], first: int, below: Iterable[int]) -> list[str]:
    """Return a caution that names the hidden rows below the header."""
    below = sorted(below)
    if not below:
        return []
    shown = ", ".join(repr(_first(rows[k])) for k in below[:_SHOWN])
    shown += ", …" if len(below) > _SHOWN else ""
    return [
        told(
            "{count:row|rows} {numbers} ({first}) {count:is|are} hidden in the workbook "
            "and left out",
            count=len(below),
            numbers=_numbers([first + k for k in below]),
            first=shown,
        )
    ]


def _told_filled(
    rows: list[list[Any]], first: int, names: list[Any], fills: list[Range]
) -> list[str]:
    """Return a caution for each column with merged cells that were filled."""
    said = []
    for column, cells in groupby(sorted(fills, key=lambda c: (c[1], c[0])), lambda c: c[1]):
        (top, _, bottom, _), *more = cells
        such = told("; {count} such", count=len(more) + 1) if more else ""
        said.append(
            told(
                "column {name}: merged cells are filled (first: rows {top} to "
                "{bottom}, {cell!r}{such})",
                name=_name(names, column),
                top=first + top,
                bottom=first + bottom,
                cell=str(rows[top][column]),
                such=such,
            )
        )
    return said


def _pad(rows: list[list[Any]], start: tuple[int, int], looks: Looks) -> list[tuple[int, int]]:
    """Write numbers as they are shown, with leading zeros; return the cells that this changes."""
    changed = []
    for (row, column), pattern in looks.padded.items():
        k, c = row - start[0], column - start[1]
        cell = rows[k][c] if 0 <= k < len(rows) and 0 <= c < len(rows[k]) else None
        if isinstance(cell, float) and cell.is_integer() and cell >= 0:
            text = pattern.format(int(cell))
            if text != str(int(cell)):
                rows[k][c] = text
                changed.append((c, k))
    return sorted(changed)


def _told_padded(
    rows: list[list[Any]], first: int, names: list[Any], below: list[tuple[int, int]]
) -> list[str]:
    """Return a caution for each column with numbers that are shown with leading zeros."""
    firsts = dict(reversed(below))
    return [
        told(
            "column {name}: numbers are read as they are shown (first: row {row}, {cell!r})",
            name=_name(names, column),
            row=first + k,
            cell=rows[k][column],
        )
        for column, k in sorted(firsts.items())
    ]


def _name(names: list[Any], column: int) -> str:
    cell = names[column] if column < len(names) else None
    return str(column + 1) if is_missing(cell) else repr(str(cell).strip())


def _numbers(rows: list[int]) -> str:
    """Return row numbers as text, neighbours as one range.

    >>> _numbers([1, 4, 5, 6, 9])
    '1, 4-6, 9'
    """
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    return ", ".join(f"{one}-{two}" if two > one else str(one) for one, two in ranges)


def _first(row: list[Any]) -> str:
    return next((str(cell).strip() for cell in row if not is_missing(cell)), "")


def _is_blank(row: list[Any]) -> bool:
    return all(map(is_missing, row))
