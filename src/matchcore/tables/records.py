"""JSON records as a table: what is nested gets a name with dots, such as ``name.formatted``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchcore.errors import InputError
from matchcore.tables.table import Table, frame_of_columns

_ABOUT = {"value", "type", "primary", "display", "$ref"}  # RFC 7643, section 2.4


def read_records(name: str, path: Path) -> Table:
    """Read a file of records, as `table_of_records` takes them."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:  # of encoding, of form, of length
        raise InputError(f"{name}: {path.name} is not JSON in UTF-8: {error}") from None
    except _RepeatedError as error:
        raise InputError(f"{name}: {path.name} has {error} twice in one record") from None
    return table_of_records(name, path.name, data)


def table_of_records(name: str, origin: str, data: Any) -> Table:
    """Return a list of objects, or a SCIM list response with its objects in ``Resources``.

    Raises
    ------
    InputError
        It is something else, or two values of a record would have one name.
    """
    records = data.get("Resources") if isinstance(data, dict) else data
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise InputError(
            f"{name}: {origin} holds no records: "
            "give a list of objects, or an object with such a list in Resources"
        )
    try:
        rows = [_flat(record) for record in records]
    except RecursionError:
        raise InputError(f"{name}: {origin} is nested too deeply") from None
    except _RepeatedError as error:
        raise InputError(f"{name}: {origin} has {error} twice in one record") from None
    first_of = sorted({key for row in rows for key, cell in row.items() if _is_choice(cell)})
    rows = [{key: _single(cell) for key, cell in row.items()} for row in rows]
    names = list(dict.fromkeys(key for row in rows for key in row))
    nested = {name.rpartition(".")[0] for name in names}  # where one is null, others have parts
    names = [n for n in names if n not in nested or any(row.get(n) is not None for row in rows)]
    frame = frame_of_columns(names, [[row.get(key) for row in rows] for key in names])
    told = data.get("totalResults") if isinstance(data, dict) else None
    cautions = [f"{origin}: of several {key}, the first is read" for key in first_of]
    if isinstance(told, int) and told > len(records):
        cautions.append(f"{origin}: {len(records)} of {told} people; the rest are on other pages")
    return Table(name, frame, notes=(f"{origin}: records",), cautions=tuple(cautions))


class _RepeatedError(Exception):
    """A name stands twice in one record."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise _RepeatedError(repr(key))
        record[key] = value
    return record


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with dots for what is nested."""
    cells: list[tuple[str, Any]] = []
    for name, value in record.items():
        key = str(name)
        if isinstance(value, dict):
            cells += [(f"{key}.{within}", inner) for within, inner in _flat(value).items()]
        else:
            cells.append((key, value))
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
    return [one["value"] for one in values] if values else None if cell == [] else cell
