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
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{name}: {path.name} is not JSON in UTF-8: {error}") from None
    records = data.get("Resources") if isinstance(data, dict) else data
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise InputError(
            f"{name}: {path.name} holds no records: "
            "give a list of objects, or an object with such a list in Resources"
        )
    rows = [_flat(record) for record in records]
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


def _flat(record: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            cells |= _flat(value, f"{prefix}{key}.")
        else:
            cells[f"{prefix}{key}"] = _single(value)
    return cells


def _single(value: Any) -> Any:
    """Of several addresses and the like, return the primary one; other lists stay lists."""
    if not (isinstance(value, list) and value and all(isinstance(one, dict) for one in value)):
        return value
    if not all("value" in one for one in value):
        return value
    primary = [one for one in value if one.get("primary") is True]
    return (primary or value)[0]["value"]
