"""Checks of single values from a JSON file that may be damaged or forged."""

from __future__ import annotations

import math
from typing import Any, TypeGuard


def is_int(value: object) -> TypeGuard[int]:
    """Return whether a value is a whole number; true and false are not."""
    return type(value) is int


def checked_text(value: Any) -> str:
    """Return text that UTF-8 can hold; raise ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r:.40} is not text")
    value.encode()  # half a character could not be saved again
    return value


def checked_texts(values: Any) -> tuple[str, ...]:
    """Return a list of texts as a tuple."""
    return tuple(map(checked_text, values))


def checked_number(value: Any) -> float:
    """Return a number as a float; raise ValueError for anything else and for NaN."""
    if not (is_int(value) or isinstance(value, float)) or math.isnan(value):
        raise ValueError(f"{value!r:.40} is not a number")
    return float(value)
