"""Admissions are the best of all, by trying all; and checked by a second formulation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from matchcore.solver.admission import (
    AdmissionProblem,
    admit,
    candidates,
    values,
    violations,
)
from matchcore.solver.admission.relaxation import Relaxation
from tests.cohorts import examples
from tests.solver.admission.pools import best_by_milp, best_of_sets, best_values, pools


@pytest.mark.slow
@given(pools(3))
@examples(60)
def test_no_admission_is_better(problem: AdmissionProblem) -> None:
    found = admit(problem)
    best = best_values(problem)
    assert (found is None) == (best is None)
    if found is not None:
        assert not violations(problem, found.chosen)
        assert values(problem, found.chosen) == best
        assert found.proven


@pytest.mark.slow
@given(pools(6))
@examples(40)
def test_a_second_formulation_agrees(problem: AdmissionProblem) -> None:
    found = admit(problem)
    best = best_by_milp(problem)
    assert (found is None) == (best is None)
    if found is not None:
        assert values(problem, found.chosen) == best
        assert found.proven


@pytest.mark.slow
@given(pools(6, simple=True))
@examples(40)
def test_no_set_of_people_is_better(problem: AdmissionProblem) -> None:
    problem = replace(problem, demand=np.minimum(problem.demand, 1))
    problem = replace(problem, open=problem.open & (problem.demand == 1)[:, None])
    objectives = [
        objective._replace(pairs=np.maximum(objective.pairs, 0)) for objective in problem.objectives
    ]
    problem = replace(problem, objectives=tuple(objectives))
    found = admit(problem)
    assert found is not None
    assert values(problem, found.chosen) == best_of_sets(problem)


@pytest.mark.long
@given(pools(6))
@examples(600)
def test_many_pools_agree_with_a_second_formulation(problem: AdmissionProblem) -> None:
    found, best = admit(problem), best_by_milp(problem)
    assert (found is None) == (best is None)
    assert found is None or values(problem, found.chosen) == best


@pytest.mark.slow
@given(pools(6))
@examples(25)
def test_pairs_that_are_generated_give_the_same_answer(problem: AdmissionProblem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "ALL", 0)
        patch.setattr(candidates, "_FIRST", 1)
        found = admit(problem)
    best = best_by_milp(problem)
    assert (found is None) == (best is None)
    assert found is None or (values(problem, found.chosen) == best and found.proven)


@pytest.mark.slow
@given(pools(5))
@examples(15)
def test_cp_sat_alone_gives_the_same_answer(problem: AdmissionProblem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Relaxation, "solve", lambda *_: None)
        found = admit(problem)
    best = best_by_milp(problem)
    assert (found is None) == (best is None)
    assert found is None or (values(problem, found.chosen) == best and found.proven)
