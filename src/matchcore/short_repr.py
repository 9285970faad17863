"""Short reprs: one line, with sizes in place of arrays, tables and long collections."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

_LONGEST = 40  # characters of one value


def short_repr(of: Any) -> str:
    """Return the name of a dataclass or named tuple and its fields, each value kept short.

    A class takes it as its own: ``__repr__ = short_repr``. What is missing, empty or False is left
    out.

    >>> from typing import NamedTuple
    >>> class Loads(NamedTuple):
    ...     counts: list[int]
    ...     most: int = 0
    ...     __repr__ = short_repr
    >>> Loads([1] * 1000, 2)
    Loads(counts=<1000>, most=2)
    """
    is_tuple = hasattr(of, "_fields")
    names = of._fields if is_tuple else [f.name for f in fields(of) if f.repr]
    values = ((name, getattr(of, name)) for name in names)
    shown = [f"{name}={_short(value)}" for name, value in values if not _is_empty(value)]
    return f"{type(of).__name__}({', '.join(shown)})"


def _is_empty(value: Any) -> bool:
    is_plain = isinstance(value, Collection) and not hasattr(value, "shape")
    return value is None or value is False or (is_plain and not len(value))


def _short(value: Any) -> str:
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple) and shape:
        return f"<{' × '.join(map(str, shape))}>"
    if isinstance(value, str) and len(value) > _LONGEST:
        return repr(value[: _LONGEST - 1] + "…")
    is_plain = isinstance(value, (Mapping, list, tuple, set, frozenset))
    if not is_plain or hasattr(value, "_fields"):
        return repr(value)
    is_long = len(value) > _LONGEST or len(repr(value)) > _LONGEST
    return f"<{len(value)}>" if is_long else repr(value)
