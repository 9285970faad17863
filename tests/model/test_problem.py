"""`Problem`: what it accepts, and that all problems are reported at once."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from matchcore import Affinity, Compatibility, Problem, Programme, SolveStatus, solve
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError
from matchcore.model.problem_arguments import MOST
from matchcore.solver import verify
from tests.oracle import brute_force, check_feasible

C = Compatibility.from_matrix(np.array([[0.5, 0.25, -1.0], [1.0, 0.0, 2.0]]))


def test_scalars_are_spread_over_the_people() -> None:
    p = Problem(C, capacity=3, minimum=1, demand=2)
    assert (p.capacity.tolist(), p.minimum.tolist(), p.demand.tolist()) == (
        [3] * 3,
        [1] * 3,
        [2] * 2,
    )


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
    for part in ("capacity[1] is -1", "minimum", "demand: has shape", "(0, 9)", "floor", "'best'"):
        assert part in str(caught.value)


def test_open_pairs_obey_rules_floor_and_forbidden() -> None:
    narrowed = C.with_pairs("past", [1], [2])
    p = Problem(narrowed, forbidden=[(0, 0)], required=[(1, 0)], floor=0.0)
    is_open = np.array([[False, True, False], [True, True, False]])
    assert (p.open.allowed == is_open).all()
    assert (p.open.allowed_tile(slice(1, 2)) == is_open[1:]).all()
    i, j = np.divmod(np.arange(6), 3)
    assert (p.open.allowed_at(i, j) == is_open.ravel()).all()
    is_open[1, 0] = False
    assert (p.free.allowed == is_open).all()


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


def test_what_is_no_compatibility_is_refused() -> None:
    scores: Any = np.ones((2, 2))
    with pytest.raises(InputError, match="of type ndarray: give a Compatibility"):
        Problem(scores)


ALL = np.ones((4, 3), dtype=bool)


@pytest.mark.parametrize("objective", ["coverage", "score"])
@pytest.mark.parametrize("before", [0, MOST])
@pytest.mark.parametrize("step", [0.25, 2.0**-30, 2.0**20, 0.0])
@pytest.mark.parametrize("demand", [1, 3, MOST])
def test_counts_at_their_most_are_solved(
    objective: Any, before: int, step: float, demand: int
) -> None:
    """Against all assignments, in fractions. Twelve pairs round by half of 2**-51 of the largest.

    Rounding counts them twice, for either answer; powers of two as steps round by nothing.
    """
    scores = np.random.default_rng(4).integers(0, 9, (4, 3)) / 8
    options: dict[str, Any] = {"load_step": step, "load_before": before, "objective": objective}
    p = Problem(Compatibility.from_matrix(scores), capacity=MOST, demand=demand, **options)
    answer = solve(p)
    verify(p, answer)
    assert answer.status is SolveStatus.OPTIMAL
    assert answer.certificate is not None
    assert answer.total is not None
    largest = max(1.0, step * (before + 4))
    assert 0 <= answer.certificate.rounding <= 12 * largest * 2.0**-51
    check_feasible(p, answer)
    narrow = Problem(p.compatibility, capacity=4, demand=min(demand, 3), **options)
    best = brute_force(narrow)
    assert best is not None
    assert abs(best[2] - Fraction(answer.total)) <= Fraction(answer.certificate.rounding)
    if objective == "coverage":
        assert best[1] == answer.seats


@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"minimum": MOST, "capacity": MOST}, "minimums"),
        ({"demand": MOST, "complete": True, "capacity": MOST}, "demands"),
        ({"minimum": MOST, "capacity": MOST - 1}, "minimum_over_capacity"),
    ],
)
def test_needs_at_their_most_are_infeasible_and_nothing_overflows(
    pairs: Any, options: dict[str, Any], kind: str
) -> None:
    c = Compatibility.from_matrix(ALL.astype(float))
    answer = solve(Problem(c, load_step=0.5, load_before=MOST, **options), pairs=pairs)
    assert answer.status is SolveStatus.INFEASIBLE
    assert answer.diagnosis is not None
    assert answer.diagnosis.clashes[0].kind == kind


def test_costs_at_the_most_are_what_they_are() -> None:
    """By hand: the k-th mentee costs MOST + k - 1 steps."""
    c = Compatibility.from_matrix(np.zeros((3, 1)))
    p = Problem(c, capacity=MOST, load_before=MOST, load_step=2.0)
    assert p.load_costs(np.array([3])).tolist() == [2.0 * (3 * MOST + 3)]
    assert solve(p).total == -2.0 * (3 * MOST + 3)


@pytest.mark.parametrize("step", [1e30, 1e200, 1e308, 5e-324])
@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_the_step_of_a_mentor_without_places_is_of_no_account(step: float, objective: Any) -> None:
    """It used to take all digits from the others, or to end in a warning of a cast."""
    c = Compatibility.from_matrix([[1.0, 0.5], [1.0, 0.25]])
    p = Problem(c, capacity=[0, 2], load_step=[step, 0.125], objective=objective)
    answer = solve(p)
    verify(p, answer)
    assert (answer.total, answer.seats) == (0.5 + 0.25 - 0.125, 2)
    none = Problem(c, capacity=0, load_step=step, objective=objective)
    verify(none, solve(none))
    assert solve(none).seats == 0
    empty = Problem(Compatibility.from_matrix(np.zeros((0, 2))), load_step=step)
    assert solve(empty).total == 0.0


@pytest.mark.parametrize("score", [1e301, 1e308, -1e308])
def test_scores_whose_sum_overflows_are_refused(score: float) -> None:
    for c in (
        Compatibility.from_matrix(np.full((2, 2), score)),
        Compatibility.from_factors([[score]], [[1.0]]),
        Compatibility.from_matrix(np.ones((1, 1))).with_terms("liked", [0], [0], [score]),
    ):
        with pytest.raises(InputError, match=r"scores reach 1e\+30., more than 1e\+300: scale"):
            Problem(c)


@pytest.mark.parametrize(("step", "before"), [(1e301, 0), (1e308, 0), (1e295, MOST)])
def test_costs_whose_sum_overflows_are_refused(step: float, before: int) -> None:
    c = Compatibility.from_matrix(np.ones((4, 2)))
    with pytest.raises(InputError, match=r"load_step\[1\] is 1e\+.*: a full load costs more than"):
        Problem(c, capacity=4, load_step=[0.0, step], load_before=before)


REFUSED: list[tuple[dict[str, Any], list[tuple[str, str, str]]]] = [
    ({"compatibility": [[1.0]]}, [("wrong_type", "compatibility", "")]),
    (
        {"capacity": [-1, 0.5, np.nan], "load_before": 10**18},
        [
            ("negative", "capacity[0]", "-1.0"),
            ("not_a_whole_number", "capacity[1]", "0.5"),
            ("not_finite", "capacity[2]", "nan"),
            ("out_of_range", "load_before[0]", f"{10**18}"),
        ],
    ),
    (
        {"demand": "two", "minimum": True},
        [("not_a_number", "minimum[0]", "True"), ("not_a_number", "demand[0]", "'two'")],
    ),
    ({"demand": [1, 1, 1]}, [("wrong_shape", "demand", "")]),
    ({"capacity": [[1], [1, 2]]}, [("wrong_shape", "capacity", "")]),
    ({"load_step": [0.0, -1.0, np.inf]}, [("negative", "load_step[1]", "-1.0"),
                                          ("not_finite", "load_step[2]", "inf")]),
    ({"capacity": 2, "load_step": [0.0, 1e305, 0.0]}, [("out_of_range", "load_step[1]", "1e+305")]),
    ({"required": [[1], [1, 2]], "forbidden": [["a", "b"]]},
     [("wrong_shape", "required", ""), ("wrong_type", "forbidden", "")]),
    ({"required": [(0, 1), (0, 3), (-1, 0)]},
     [("unknown_row", "required[1]", "(0, 3)"), ("unknown_row", "required[2]", "(-1, 0)")]),
    ({"objective": "best", "floor": "high", "complete": 1},
     [("not_a_choice", "objective", "'best'"), ("not_a_number", "floor", "'high'"),
      ("not_yes_or_no", "complete", "1")]),
    ({"compatibility": Compatibility.from_matrix([[1e301]])},
     [("out_of_range", "compatibility", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "records"), REFUSED)
def test_what_is_refused_has_a_code_and_a_place(
    given: dict[str, Any], records: list[tuple[str, str, str]]
) -> None:
    with pytest.raises(InputError) as caught:
        Problem(**{"compatibility": C} | given)
    assert [(r.code, r.place, r.value) for r in caught.value.records] == records
