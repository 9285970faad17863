"""Every question against a fresh, constrained solve by brute force."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.errors import FlowError, InputError
from matchcore.solver.residual import Change, Costs, Residual, nearby
from tests.cohorts import examples
from tests.oracle import brute_force
from tests.strategies import planted, problems, real_problems

MANY = settings(
    max_examples=500, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)
FEW = settings(MANY, max_examples=examples(40).max_examples)


def solved(problem: Problem) -> tuple[Residual, Assignment]:
    answer = solve(problem)
    if answer.status is not SolveStatus.OPTIMAL:
        assume(False)
    return Residual(problem, answer), answer


def value(problem: Problem, mentees: Any, mentors: Any) -> tuple[int, int, Fraction]:
    """Covered, seats and total of some pairs, which must obey every requirement."""
    n, m = problem.shape
    seats, load = np.bincount(mentees, minlength=n), np.bincount(mentors, minlength=m)
    pairs = set(zip(mentees.tolist(), mentors.tolist(), strict=True))
    assert len(pairs) == len(mentees)
    assert set(map(tuple, problem.required.tolist())) <= pairs
    assert problem.open.allowed_at(mentees, mentors).all()
    assert (seats == problem.demand).all() if problem.complete else (seats <= problem.demand).all()
    assert (problem.minimum <= load).all()
    assert (load <= problem.capacity).all()
    total = sum((Fraction(x) for x in problem.compatibility.at(mentees, mentors).tolist()), 0)
    for step, before, count in zip(
        problem.load_step.tolist(), problem.load_before.tolist(), load.tolist(), strict=True
    ):
        total -= Fraction(step) * sum(before + k for k in range(count))
    return len(np.unique(mentees)), len(mentees), Fraction(total)


def check(problem: Problem, other: Problem, answer: Assignment, change: Change | None) -> None:
    """The change leads from the answer to the best one of the other problem, and says by what."""
    expected = brute_force(other)
    assert (change is None) == (expected is None)
    if change is None or expected is None:
        return
    found = value(other, change.mentees, change.mentors)
    counted = slice(0 if problem.objective == "coverage" else 1, 3)
    assert found[counted] == expected[counted]
    before = value(problem, answer.mentees, answer.mentors)
    covered, seats, total = (b - a for a, b in zip(before, found, strict=True))
    assert (change.covered, change.seats) == (covered, seats)
    assert change.total == float(total)
    old, new = (
        set(zip(i.tolist(), j.tolist(), strict=True))
        for i, j in ((answer.mentees, answer.mentors), (change.mentees, change.mentors))
    )
    gone, come = (
        set(zip(*(x.tolist() for x in p), strict=True)) for p in (change.gone, change.come)
    )
    assert (gone, come) == (old - new, new - old)
    replay(old, new, change)


def replay(old: set[tuple[int, int]], new: set[tuple[int, int]], change: Change) -> None:
    """The moves, one after the other, lead from the old couples to the new ones."""
    pairs = set(old)
    for move in change.moves:
        if move.left is not None:
            pairs ^= {(move.mentee, move.left)}
        if move.joined is not None:
            pairs ^= {(move.mentee, move.joined)}
    assert pairs == new


def requiring(problem: Problem, i: int, j: int) -> Problem:
    required = {*map(tuple, problem.required.tolist()), (i, j)}
    return replace(problem, required=sorted(required))


def forbidding(problem: Problem, i: int, j: int) -> Problem:
    return replace(problem, forbidden=[*problem.forbidden.tolist(), (i, j)])


def row(problem: Problem, field: str, k: int, by: int) -> Problem:
    values = getattr(problem, field).copy()
    values[k] += by
    return replace(problem, **{field: values})


def without(problem: Problem, side: int, k: int) -> Problem:
    kept = problem.required[problem.required[:, side] != k]
    demand, capacity, minimum = (
        getattr(problem, name).copy() for name in ("demand", "capacity", "minimum")
    )
    if side:
        capacity[k] = minimum[k] = 0
    else:
        demand[k] = 0
    return replace(problem, required=kept, demand=demand, capacity=capacity, minimum=minimum)


def check_pairs(problem: Problem) -> None:
    residual, answer = solved(problem)
    n, m = problem.shape
    for i, j in np.ndindex(n, m):
        check(problem, requiring(problem, i, j), answer, residual.force(i, j))
        check(problem, forbidding(problem, i, j), answer, residual.forbid(i, j))


def check_loads(problem: Problem) -> None:
    residual, answer = solved(problem)
    for more in [residual.more_places(j) for j in range(problem.shape[1])]:
        assert len(more.come[0]) == 0 or (more.covered, more.seats, more.score) != (0, 0, 0)
    for i in range(problem.shape[0]):
        check(problem, without(problem, 0, i), answer, residual.drop(mentee=i))
        check(problem, row(problem, "demand", i, 1), answer, residual.more_seats(i))
        if problem.demand[i]:
            check(problem, row(problem, "demand", i, -1), answer, residual.fewer_seats(i))
    for j in range(problem.shape[1]):
        check(problem, without(problem, 1, j), answer, residual.drop(mentor=j))
        check(problem, row(problem, "capacity", j, 1), answer, residual.more_places(j))
        if problem.capacity[j]:
            check(problem, row(problem, "capacity", j, -1), answer, residual.fewer_places(j))


def check_costs(problem: Problem) -> None:
    """The prices of all pairs, by one run a person, are those of requiring each."""
    residual, _ = solved(problem)
    n, m = problem.shape
    by_mentor = [residual.costs_of(mentor=j) for j in range(m)]
    by_mentee = [residual.costs_of(mentee=i) for i in range(n)]
    for i, j in np.ndindex(n, m):
        change = residual.force(i, j)
        for costs, k in ((by_mentor[j], i), (by_mentee[i], j)):
            assert costs.possible[k] == (change is not None)
            if change is None:
                assert costs.total[k] == np.inf
                continue
            lost = {quantity: -int(x[k]) for quantity, x in costs.lost.items()}
            have = {"covered": change.covered, "seats": change.seats, "total": change.score}
            assert lost == {quantity: have[quantity] for quantity in lost}
            assert costs.total[k] == -change.total
    for side, names in ((by_mentee, "mentee"), (by_mentor, "mentor")):
        for k, costs in enumerate(side):
            check_cheapest(residual, names, k, costs)


def check_cheapest(residual: Residual, side: str, k: int, whole: Costs) -> None:
    """Those that are sure to be there are the cheapest of all, at the same costs."""
    axis = 0 if side == "mentee" else 1
    made = set(residual.pairs[1 - axis][residual.pairs[axis] == k].tolist())
    for most in (1, 2, 9):
        some = residual.costs_of(**{side: k}, most=most)
        ranked = [
            [
                (one, *(int(x[one]) for x in costs.lost.values()))
                for one in costs.cheapest().tolist()
                if one not in made
            ][:most]
            for costs in (some, whole)
        ]
        assert ranked[0] == ranked[1]


@pytest.fixture(params=[nearby.NEAREST, 1])
def _near(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at many pairs of each person at first, or at one: then most questions need more."""
    monkeypatch.setattr(nearby, "NEAREST", request.param)


@pytest.mark.usefixtures("_near")
@FEW
@given(problems())
def test_pairs_quickly(problem: Problem) -> None:
    check_pairs(problem)


@pytest.mark.slow
@pytest.mark.usefixtures("_near")
@FEW
@given(problems())
def test_loads_quickly(problem: Problem) -> None:
    check_loads(problem)


@pytest.mark.slow
@pytest.mark.usefixtures("_near")
@FEW
@given(problems())
def test_costs_quickly(problem: Problem) -> None:
    check_costs(problem)


@pytest.mark.long
@pytest.mark.usefixtures("_near")
@MANY
@given(problems())
def test_pairs_required_or_forbidden_equal_a_new_solve(problem: Problem) -> None:
    check_pairs(problem)


@pytest.mark.long
@pytest.mark.usefixtures("_near")
@MANY
@given(problems())
def test_people_and_loads_equal_a_new_solve(problem: Problem) -> None:
    check_loads(problem)


@pytest.mark.long
@pytest.mark.usefixtures("_near")
@MANY
@given(problems())
def test_costs_equal_those_of_each_pair(problem: Problem) -> None:
    check_costs(problem)


Question = tuple[Problem, Callable[[], Change | None]]


def questions(problem: Problem, residual: Residual) -> Iterator[Question]:
    """Every question, as a problem of its own and to be asked."""
    n, m = problem.shape
    for i, j in np.ndindex(n, m):
        yield requiring(problem, i, j), partial(residual.force, i, j)
        yield forbidding(problem, i, j), partial(residual.forbid, i, j)
    for i in range(n):
        yield without(problem, 0, i), partial(residual.drop, mentee=i)
        yield row(problem, "demand", i, 1), partial(residual.more_seats, i)
        if problem.demand[i]:
            yield row(problem, "demand", i, -1), partial(residual.fewer_seats, i)
    for j in range(m):
        yield without(problem, 1, j), partial(residual.drop, mentor=j)
        yield row(problem, "capacity", j, 1), partial(residual.more_places, j)
        if problem.capacity[j]:
            yield row(problem, "capacity", j, -1), partial(residual.fewer_places, j)


def check_roundings(problem: Problem, seed: int, count: int) -> None:
    """Totals differ from those of new solves by what rounding may hide, and by no more."""
    try:
        residual, answer = solved(problem)
    except InputError:  # scores or costs too far apart
        assume(False)
        return
    asked = list(questions(problem, residual))
    for k in np.random.default_rng(seed).permutation(len(asked))[:count].tolist():
        other, ask = asked[k]
        change, fresh = ask(), solve(other)
        assert (fresh.status is SolveStatus.OPTIMAL) == (change is not None)
        if change is None or fresh.certificate is None or answer.certificate is None:
            continue
        found = value(other, change.mentees, change.mentors)
        best = value(other, fresh.mentees, fresh.mentors)
        assert found[:2] == best[:2] or problem.objective == "score"
        hidden = answer.certificate.rounding + fresh.certificate.rounding
        assert abs(found[2] - best[2]) <= Fraction(hidden)


@pytest.mark.slow
@FEW
@given(real_problems(), st.integers(0, 999))
def test_roundings_quickly(problem: Problem, seed: int) -> None:
    check_roundings(problem, seed, 2)


@pytest.mark.long
@MANY
@given(real_problems(), st.integers(0, 999))
def test_any_scores_equal_a_new_solve_within_rounding(problem: Problem, seed: int) -> None:
    check_roundings(problem, seed, 4)


def agrees(problem: Problem, residual: Residual, i: int, j: int) -> None:
    """Requiring a pair is worth what a new solve says."""
    expected, change = solve(requiring(problem, i, j)), residual.force(i, j)
    assert (expected.status is SolveStatus.OPTIMAL) == (change is not None)
    if change is not None:
        found = value(requiring(problem, i, j), change.mentees, change.mentors)
        best = value(requiring(problem, i, j), expected.mentees, expected.mentors)
        shift = residual.shift
        assert found[:2] == best[:2] or problem.objective == "score"
        assert abs(found[2] - best[2]) <= Fraction(len(change.mentees), 2**shift)
        costs = residual.costs_of(mentee=i)
        assert -costs.lost["total"][j] == change.score


@pytest.mark.slow
@pytest.mark.usefixtures("_near")
@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize("seed", range(12))
def test_medium_problems_with_every_feature(seed: int, pairs: Any) -> None:
    problem, rng = planted(seed), np.random.default_rng(seed)
    residual = Residual(problem, solve(problem, pairs=pairs))
    for _ in range(6):
        agrees(problem, residual, int(rng.integers(40)), int(rng.integers(25)))


@pytest.mark.slow
@pytest.mark.usefixtures("_near")
@pytest.mark.parametrize("objective", ["coverage", "score"])
@pytest.mark.parametrize("shape", [(120, 60), (60, 150)])
def test_scores_of_all_digits(objective: Any, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    n, m = shape
    c = Compatibility.from_factors(rng.normal(size=(n, 6)), rng.normal(size=(m, 6)))
    problem = Problem(c, capacity=2, demand=rng.integers(1, 3, n), objective=objective)
    residual = Residual(problem, solve(problem))
    for _ in range(8):
        agrees(problem, residual, int(rng.integers(n)), int(rng.integers(m)))


@pytest.mark.slow
def test_the_scale_is_the_certificates() -> None:
    """Places left out at first made the scale finer than the problem's own."""
    rng = np.random.default_rng(2)
    c = Compatibility.from_matrix(rng.random((60, 20)))
    problem = Problem(c, capacity=1_000_000, load_step=0.3)
    answer = solve(problem)
    assert answer.certificate is not None
    assert answer.certificate.shift > problem.shift
    residual = Residual(problem, answer)
    for k in range(10):
        agrees(problem, residual, 3 * k, k)


@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_a_place_more_brings_in_costs_where_nothing_cost_anything(objective: Any) -> None:
    """The only scores are 0, and no place may cost: a scale of 0 digits, which has no quarters."""
    c = Compatibility.from_matrix([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    problem = Problem(c, load_step=[0.25, 2.0**40], capacity=1, objective=objective)
    residual, answer = solved(problem)
    assert residual.shift == 0
    for j in (0, 1):
        more = residual.more_places(j)
        check(problem, row(problem, "capacity", j, 1), answer, more)
        assert more.total == (-problem.load_step[j] if objective == "coverage" else 0.0)


@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_a_required_pair_that_leaves_frees_a_place_that_costs(objective: Any) -> None:
    c = Compatibility.from_matrix([[0.0], [0.0]])
    loads: Any = {"load_step": 0.25, "load_before": 1, "capacity": 1}
    problem = Problem(c, required=[(0, 0)], objective=objective, **loads)
    residual, answer = solved(problem)
    check(problem, without(problem, 0, 0), answer, residual.drop(mentee=0))


@pytest.mark.slow
def test_costs_that_a_question_brings_in_may_dwarf_the_scores() -> None:
    """Places for one each cost nothing; a second place costs more than 64 bits can hold."""
    c = Compatibility.from_matrix(np.array([[3.0, 2.0], [2.0, 0.0], [1.0, 1.0]]) / 2**40)
    problem = Problem(c, load_step=2.0**20, capacity=1)
    check_pairs(problem)
    check_loads(problem)


def test_one_question_may_leave_costs_out_that_took_the_digits() -> None:
    """The dear place must be filled, and no score counts beside it; without it, scores decide."""
    c = Compatibility.from_matrix(np.array([[3, 1], [2, 3], [3, 3], [1, 2]]) / 2**30)
    problem = Problem(c, load_step=[2.0**30, 2.0**-31], capacity=2)
    residual, answer = solved(problem)
    assert residual.shift < 30
    check(problem, row(problem, "capacity", 0, -1), answer, residual.fewer_places(0))
    check(problem, without(problem, 1, 0), answer, residual.drop(mentor=0))


def test_a_chain_by_hand() -> None:
    """Everyone moves on by one, and the last one takes the free mentor."""
    scores = np.array([[0.75, 0.5, 0, 0], [0.5, 1.0, 0.5, 0], [0, 0.5, 1.0, 0.75]])
    problem = Problem(Compatibility.from_matrix(scores, scores > 0))
    residual = Residual(problem, solve(problem))
    change = residual.force(0, 1)
    assert change is not None
    assert change.moves == ((0, 0, 1), (1, 1, 0))
    assert change.total == 0.5 + 0.5 - 0.75 - 1.0
    leaving = residual.drop(mentor=0)
    assert leaving is not None
    assert leaving.moves == ((0, 0, 1), (1, 1, 2), (2, 2, 3))
    assert (leaving.seats, leaving.total) == (0, 0.5 + 0.5 + 0.75 - 0.75 - 1.0 - 1.0)
    costs = residual.costs_of(mentee=0)
    assert costs.possible.tolist() == [True, True, False, False]
    assert costs.cheapest().tolist() == [0, 1]
    assert costs.total.tolist() == [0.0, 0.75, np.inf, np.inf]


def test_what_is_no_better_moves_nobody() -> None:
    problem = Problem(Compatibility.from_matrix([[0.5, 0.5]]), capacity=[1, 0])
    residual = Residual(problem, solve(problem))
    for change in (residual.more_places(1), residual.more_seats(0), residual.forbid(0, 1)):
        assert change is not None
        assert (change.moves, change.mentors.tolist()) == ((), [0])


def test_what_cannot_be_asked_is_refused() -> None:
    c = Compatibility.from_matrix(np.eye(3) + 0.5)
    problem = Problem(c, demand=[1, 1, 0])
    answer = solve(problem)
    residual = Residual(problem, answer)
    for ask, said in (
        (lambda: residual.force(3, 0), "mentee is 3"),
        (lambda: residual.forbid(0, -1), "mentor is -1"),
        (lambda: residual.costs_of(), "mentee and mentor exclude"),
        (lambda: residual.drop(mentee=0, mentor=0), "mentee and mentor exclude"),
        (lambda: residual.fewer_seats(2), "has no seat"),
    ):
        with pytest.raises(InputError, match=said):
            ask()
    with pytest.raises(InputError, match="not proven optimal"):
        Residual(problem, replace(answer, status=SolveStatus.FEASIBLE))
    with pytest.raises(InputError, match="pairs that are not open"):
        Residual(replace(problem, forbidden=[(0, 0)]), answer)
    worse = replace(answer, mentors=answer.mentors[::-1].copy())
    with pytest.raises(FlowError, match="not optimal"):
        Residual(problem, worse)


WIDE = (
    Problem(Compatibility.from_matrix([[1.0, 0.4, -1e18]])),
    Problem(Compatibility.from_matrix([[1.0, 0.5], [0.75, -3e9], [0.5, 0.25]]), capacity=2),
    Problem(Compatibility.from_matrix([[1.0, 0.5], [0.75, 0.5]]), capacity=2, load_step=1e9),
    Problem(
        Compatibility.from_matrix([[1.0, 0.5], [0.75, -3e12], [0.5, 0.25]]),
        capacity=2,
        objective="score",
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("problem", WIDE)
def test_scores_and_costs_far_apart_are_solved_anew(problem: Problem) -> None:
    """Each pair required, and each forbidden, as if it had been so from the first."""
    answer = solve(problem)
    residual = Residual(problem, answer)
    assert residual._anew
    for i, j in np.ndindex(problem.shape):
        for other, change in (
            (requiring(problem, i, j), residual.force(i, j)),
            (forbidding(problem, i, j), residual.forbid(i, j)),
        ):
            fresh = solve(other)
            assert (fresh.total is None) == (change is None)
            if change is None or fresh.total is None or answer.total is None:
                continue
            assert change.total == pytest.approx(fresh.total - answer.total)
            found = set(zip(change.mentees.tolist(), change.mentors.tolist(), strict=True))
            assert len(found) == len(fresh.mentees)
        costs = residual.costs_of(mentee=i)
        forced = residual.force(i, j)
        expected = np.inf if forced is None else -forced.total
        assert costs.total[j] == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert residual.drop(mentee=0) is not None
    assert residual.more_places(0) is not None
