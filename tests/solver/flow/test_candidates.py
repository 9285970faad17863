"""Candidates: open pairs in row order, with their integer scores."""

from __future__ import annotations

import numpy as np

from matchcore import Compatibility, Problem
from matchcore.solver.flow.candidates import Candidates

ALLOWED = np.array([[True, False, True], [True, True, True]])
SCORES = np.array([[0.5, 0.0, 0.25], [1.0, 0.75, -0.5]])
PROBLEM = Problem(Compatibility.from_matrix(SCORES, ALLOWED), capacity=2, required=[(1, 0)])


def rows(candidates: Candidates) -> list[tuple[int, int, int]]:
    columns = (candidates.mentees, candidates.mentors, candidates.scores)
    return list(zip(*(x.tolist() for x in columns), strict=True))


def test_all_are_the_open_pairs_that_are_not_required() -> None:
    """Mentee 1 has one seat, which the required pair takes."""
    unit = 1 << PROBLEM.shift
    assert rows(Candidates.all(PROBLEM)) == [(0, 0, unit // 2), (0, 2, unit // 4)]


def test_blocks_of_classes_come_in_row_order() -> None:
    c = Compatibility.from_matrix(SCORES).with_table("site", [1, 0], [0, 1, 1], np.eye(2) > 0)
    problem = Problem(c)
    assert [row[:2] for row in rows(Candidates.all(problem))] == [(0, 1), (0, 2), (1, 0)]


def test_some_are_sorted_and_a_repeated_pair_counts_once() -> None:
    problem = Problem(Compatibility.from_matrix(SCORES))
    some = Candidates.of(problem, np.array([1, 0, 1]), np.array([2, 1, 2]))
    assert [row[:2] for row in rows(some)] == [(0, 1), (1, 2)]


def test_joined_keeps_the_order_and_holds_finds_every_pair() -> None:
    problem = Problem(Compatibility.from_matrix(SCORES))
    whole = Candidates.all(problem)
    odd = np.arange(len(whole)) % 2 == 1
    joined = whole.where(~odd).joined(whole.where(odd))
    assert rows(joined) == rows(whole)
    i, j = np.divmod(np.arange(6), 3)
    assert whole.where(odd).holds(i, j, 3).tolist() == odd.tolist()
    none = Candidates.of(problem, i[:0], j[:0])
    assert not none.holds(i, j, 3).any()
