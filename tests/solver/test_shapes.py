"""Inputs of every form and degenerate ones: generated pairs prove what all pairs prove."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse import random as random_sparse

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.errors import InputError
from matchcore.model.problem_arguments import MOST
from matchcore.solver import verify

pytestmark = pytest.mark.slow

N, M = 700, 420


def check(problem: Problem) -> Assignment:
    """Assert that both ways prove the same optimum, and return the generated one."""
    whole, some = (solve(problem, pairs=pairs) for pairs in ("all", "generated"))
    assert some.status is whole.status is SolveStatus.OPTIMAL
    assert some.certificate is not None
    assert whole.certificate is not None
    assert [b.value for b in some.certificate.bounds] == [b.value for b in whole.certificate.bounds]
    verify(problem, some)
    return some


def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def degenerate(kind: str) -> tuple[Compatibility, dict[str, Any]]:
    r = rng()
    match kind:
        case "all equal":
            return Compatibility.from_factors(np.ones((N, 1)), np.full((M, 1), 0.5)), {}
        case "all zero":
            return Compatibility.from_factors(np.zeros((N, 1)), np.zeros((M, 1))), {}
        case "one popular mentor":
            V = r.random((M, 8)) / 10
            V[0] = 1.0
            return Compatibility.from_factors(r.random((N, 8)), V), {}
        case "a class that forbids almost all":
            rows, cols = np.arange(N) % 50 == 0, np.arange(M) % 50 == 0
            c = Compatibility.from_factors(r.random((N, 8)), r.random((M, 8)))
            allowed = np.array([[False, True], [True, True]])
            return c.with_table("rare", rows.astype(int), cols.astype(int), allowed), {}
        case "ties everywhere":
            U, V = np.eye(6)[r.integers(0, 6, N)], r.integers(0, 5, (M, 6)) / 4
            return Compatibility.from_factors(U, V), {}
        case "huge capacities":
            c = Compatibility.from_factors(r.random((N, 8)), r.random((M, 8)))
            return c, {"capacity": MOST}
        case "a class for each person":
            c = Compatibility.from_factors(r.random((N, 8)), r.random((M, 8)))
            allowed = r.random((N, M)) < 0.3
            return c.with_table("who", np.arange(N), np.arange(M), allowed), {}
        case "scarce places and a floor":
            c = Compatibility.from_factors(r.random((N, 8)) / 4, r.random((M, 8)))
            return c, {"capacity": 1, "floor": 0.6}
        case "minimums and several mentors":
            c = Compatibility.from_factors(r.random((N, 8)), r.random((M, 8)))
            return c, {"capacity": 6, "minimum": 2, "demand": 3}
    raise ValueError(kind)


KINDS = [
    "all equal",
    "all zero",
    "one popular mentor",
    "a class that forbids almost all",
    "ties everywhere",
    "huge capacities",
    "a class for each person",
    "scarce places and a floor",
    "minimums and several mentors",
]


@pytest.mark.parametrize("objective", ["score", "coverage"])
@pytest.mark.parametrize("kind", KINDS)
def test_degenerate_inputs(kind: str, objective: str) -> None:
    c, options = degenerate(kind)
    check(Problem(c, **{"capacity": 2, "objective": objective} | options))


@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_a_long_chain_of_displaced_people(objective: str) -> None:
    """Mentee k prefers mentor k and may have k + 1; the last can have the first mentor only."""
    n = 700
    ones, classes = np.ones((n, 1)), np.arange(n)
    near = (np.subtract.outer(classes, classes) == 0) | (np.subtract.outer(classes, classes) == -1)
    near[-1] = classes == 0
    c = Compatibility.from_factors(ones / 2, ones).with_table("near", classes, classes, near)
    c = c.with_terms("best", classes[:-1], classes[:-1], np.full(n - 1, 0.25))
    answer = check(Problem(c, capacity=1, objective=objective))  # type: ignore[arg-type]
    expected = (n, n / 2) if objective == "coverage" else (n - 1, (n - 1) * 0.75)
    assert (answer.seats, answer.total) == expected


@pytest.mark.parametrize("shape", [(30_000, 10), (10, 30_000), (1, 300_000), (300_000, 1)])
def test_one_side_is_tiny(shape: tuple[int, int]) -> None:
    r = rng()
    c = Compatibility.from_factors(r.random((shape[0], 4)), r.random((shape[1], 4)))
    check(Problem(c, capacity=3, demand=2, objective="score"))


@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_wide_sparse_factors(objective: str) -> None:
    """A vocabulary of 3 000 words, of which each has a few; as dense factors it is the same."""
    U, V = (
        csr_array(random_sparse(size, 3000, density=0.003, random_state=k)) / 8
        for k, size in enumerate((N, M))
    )
    classes = rng().integers(0, 3, N), rng().integers(0, 3, M)
    table = ("site", *classes, ~np.eye(3, dtype=bool))
    sparse = Compatibility.from_factors(U, V).with_table(*table)
    dense = Compatibility.from_factors(U.toarray(), V.toarray()).with_table(*table)
    assert sparse.factors.is_sparse
    assert not dense.factors.is_sparse
    assert (sparse.dense() == dense.dense()).all()
    one, other = (
        check(Problem(c, capacity=2, objective=objective))  # type: ignore[arg-type]
        for c in (sparse, dense)
    )
    assert (one.total, one.seats) == (other.total, other.seats)


def test_sparse_factors_that_are_not_finite_are_refused() -> None:
    bad = csr_array(([np.nan], ([2], [700])), shape=(3, 900))
    with pytest.raises(InputError, match=r"U\[2, 700\] is nan"):
        Compatibility.from_factors(bad, csr_array((4, 900)))


@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_a_matrix_on_disk_in_short_floats(tmp_path: Path, objective: str) -> None:
    scores = rng().random((N, M), dtype=np.float32)
    file = np.memmap(tmp_path / "scores", dtype=np.float32, mode="w+", shape=(N, M))
    file[:] = scores
    stored = np.memmap(tmp_path / "scores", dtype=np.float32, mode="r", shape=(N, M))
    c = Compatibility.from_matrix(stored, allowed=rng().random((N, M)) < 0.5)
    in_memory = Compatibility.from_matrix(scores.astype(float), allowed=c.allowed)
    one, other = (
        check(Problem(x, capacity=2, objective=objective))  # type: ignore[arg-type]
        for x in (c, in_memory)
    )
    assert (one.total, one.seats) == (other.total, other.seats)
    assert stored.base is not None  # it was read, tile by tile, and not replaced


def test_a_corrupted_price_or_a_dropped_pair_is_caught_here_too() -> None:
    from dataclasses import replace

    from matchcore.errors import CertificateError

    c, _ = degenerate("one popular mentor")
    problem = Problem(c, capacity=2, objective="score")
    answer = check(problem)
    held = answer.certificate
    assert held is not None
    v = held.bounds[0].prices.mentors.copy()
    v[np.argmax(v)] -= 1 << 20
    prices = replace(held.bounds[0].prices, mentors=v)
    bound = replace(held.bounds[0], prices=prices)
    forged = replace(held, bounds=(bound, *held.bounds[1:]))
    with pytest.raises(CertificateError):
        verify(problem, replace(answer, certificate=forged))
    with pytest.raises(CertificateError):
        verify(problem, replace(answer, mentees=answer.mentees[1:], mentors=answer.mentors[1:]))
