"""A cut proves coverage without a search, or says that it cannot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.errors import CertificateError
from matchcore.model.assignment import Prices
from matchcore.solver.proof.coverage import MostCovered
from tests.cohorts import examples
from tests.strategies import problems


def answer(mentees: list[int], mentors: list[int]) -> Assignment:
    rows = (np.array(x, dtype=np.int64) for x in (mentees, mentors))
    return Assignment(SolveStatus.FEASIBLE, *rows)


@examples(60)
@given(problems(objectives=["coverage"], minimums=(0,)))
def test_the_most_coverage_is_proven_and_less_is_not(problem: Problem) -> None:
    best = solve(problem)
    if best.total is None or problem.complete or len(problem.required):
        return
    found = MostCovered.of(problem, best)
    assert found is not None
    found.verify()
    assert found.status is SolveStatus.OPTIMAL
    if len(best.mentees):
        less = answer(best.mentees[1:].tolist(), best.mentors[1:].tolist())
        assert MostCovered.of(problem, less) is None


def test_a_chain_of_people_who_move_on_shows_that_more_can_be_covered() -> None:
    allowed = [[True, True, False], [False, True, True], [True, False, False]]
    problem = Problem(Compatibility.from_matrix(np.zeros((3, 3)), allowed))
    assert MostCovered.of(problem, answer([0, 1], [0, 1])) is None
    assert MostCovered.of(problem, answer([0, 1, 2], [1, 2, 0])) is not None


def test_an_answer_that_breaks_a_rule_is_not_proven() -> None:
    problem = Problem(Compatibility.from_matrix([[0.0]], [[False]]))
    assert MostCovered.of(problem, answer([0], [0])) is None


@pytest.mark.parametrize("rows", [5, 2000])
def test_many_rows_are_searched_in_tiles(rows: int) -> None:
    problem = Problem(Compatibility.from_factors(np.ones((rows, 1)), np.ones((3, 1))))
    assert MostCovered.of(problem, answer([0, 1, 2], [0, 1, 2])) is not None


def test_a_forged_proof_is_refused() -> None:
    problem = Problem(Compatibility.from_matrix(np.zeros((2, 2))), demand=2)
    found = MostCovered.of(problem, answer([0, 1], [0, 1]))
    assert found is not None
    half = replace(found, answer=answer([0], [0]))
    with pytest.raises(CertificateError, match="seats is 1, and may be 2"):
        half.verify()
    no_cut = {"seats": Prices(np.zeros(2, dtype=np.int64), score=1)}
    with pytest.raises(CertificateError, match="is no cut"):
        replace(half, prices=no_cut).verify()  # type: ignore[arg-type]
    with pytest.raises(CertificateError, match="bound on covered"):
        replace(found, prices={}).verify()
