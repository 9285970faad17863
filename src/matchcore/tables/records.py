"""JSON records as a table: what is nested gets a name with dots, such as ``name.formatted``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from matchcore.errors import InputError
from matchcore.tables.table import Table


def read_records(name: str, path: Path) -> Table:
    """Read a list of objects, or a SCIM list response, whose objects stand in ``Resources``."""
    text = path.read_bytes()
    try:
        data = json.loads(text.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
        records = data.get("Resources") if isinstance(data, dict) else data
        if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
            raise InputError(
                f"{name}: {path.name} holds no records: "
                "give a list of objects, or an object with such a list in Resources"
            )
        rows = [_flat(record) for record in records]
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{name}: {path.name} is not JSON in UTF-8: {error}") from None
    except _RepeatedError as error:
        raise InputError(f"{name}: {path.name} has {error} twice in one record") from None
    columns = list(dict.fromkeys(column for row in rows for column in row))
    cells = {column: [row.get(column) for row in rows] for column in columns}
    frame = pd.DataFrame({c: pd.Series(v, dtype=object) for c, v in cells.items()})
    cautions = []
    told = data.get("totalResults") if isinstance(data, dict) else None
    if isinstance(told, int) and told > len(records):
        cautions.append(
            f"{path.name}: {len(records)} of {told} people; the rest are on other pages"
        )
    return Table(name, frame, record=(f"{path.name}: JSON",), cautions=tuple(cautions))


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
