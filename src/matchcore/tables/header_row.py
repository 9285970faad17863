"""The row that names the columns, found below titles and preambles."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.tables.cells import is_missing
from matchcore.tables.headers import reduced

LOOK = 60  # first rows, which decide where the header is
_DEPTH = 30  # filled ones of these that may be the header
_FITS = 0.8  # share of the rows below that have cells only under its names
_TITLES = 3  # cells of a line above; more may be people
_NO_NAME = re.compile(r"[\d\s.,:/+%-]*|.*@.*\..*", re.DOTALL)


class HeaderRow(NamedTuple):
    """Where the header is.

    Attributes
    ----------
    at : int
        Its number among all rows.
    cut : int
        How many rows at the start are left out: all above it, or none if those are only blank.
    notes, cautions : tuple of str
        What was left out.
    """

    at: int
    cut: int
    notes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


def header_row(
    file: str, rows: Sequence[Sequence[Any]], unseen: Set[int] = frozenset()
) -> HeaderRow:
    """Find the header of a table by its first rows.

    It is the first filled row, unless rows below have cells where that has none, or it names two
    columns alike: then it is the first row of distinct texts that names the columns of the rows
    below and has only titles above it.

    Parameters
    ----------
    file : str
        The name of the file in messages.
    rows : sequence
        At least the first `LOOK` rows.
    unseen : set of int
        Rows that the eye does not see.

    Examples
    --------
    >>> header_row("m.csv", [["Staff, 2026"], [], ["id", "name"], ["7", "Ana"]]).at
    2
    """
    filled = [
        (k, {c for c, cell in enumerate(row) if not is_missing(cell)})
        for k, row in enumerate(rows[:LOOK])
        if k not in unseen
    ]
    filled = [(k, cells) for k, cells in filled if cells]
    if not filled:
        return HeaderRow(0, 0)
    at = filled[0][0] if _is_table(rows, filled) else _below_titles(rows, filled)
    above = [k for k, _ in filled if k < at]
    if not above:
        return HeaderRow(at, at if any(k < at for k in unseen) else 0)
    said = told("{file}: {what}", file=file, what=_left_out([rows[k] for k in above]))
    if any(_beyond(rows[k], rows[at]) > _TITLES for k in above):
        return HeaderRow(at, at, cautions=(said,))
    return HeaderRow(at, at, notes=(said,))


def _left_out(rows: Sequence[Sequence[Any]]) -> str:
    first = next(str(cell).strip() for cell in rows[0] if not is_missing(cell))
    more = ", …" if len(rows) > 1 else ""
    return told(
        "{count} line(s) above the header left out: {first!r}{more}",
        count=len(rows),
        first=first,
        more=more,
    )


def _is_table(rows: Sequence[Sequence[Any]], filled: list[tuple[int, set[int]]]) -> bool:
    """Return whether the first filled row names all columns, each by a name of its own."""
    (top, named), *below = filled
    names = [str(rows[top][c]).strip() for c in sorted(named)]
    if any(reduced(name) == "id" for name in names):
        return True
    return len(set(names)) == len(names) and all(cells <= named for _, cells in below)


def _below_titles(rows: Sequence[Sequence[Any]], filled: list[tuple[int, set[int]]]) -> int:
    """Return the header below titles; the first filled row if there is none."""
    for place, (k, named) in enumerate(filled[1:_DEPTH], start=1):
        below = [cells for _, cells in filled[place + 1 :]]
        if (
            _are_names([rows[k][c] for c in named])
            and _fit(named, below)
            and all(2 * _beyond(rows[above], rows[k]) <= len(named) for above, _ in filled[:place])
        ):
            return k
    return filled[0][0]


def _are_names(cells: Collection[Any]) -> bool:
    """Return whether cells may be names of columns: distinct texts, no numbers, no addresses."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    if len(texts) < len(cells) or len(texts) < 2:
        return False
    are_distinct = len(set(map(str.casefold, texts))) == len(texts)
    return are_distinct and not any(map(_NO_NAME.fullmatch, texts))


def _fit(named: set[int], below: list[set[int]]) -> bool:
    """Return whether the rows below have cells in no other columns, and together in most of these.

    One row may fill few of them: a form's grid has a column for each thing that may be ticked.
    """
    if not below:
        return False
    inside = sum(cells <= named for cells in below)
    filled = named.intersection(set().union(*below))
    return inside >= _FITS * len(below) and 2 * len(filled) >= len(named)


def _beyond(above: Sequence[Any], header: Sequence[Any]) -> int:
    """Count the cells of a row above that the header does not repeat, as merged cells do.

    A comma within a title is followed by a space, and then makes no cell, unless the header's are
    written so.
    """
    own = [cell for c, cell in enumerate(above) if c >= len(header) or cell != header[c]]
    if not any(map(_is_continued, header)):
        own = [cell for cell in own if not _is_continued(cell)]
    return sum(not is_missing(cell) for cell in own)


def _is_continued(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith(" ")
