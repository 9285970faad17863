"""Counts of open and forbidden pairs, against counting over whole matrices."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.checks.tally import Tally, forbidden_pairs, open_pairs
from matchcore.model.origin import FLOOR, Origin
from matchcore.model.side import Side

VETO = Origin("rule", "veto")


def drawn(seed: int) -> Problem:
    """Return a problem with a rule of each kind, a floor, and people without places."""
    rng = np.random.default_rng(seed)
    n, m = 13, 9
    u, v = rng.random((n, 3)), rng.random((m, 3))
    c = Compatibility.from_factors(u, v)
    classes = rng.integers(0, 3, n), rng.integers(0, 4, m)
    c = c.with_table("classes", *classes, rng.random((3, 4)) < 0.7)
    c = c.with_pairs(VETO, rng.integers(0, n, 8), rng.integers(0, m, 8))
    c = c.with_pairs(VETO, rng.integers(0, n, 8), rng.integers(0, m, 8))  # some pairs twice
    c = c.with_threshold("hours", rng.random((n, 1)), rng.random((m, 1)), 0.125)
    return Problem(c, capacity=rng.integers(0, 3, m), demand=rng.integers(0, 2, n), floor=0.5)


def sums(matrix: np.ndarray) -> tuple[list[int], list[int]]:
    return matrix.sum(axis=1).tolist(), matrix.sum(axis=0).tolist()


def both(tally: Tally) -> tuple[list[int], list[int]]:
    mentees, mentors = (tally.of(side).tolist() for side in Side)
    return mentees, mentors


@pytest.mark.parametrize("seed", range(5))
def test_open_pairs_are_those_of_the_whole_matrix(seed: int) -> None:
    """A partner without a place is counted as open, but not among those who are able."""
    problem = drawn(seed)
    is_open = problem.open.allowed
    free, able = open_pairs(problem)
    assert both(free) == sums(is_open)
    assert free.pairs == is_open.sum() > 0
    assert able.mentees.tolist() == is_open[:, problem.capacity > 0].sum(axis=1).tolist()
    assert able.mentors.tolist() == is_open[problem.demand > 0].sum(axis=0).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_every_rule_counts_what_it_forbids(seed: int) -> None:
    problem = drawn(seed)
    c, everything = problem.compatibility, slice(None)
    expected: dict[Origin, np.ndarray] = {}
    for mask in c.masks:
        closed = ~mask.tile(everything, everything)
        expected[mask.origin] = expected.get(mask.origin, False) | closed
    expected[FLOOR] = c.dense() < 0.5
    found = dict(forbidden_pairs(problem))
    assert list(found) == list(expected)
    for origin, closed in expected.items():
        assert both(found[origin]) == sums(closed), origin
