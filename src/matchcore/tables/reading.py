"""Several tables of people read at once, under our names of columns."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.layout import Layout
from matchcore.tables.layouts import find_layout
from matchcore.tables.mapping import ColumnNames, mapping_problems, names_for
from matchcore.tables.naming import renamed, unused_names
from matchcore.tables.problems import TableProblem
from matchcore.tables.source import TableSource, read_table
from matchcore.tables.table import Table


def read_tables(
    sources: Mapping[Any, TableSource],
    columns: ColumnNames,
    layout: str | Layout | Mapping[str, Any] | None,
    problems: list[TableProblem],
    lists: Set[str] = frozenset(),
) -> dict[Any, Table]:
    """Read several tables under our names; problems with names are added to `problems`.

    In our columns `lists` a mapping is one cell; elsewhere it is nested columns.

    Raises
    ------
    InputError
        Everything that cannot be read at all, of all tables.
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
            tables[name] = read_table(name, source, _their_names(lists, name, columns, style))
        except InputError as error:
            wrong += error.records
    wrong += _shared_sheets(sources, tables)
    if wrong:
        raise InputError(wrong)
    problems += unused_names(tables, columns)
    return {
        name: renamed(table, style, names_for(name, columns), problems)
        for name, table in tables.items()
    }


def _their_names(
    ours: Set[str], table: str, columns: ColumnNames, layout: Layout
) -> frozenset[str]:
    """Return some of our names, and all names that a table may have for them."""
    stated = names_for(table, columns) if isinstance(columns, Mapping) else {}
    names = {**layout.columns, **stated}
    theirs = {str(name).strip() for name, our in names.items() if str(our).strip() in ours}
    return frozenset(ours | theirs)


def _shared_sheets(
    sources: Mapping[Any, TableSource], tables: Mapping[Any, Table]
) -> list[InputProblem]:
    """Return a problem for each sheet, of several in its workbook, read as two tables."""
    first: dict[tuple[Path, str], Any] = {}
    wrong = []
    for name, table in tables.items():
        if not table.sheet:
            continue
        file = Path(str(sources[name])).resolve()
        other = first.setdefault((file, table.sheet), name)
        if other != name:
            problem = told(
                "{other} and {name} are both the sheet {sheet!r} of {sources}",
                other=other,
                name=name,
                sheet=table.sheet,
                sources=sources[name],
            )
            remedy = told("name the sheets {other!r} and {name!r}", other=other, name=name)
            wrong.append(InputProblem("same_sheet", "", "", problem, remedy))
    return wrong
