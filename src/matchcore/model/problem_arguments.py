"""The arguments of a `Problem` as arrays, or the problems they have."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.number_checks import as_array, is_number, is_whole, number_code, wrong_array

_EMPTY_PAIRS: NDArray[np.int64] = np.zeros((0, 2), dtype=np.int64)


MOST = 10**9  # of every count: no product of counts leaves 64 bits


LARGEST = 1e300  # of scores and of costs: no sum of them overflows


def counts(name: str, values: ArrayLike, size: int, problems: list[InputProblem]) -> Rows:
    """Return one count per person; what is wrong goes into `problems`."""
    array = _one_each(name, values, size, problems)
    if array.dtype.kind in "iuf":
        good = (array >= 0) & (array <= MOST) & (array == np.floor(array))
    else:
        each = (is_whole(x) and 0 <= x <= MOST for x in array.tolist())
        good = np.fromiter(each, dtype=np.bool_, count=size)
    remedy = f"use a whole number from 0 to {MOST}"
    problems += _wrong(name, values, array, good, MOST, remedy)
    return array.astype(np.int64) if good.all() else np.zeros(size, dtype=np.int64)


def steps(name: str, values: ArrayLike, size: int, problems: list[InputProblem]) -> Floats:
    """Return one load step per mentor; what is wrong goes into `problems`."""
    array = _one_each(name, values, size, problems)
    if array.dtype.kind in "iuf":
        good = (array >= 0) & (array < np.inf)
    else:
        each = (is_number(x) and x >= 0 for x in array.tolist())
        good = np.fromiter(each, dtype=np.bool_, count=size)
    problems += _wrong(name, values, array, good, LARGEST, "use a finite number, 0 or more")
    return array.astype(np.float64) if good.all() else np.zeros(size)


def _one_each(
    name: str, values: ArrayLike, size: int, problems: list[InputProblem]
) -> NDArray[Any]:
    """Return one value for each person; zeros, and one more problem, where there are others."""
    try:
        array = as_array(name, values)
    except InputError as error:
        problems += error.records
        return np.zeros(size)
    if array.ndim == 0:
        return np.full(size, array)
    if array.shape != (size,):
        said, remedy = f"has shape {array.shape}", f"give one number, or {size} of them"
        problems.append(InputProblem("wrong_shape", name, "", said, remedy))
        return np.zeros(size)
    return array


def _wrong(
    name: str, given: ArrayLike, array: NDArray[Any], good: Bools, most: float, remedy: str
) -> list[InputProblem]:
    """Return what is wrong with which values; a value that all share is named once."""
    bad = np.flatnonzero(~good)
    if len(bad) and np.ndim(given) == 0:
        bad = bad[:1]
    return [
        InputProblem(number_code(value, 0, most), f"{name}[{row}]", f"{value!r:.40}", remedy=remedy)
        for row, value in zip(bad.tolist(), array[bad].tolist(), strict=True)
    ]


def pairs_of_rows(
    name: str, values: ArrayLike, shape: tuple[int, int], problems: list[InputProblem]
) -> Rows:
    """Return pairs of row numbers, each once; what is wrong goes into `problems`."""
    try:
        array = as_array(name, values)
    except InputError as error:
        problems += error.records
        return _EMPTY_PAIRS
    if array.size == 0:
        return _EMPTY_PAIRS
    if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iu":
        problems.append(wrong_array(name, array, "iu", "give (mentee, mentor) row numbers"))
        return _EMPTY_PAIRS
    outside = (array < 0) | (array >= np.array(shape))
    remedy = f"mentees are 0 to {shape[0] - 1}, mentors 0 to {shape[1] - 1}"
    problems += [
        InputProblem("unknown_row", f"{name}[{k}]", str(tuple(array[k].tolist())), remedy=remedy)
        for k in np.flatnonzero(outside.any(axis=1))
    ]
    return np.unique(array.astype(np.int64), axis=0)
