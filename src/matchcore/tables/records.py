"""Records as a table: from JSON, a database or user-defined classes; or columns by name.

Nested values get names with dots, such as ``name.formatted``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.containers import (
    RepeatedNameError,
    database_row,
    list_of,
    record_of,
    type_of,
    without_repeats,
)
from matchcore.tables.multi_valued import is_choice, single_value
from matchcore.tables.rows import frame_of_columns, table_of_rows
from matchcore.tables.table import Table

_KINDS = told("mappings, dataclasses, named tuples or database rows that know their columns")


def read_records(name: str, path: Path, whole: Set[str] = frozenset()) -> Table:
    """Read a JSON file; see `table_of_records` for its content."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=without_repeats)
    except (ValueError, RecursionError) as error:  # of encoding, syntax, or size
        problem = told("{file} is not JSON in UTF-8: {error}", file=path.name, error=error)
        raise InputError(InputProblem("unreadable_file", name, problem=problem)) from None
    except RepeatedNameError as error:
        raise InputError(_repeated(name, path.name, error)) from None
    return table_of_records(name, path.name, data, whole)


def table_of_records(name: str, origin: str, data: Any, whole: Set[str] = frozenset()) -> Table:
    """Return records, rows below a header, or columns by name, as a table.

    Records are the items of any iterable, or of ``Resources`` in a SCIM list response.

    Parameters
    ----------
    name, origin : str
        The names of the table and of its source in messages.
    data : iterable or mapping
        The records; a mapping without ``Resources`` is one of columns.
    whole : set of str
        Names under which a mapping is one cell, and not nested columns.

    Raises
    ------
    InputError
        The data are something else, or two values of a record would get the same name.
    """
    if isinstance(data, Mapping) and "Resources" not in data:
        return _table_of_columns(name, origin, data)
    listed = data["Resources"] if isinstance(data, Mapping) else data
    if isinstance(listed, (str, bytes, Mapping)) or not isinstance(listed, Iterable):
        problem = told("{origin} holds no records", origin=origin)
        raise InputError(_no_records(name, problem, told("give a list of {kinds}", kinds=_KINDS)))
    records = list(listed)
    if records and all(type(record) in (list, tuple) for record in records):
        return table_of_rows(
            name, origin, records, told("rows, the first of which names the columns")
        )
    rows = _flat_records(name, origin, records, whole)
    first_of = sorted({key for row in rows for key, cell in row.items() if is_choice(cell)})
    rows = [{key: single_value(cell) for key, cell in row.items()} for row in rows]
    names = _column_names(rows)
    frame = frame_of_columns(names, [[row.get(key) for row in rows] for key in names])
    cautions = [
        told("{origin}: {key} has several values, the first is read", origin=origin, key=key)
        for key in first_of
    ]
    total = data.get("totalResults") if isinstance(data, Mapping) else None
    if isinstance(total, int) and total > len(records):
        cautions.append(
            told(
                "{origin}: {count} of {total} people; the rest are on other pages",
                origin=origin,
                count=len(records),
                total=total,
            )
        )
    return Table(
        name, frame, notes=(told("{origin}: records", origin=origin),), cautions=tuple(cautions)
    )


def _table_of_columns(name: str, origin: str, data: Mapping[Any, Any]) -> Table:
    columns = {str(key): list_of(cells) for key, cells in data.items()}
    single = [key for key, cells in columns.items() if cells is None]
    if single:
        problem = told(
            "{origin} holds no records and no columns: {single!r} is not a list of cells",
            origin=origin,
            single=single[0],
        )
        remedy = told("give a list of {kinds}, or a list for each column", kinds=_KINDS)
        raise InputError(_no_records(name, problem, remedy))
    lists = [cells for cells in columns.values() if cells is not None]
    if len({len(cells) for cells in lists}) > 1:
        sizes = ", ".join(f"{key} {len(cells or ())}" for key, cells in columns.items())
        problem = told(
            "the columns of {origin} have different lengths ({sizes})", origin=origin, sizes=sizes
        )
        remedy = told("give each a cell for every person, None if it is empty")
        raise InputError(InputProblem("wrong_shape", name, "", problem, remedy))
    return Table(
        name,
        frame_of_columns(list(columns), lists),
        notes=(told("{origin}: columns", origin=origin),),
    )


def _flat_records(
    name: str, origin: str, records: list[Any], whole: Set[str]
) -> list[dict[str, Any]]:
    """Return records with dotted names for nested values; refuse anything but records."""
    try:
        known = [database_row(record) for record in records]
        strange = [k for k, record in enumerate(known) if record is None]
        if strange:
            kind = type_of(records[strange[0]])
            item = told(
                "item {place} is {kind} ({count} such)",
                place=strange[0] + 1,
                kind=kind,
                count=len(strange),
            )
            problem = told("{origin} holds no records: {item}", origin=origin, item=item)
            raise InputError(_no_records(name, problem, told("give {kinds}", kinds=_KINDS)))
        return [_flat(record, whole) for record in known if record is not None]
    except RecursionError:
        problem = told("{origin} is nested too deeply", origin=origin)
        raise InputError(InputProblem("nested_too_deeply", name, problem=problem)) from None
    except RepeatedNameError as error:
        raise InputError(_repeated(name, origin, error)) from None


def _flat(record: Mapping[Any, Any], whole: Set[str], prefix: str = "") -> dict[str, Any]:
    """Return a record with dotted names for nested values, except under the names in `whole`."""
    cells: list[tuple[str, Any]] = []
    for key, value in record.items():
        name = f"{prefix}{key}"
        nested = None if name.strip() in whole else record_of(value)
        if nested is None:
            cells.append((name, value))
        else:
            cells += _flat(nested, whole, f"{name}.").items()
    return without_repeats(cells)


def _column_names(rows: list[dict[str, Any]]) -> list[str]:
    """Return the names in flat records, without those that are null wherever not nested."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    nested = {name.rpartition(".")[0] for name in names}
    return [n for n in names if n not in nested or any(row.get(n) is not None for row in rows)]


def _repeated(name: str, origin: str, error: RepeatedNameError) -> InputProblem:
    problem = told("{origin} has {error} twice in one record", origin=origin, error=error)
    return InputProblem("duplicate_column", name, problem=problem)


def _no_records(name: str, problem: str, remedy: str) -> InputProblem:
    return InputProblem("no_records", name, "", problem, remedy)
