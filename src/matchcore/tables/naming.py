"""Their names of columns, turned into ours: a table as its layout and the user's mapping say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from unicodedata import normalize

import numpy as np
import pandas as pd

from matchcore.errors import InputError, InputProblem
from matchcore.tables.cells import cell_text, is_missing
from matchcore.tables.layouts import ColumnNames, Layout, find_layout, mapping_problems
from matchcore.tables.problems import TableProblem
from matchcore.tables.source import TableSource, read_table
from matchcore.tables.table import Table

_ADDRESS = re.compile("mail|courriel")


def read_tables(
    sources: Mapping[Any, TableSource],
    columns: ColumnNames,
    layout: str | Layout | Mapping[str, Any] | None,
    problems: list[TableProblem],
    lists: Set[str] = frozenset(),
) -> dict[Any, Table]:
    """Read several tables under our names; problems of names are collected.

    In our columns `lists` a mapping is a cell, and no nested columns.

    Raises
    ------
    InputError
        Whatever could not be read at all, of every table.
    """
    wrong = mapping_problems("columns", columns)
    tables: dict[Any, Table] = {}
    style = Layout()
    try:
        style = find_layout(layout)
    except InputError as error:
        wrong += error.records
    for name, source in sources.items():
        try:
            tables[name] = read_table(name, source, _theirs(lists, name, columns, style))
        except InputError as error:
            wrong += error.records
    wrong += _read_twice(sources, tables)
    if wrong:
        raise InputError(wrong)
    problems += _idle_names(tables, columns)
    return {
        name: _renamed(table, style, _own_names(name, columns), problems)
        for name, table in tables.items()
    }


def _theirs(ours: Set[str], table: str, columns: ColumnNames, layout: Layout) -> frozenset[str]:
    """Return some names of ours and what a table may call them."""
    names = {
        **layout.columns,
        **(_own_names(table, columns) if isinstance(columns, Mapping) else {}),
    }
    called = {str(their).strip() for their, our in names.items() if str(our).strip() in ours}
    return frozenset(ours | called)


def _read_twice(
    sources: Mapping[Any, TableSource], tables: Mapping[Any, Table]
) -> list[InputProblem]:
    """Return which of several sheets of a workbook was taken for two tables."""
    first: dict[tuple[Path, str], Any] = {}
    wrong = []
    for name, table in tables.items():
        if not table.sheet:
            continue
        file = Path(str(sources[name])).resolve()
        other = first.setdefault((file, table.sheet), name)
        if other != name:
            problem = f"{other} and {name} are both the sheet {table.sheet!r} of {sources[name]}"
            remedy = f"call the sheets {other!r} and {name!r}"
            wrong.append(InputProblem("same_sheet", "", "", problem, remedy))
    return wrong


def _renamed(
    table: Table, layout: Layout, columns: Mapping[str, str], problems: list[TableProblem]
) -> Table:
    """Return a table under our names, as its layout and the user's mapping say."""
    found = [normalize("NFC", str(c)) for c in table.frame.columns]
    ours = _ours(table.name, found, layout, columns, problems)
    table = _people_alone(table, found, layout, ours)
    moved = {a: b for a, b in zip(found, ours, strict=True) if a != b}
    frame, notes = table.frame.copy(deep=False), table.notes
    frame.columns = pd.Index(ours)
    if moved:
        said = ", ".join(f"{a!r} as {b!r}" for a, b in moved.items())
        notes += (f"{table.name}: columns read under other names: {said}",)
    notes += tuple(f"{table.name}: {said}" for said in _filled(frame, layout, columns))
    itself = frozenset(a for a, b in {**layout.columns, **columns}.items() if a == b)
    table = replace(table, frame=frame, notes=notes, layout=layout)
    return replace(table, kept=itself, moved_to=frozenset(moved.values()))


def _filled(frame: pd.DataFrame, layout: Layout, columns: Mapping[str, str]) -> list[str]:
    """Fill in what a system says in one place or another, or in parts; return what was done."""
    done = []
    for theirs, ours in layout.columns.items():
        if theirs in frame and ours in frame and ours not in columns.values() and ours != theirs:
            cells = zip(frame[ours], frame[theirs], strict=True)
            frame[ours] = [other if is_missing(cell) else cell for cell, other in cells]
            done.append(f"{theirs} read as {ours} where that is empty")
    parts = [column for column in layout.name_of if column in frame]
    if parts and "name" not in frame:
        texts = zip(*(map(cell_text, frame[column]) for column in parts), strict=True)
        frame["name"] = [" ".join(filter(None, row)) or None for row in texts]
        done.append(f"name made of {' and '.join(parts)}")
    return done


def _ours(
    table: str,
    found: list[str],
    layout: Layout,
    columns: Mapping[str, str],
    problems: list[TableProblem],
) -> list[str]:
    """Return our name of each column found; two columns for one name are a problem."""
    chosen = {normalize("NFC", theirs.strip()): ours.strip() for theirs, ours in columns.items()}
    names = {theirs: chosen[theirs] for theirs in found if theirs in chosen}
    taken = set(names.values())
    for theirs, ours in layout.columns.items():
        if theirs in found and theirs not in names and ours not in taken:
            names[theirs] = ours
            taken.add(ours)
    by_ours: dict[str, list[str]] = {}
    for theirs in found:
        by_ours.setdefault(names.get(theirs, theirs), []).append(theirs)
    for ours, several in by_ours.items():
        if len(several) > 1:
            several.sort(key=lambda theirs: theirs != ours)
            remedy = f"Map one of {several} to {ours!r}, and the others to names of their own"
            problem = "two columns have this name"
            problems.append(TableProblem(table, 0, ours, "", problem, remedy, "same_name"))
            for theirs in several:  # the first keeps the name, so that reading goes on
                names[theirs] = ours if theirs == several[0] else theirs
    return [names.get(theirs, theirs) for theirs in found]


def _people_alone(table: Table, found: list[str], layout: Layout, ours: list[str]) -> Table:
    """Return a table without a row of labels, and without those whom the layout leaves out."""
    frame, cautions = table.frame, table.cautions
    away = np.zeros(len(frame), dtype=bool)
    if layout.labels_below and len(frame) and _is_label_row(frame.iloc[0].tolist(), found, ours):
        away[0] = True
        cautions += (f"{table.name}: the row of labels below the header is left out",)
    leaves = layout.left_out if table.name != "staff" else {}  # who has left may still be above
    for column, values in leaves.items():
        if column in found:
            cells = map(cell_text, frame.iloc[:, found.index(column)])
            told = np.array([(cell or "").casefold() in values for cell in cells], dtype=bool)
            told &= ~away
            if told.any():
                said = f"{column} is {' or '.join(values)}"
                cautions += (f"{table.name}: {told.sum()} row(s) left out, as {said}",)
            away |= told
    if not away.any():
        return table
    frame = frame[~away].reset_index(drop=True)
    return replace(table, frame=frame, rows=table.rows[~away], cautions=cautions)


def _is_label_row(cells: list[Any], found: list[str], ours: list[str]) -> bool:
    """Return whether the cell under the id repeats its name, or the one under the address says so.

    What is no address there may be a person without one: only words for it count.
    """
    for cell, theirs, name in zip(cells, found, ours, strict=True):
        text = cell_text(cell) or ""
        if name == "id" and _plain(text) == _plain(theirs):
            return True
        if name == "email" and "@" not in text and _ADDRESS.search(text.casefold()):
            return True
    return False


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _own_names(table: str, columns: ColumnNames) -> dict[str, str]:
    """Return the names that hold for one table: those for all, and its own, which go before."""
    shared = {theirs: ours for theirs, ours in columns.items() if isinstance(ours, str)}
    own = columns.get(table)
    return shared | (dict(own) if isinstance(own, Mapping) else {})


def _idle_names(tables: Mapping[Any, Table], columns: ColumnNames) -> list[TableProblem]:
    """Return one problem for each mapped name that no table has: most likely a slip."""
    scopes: list[tuple[str, Mapping[str, Any], list[Table]]] = [
        ("columns", columns, list(tables.values())),
        *(
            (f"columns: {name}", own, [tables[name]])
            for name, own in columns.items()
            if isinstance(own, Mapping) and name in tables
        ),
    ]
    problems = []
    for place, mapped, looked_at in scopes:
        names = (normalize("NFC", str(c)) for table in looked_at for c in table.frame.columns)
        found = list(dict.fromkeys(names))
        alike = {_plain(name): name for name in found}
        for theirs, ours in mapped.items():
            if isinstance(ours, str) and normalize("NFC", theirs.strip()) not in found:
                near = get_close_matches(_plain(theirs), list(alike), 1)
                hint = f"Is it {alike[near[0]]!r}? " if near else ""
                problem, remedy = "no table has this column", f"{hint}Use one of {found}"
                problems.append(
                    TableProblem(place, 0, theirs, ours, problem, remedy, "unknown_column")
                )
    return problems
