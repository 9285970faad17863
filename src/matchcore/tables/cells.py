"""Single cells of any table as plain values or text; which cells are empty."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd

_DIGITS = 100  # at most, of a Decimal or Fraction that is read as a number


def is_missing(cell: object) -> bool:
    """Return whether a cell is empty: None, NaN, or text of spaces only."""
    if isinstance(cell, str):  # the most frequent type first
        return not cell.strip()
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return True
    return isinstance(cell, (float, np.floating)) and math.isnan(cell)


def plain_cell(cell: Any) -> Any:
    """Return the plain value of a cell of another type.

    An enumeration member becomes its value, a UUID its text, a whole Decimal or Fraction a whole
    number.

    >>> plain_cell(UUID(int=7)), plain_cell(Decimal("42.0")), plain_cell(Fraction(5, 2))
    ('00000000-0000-0000-0000-000000000007', 42, 2.5)
    """
    if isinstance(cell, Enum):
        return plain_cell(cell.value)
    if isinstance(cell, UUID):
        return str(cell)
    if isinstance(cell, Decimal):
        is_small = cell.is_finite() and cell.adjusted() < _DIGITS
        return int(cell) if is_small and cell == cell.to_integral_value() else cell
    if isinstance(cell, Fraction):
        whole = cell.denominator == 1
        return cell.numerator if whole else float(cell) if abs(cell) < 10**_DIGITS else cell
    return cell


def cell_text(cell: object) -> str | None:
    """Return a cell as trimmed text; None where it is empty."""
    if type(cell) is str:  # the most frequent type first; an enumeration may be text, too
        return cell.strip() or None
    cell = plain_cell(cell)
    return None if is_missing(cell) else str(cell).strip()
