"""What an argument is, whichever library made it: Python's numbers, NumPy's, and arrays."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError


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


def as_array(name: str, values: Any) -> NDArray[Any]:
    """Return an argument as a plain array: not copied, and nothing lost on the way.

    Parameters
    ----------
    name : str
        What messages call the argument.
    values : array-like

    Returns
    -------
    numpy.ndarray
        Of whatever shape and type was given.

    Raises
    ------
    InputError
        Lists of different lengths; or values that NumPy would read as something else: a sparse
        matrix, or an array with masked cells.

    Examples
    --------
    >>> as_array("capacity", [1, 2])
    array([1, 2])
    >>> as_array("scores", [[1, 2], [3]])
    Traceback (most recent call last):
    matchcore.errors.InputError: scores is ragged: give rows of one length
    """
    if hasattr(values, "tocsr"):
        raise InputError(
            f"{name} is a sparse matrix, whose empty cells may mean 0 or nothing at all: "
            "give an array (`.toarray()` makes them 0)"
        )
    if isinstance(values, (list, tuple)) and any(isinstance(x, np.ma.MaskedArray) for x in values):
        raise InputError(f"{name} is a list of masked arrays: make them one with numpy.ma.stack")
    if np.ma.is_masked(values):
        place = ", ".join(str(k) for k in np.argwhere(np.ma.getmaskarray(values))[0])
        raise InputError(f"{name}[{place}] is masked: fill it with a value")
    try:
        return np.asarray(values)
    except ValueError as error:
        raise InputError(f"{name} is ragged: give rows of one length") from error


def plain(value: Any) -> Any:
    """Return an argument as plain values, where it is made of such: a path is text then.

    >>> plain({"tables": ({"R": "GNU R"}, np.float64(0.5))})
    {'tables': [{'R': 'GNU R'}, 0.5]}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return value.tolist() if isinstance(value, (np.generic, np.ndarray)) else value
