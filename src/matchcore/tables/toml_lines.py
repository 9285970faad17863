"""Single lines of TOML."""

from __future__ import annotations

from typing import Any

import tomli_w


def toml_line(key: str, value: Any) -> str:
    """Return a key and its value on one line of TOML.

    >>> print(toml_line("Nom complet", "name"))
    "Nom complet" = "name"
    >>> print(toml_line("scale", ["Junior", "Senior"]))
    scale = ["Junior", "Senior"]
    """
    if isinstance(value, (list, tuple)):
        entries = (toml_line("x", entry).removeprefix("x = ") for entry in value)
        start = tomli_w.dumps({key: ""}).strip().removesuffix('""')
        return f"{start}[{', '.join(entries)}]"
    return tomli_w.dumps({key: value}).strip()
