"""From the cells of a table to people: text, numbers and lists, or problems, all of them.

Each distinct cell of a column is read once, each distinct entry of its lists once: what is left to
do for every person is a matter of arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from matchcore.cells import (
    EMPTY_ENTRY,
    Wrong,
    read_entry,
    read_id,
    read_label,
    read_list,
    read_manager,
    read_number,
    read_text,
    read_yes_no,
)
from matchcore.masks import Bools, Rows
from matchcore.people import COLUMNS, RESERVED, Column, Items, People, Role, Text, fold
from matchcore.tables import Table, TableProblem

_ODD = 0.25  # of the people who list something
_CLOSE = 0.82  # likeness of two names of columns from which on one is taken for a slip


def read_people(
    role: Role,
    table: Table,
    scale: tuple[str, ...] | None,
    problems: list[TableProblem],
    cautions: list[str],
) -> People:
    """Read one table; what is wrong goes into `problems`, what looks odd into `cautions`."""
    reader = _Reader(role, table, problems, cautions)
    frame, rows = table.frame, np.arange(1, len(table.frame) + 1)
    reader.check_names()
    if "id" not in frame:
        return People(role, frame, np.full(len(frame), None, dtype=object), rows, {}, table.layout)
    if not len(frame):
        reader.add(0, "id", "", "the table is empty", "Give at least one person")
    columns = {
        name: reader.column(name, column, scale)
        for name, column in COLUMNS.items()
        if name in frame and role in column.roles
    }
    reader.check_ids(columns["id"])
    reader.check_minimum(columns)
    return _sorted(People(role, frame, columns["id"], rows, columns, table.layout))


class _Reader:
    """Reads the columns of one table and collects what is wrong with them."""

    def __init__(
        self, role: Role, table: Table, problems: list[TableProblem], cautions: list[str]
    ) -> None:
        self.role, self.table, self.problems, self.cautions = role, table, problems, cautions

    def add(self, row: int, column: str, value: object, problem: str, remedy: str) -> None:
        said = str(value).encode(errors="backslashreplace").decode()
        self.problems.append(TableProblem(self.role, row, column, said, problem, remedy))

    def check_names(self) -> None:
        """Look for a missing id, for reserved names, and for slips of the known ones."""
        found = [str(c) for c in self.table.frame.columns]
        for name in (c for c in found if c in RESERVED):
            problem = "answers have a column of this name"
            self.add(0, name, "", problem, f"Rename it, or map it: columns={{{name!r}: ...}}")
        known = [n for n, c in COLUMNS.items() if self.role in c.roles and n not in found]
        slips = []
        for name in (c for c in found if c not in COLUMNS and c not in self.table.kept):
            plain = fold(name).replace(" ", "_")
            close = [plain] if plain in COLUMNS else get_close_matches(plain, known, 1, _CLOSE)
            slips += [(meant, name) for meant in close if self.role in COLUMNS[meant].roles]
        if "id" not in found:
            near = next((name for meant, name in slips if meant == "id"), None)
            slips = [slip for slip in slips if slip[0] != "id"]
            where = ", ".join((*self.table.record[:1], f"found: {found}"))
            hint = f"map columns={{{near!r}: 'id'}}" if near else where
            self.add(0, "id", "", "the column is missing", f"Have one id per row; {hint}")
        for meant, name in slips:
            remedy = f"Map columns={{{name!r}: {meant!r}}}, or {name!r} to itself to keep it"
            self.add(0, name, "", f"unknown, but close to {meant!r}", remedy)

    def column(self, name: str, column: Column, scale: tuple[str, ...] | None) -> Any:
        """Read a column, in the order of the rows."""
        comma = self.table.decimal_comma
        if column.kind == "list":
            return self._items(name, column)
        if column.kind == "yes_no":
            return self._single(name, read_yes_no).astype(float)
        if column.kind == "number":
            remedy = "Give a number, or leave the cell empty"
            if name == "grade":
                remedy = "Give a whole number, or state the scale of the labels"
            is_label = name == "grade" and scale is not None
            number = read_number(column, comma=comma, remedy=remedy)
            return self._single(name, read_label(scale or ()) if is_label else number).astype(float)
        if name == "manager":
            return self._single(name, read_manager(self.table.layout.nobody))
        return self._single(name, read_id if column.kind == "id" else read_text)

    def _single(self, name: str, read: Callable[[Any], Any]) -> Text:
        cells = _cells(self.table.frame[name])
        distinct, codes = _distinct(cells)
        said = np.empty(len(distinct), dtype=object)
        said[:] = [None if cell is None else read(cell) for cell in distinct]
        wrong = np.array([isinstance(one, Wrong) for one in said], dtype=bool)
        for row in np.flatnonzero(wrong[codes]).tolist():
            self.add(row + 1, name, cells[row], *said[codes[row]])
        said[wrong] = None
        return said[codes]

    def _items(self, name: str, column: Column) -> Items:
        cells = _cells(self.table.frame[name])
        distinct, codes = _distinct(cells)
        texts = [k for k, cell in enumerate(distinct) if isinstance(cell, str) and cell.strip()]
        lists, wrong = dict[int, Any](), dict[int, Any]()
        for k, cell in enumerate(distinct):
            if cell is not None and not isinstance(cell, str):
                one = read_list(cell, numbers=name in ("past", "running"))
                (wrong if isinstance(one, Wrong) else lists)[k] = one
        for row in np.flatnonzero(np.isin(codes, list(wrong))).tolist():
            self.add(row + 1, name, cells[row], *wrong[codes[row]])
        listed, sizes = self.table.layout.split([distinct[k] for k in texts])
        entries, kinds = _distinct([*listed, *chain.from_iterable(lists.values())])
        counts = np.zeros(len(distinct), dtype=np.int64)
        counts[[*texts, *lists]] = [*sizes, *map(len, lists.values())]
        rows, lines = _lines([*texts, *lists], counts, codes)
        return self._entries(name, column, cells, rows, entries, kinds[lines])

    def _entries(
        self,
        name: str,
        column: Column,
        cells: Sequence[Any],
        rows: Rows,
        entries: list[str],
        kinds: Rows,
    ) -> Items:
        """Read the distinct entries; `kinds` says which one each line has, `rows` whose it is."""
        read = read_entry(name, column, comma=self.table.decimal_comma)
        said = [read(entry) for entry in entries]
        good = np.array([not isinstance(one, Wrong) for one in said], dtype=bool)
        empty = np.array([one is EMPTY_ENTRY for one in said], dtype=bool)
        for row in np.unique(rows[empty[kinds]]).tolist():
            self.add(row + 1, name, cells[row], *EMPTY_ENTRY)
        for line in np.flatnonzero(~(good | empty)[kinds]):
            self.add(int(rows[line]) + 1, name, entries[kinds[line]].strip(), *said[kinds[line]])
        texts, names = _distinct([one[0] if ok else "" for one, ok in zip(said, good, strict=True)])
        _, first = np.unique(rows * max(len(texts), 1) + names[kinds], return_index=True)
        again = np.ones(len(rows), dtype=bool)
        again[first] = False
        for line in np.flatnonzero(again & good[kinds]):
            entry = entries[kinds[line]].strip()
            self.add(int(rows[line]) + 1, name, entry, "listed twice", "List it once")
        kept = good[kinds] & ~again
        odd = np.array(["," in one or "\n" in one for one in entries], dtype=bool)
        self.check_commas(name, rows, odd[kinds])
        labels, levels = np.empty(len(entries), dtype=object), np.full(len(entries), np.nan)
        for k in np.flatnonzero(good):
            labels[k], levels[k] = said[k]
        return Items(rows[kept], labels[kinds[kept]], levels[kinds[kept]])

    def check_commas(self, name: str, rows: Rows, odd: Bools) -> None:
        """Look for entries that seem to be whole lists, written another way."""
        who, listing = (np.count_nonzero(np.bincount(x)) for x in (rows[odd], rows))
        if who and who >= _ODD * listing:
            self.cautions.append(
                f"{self.role}, {name}: {who} of {listing} people have a comma or a line break in "
                'an entry; if it separates: layout = {separators = [",", "\\n"]}'
            )

    def check_ids(self, ids: Text) -> None:
        """Look for ids that are missing or stand twice."""
        first: dict[str, int] = {}
        told = {p.row for p in self.problems if (p.table, p.column) == (self.role, "id")}
        for row, one in enumerate(ids.tolist(), 1):
            if one is None and row not in told:
                self.add(row, "id", "", "the id is missing", "Give every person an id")
            elif one is not None and one in first:
                remedy = (
                    f"Row {first[one]} has it too; make ids unique (after trimming, Unicode NFC)"
                )
                self.add(row, "id", one, "the id stands twice", remedy)
            elif one is not None:
                first[one] = row

    def check_minimum(self, columns: dict[str, Any]) -> None:
        """Look for minimums above their own capacity."""
        if "minimum" in columns and "capacity" in columns:
            low, high = columns["minimum"], columns["capacity"]
            for row in np.flatnonzero(low > high):
                remedy = f"The capacity is {high[row]:g}; lower the minimum or raise the capacity"
                self.add(int(row) + 1, "minimum", f"{low[row]:g}", "above the capacity", remedy)


def _cells(column: pd.Series[Any]) -> Sequence[Any]:
    """Return the cells of a column of any type as Python objects; None where missing."""
    cells = column.astype(object).to_numpy(dtype=object, copy=True)
    cells[pd.isna(cells)] = None
    return cells.tolist()


def _distinct(cells: Iterable[Any]) -> tuple[list[Any], Rows]:
    """Return the distinct cells, and for each cell which one it is; 1, 1.0 and True are three."""
    cells = list(cells)
    kinds = set(map(type, cells)) - {type(None)}
    if kinds <= {str}:
        codes, texts = pd.factorize(np.array(cells, dtype=object), use_na_sentinel=False)
        return [text if isinstance(text, str) else None for text in texts.tolist()], codes
    place: dict[Any, int] = {}
    is_mixed = len(kinds) > 1
    keys = zip(map(type, cells), cells, strict=True) if is_mixed else cells
    try:
        places = [place.setdefault(key, len(place)) for key in keys]
    except TypeError:  # lists cannot be looked up: each counts as one of its own
        return cells, np.arange(len(cells))
    return [k[1] for k in place] if is_mixed else [*place], np.array(places, dtype=np.int64)


def _lines(order: list[int], counts: Rows, codes: Rows) -> tuple[Rows, Rows]:
    """Return whose each entry is, and where it stands among those of the distinct cells.

    The entries of distinct cell k, `counts[k]` of them, stand together, cells in this `order`; row
    r has the cell `codes[r]`.
    """
    starts = np.zeros(len(counts), dtype=np.int64)
    starts[order] = np.cumsum(counts[order]) - counts[order]
    sizes = counts[codes]
    before = np.cumsum(sizes) - sizes
    rows = np.repeat(np.arange(len(codes)), sizes)
    return rows, np.arange(len(rows)) + (starts[codes] - before)[rows]


def _sorted(people: People) -> People:
    """Put people into the order of their ids, so that the order of the rows means nothing."""
    keys = ["" if i is None else i for i in people.ids.tolist()]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    columns: dict[str, Any] = {}
    for name, values in people.columns.items():
        if isinstance(values, Items):
            rows = place[values.rows]
            by_row = np.lexsort((pd.factorize(values.labels, sort=True)[0], rows))
            columns[name] = Items(rows[by_row], values.labels[by_row], values.values[by_row])
        else:
            columns[name] = values[order]
    frame = people.frame.iloc[order].reset_index(drop=True)
    rows = people.source_rows[order]
    return People(people.role, frame, people.ids[order], rows, columns, people.layout)
