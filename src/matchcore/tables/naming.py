"""A table's columns under our names, as its layout and the user's mapping state them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

import pandas as pd

from matchcore.catalogue import together, told
from matchcore.tables.cells import cell_text, is_missing
from matchcore.tables.gathered import gathered
from matchcore.tables.headers import composed, reduced
from matchcore.tables.layout import Layout
from matchcore.tables.left_out import without_nobody, without_rows_left_out
from matchcore.tables.mapping import ColumnNames
from matchcore.tables.problems import TableProblem
from matchcore.tables.table import Table


def renamed(
    table: Table, layout: Layout, columns: Mapping[str, str], problems: list[TableProblem]
) -> Table:
    """Return a table under our names, without the rows that its layout leaves out."""
    table = without_nobody(table)
    frame = table.frame.set_axis([composed(c) for c in table.frame.columns], axis=1)
    frame, lists = gathered(frame, layout, table.name)
    table = replace(table, frame=frame)
    theirs = frame.columns.tolist()
    ours = _our_names(table.name, theirs, layout, columns, problems)
    table = without_rows_left_out(table, theirs, layout, ours)
    moved = {old: new for old, new in zip(theirs, ours, strict=True) if old != new}
    frame, notes = table.frame.copy(deep=False), table.notes
    frame.columns = pd.Index(ours)
    if moved:
        pairs = together(
            ", ", (told("{old!r} as {new!r}", old=old, new=new) for old, new in moved.items())
        )
        notes += (
            told("{table}: columns read under other names: {pairs}", table=table.name, pairs=pairs),
        )
    filled = _fill_in(frame, layout, columns)
    notes += tuple(
        told("{table}: {what}", table=table.name, what=note) for note in (*lists, *filled)
    )
    kept = frozenset(old for old, new in {**layout.columns, **columns}.items() if old == new)
    moved_to = frozenset(moved.values())
    headers = {new: old for old, new in moved.items()}
    table = replace(table, frame=frame, notes=notes, layout=layout)
    return replace(table, kept=kept, moved_to=moved_to, headers=headers)


def unused_names(tables: Mapping[Any, Table], columns: ColumnNames) -> list[TableProblem]:
    """Return one problem for each mapped name that no table has: most likely a typo."""
    scopes: list[tuple[str, Mapping[str, Any], list[Table]]] = [
        ("columns", columns, list(tables.values())),
        *(
            (told("columns: {name}", name=name), own, [tables[name]])
            for name, own in columns.items()
            if isinstance(own, Mapping) and name in tables
        ),
    ]
    problems = []
    for place, mapped, searched in scopes:
        found = list(dict.fromkeys(composed(c) for table in searched for c in table.frame.columns))
        alike = {reduced(name): name for name in found}
        for theirs, ours in mapped.items():
            if isinstance(ours, str) and composed(theirs.strip()) not in found:
                near = get_close_matches(reduced(theirs), list(alike), 1)
                hint = told("Is it {near!r}? ", near=alike[near[0]]) if near else ""
                problem, remedy = (
                    told("no table has this column"),
                    told("{hint}Use one of {found}", hint=hint, found=found),
                )
                problems.append(
                    TableProblem(place, 0, theirs, ours, problem, remedy, "unknown_column")
                )
    return problems


def _our_names(
    table: str,
    found: list[str],
    layout: Layout,
    columns: Mapping[str, str],
    problems: list[TableProblem],
) -> list[str]:
    """Return our name of each column found; two columns for one name are a problem."""
    chosen = {composed(theirs.strip()): ours.strip() for theirs, ours in columns.items()}
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
            remedy = told(
                "Map one of {several} to {ours!r}, and the others to other names",
                several=several,
                ours=ours,
            )
            problem = told("two columns have this name")
            problems.append(TableProblem(table, 0, ours, "", problem, remedy, "same_name"))
            for theirs in several:  # the first keeps the name, so that reading goes on
                names[theirs] = ours if theirs == several[0] else theirs
    return [names.get(theirs, theirs) for theirs in found]


def _fill_in(frame: pd.DataFrame, layout: Layout, columns: Mapping[str, str]) -> list[str]:
    """Fill columns of a frame from alternative columns or from parts; return notes on it."""
    notes = []
    for theirs, ours in layout.columns.items():
        if theirs in frame and ours in frame and ours not in columns.values() and ours != theirs:
            cells = zip(frame[ours], frame[theirs], strict=True)
            frame[ours] = [other if is_missing(cell) else cell for cell, other in cells]
            notes.append(
                told("{theirs} read as {ours} where that is empty", theirs=theirs, ours=ours)
            )
    parts = [column for column in layout.name_of if column in frame]
    if parts and "name" not in frame:
        texts = zip(*(map(cell_text, frame[column]) for column in parts), strict=True)
        frame["name"] = [" ".join(filter(None, row)) or None for row in texts]
        notes.append(told("name made of {names}", names=together(told(" and "), parts)))
    return notes
