"""Multi-valued attributes as SCIM writes them: lists of objects, each with a value.

They are defined in RFC 7643, section 2.4; ``emails`` of a user is one.
"""

from __future__ import annotations

from typing import Any

_KEYS = {"value", "type", "primary", "display", "$ref"}


def is_choice(cell: Any) -> bool:
    """Return whether `single_value` picks the first of several values: none is primary.

    >>> is_choice([{"value": "x@home", "type": "home"}, {"value": "x@work", "type": "work"}])
    True
    """
    values = _values(cell)
    typed = any("type" in value for value in values)
    return typed and len(values) > 1 and not any(value.get("primary") is True for value in values)


def single_value(cell: Any) -> Any:
    """Return the primary value, or else the first if they have types, or else all values.

    Any other cell is returned as it is, and an empty list as None.

    >>> single_value([{"value": "a"}, {"value": "b", "primary": True}])
    'b'
    >>> single_value([{"value": "a"}, {"value": "b"}]), single_value(["a", "b"])
    (['a', 'b'], ['a', 'b'])
    """
    values = _values(cell)
    primary = [value for value in values if value.get("primary") is True]
    if primary or any("type" in value for value in values):
        return (primary or values)[0]["value"]
    if values:
        return [value["value"] for value in values]
    return None if isinstance(cell, list) and not cell else cell


def _values(cell: Any) -> list[dict[str, Any]]:
    """Return the objects of a multi-valued attribute; an empty list for any other cell."""
    is_list = isinstance(cell, list) and cell and all(isinstance(entry, dict) for entry in cell)
    known = is_list and all("value" in entry and entry.keys() <= _KEYS for entry in cell)
    return cell if known else []
