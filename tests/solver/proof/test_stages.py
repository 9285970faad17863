"""Every claim of a staged assignment is checked: a changed one is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility, Problem, SolveStatus
from matchcore.errors import CertificateError, InputError
from matchcore.solver import Stage, StagedAssignment, solve_stages, verify_stages
from matchcore.solver.proof.stages import certify_stages

TIES = Compatibility.from_matrix(np.ones((3, 3)))
SCORES = np.array([[0.5, 0.25, 0.0], [0.0, 0.5, 0.25], [0.25, 0.0, 0.5]])
PROBLEM = Problem(TIES)
THEN = [
    Stage(Compatibility.from_matrix(np.round(SCORES)), name="rough"),  # 0.5 is rounded to 0
    Stage(Compatibility.from_matrix(SCORES), name="fine"),
]


@pytest.fixture(scope="module")
def answer() -> StagedAssignment:
    return solve_stages(PROBLEM, THEN)


def test_what_is_found_is_accepted(answer: StagedAssignment) -> None:
    verify_stages(PROBLEM, THEN, answer)
    assert [s.total for s in answer.stages] == [0.0, 1.5]
    verify_stages(PROBLEM, THEN, replace(answer, stages=answer.stages[:1]))  # claims less


def changed(k: int, **changes: Any) -> Callable[[StagedAssignment], StagedAssignment]:
    def change(a: StagedAssignment) -> StagedAssignment:
        stages = list(a.stages)
        stages[k] = replace(stages[k], **changes)
        return replace(a, stages=tuple(stages))

    return change


def with_prices(k: int, **changes: Any) -> Callable[[StagedAssignment], StagedAssignment]:
    def change(a: StagedAssignment) -> StagedAssignment:
        return changed(k, prices=replace(a.stages[k].prices, **changes))(a)

    return change


def other_pairs(a: StagedAssignment) -> StagedAssignment:
    """Another answer as good for the problem itself, but worse in the last stage."""
    return replace(a, assignment=replace(a.assignment, mentors=np.array([2, 0, 1])))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (changed(0, value=1), "value"),
        (changed(1, limit=0), "limit"),
        (changed(1, total=1.75), "total"),
        (changed(1, name="rough"), "name"),
        (changed(1, shift=0), "shift"),
        (changed(1, rounding=-1.0), "rounding"),
        (changed(1, value=1.5), "not an int"),
        (changed(1, total=float("nan")), "finite"),
        (changed(1, prices=None), "no prices"),
        (with_prices(1, mentors=np.array([1 << 52, 0, 0])), "limit"),
        (with_prices(0, mentors=np.array([5, 0, 0])), "limit"),
        (with_prices(1, mentors=np.zeros(2, dtype=np.int64)), "3 prices"),
        (with_prices(1, score=2), "do not price total"),
        (with_prices(1, covered=1), "depend on covered"),
        (other_pairs, "value"),
        (lambda a: replace(a, stages=list(a.stages)), "tuple"),
        (lambda a: replace(a, asked=3), "asked|given"),
        (lambda a: replace(a, stages=a.stages + a.stages), "given"),
        (lambda a: replace(a, assignment=replace(a.assignment, total=9.0)), "total"),
        (lambda a: a.assignment, "not a StagedAssignment"),
    ],
)
def test_a_changed_claim_is_refused(
    answer: StagedAssignment, change: Callable[[StagedAssignment], Any], reason: str
) -> None:
    with pytest.raises(CertificateError, match=reason):
        verify_stages(PROBLEM, THEN, change(answer))


def test_a_stage_after_an_unproven_one_is_refused(answer: StagedAssignment) -> None:
    # the pairs are worse in the first further stage; its own bound is stated truly
    wish = Stage(Compatibility.from_matrix(np.eye(3)))
    then = [wish, THEN[1]]
    best = solve_stages(PROBLEM, then)
    worse = other_pairs(best)
    first = replace(best.stages[0], total=0.0, value=0)
    last = replace(best.stages[1], total=0.0, value=0)
    verify_stages(PROBLEM, then, replace(worse, stages=(first,)))
    with pytest.raises(CertificateError, match="before it is not proven"):
        verify_stages(PROBLEM, then, replace(worse, stages=(first, last)))


def test_a_stage_of_another_shape_is_refused(answer: StagedAssignment) -> None:
    with pytest.raises(InputError, match="shape"):
        verify_stages(PROBLEM, [Stage(Compatibility.from_matrix([[1.0]]))], answer)


def test_stages_of_an_answer_that_is_not_proven_are_refused(answer: StagedAssignment) -> None:
    feasible = replace(answer.assignment, status=SolveStatus.FEASIBLE)
    with pytest.raises(CertificateError, match="problem itself is not proven"):
        verify_stages(PROBLEM, THEN, replace(answer, assignment=feasible))
    proof = answer.assignment.certificate
    assert proof is not None
    unmet = replace(proof.bounds[-1], limit=proof.bounds[-1].limit + 1)
    claimed = replace(proof, bounds=(*proof.bounds[:-1], unmet))
    prices = [s.prices for s in answer.stages]
    with pytest.raises(CertificateError, match="best for the problem itself"):
        certify_stages(PROBLEM, THEN, replace(answer.assignment, certificate=claimed), prices)
