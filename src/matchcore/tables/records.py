"""JSON records as a table: what is nested gets a name with dots, such as ``name.formatted``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchcore.errors import InputError
from matchcore.tables.table import Table, frame_of_columns


def read_records(name: str, path: Path) -> Table:
    """Read a file of records, as `table_of_records` takes them."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_without_repeats)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
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
    names = list(dict.fromkeys(key for row in rows for key in row))
    frame = frame_of_columns(names, [[row.get(key) for row in rows] for key in names])
    told = data.get("totalResults") if isinstance(data, dict) else None
    cautions = []
    if isinstance(told, int) and told > len(records):
        cautions.append(f"{origin}: {len(records)} of {told} people; the rest are on other pages")
    return Table(name, frame, record=(f"{origin}: records",), cautions=tuple(cautions))


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
    for key, value in record.items():
        if isinstance(value, dict):
            cells += [(f"{key}.{name}", inner) for name, inner in _flat(value).items()]
        else:
            cells.append((key, _single(value)))
    return _without_repeats(cells)


def _single(value: Any) -> Any:
    """Of several addresses and the like, return the primary one; other lists stay lists."""
    if not (isinstance(value, list) and value and all(isinstance(one, dict) for one in value)):
        return value
    if not all("value" in one for one in value):
        return value
    primary = [one for one in value if one.get("primary") is True]
    return (primary or value)[0]["value"]
