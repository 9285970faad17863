"""`Problem`: what it accepts, and that everything wrong is said at once."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from matchcore import Affinity, Compatibility, Problem, Programme, solve
from matchcore.affinity import TaughtSkills
from matchcore.errors import InputError
from matchcore.problem import Limit

C = Compatibility.from_matrix(np.array([[0.5, 0.25, -1.0], [1.0, 0.0, 2.0]]))


def test_scalars_are_spread_over_the_people() -> None:
    p = Problem(C, capacity=3, minimum=1, demand=2)
    assert (p.capacity.tolist(), p.minimum.tolist(), p.demand.tolist()) == (
        [3] * 3,
        [1] * 3,
        [2] * 2,
    )


def test_whole_floats_are_taken_as_the_numbers_they_are() -> None:
    assert Problem(C, capacity=np.array([1.0, 2.0, 3.0])).capacity.tolist() == [1, 2, 3]


def test_all_problems_are_reported_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Problem(
            C,
            capacity=[1, -1, 2],
            minimum=0.5,
            demand=[1],
            required=[(0, 9)],
            floor=np.nan,
            objective="best",  # type: ignore[arg-type]
        )
    for said in ("capacity[1] is -1", "minimum", "demand has shape", "(0, 9)", "floor", "'best'"):
        assert said in str(caught.value)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e300, "two", None])
def test_counts_that_are_no_whole_numbers_are_refused(bad: object) -> None:
    with pytest.raises(InputError, match="capacity"):
        Problem(C, capacity=bad)


def test_pairs_are_a_set() -> None:
    assert Problem(C, required=[(1, 0), (1, 0)]).required.tolist() == [[1, 0]]


def test_open_pairs_obey_rules_floor_and_forbidden() -> None:
    narrowed = C.with_pairs("past", [1], [2])
    p = Problem(narrowed, forbidden=[(0, 0)], required=[(1, 0)], floor=0.0)
    is_open = np.array([[False, True, False], [True, True, False]])
    assert (p.open.allowed == is_open).all()
    assert (p.open.mask(slice(1, 2)) == is_open[1:]).all()
    i, j = np.divmod(np.arange(6), 3)
    assert (p.open_at(i, j) == is_open.ravel()).all()
    is_open[1, 0] = False
    assert (p.free.allowed == is_open).all()


def test_limits_are_carried_but_not_solved_without_a_proof() -> None:
    p = Problem(C, limits=[Limit(np.ones((1, 1)), at_most=1)])
    with pytest.raises(InputError, match="limits are not solved"):
        solve(p)


@pytest.mark.parametrize("score", [1 - 2.0**-53, 1.0, -1.0, 2.0**-53 - 1, 1e300, 5e-324])
@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_scores_at_the_edge_of_their_bits_are_solved(score: float, objective: str) -> None:
    c = Compatibility.from_matrix(np.full((20, 20), score))  # enough people for fewer than 53 bits
    p = Problem(c, capacity=1, minimum=1, objective=objective)  # type: ignore[arg-type]
    assert p.shift < 53 or score == 5e-324
    assert solve(p).total == math.fsum([score] * 20)


@pytest.mark.parametrize("floor", [10**400, float("nan"), "0.5", [0.5]])
def test_a_floor_is_a_finite_number(floor: Any) -> None:
    with pytest.raises(InputError, match="floor is "):
        Problem(Compatibility.from_matrix(np.ones((1, 1))), floor=floor)
    with pytest.raises(InputError, match="floor is "):
        Programme(affinity=Affinity(skills=TaughtSkills()), floor=floor)


def test_a_floor_may_be_a_fraction() -> None:
    half: Any = Fraction(1, 2)
    problem = Problem(Compatibility.from_matrix(np.ones((1, 1))), floor=half)
    assert problem.floor == 0.5
    assert isinstance(problem.floor, float)
