"""Large and dreadful numbers: rounding counted whole, digits kept, unique said only if sure."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.errors import CertificateError
from matchcore.solver import verify
from matchcore.solver.scale import at_first

Exact = list[list[Fraction]]


def exact_products(U: Any, V: Any) -> Exact:
    """The products of the given factors, without any rounding."""
    return [
        [
            sum(
                (Fraction(float(a)) * Fraction(float(b)) for a, b in zip(u, v, strict=True)),
                Fraction(),
            )
            for v in V
        ]
        for u in U
    ]


def wide(rng: np.random.Generator, shape: tuple[int, int], low: int, high: int) -> Any:
    """Signed numbers of many magnitudes, most of them no dyadic fractions."""
    size = 10.0 ** rng.uniform(low, high, shape) * rng.choice([1, 1 / 3, 0.7], shape)
    return np.where(rng.random(shape) < 0.15, 0.0, size * rng.choice([-1, 1, 1], shape))


def given(rng: np.random.Generator, n: int, m: int) -> tuple[Compatibility, Exact]:
    kind, k = rng.integers(4), rng.integers(1, 5)
    if kind == 0:
        values = wide(rng, (n, m), *sorted(rng.choice([-15, -2, 0, 15], 2)))
        return Compatibility.from_matrix(values), exact_products(values, np.eye(m))
    if kind == 1:  # fill values among scores, or among costs
        values = rng.random((n, m)) * rng.choice([-1, 1])
        values[rng.random((n, m)) < 0.4] = -(10.0 ** rng.integers(1, 19))
        return Compatibility.from_matrix(values), exact_products(values, np.eye(m))
    if kind == 2:
        U, V = wide(rng, (n, k), -8, 7), wide(rng, (m, k), -8, 7)
    else:  # skills beside a soft rule of any weight
        weight = 10.0 ** rng.integers(-14, 15)
        U = np.hstack(
            [
                rng.integers(0, 6, (n, k)) / rng.integers(1, 18, (n, 1)),
                rng.integers(0, 2, (n, 2)) * weight,
            ]
        )
        V = np.hstack([rng.integers(0, 6, (m, k)) / 5, rng.integers(0, 2, (m, 2))])
    return Compatibility.from_factors(U, V), exact_products(U, V)


def problem_of(seed: int) -> tuple[Problem, Exact]:
    """A small problem, and the scores that were given, as fractions."""
    rng = np.random.default_rng(seed)
    n, m = (int(x) for x in rng.integers(1, 5, 2))
    c, exact = given(rng, n, m)
    for k in range(rng.integers(0, 3)):
        i, j = np.nonzero(rng.random((n, m)) < 0.3)
        amounts = rng.choice([-1, 1], len(i)) * 10.0 ** rng.integers(-6, 4, len(i))
        if rng.random() < 0.5:
            amounts = -(10.0 ** rng.integers(1, 18, len(i)))
        c = c.with_terms(f"term {k}", i, j, amounts)
        for row, col, amount in zip(i, j, amounts, strict=True):
            exact[row][col] += Fraction(float(amount))
    demand = rng.integers(1, 3, n) if rng.random() < 0.4 else 1
    problem = Problem(
        c,
        capacity=rng.integers(1, 4, m),
        demand=demand,
        required=[(0, 0)] if rng.random() < 0.2 else [],
        objective="coverage" if rng.random() < 0.5 else "score",
        load_step=float(rng.choice([0.0, 0.0, 0.1, 1e-9, 1e7, 1e16])),
        load_before=rng.integers(0, 2, m),
    )
    return problem, exact


def answers(problem: Problem) -> Iterator[list[tuple[int, int]]]:
    """Every set of pairs that obeys the loads and holds the required ones."""
    n, m = problem.shape
    required = set(map(tuple, problem.required.tolist()))
    each = [
        [
            [(i, j) for j in chosen]
            for size in range(min(int(problem.demand[i]), m) + 1)
            for chosen in itertools.combinations(range(m), size)
        ]
        for i in range(n)
    ]
    for choice in itertools.product(*each):
        pairs = [pair for some in choice for pair in some]
        load = np.bincount([j for _, j in pairs], minlength=m)
        if required <= set(pairs) and (load <= problem.capacity).all():
            yield pairs


def value(problem: Problem, exact: Exact, pairs: list[tuple[int, int]]) -> tuple[Any, ...]:
    """What an answer is worth in truth, in the order of the objective."""
    total = sum((exact[i][j] for i, j in pairs), Fraction())
    for j, step in enumerate(problem.load_step.tolist()):
        load = sum(pair[1] == j for pair in pairs)
        total -= Fraction(step) * sum(int(problem.load_before[j]) + k for k in range(load))
    covered = len({i for i, _ in pairs})
    coverage = problem.objective == "coverage"
    return (covered, len(pairs), total) if coverage else (total, len(pairs))


@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize(
    "first", [0, *(pytest.param(k, marks=pytest.mark.slow) for k in range(50, 1000, 50))]
)
def test_no_total_is_further_from_the_best_than_its_rounding_and_unique_is_true(
    pairs: Any, first: int
) -> None:
    """Against every answer, in fractions of the numbers that were given."""
    told = 0
    for seed in range(first, first + 50):
        problem, exact = problem_of(seed)
        answer = solve(problem, pairs=pairs)
        verify(problem, answer)
        assert answer.status is SolveStatus.OPTIMAL
        values = [value(problem, exact, one) for one in answers(problem)]
        best, held = max(values), answer.certificate
        assert held is not None
        at = 2 if problem.objective == "coverage" else 0
        assert abs(Fraction(answer.total or 0) - best[at]) <= Fraction(held.rounding)
        made = list(zip(answer.mentees.tolist(), answer.mentors.tolist(), strict=True))
        if held.unique:
            told += 1
            assert value(problem, exact, made) == best
            assert values.count(best) == 1
    assert told > 20  # the claim is not vacuous


def test_a_fill_value_takes_no_digits_from_scores() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0, 0.4, -1e18]]), capacity=1)
    answer = solve(problem)
    assert (answer.mentors.tolist(), answer.total) == ([0], 1.0)
    assert answer.certificate is not None
    assert answer.certificate.rounding < 1e-12
    verify(problem, answer)


def test_nor_does_one_among_costs() -> None:
    costs = np.array([[3.1, 2.7, 1e12], [2.9, 1e12, 1e12]])
    answer = solve(Problem(Compatibility.from_matrix(-costs), capacity=1))
    assert (answer.mentors.tolist(), answer.total) == ([1, 0], -2.7 - 2.9)
    assert answer.certificate is not None
    assert answer.certificate.rounding < 1e-9


def test_a_fill_value_that_must_be_chosen_is_counted_in_full() -> None:
    """Two seats, two mentors, and everybody's second choice is dreadful: once it is chosen."""
    scores = np.array([[1.0, -1e18], [0.4, -3e18]])
    problem = Problem(Compatibility.from_matrix(scores), capacity=1)
    answer = solve(problem)
    assert answer.status is SolveStatus.OPTIMAL
    assert answer.mentors.tolist() == [1, 0]
    assert answer.certificate is not None
    assert answer.certificate.rounding >= abs(answer.total - (0.4 - 1e18))  # type: ignore[operator]
    assert answer.certificate.shift == problem.shift
    verify(problem, answer)


@pytest.mark.parametrize("pairs", ["all", "generated"])
def test_dreadful_terms_of_a_pair_may_meet(pairs: Any) -> None:
    c = Compatibility.from_factors([[0.3], [0.2]], [[0.7], [0.6], [0.1]])
    for k in range(3):
        c = c.with_terms(f"{k}", [0, 1], [0, 0], [-1e17, -1e15])
    problem = Problem(c, capacity=1, demand=1)
    answer = solve(problem, pairs=pairs)
    verify(problem, answer)
    assert answer.mentors.tolist() == [1, 2]
    assert answer.certificate is not None
    assert answer.certificate.rounding < 1e-6


def test_a_dear_second_place_that_nobody_needs_takes_no_digits() -> None:
    scores = np.array([[0.9, 0.8], [0.7, 0.5]])
    problem = Problem(Compatibility.from_matrix(scores), capacity=2, load_step=1e16)
    answer = solve(problem)
    verify(problem, answer)
    assert answer.mentors.tolist() == [1, 0]
    assert answer.certificate is not None
    assert answer.certificate.rounding < 1e-12


def test_nor_does_one_of_more_places_than_there_are_mentors() -> None:
    """Three places of one mentor: the second alone costs more than all scores together."""
    problem = Problem(
        Compatibility.from_matrix([[0.9], [0.7], [0.8]]),
        capacity=3,
        load_step=1e16,
        objective="score",
    )
    answer = solve(problem)
    assert (answer.mentees.tolist(), answer.total) == ([0], 0.9)
    assert answer.certificate is not None
    assert answer.certificate.rounding < 1e-12


def test_a_dear_place_that_a_minimum_asks_for_takes_none_either() -> None:
    """It costs the same in every answer."""
    scores = np.array([[0.9, 0.8], [0.7, 0.5], [0.6, 0.3]])
    problem = Problem(
        Compatibility.from_matrix(scores), capacity=[2, 1], minimum=[2, 0], load_step=1e16
    )
    answer = solve(problem)
    verify(problem, answer)
    assert sorted(zip(answer.mentees.tolist(), answer.mentors.tolist(), strict=True)) == [
        (0, 1),
        (1, 0),
        (2, 0),
    ]
    assert answer.certificate is not None
    assert answer.certificate.shift > 40


def test_both_scales_verify_and_none_that_is_coarser() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0, 0.4, -1e18]]), capacity=1)
    answer = solve(problem)
    held = answer.certificate
    assert held is not None
    assert held.shift > problem.shift
    coarser = replace(held, shift=problem.shift - 1)
    with pytest.raises(CertificateError, match=r"shift is -?\d+, not from"):
        verify(problem, replace(answer, certificate=coarser))


def test_an_answer_that_uses_a_raised_score_is_not_proven_by_it() -> None:
    """The fine scale cannot tell -1e18 from -1e17: it must not call the worse one best."""
    problem = Problem(Compatibility.from_matrix([[-1e18, -1e17], [0.5, 0.4]]), capacity=1)
    answer = solve(problem)
    assert answer.mentors.tolist() == [1, 0]
    near = at_first(problem)
    assert near.shift > problem.shift
    raised = near.compatibility.dense()[0]
    assert raised[0] == raised[1]


def test_what_is_raised_stays_below_its_floor() -> None:
    """-1e12 is below the floor, though what it is raised to is not."""
    c = Compatibility.from_matrix([[1.0, -1e12], [0.5, -1e9]])
    answer = solve(Problem(c, capacity=1, floor=-1e10))
    assert answer.mentors.tolist() == [0, 1]
    verify(Problem(c, capacity=1, floor=-1e10), answer)


def test_a_large_column_leaves_small_ones_their_digits() -> None:
    """A weight of 1e8 beside skills in thirds: the better teacher is told by a hair."""
    U = np.array([[1e8, 1 / 3]])
    V = np.array([[1.0, 0.5], [1.0, 0.5 + 2.0**-18]])
    answer = solve(Problem(Compatibility.from_factors(U, V), capacity=1))
    assert answer.mentors.tolist() == [1]
    assert answer.certificate is not None
    assert answer.certificate.rounding < 1e-6


def test_a_scale_too_fine_for_64_bits_is_refused_rather_than_wrapped() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0, 0.4, -1e18]]), capacity=1)
    answer = solve(problem)
    assert answer.certificate is not None
    for finer in (20, 2000):
        held = replace(answer.certificate, shift=answer.certificate.shift + finer)
        with pytest.raises(CertificateError, match="too large for a scale"):
            verify(problem, replace(answer, certificate=held))
