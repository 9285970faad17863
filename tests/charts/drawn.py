"""Charts as Vega-Lite, for tests: their data, their titles, and what they would fetch."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pandas as pd


def spec_of(chart: Any) -> dict[str, Any]:
    """Return a chart as Vega-Lite, which Altair checks against the schema, without any address."""
    spec: dict[str, Any] = chart.to_dict()
    schema = spec.pop("$schema")
    assert "vega-lite" in schema
    assert "http" not in json.dumps(spec)
    assert not [part for part in parts(spec) if "url" in part]
    return spec


def parts(spec: Any) -> Iterator[dict[str, Any]]:
    """Yield every object inside a specification."""
    if isinstance(spec, dict):
        yield spec
    for one in spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else ():
        yield from parts(one)


def rows_of(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the rows of each data set of a chart."""
    inline = [part["values"] for part in parts(spec) if isinstance(part.get("values"), list)]
    inline = [rows for rows in inline if rows and isinstance(rows[0], dict)]
    return [*spec.get("datasets", {}).values(), *inline]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, with null for what is no number."""
    return [
        {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def words_in(spec: dict[str, Any]) -> set[str]:
    """Return the titles and texts of a chart."""
    found = set()
    for part in parts(spec):
        found |= {part[k] for k in ("title", "text", "subtitle") if isinstance(part.get(k), str)}
    return found
