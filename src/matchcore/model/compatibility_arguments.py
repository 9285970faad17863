"""The arguments of a `Compatibility` as arrays; an error where they cannot be used."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Factor, Floats, Rows, is_sparse
from matchcore.model.factor_scores import FactorScores
from matchcore.model.masks import ClassTable
from matchcore.model.origin import Origin
from matchcore.number_checks import as_array, is_number, number_code, wrong_array

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def matrix_and_mask(
    scores: ArrayLike, allowed: ArrayLike | None
) -> tuple[NDArray[Any], Bools | None]:
    """Return a matrix of scores, and which pairs it allows; None where it allows all.

    A masked cell of a NumPy masked array is a forbidden pair.
    """
    masks: list[Bools] = []
    if isinstance(scores, np.ma.MaskedArray):
        if np.ma.is_masked(scores) and scores.dtype.kind in "iuf":
            masks.append(~np.ma.getmaskarray(scores))
        scores = np.ma.getdata(scores)
    matrix = as_array("scores", scores)
    if allowed is not None:
        masks.append(_mask("allowed", allowed, matrix.shape))
    return matrix, functools.reduce(np.logical_and, masks) if masks else None


def _mask(name: str, values: ArrayLike, shape: tuple[int, ...]) -> Bools:
    """Return a copy of a mask that has one cell per pair."""
    array = as_array(name, values)
    if array.dtype != np.bool_:
        raise InputError(wrong_array(name, array, "b", told("give an array of bool")))
    if array.shape != shape:
        problem = told("has shape {shape}, scores {shape2}", shape=array.shape, shape2=shape)
        raise InputError(InputProblem("wrong_shape", name, "", problem, told("make them equal")))
    return np.array(array)


def factor(place: str, values: ArrayLike) -> Factor:
    """Return a factor as an array; a sparse one stays as it is."""
    return values if is_sparse(values) else as_array(place, values)


def threshold_product(
    name: str, F: ArrayLike, G: ArrayLike, shape: tuple[int, int]
) -> FactorScores:
    """Return the product that a threshold compares."""
    names = f"{name}: F", f"{name}: G"
    product = FactorScores(factor(names[0], F), factor(names[1], G), names)
    if product.shape != shape:
        problem = told(
            "F and G give products of shape {shape}, not {shape2}",
            shape=product.shape,
            shape2=shape,
        )
        raise InputError(InputProblem("wrong_shape", name, "", problem))
    return product


def require_number(place: str, value: object) -> None:
    """Raise unless the value is a finite number."""
    if not is_number(value):
        remedy = told("give a finite number")
        raise InputError(InputProblem(number_code(value), place, f"{value!r:.40}", remedy=remedy))


def class_table(
    name: str | Origin,
    mentee_class: object,
    mentor_class: object,
    allowed: object,
    shape: tuple[int, int],
) -> ClassTable:
    """Return a mask from the class of each person and a table over classes."""
    table = np.array(as_array(told("{name}: allowed", name=name), allowed))
    if table.ndim != 2 or table.dtype != np.bool_:
        remedy = told("give a (mentee classes, mentor classes) array of bool")
        raise InputError(wrong_array(told("{name}: allowed", name=name), table, "b", remedy))
    problems, classes = [], []
    sides = (("mentee_class", mentee_class), ("mentor_class", mentor_class))
    for axis, (side, values) in enumerate(sides):
        place = f"{name}: {side}"
        array = as_array(place, values)
        if array.shape != (shape[axis],) or array.dtype.kind not in "iu":
            remedy = told("give {size} whole numbers", size=shape[axis])
            problems.append(wrong_array(place, array, "iu", remedy))
        elif array.size and not 0 <= array.min() <= array.max() < table.shape[axis]:
            span = told(
                "runs from {low} to {high}, but the table has the classes 0 to {most}",
                low=array.min(),
                high=array.max(),
                most=table.shape[axis] - 1,
            )
            problems.append(InputProblem("out_of_range", place, "", span))
        classes.append(array)
    if problems:
        raise InputError(problems)
    mentees, mentors = (array.astype(np.int64) for array in classes)
    return ClassTable(Origin.of(name), mentees, mentors, table)


def sparse_entries(
    name: str | Origin,
    mentees: object,
    mentors: object,
    values: NDArray[np.generic] | None,
    shape: tuple[int, int],
) -> csr_array:
    """Return single pairs as a sparse matrix of their values, or of ones without values."""
    from scipy.sparse import csr_array

    i = row_numbers(name, "mentees", mentees, shape[0])
    j = row_numbers(name, "mentors", mentors, shape[1])
    if i.shape != j.shape:
        problem = told("{size} mentees but {size2} mentors", size=i.size, size2=j.size)
        raise InputError(
            InputProblem("wrong_shape", str(name), "", problem, told("give parallel arrays"))
        )
    if values is None:
        width = max(1, shape[1])
        i, j = np.divmod(np.unique(i * width + j), width)
        values = np.ones(len(i), dtype=np.int8)
    return csr_array((values, (i, j)), shape=shape)


def term_entries(
    name: str, mentees: object, mentors: object, scores: object, shape: tuple[int, int]
) -> csr_array:
    """Return the scores of single pairs as a sparse matrix; each pair may occur once."""
    values = as_array(told("{name}: scores", name=name), scores)
    if values.size and values.dtype.kind not in "iuf":
        raise InputError(
            wrong_array(told("{name}: scores", name=name), values, "iuf", told("give real numbers"))
        )
    values = values.astype(np.float64)
    i = row_numbers(name, "mentees", mentees, shape[0])
    j = row_numbers(name, "mentors", mentors, shape[1])
    if values.shape != i.shape or i.shape != j.shape:
        remedy = told("give mentees, mentors and scores of one length")
        raise InputError(InputProblem("wrong_shape", str(name), remedy=remedy))
    problems = _not_finite(told("{name}: scores", name=name), values) + _repeated(
        str(name), i, j, shape[1]
    )
    if problems:
        raise InputError(problems)
    return sparse_entries(name, i, j, values, shape)


def row_numbers(name: str | Origin, side: str, rows: object, size: int) -> Rows:
    """Return the row numbers of people of one side."""
    place = f"{name}: {side}"
    array = as_array(place, rows)
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise InputError(wrong_array(place, array, "iu", told("give row numbers")))
    outside = np.flatnonzero((array < 0) | (array >= size))
    if outside.size:
        remedy = told("there are rows 0 to {size}", size=size - 1)
        raise InputError(
            [
                InputProblem("unknown_row", f"{place}[{k}]", str(array[k]), remedy=remedy)
                for k in outside
            ]
        )
    return array.astype(np.int64)


def _not_finite(place: str, values: Floats) -> list[InputProblem]:
    """Return the values that are infinite or not a number."""
    return [
        InputProblem(
            "not_finite", f"{place}[{k}]", str(values[k]), remedy=told("give a finite number")
        )
        for k in np.flatnonzero(~np.isfinite(values))
    ]


def _repeated(place: str, i: Rows, j: Rows, mentors: int) -> list[InputProblem]:
    """Return the pairs that occur more than once."""
    keys, counts = np.unique(i * max(1, mentors) + j, return_counts=True)
    remedy = told("give each pair once")
    return [
        InputProblem(
            "duplicate",
            place,
            "",
            told("the pair {pair} is repeated", pair=divmod(key, mentors)),
            remedy,
        )
        for key in keys[counts > 1].tolist()
    ]
