"""Values that hold others, of any library, as plain mappings and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from typing import Any


class RepeatedNameError(Exception):
    """A name occurs twice in one record."""


def record_of(value: Any) -> Mapping[Any, Any] | None:
    """Return a mapping, dataclass, named tuple or SQLAlchemy row as a mapping; else None.

    Raises
    ------
    RepeatedNameError
        A named tuple has one name for two of its values.

    Examples
    --------
    >>> from collections import namedtuple
    >>> record_of(namedtuple("Person", "id grade")("ana", 3))
    {'id': 'ana', 'grade': 3}
    """
    if isinstance(value, Mapping):
        return value
    if isinstance(by_name := getattr(value, "_mapping", None), Mapping):
        return by_name
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    names = getattr(value, "_fields", None)
    if isinstance(value, tuple) and names is not None:
        return without_repeats(list(zip(names, value, strict=True)))
    return None


def database_row(value: Any) -> Mapping[Any, Any] | None:
    """Return a record, or a database row that has keys but is no mapping; else None."""
    record = record_of(value)
    keys: Callable[[], Iterable[Any]] | None = getattr(value, "keys", None)
    if record is not None or keys is None or not hasattr(value, "__getitem__"):
        return record
    return without_repeats([(key, value[key]) for key in keys()])


def list_of(value: Any) -> list[Any] | None:
    """Return the entries of a sequence, set or array of any library; None for anything else.

    The entries of a set are sorted as text.

    >>> list_of({"b", "a"}), list_of(("b", 1)), list_of("b")
    (['a', 'b'], ['b', 1], None)
    """
    if isinstance(value, (str, bytes, bytearray, memoryview)):
        return None
    if isinstance(value, Set):
        return sorted(value, key=str)
    if isinstance(value, Sequence):
        return list(value)
    for method in ("to_pylist", "to_list", "tolist"):  # pyarrow, polars and pandas, NumPy
        if callable(convert := getattr(value, method, None)):
            entries = convert()
            return entries if isinstance(entries, list) else None
    return None


def without_repeats(pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    """Return pairs of name and value as a record.

    Raises
    ------
    RepeatedNameError
        A name occurs twice.
    """
    record: dict[Any, Any] = {}
    for key, value in pairs:
        if key in record:
            raise RepeatedNameError(repr(key))
        record[key] = value
    return record


def type_of(value: object) -> str:
    """Return the name of a value's type, after that of its library if it has one.

    >>> from fractions import Fraction
    >>> type_of(3), type_of(Fraction(1, 2))
    ('int', 'fractions Fraction')
    """
    library = type(value).__module__.split(".")[0]
    return f"{library} {type(value).__name__}".removeprefix("builtins ")
