"""The arguments of a `Problem` as arrays, and what is refused."""

import math
from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility, Problem, people
from matchcore.errors import InputError
from matchcore.model.problem_arguments import MOST

C = Compatibility.from_matrix(np.array([[0.5, 0.25, -1.0], [1.0, 0.0, 2.0]]))


COUNTS = ("capacity", "minimum", "demand", "load_before")


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize(
    "count",
    [MOST + 1, 2**62, 10**18, 2**63, 10**30, -1, 1.5, math.nan, math.inf, True, None, "2", 1j],
)
def test_counts_lie_between_0_and_the_most(name: str, count: Any) -> None:
    with pytest.raises(
        InputError, match=rf"{name}\[0\] is .*: use a whole number from 0 to {MOST}"
    ):
        Problem(C, **{name: count})
    size = C.shape[0] if name == "demand" else C.shape[1]
    each = np.array([1] * (size - 1) + [count], dtype=object)
    with pytest.raises(InputError, match=rf"{name}\[{size - 1}\] is "):
        Problem(C, **{name: each})


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e300, "two", None])
def test_counts_that_are_no_whole_numbers_are_refused(bad: object) -> None:
    with pytest.raises(InputError, match="capacity"):
        Problem(C, capacity=bad)


def test_whole_floats_are_taken_as_the_numbers_they_are() -> None:
    assert Problem(C, capacity=np.array([1.0, 2.0, 3.0])).capacity.tolist() == [1, 2, 3]


def test_the_most_is_that_of_the_tables_of_people() -> None:
    assert MOST == people.MOST


def test_unsigned_counts_do_not_turn_negative_and_pass() -> None:
    with pytest.raises(InputError, match=r"capacity\[1\] is 9223372036854775813: "):
        Problem(C, capacity=np.array([1, 2**63 + 5, 1], dtype=np.uint64))


@pytest.mark.parametrize("name", [*COUNTS, "load_step", "required", "forbidden"])
@pytest.mark.parametrize(
    "values", [[[1, 2], [1]], np.ma.array([1, 1, 1], mask=[0, 1, 0]), np.ones((2, 2, 2)), "ab"]
)
def test_arrays_that_are_none_are_refused(name: str, values: Any) -> None:
    with pytest.raises(InputError, match=name):
        Problem(C, **{name: values})


def test_pairs_are_a_set() -> None:
    assert Problem(C, required=[(1, 0), (1, 0)]).required.tolist() == [[1, 0]]


def test_arrays_that_are_changed_afterwards_change_nothing() -> None:
    given: dict[str, Any] = {
        "capacity": np.array([1, 2, 3]),
        "minimum": np.array([0, 1, 0]),
        "demand": np.array([1, 2]),
        "load_before": np.array([0, 1, 2]),
        "load_step": np.array([0.5, 0.25, 0.0]),
        "required": np.array([[0, 1]]),
        "forbidden": np.array([[1, 0]]),
    }
    before = {name: array.tolist() for name, array in given.items()}
    p = Problem(C, **given)
    for array in given.values():
        array += 1
    assert {name: getattr(p, name).tolist() for name in given} == before
