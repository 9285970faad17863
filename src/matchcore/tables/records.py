"""Records as a table: of JSON, of a database, of one's own classes; or columns by name.

What is nested gets a name with dots, such as ``name.formatted``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from matchcore.errors import InputError, InputProblem
from matchcore.tables.rows import frame_of_columns, table_of_rows
from matchcore.tables.table import Table

_ABOUT = {"value", "type", "primary", "display", "$ref"}  # RFC 7643, section 2.4
_FORMS = "mappings, dataclasses, named tuples or rows of a database that know their columns"


def read_records(name: str, path: Path, whole: Set[str] = frozenset()) -> Table:
    """Read a JSON file, as `table_of_records` takes what it holds."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:  # of encoding, of form, of length
        problem = f"{path.name} is not JSON in UTF-8: {error}"
        raise InputError(InputProblem("unreadable_file", name, problem=problem)) from None
    except _RepeatedError as error:
        raise InputError(_repeated(name, path.name, error)) from None
    return table_of_records(name, path.name, data, whole)


def table_of_records(name: str, origin: str, data: Any, whole: Set[str] = frozenset()) -> Table:
    """Return records, rows under a first one of names, or columns by name, as a table.

    Records are the items of any iterable, or of ``Resources`` in a SCIM list response.

    Parameters
    ----------
    name, origin : str
        What messages call the table, and what it came from.
    data : iterable, or mapping
        What holds the records; a mapping without ``Resources`` is one of columns.
    whole : set of str
        Names under which nothing is taken apart: a mapping there is one cell.

    Raises
    ------
    InputError
        It is something else, or two values of a record would have one name.
    """
    if isinstance(data, Mapping) and "Resources" not in data:
        return _of_columns(name, origin, data)
    records = data["Resources"] if isinstance(data, Mapping) else data
    if isinstance(records, (str, bytes, Mapping)) or not isinstance(records, Iterable):
        raise InputError(_no_records(name, origin, "", f"give a list of {_FORMS}"))
    records = list(records)
    if records and all(type(one) in (list, tuple) for one in records):
        return table_of_rows(name, origin, records, "rows, the first of which names the columns")
    try:
        rows = _rows(name, origin, records, whole)
    except RecursionError:
        problem = f"{origin} is nested too deeply"
        raise InputError(InputProblem("nested_too_deeply", name, problem=problem)) from None
    except _RepeatedError as error:
        raise InputError(_repeated(name, origin, error)) from None
    first_of = sorted({key for row in rows for key, cell in row.items() if _is_choice(cell)})
    rows = [{key: _single(cell) for key, cell in row.items()} for row in rows]
    names = list(dict.fromkeys(key for row in rows for key in row))
    nested = {name.rpartition(".")[0] for name in names}  # where one is null, others have parts
    names = [n for n in names if n not in nested or any(row.get(n) is not None for row in rows)]
    frame = frame_of_columns(names, [[row.get(key) for row in rows] for key in names])
    told = data.get("totalResults") if isinstance(data, Mapping) else None
    cautions = [f"{origin}: of several {key}, the first is read" for key in first_of]
    if isinstance(told, int) and told > len(records):
        cautions.append(f"{origin}: {len(records)} of {told} people; the rest are on other pages")
    return Table(name, frame, notes=(f"{origin}: records",), cautions=tuple(cautions))


def record_of(one: Any) -> Mapping[Any, Any] | None:
    """Return a mapping, a dataclass, a named tuple or a row of SQLAlchemy by name; else None.

    Raises what `dict` would not: a name that a named tuple has for two of its values.

    >>> from collections import namedtuple
    >>> record_of(namedtuple("Person", "id grade")("ana", 3))
    {'id': 'ana', 'grade': 3}
    """
    if isinstance(one, Mapping):
        return one
    if isinstance(by_name := getattr(one, "_mapping", None), Mapping):
        return by_name
    if is_dataclass(one) and not isinstance(one, type):
        return {field.name: getattr(one, field.name) for field in fields(one)}
    names = getattr(one, "_fields", None)
    if isinstance(one, tuple) and names is not None:
        return _without_repeats(list(zip(names, one, strict=True)))
    return None


def list_of(cell: Any) -> list[Any] | None:
    """Return the values of a sequence, a set or an array of any library; None for all else.

    Sets have no order: theirs is that of the alphabet.

    >>> list_of({"b", "a"}), list_of(("b", 1)), list_of("b")
    (['a', 'b'], ['b', 1], None)
    """
    if isinstance(cell, (str, bytes, bytearray, memoryview)):
        return None
    if isinstance(cell, Set):
        return sorted(cell, key=str)
    if isinstance(cell, Sequence):
        return list(cell)
    for method in ("to_pylist", "to_list", "tolist"):  # pyarrow, polars and pandas, NumPy
        if callable(values := getattr(cell, method, None)):
            found = values()
            return found if isinstance(found, list) else None
    return None


class _RepeatedError(Exception):
    """A name stands twice in one record."""


def _repeated(name: str, origin: str, error: _RepeatedError) -> InputProblem:
    problem = f"{origin} has {error} twice in one record"
    return InputProblem("duplicate_column", name, problem=problem)


def _no_records(name: str, origin: str, why: str, remedy: str) -> InputProblem:
    return InputProblem("no_records", name, "", f"{origin} holds no records{why}", remedy)


def _of_columns(name: str, origin: str, data: Mapping[Any, Any]) -> Table:
    columns = {str(key): list_of(cells) for key, cells in data.items()}
    single = [key for key, cells in columns.items() if cells is None]
    if single:
        why = f", and no columns, as {single[0]!r} is no list of cells"
        remedy = f"give a list of {_FORMS}, or a list for each column"
        raise InputError(_no_records(name, origin, why, remedy))
    lists = [cells for cells in columns.values() if cells is not None]
    if len({len(cells) for cells in lists}) > 1:
        sizes = ", ".join(f"{key} {len(cells or ())}" for key, cells in columns.items())
        problem = f"the columns of {origin} have different lengths ({sizes})"
        remedy = "give each a cell for every person, None where there is nothing"
        raise InputError(InputProblem("wrong_shape", name, "", problem, remedy))
    return Table(name, frame_of_columns(list(columns), lists), notes=(f"{origin}: columns",))


def _rows(name: str, origin: str, records: list[Any], whole: Set[str]) -> list[dict[str, Any]]:
    """Return records with dots for what is nested; all must be records."""
    known = [_row_of(one) for one in records]
    strange = [k for k, one in enumerate(known) if one is None]
    if strange:
        kind = kind_of(records[strange[0]])
        why = f": item {strange[0] + 1} is {kind} ({len(strange)} such)"
        raise InputError(_no_records(name, origin, why, f"give {_FORMS}"))
    return [_flat(one, whole) for one in known if one is not None]


def _row_of(one: Any) -> Mapping[Any, Any] | None:
    """Return a record, which may be a row of a database that only has keys."""
    record = record_of(one)
    keys: Callable[[], Iterable[Any]] | None = getattr(one, "keys", None)
    if record is not None or keys is None or not hasattr(one, "__getitem__"):
        return record
    return _without_repeats([(key, one[key]) for key in keys()])


def kind_of(one: object) -> str:
    """Return the type of something, with its library where it has one."""
    library = type(one).__module__.split(".")[0]
    return f"{library} {type(one).__name__}".removeprefix("builtins ")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise _RepeatedError(repr(key))
        record[key] = value
    return record


def _flat(record: Mapping[Any, Any], whole: Set[str], before: str = "") -> dict[str, Any]:
    """Return a record with dots for what is nested, names of `whole` apart."""
    cells: list[tuple[str, Any]] = []
    for key, value in record.items():
        name = f"{before}{key}"
        within = None if name.strip() in whole else record_of(value)
        if within is None:
            cells.append((name, value))
        else:
            cells += _flat(within, whole, f"{name}.").items()
    return _without_repeats(cells)


def _values(cell: Any) -> list[dict[str, Any]]:
    """Return the objects of a list in the form of SCIM's e-mails, each with a value."""
    is_list = isinstance(cell, list) and cell and all(isinstance(one, dict) for one in cell)
    known = is_list and all("value" in one and one.keys() <= _ABOUT for one in cell)
    return cell if known else []


def _is_choice(cell: Any) -> bool:
    """Return whether one of several values is taken for want of a primary one."""
    values = _values(cell)
    typed = any("type" in one for one in values)
    return typed and len(values) > 1 and not any(one.get("primary") is True for one in values)


def _single(cell: Any) -> Any:
    """Return the primary one of several values, or the first of several kinds; or else all."""
    values = _values(cell)
    primary = [one for one in values if one.get("primary") is True]
    if primary or any("type" in one for one in values):
        return (primary or values)[0]["value"]
    if values:
        return [one["value"] for one in values]
    return None if isinstance(cell, list) and not cell else cell
