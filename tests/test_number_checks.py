"""Which values are numbers, and which arrays are plain ones."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore.errors import InputError
from matchcore.number_checks import as_array, is_number, is_whole, number_code, wrong_array


@pytest.mark.parametrize("value", [0, -1.5, Fraction(1, 3), np.float32(0.5), np.int8(-3), 10**30])
def test_finite_real_numbers_of_any_library_are_numbers(value: object) -> None:
    assert is_number(value)


@pytest.mark.parametrize(
    "value",
    [True, np.True_, None, "1", 1j, math.nan, math.inf, np.float64("nan"), 10**400, Decimal(1), []],
)
def test_other_values_are_no_numbers(value: object) -> None:
    assert not is_number(value)


def test_whole_numbers_are_integers_and_no_truth_values() -> None:
    assert all(is_whole(value) for value in (0, -3, np.uint8(7), 10**400))
    assert not any(is_whole(value) for value in (1.0, np.float64(2), True, np.True_, "1", None))


@pytest.mark.parametrize(
    ("value", "least", "most", "code"),
    [
        ("1", 0, 9, "not_a_number"),
        (True, 0, 9, "not_a_number"),
        (math.nan, 0, 9, "not_finite"),
        (-math.inf, 0, 9, "not_finite"),
        (-1, 0, 9, "negative"),
        (-1, 1, 9, "out_of_range"),
        (0, 1, 9, "out_of_range"),
        (10, 1, 9, "out_of_range"),
        (2.5, 1, 9, "not_a_whole_number"),
    ],
)
def test_the_code_of_what_is_wrong(value: object, least: float, most: float, code: str) -> None:
    assert number_code(value, least, most) == code


def test_a_number_too_large_for_a_float_is_out_of_range() -> None:
    assert number_code(10**400) == number_code(-(10**400)) == "out_of_range"


def test_an_array_of_an_accepted_type_has_a_wrong_shape_else_a_wrong_type() -> None:
    assert wrong_array("x", np.zeros((2, 3)), "iuf", "").code == "wrong_shape"
    assert wrong_array("x", np.array(["a"]), "iuf", "").code == "wrong_type"


def test_arrays_are_not_copied() -> None:
    given = np.arange(3)
    assert as_array("x", given) is given


HIDDEN = np.ma.array([[1, 2], [3, 4]], mask=[[False, False], [True, False]])


@pytest.mark.parametrize(
    ("values", "code", "place"),
    [
        ([[1, 2], [3]], "wrong_shape", "x"),
        (csr_array(np.eye(2)), "wrong_type", "x"),
        (HIDDEN, "masked", "x[1, 0]"),
        ([HIDDEN[0], HIDDEN[1]], "wrong_type", "x"),
    ],
)
def test_what_numpy_would_misread_is_refused(values: Any, code: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        as_array("x", values)
    assert [(p.code, p.place) for p in caught.value.records] == [(code, place)]


def test_a_masked_array_without_masked_cells_is_read() -> None:
    assert as_array("x", np.ma.array([1, 2], mask=[False, False])).tolist() == [1, 2]
