"""Plain values of answers, checked against their JSON Schema."""

from __future__ import annotations

import json
import math
from importlib.util import find_spec
from typing import Any

from matchcore import Matching
from matchcore.checks import Check

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


KEYWORDS = {
    "$schema",
    "$defs",
    "title",
    "description",
    "$ref",
    "anyOf",
    "enum",
    "const",
    "type",
    "minimum",
    "maximum",
    "items",
    "properties",
    "required",
    "additionalProperties",
}


def assert_valid(value: Any, part: dict[str, Any], schema: dict[str, Any], place: str = "") -> None:
    """Check plain values against a schema, by the few keywords that ours use."""
    assert set(part) <= KEYWORDS, place
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in part:
        part = part["anyOf"][1 if value is None else 0]
        return assert_valid(value, part, schema, place)
    if "enum" in part or "const" in part:
        assert value in part.get("enum", [part.get("const")]), place
        return None
    names = [part["type"]] if isinstance(part["type"], str) else part["type"]
    kinds = [kind for kind, names_it in TYPES.items() if type(value) in _types(names_it)]
    assert set(kinds) & set(names), f"{place} is {value!r}, no {names}"
    if type(value) in (int, float):
        assert part.get("minimum", -math.inf) <= value <= part.get("maximum", math.inf), place
        assert math.isfinite(value), place
    if isinstance(value, list):
        for k, one in enumerate(value):
            assert_valid(one, part["items"], schema, f"{place}[{k}]")
    if isinstance(value, dict) and "properties" in part:
        assert set(value) == set(part["properties"]) == set(part["required"]), place
        assert part["additionalProperties"] is False
        for key, one in value.items():
            assert_valid(one, part["properties"][key], schema, f"{place}.{key}")
    return None


def _types(kind: Any) -> tuple[Any, ...]:
    return kind if isinstance(kind, tuple) else (kind,)


def plain(answer: Matching | Check) -> dict[str, Any]:
    """Return an answer as plain values that were checked in every respect that any must meet."""
    values, schema = answer.to_dict(), answer.json_schema()
    assert_valid(values, schema, schema)
    text = answer.to_json()
    assert json.loads(text) == values
    assert json.loads(json.dumps(values)) == values
    if find_spec("jsonschema"):
        import jsonschema

        jsonschema.Draft202012Validator(schema).validate(values)
    return values
