"""Plain values as JSON text, and the JSON Schemas that describe them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from matchcore.tables.streams import Target, deliver

Values = dict[str, Any]


def json_text(values: Mapping[str, Any]) -> str:
    """Return plain values as JSON text; equal values give equal text."""
    return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n"


def write_json(values: Mapping[str, Any], path: Target | None) -> str | None:
    """Write plain values to a path or stream; return the text if there is none."""
    text = json_text(values)
    if path is None:
        return text
    deliver(path, text.encode())
    return None


def json_schema(room: str) -> Values:
    """Return the JSON Schema in the file ``schema.json`` of a subpackage."""
    text = (files(f"matchcore.{room}") / "schema.json").read_text(encoding="utf-8")
    schema: Values = json.loads(text)
    return schema
