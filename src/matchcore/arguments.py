"""What an argument is, whichever library made it: Python's numbers, and NumPy's."""

from __future__ import annotations

import math
from numbers import Integral, Real
from typing import TypeGuard


def is_number(value: object) -> TypeGuard[float]:
    """Return whether this is a finite number, and no truth value.

    >>> is_number(0.5), is_number(True), is_number("1"), is_number(float("nan"))
    (True, False, False, False)
    """
    try:
        return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:  # a whole number of hundreds of digits
        return False


def is_whole(value: object) -> TypeGuard[int]:
    """Return whether this is a whole number, and no truth value."""
    return isinstance(value, Integral) and not isinstance(value, bool)
