"""Uniqueness: claimed where only one set of pairs is best, and rounding hides no other."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.solver import uniqueness
from tests.cohorts import examples
from tests.strategies import problems


def best_sets(problem: Problem) -> set[tuple[int, ...]]:
    """All sets of pairs that are as good as any, by trying every set."""
    n, m = problem.shape
    c = problem.compatibility
    i, j = np.divmod(np.arange(n * m), max(1, m))
    is_open = problem.open.allowed_at(i, j)
    scores = c.at(i, j)
    required = set((problem.required[:, 0] * m + problem.required[:, 1]).tolist())
    usable = [k for k in range(n * m) if is_open[k]]
    found: dict[tuple[float, ...], set[tuple[int, ...]]] = {}
    for size in range(len(usable) + 1):
        for chosen in itertools.combinations(usable, size):
            seats = np.bincount(i[list(chosen)], minlength=n)
            load = np.bincount(j[list(chosen)], minlength=m)
            fits = (
                required <= set(chosen)
                and (seats <= problem.demand).all()
                and (load <= problem.capacity).all()
                and (load >= problem.minimum).all()
                and (not problem.complete or (seats == problem.demand).all())
            )
            if fits:
                total = float(scores[list(chosen)].sum())
                total -= sum(
                    step * (before + k)
                    for step, before, most in zip(
                        problem.load_step, problem.load_before, load, strict=True
                    )
                    for k in range(most)
                )
                value = ((seats > 0).sum(), size, total)
                key = value if problem.objective == "coverage" else (total, size)
                found.setdefault(tuple(float(x) for x in key), set()).add(chosen)
    return found[max(found)] if found else set()


@pytest.mark.slow
@examples(250)
@given(problems(max_mentees=3, max_mentors=3))
def test_unique_is_said_exactly_where_only_one_set_of_pairs_is_best(problem: Problem) -> None:
    answer = solve(problem)
    assume(answer.status is SolveStatus.OPTIMAL)
    assert answer.certificate is not None
    assert answer.certificate.unique == (len(best_sets(problem)) == 1)


@pytest.mark.parametrize("pairs", ["all", "generated"])
def test_unique_is_not_said_of_what_rounding_alone_tells_apart(pairs: Any) -> None:
    """0.1·x + 0.2·x and 0.3·x: equal in truth, and not on the grid."""
    x = 1 / 7
    U = np.array([[0.1, 0.2, 0.0], [0.0, 0.0, 0.3]])
    V = np.array([[x, x, 0.0], [0.0, 0.0, x], [x, x, x]])
    problem = Problem(Compatibility.from_factors(U, V), capacity=1)
    answer = solve(problem, pairs=pairs)
    assert answer.certificate is not None
    assert not answer.certificate.unique
    sharper = replace(problem, compatibility=Compatibility.from_factors(U, V * [[1], [1], [0.5]]))
    held = solve(sharper, pairs=pairs).certificate
    assert held is not None
    assert held.unique


@pytest.mark.slow
def test_two_people_alike_on_the_sample_are_not_told_apart_by_rounding() -> None:
    """Some of the sample's pairs have equal addends: exchanging them is as good."""
    from matchcore import Programme, datasets

    preset = Programme.reverse_mentoring()
    programme = preset.replace(affinity=preset.affinity.set_params(availability__weight=0.0))
    problem, _ = programme.problem(datasets.load_demo())
    held = solve(problem).certificate
    assert held is not None
    assert not held.unique


@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize(("scores", "expected"), [([[1, 1]], False), ([[1, 0.5]], True)])
def test_a_tie_is_not_unique(scores: list[list[float]], expected: bool, pairs: Any) -> None:
    held = solve(Problem(Compatibility.from_matrix(scores)), pairs=pairs).certificate
    assert held is not None
    assert held.unique is expected


@pytest.mark.parametrize("limit", ["_BLURRED", "_LOOKS"])
def test_beyond_its_limits_uniqueness_is_not_claimed(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    problem = Problem(Compatibility.from_matrix([[1.0, 0.5]]))
    monkeypatch.setattr(uniqueness, limit, -1)
    held = solve(problem, pairs="generated").certificate
    assert held is not None
    assert held.proven
    assert not held.unique
