"""Checks of numbers and arrays, whichever library made them."""

from __future__ import annotations

import math
import sys
from numbers import Integral, Real
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem

_LARGEST = sys.float_info.max


def is_number(value: object) -> TypeGuard[float]:
    """Return whether a value is a finite number; truth values do not count.

    >>> is_number(0.5), is_number(True), is_number("1"), is_number(float("nan"))
    (True, False, False, False)
    """
    try:
        return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:  # an integer with hundreds of digits
        return False


def is_whole(value: object) -> TypeGuard[int]:
    """Return whether a value is a whole number; truth values do not count."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def number_code(value: Any, least: float = -_LARGEST, most: float = _LARGEST) -> str:
    """Return the code of the problem with a value that is not an allowed number.

    The caller knows that the value is wrong; a finite one within range is not a whole number.

    >>> number_code("1"), number_code(math.nan), number_code(-1, least=0), number_code(0.5, least=0)
    ('not_a_number', 'not_finite', 'negative', 'not_a_whole_number')
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        return "not_a_number"
    if value != value or value in (math.inf, -math.inf):
        return "not_finite"
    if value < 0 and least == 0:
        return "negative"
    return "not_a_whole_number" if value <= most and not value < least else "out_of_range"


def wrong_count(place: str, value: object, least: int = 1) -> list[InputProblem]:
    """Return the problem with a value that is no whole number from `least` on, if there is one.

    >>> wrong_count("draws", 3)
    []
    >>> print(*wrong_count("draws", 0))
    draws is 0: give a whole number, 1 or more
    """
    if is_whole(value) and value >= least:
        return []
    code, remedy = (
        number_code(value, least=least),
        told("give a whole number, {least} or more", least=least),
    )
    return [InputProblem(code, place, f"{value!r:.60}", remedy=remedy)]


def wrong_array(place: str, array: NDArray[Any], kinds: str, remedy: str) -> InputProblem:
    """Return the problem with an array: its shape if its type is of these kinds, else its type.

    >>> print(wrong_array("floor", np.array([True]), "iuf", "give one number"))
    floor: has shape (1,) and type bool: give one number
    """
    code = "wrong_shape" if array.dtype.kind in kinds else "wrong_type"
    found = told("has shape {shape} and type {dtype}", shape=array.shape, dtype=array.dtype)
    return InputProblem(code, place, "", found, remedy)


def as_array(name: str, values: Any) -> NDArray[Any]:
    """Return an argument as a plain array, without copying or losing anything.

    Parameters
    ----------
    name : str
        The name of the argument in messages.
    values : array-like

    Returns
    -------
    numpy.ndarray
        Of the given shape and type.

    Raises
    ------
    InputError
        Lists of different lengths, or values that NumPy would misread: a sparse matrix, or an
        array with masked cells.

    Examples
    --------
    >>> as_array("capacity", [1, 2])
    array([1, 2])
    >>> as_array("scores", [[1, 2], [3]])
    Traceback (most recent call last):
    matchcore.errors.InputError: scores: ragged: give rows of one length
    """
    if hasattr(values, "tocsr"):
        problem = told("a sparse matrix, whose empty cells may mean 0 or no value")
        remedy = told("give an array (`.toarray()` makes them 0)")
        raise InputError(InputProblem("wrong_type", name, "", problem, remedy))
    if isinstance(values, (list, tuple)) and any(isinstance(x, np.ma.MaskedArray) for x in values):
        problem, remedy = told("a list of masked arrays"), told("combine them with numpy.ma.stack")
        raise InputError(InputProblem("wrong_type", name, "", problem, remedy))
    if np.ma.is_masked(values):
        cell = ", ".join(str(k) for k in np.argwhere(np.ma.getmaskarray(values))[0])
        remedy = told("fill it with a value")
        raise InputError(InputProblem("masked", f"{name}[{cell}]", "masked", remedy=remedy))
    try:
        return np.asarray(values)
    except ValueError as error:
        remedy = told("give rows of one length")
        raise InputError(InputProblem("wrong_shape", name, "", told("ragged"), remedy)) from error
