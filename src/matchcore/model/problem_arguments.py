"""The arguments of a `Problem` as arrays; what is wrong with them is collected."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.number_checks import as_array, is_number, is_whole, number_code, wrong_array

MOST = 10**9  # the largest count: no product of two counts exceeds 64 bits
LARGEST = 1e300  # the largest score or cost: no sum of them overflows
_NO_PAIRS: Rows = np.zeros((0, 2), dtype=np.int64)


def counts_of_people(name: str, values: ArrayLike, size: int, problems: list[InputProblem]) -> Rows:
    """Return one count per person; append what is wrong to `problems`."""
    array = _one_each(name, values, size, problems)
    if array.dtype.kind in "iuf":
        good = (array >= 0) & (array <= MOST) & (array == np.floor(array))
    else:
        each = (is_whole(x) and 0 <= x <= MOST for x in array.tolist())
        good = np.fromiter(each, dtype=np.bool_, count=size)
    remedy = told("use a whole number from 0 to {most}", most=MOST)
    problems += _wrong(name, values, array, good, MOST, remedy)
    return array.astype(np.int64) if good.all() else np.zeros(size, dtype=np.int64)


def load_steps_of_mentors(
    name: str, values: ArrayLike, size: int, problems: list[InputProblem]
) -> Floats:
    """Return one load step per mentor; append what is wrong to `problems`."""
    array = _one_each(name, values, size, problems)
    if array.dtype.kind in "iuf":
        good = (array >= 0) & (array < np.inf)
    else:
        each = (is_number(x) and x >= 0 for x in array.tolist())
        good = np.fromiter(each, dtype=np.bool_, count=size)
    problems += _wrong(name, values, array, good, LARGEST, told("use a finite number, 0 or more"))
    return array.astype(np.float64) if good.all() else np.zeros(size)


def _one_each(
    name: str, values: ArrayLike, size: int, problems: list[InputProblem]
) -> NDArray[Any]:
    """Return one value per person; where the shape is wrong, append that and return zeros."""
    try:
        array = as_array(name, values)
    except InputError as error:
        problems += error.records
        return np.zeros(size)
    if array.ndim == 0:
        return np.full(size, array)
    if array.shape != (size,):
        problem, remedy = (
            told("has shape {shape}", shape=array.shape),
            told("give one number, or {size} of them", size=size),
        )
        problems.append(InputProblem("wrong_shape", name, "", problem, remedy))
        return np.zeros(size)
    return array


def _wrong(
    name: str, given: ArrayLike, array: NDArray[Any], good: Bools, most: float, remedy: str
) -> list[InputProblem]:
    """Return the problems of the values that are not good; a shared value is reported once."""
    bad = np.flatnonzero(~good)
    if len(bad) and np.ndim(given) == 0:
        bad = bad[:1]
    return [
        InputProblem(number_code(value, 0, most), f"{name}[{row}]", f"{value!r:.40}", remedy=remedy)
        for row, value in zip(bad.tolist(), array[bad].tolist(), strict=True)
    ]


def row_pairs(
    name: str, values: ArrayLike, shape: tuple[int, int], problems: list[InputProblem]
) -> Rows:
    """Return pairs of row numbers, each once; append what is wrong to `problems`."""
    try:
        array = as_array(name, values)
    except InputError as error:
        problems += error.records
        return _NO_PAIRS
    if array.size == 0:
        return _NO_PAIRS
    if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iu":
        problems.append(wrong_array(name, array, "iu", told("give (mentee, mentor) row numbers")))
        return _NO_PAIRS
    outside = (array < 0) | (array >= np.array(shape))
    remedy = told(
        "mentees are 0 to {shape}, mentors 0 to {shape2}", shape=shape[0] - 1, shape2=shape[1] - 1
    )
    problems += [
        InputProblem("unknown_row", f"{name}[{k}]", str(tuple(array[k].tolist())), remedy=remedy)
        for k in np.flatnonzero(outside.any(axis=1))
    ]
    return np.unique(array.astype(np.int64), axis=0)
