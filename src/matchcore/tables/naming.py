"""Their names of columns, turned into ours: a table as its layout and the user's mapping say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from unicodedata import normalize

import pandas as pd

from matchcore.errors import InputError
from matchcore.tables.layouts import Layout, find_layout, mapping_problems
from matchcore.tables.source import TableSource, read_table
from matchcore.tables.table import Table, TableProblem


def read_tables(
    sources: Mapping[Any, TableSource],
    columns: Mapping[str, str],
    layout: str | Layout | Mapping[str, Any] | None,
    problems: list[TableProblem],
) -> dict[Any, Table]:
    """Read several tables under our names; problems of names are collected.

    Raises
    ------
    InputError
        Whatever could not be read at all, of every table.
    """
    wrong = mapping_problems("columns", columns)
    tables: dict[Any, Table] = {}
    try:
        style = find_layout(layout)
    except InputError as error:
        wrong.append(str(error))
    for name, source in sources.items():
        try:
            tables[name] = read_table(name, source)
        except InputError as error:
            wrong.append(str(error))
    wrong += _read_twice(sources, tables)
    if wrong:
        raise InputError(wrong)
    problems += idle_names(list(tables.values()), columns)
    return {name: renamed(table, style, columns, problems) for name, table in tables.items()}


def _read_twice(sources: Mapping[Any, TableSource], tables: Mapping[Any, Table]) -> list[str]:
    """Return which of several sheets of a workbook was taken for two tables."""
    first: dict[tuple[str, str], Any] = {}
    wrong = []
    for name, table in tables.items():
        if not table.part:
            continue
        other = first.setdefault((str(sources[name]), table.part), name)
        if other != name:
            wrong.append(
                f"{other} and {name} are both the sheet {table.part!r} of {sources[name]}: "
                f"call the sheets {other!r} and {name!r}"
            )
    return wrong


def renamed(
    table: Table, layout: Layout, columns: Mapping[str, str], problems: list[TableProblem]
) -> Table:
    """Return a table under our names; two columns for one name are a problem."""
    found = [normalize("NFC", str(c)) for c in table.frame.columns]
    chosen = {normalize("NFC", theirs.strip()): ours.strip() for theirs, ours in columns.items()}
    ours_by_theirs = {theirs: chosen[theirs] for theirs in found if theirs in chosen}
    taken = set(ours_by_theirs.values())
    for theirs, ours in layout.columns.items():
        if theirs in found and theirs not in ours_by_theirs and ours not in taken:
            ours_by_theirs[theirs] = ours
            taken.add(ours)
    by_ours: dict[str, list[str]] = {}
    for theirs in found:
        by_ours.setdefault(ours_by_theirs.get(theirs, theirs), []).append(theirs)
    for ours, several in by_ours.items():
        if len(several) > 1:
            several.sort(key=lambda theirs: theirs != ours)
            remedy = f"Map one of {several} to {ours!r}, and the others to names of their own"
            problems.append(
                TableProblem(table.name, 0, ours, "", "two columns have this name", remedy)
            )
            for theirs in several:  # the first keeps the name, so that reading goes on
                ours_by_theirs[theirs] = ours if theirs == several[0] else theirs
    frame, rows = table.frame.copy(deep=False), table.rows
    record, cautions = table.record, table.cautions
    frame.columns = pd.Index([ours_by_theirs.get(c, c) for c in found])
    moved = [f"{a!r} as {b!r}" for a, b in ours_by_theirs.items() if a != b]
    if moved:
        record += (f"{table.name}: columns read under other names: {', '.join(moved)}",)
    place = found.index(by_ours["id"][0]) if "id" in by_ours else 0
    if layout.labels_below and len(frame) and str(frame.iloc[0, place]).strip() == found[place]:
        frame, rows = frame.iloc[1:].reset_index(drop=True), rows[1:]
        cautions += (f"{table.name}: the row of labels below the header is left out",)
    kept = frozenset(chosen.values())
    table = replace(table, frame=frame, rows=rows, layout=layout, kept=kept)
    return replace(table, record=record, cautions=cautions)


def idle_names(tables: Sequence[Table], columns: Mapping[str, str]) -> list[TableProblem]:
    """Return one problem for each mapped name that no table has: most likely a slip."""
    names = (normalize("NFC", str(c)) for table in tables for c in table.frame.columns)
    found = list(dict.fromkeys(names))
    return [
        TableProblem("columns", 0, theirs, ours, "no table has this column", f"Use one of {found}")
        for theirs, ours in columns.items()
        if normalize("NFC", theirs.strip()) not in found
    ]
