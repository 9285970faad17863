"""The JSON Schema of a table of people, for programs that write one."""

from __future__ import annotations

import math
from typing import Any

from matchcore.people.columns import COLUMNS, HOURS, PARTNERS, Column, Role
from matchcore.people.scale import Scale, labels_of
from matchcore.wording import ANSWER_COLUMNS

_TEXT = {"type": "string", "pattern": r"\S"}
_LEVEL = {"type": "number", "minimum": 1, "maximum": 5}
# A name with or without a level; the only colon is the one before the level
_ENTRY = {"type": "string", "pattern": r"^[^:]*[^:\s][^:]*(:\s*([1-4](\.\d+)?|5(\.0+)?)\s*)?$"}


def people_schema(role: Role, scale: Scale | None = None) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a table of people, as a list of records.

    Valid records can be read, but the reader accepts more forms than the schema. The schema does
    not cover what shows only in several entries, people or tables: names and ids that occur twice,
    unknown ids, minimums above the capacity.

    Parameters
    ----------
    role : {"mentors", "mentees", "staff"}
        Which table.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first, if the programme has a scale.

    Examples
    --------
    >>> schema = people_schema("mentors")
    >>> schema["items"]["required"], schema["items"]["properties"]["capacity"]
    (['id'], {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 1000000000})
    """
    properties: dict[str, Any] = {
        name: _cell(name, column) for name, column in COLUMNS.items() if role in column.roles
    }
    if scale is not None and "grade" in properties:
        properties["grade"] = {"enum": [*labels_of(scale), None]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": role,
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["id"],
            "properties": {**properties, **dict.fromkeys(ANSWER_COLUMNS, False)},
        },
    }


def _cell(name: str, column: Column) -> dict[str, Any]:
    if name == "id":
        return {**_TEXT, "type": ["string", "integer"]}
    if column.kind == "list":
        return _list(name, column)
    if column.kind == "yes_no":
        return {"type": ["boolean", "null"]}
    if column.kind == "number":
        limits = {"minimum": column.least, "maximum": column.most}
        finite = {key: limit for key, limit in limits.items() if math.isfinite(limit)}
        return {"type": ["integer" if column.whole else "number", "null"], **finite}
    return {"type": ["string", "integer", "null"]}


def _list(name: str, column: Column) -> dict[str, Any]:
    """Return the schema of a list: an array, or an object of levels if the column has levels."""
    entry: dict[str, Any] = _TEXT
    if name == "availability":
        entry = {"enum": list(HOURS)}
    elif name in PARTNERS:
        entry = {**_TEXT, "type": ["string", "integer"]}
    elif column.levels:
        named = {
            "type": "object",
            "required": ["name"],
            "properties": {"name": _TEXT, "level": _LEVEL, "importance": _LEVEL},
            "additionalProperties": False,
            "not": {"required": ["level", "importance"]},
        }
        entry = {"anyOf": [_ENTRY, named]}
    array = {"type": ["array", "null"], "items": entry, "uniqueItems": True}
    if not column.levels:
        return array
    levels = {"type": "object", "propertyNames": _TEXT, "additionalProperties": _LEVEL}
    return {"anyOf": [array, levels]}
