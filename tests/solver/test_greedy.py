"""The greedy answer: every rule obeyed, and no pair below zero where seats come second."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.solver.greedy import greedy
from matchcore.solver.proof.certificate import violations
from tests.strategies import planted

OBJECTIVES = ("coverage", "score")


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("seed", range(12))
def test_a_greedy_answer_obeys_every_rule(seed: int, objective: str) -> None:
    given_problem = planted(seed)
    problem = Problem(
        given_problem.compatibility,
        **{
            name: getattr(given_problem, name)
            for name in ("capacity", "demand", "required", "forbidden", "floor", "load_step")
        },
        objective=objective,  # type: ignore[arg-type]
    )
    mentees, mentors = greedy(problem)
    assert violations(problem, mentees, mentors) == []
    assert len(mentees) > len(problem.required)
    assert (np.lexsort((mentors, mentees)) == np.arange(len(mentees))).all()
    if objective == "score":
        assert worth(problem, mentees, mentors) >= worth(problem, *problem.required.T)
        if not problem.load_step.any():
            width = problem.shape[1]
            free = ~np.isin(mentees * width + mentors, problem.required @ [width, 1])
            assert (problem.compatibility.at(mentees[free], mentors[free]) >= 0).all()


def worth(problem: Problem, mentees: np.ndarray, mentors: np.ndarray) -> float:
    load = np.bincount(mentors, minlength=problem.shape[1])
    scores = problem.compatibility.at(mentees, mentors)
    return float(scores.sum() - problem.load_costs(load).sum())


@pytest.mark.parametrize(
    ("objective", "expected"), [("coverage", [(0, 0), (1, 1)]), ("score", [(0, 0)])]
)
def test_the_best_pairs_come_first_and_losses_only_if_seats_do(
    objective: str, expected: list[tuple[int, int]]
) -> None:
    """Both mentees prefer mentor 0; mentee 1, who would gain less there, is left a loss."""
    scores = [[1.0, 0.25], [0.75, -0.5]]
    problem = Problem(
        Compatibility.from_matrix(scores),
        capacity=1,
        objective=objective,  # type: ignore[arg-type]
    )
    mentees, mentors = greedy(problem)
    assert list(zip(mentees.tolist(), mentors.tolist(), strict=True)) == expected


def test_nobody_gets_the_same_mentor_twice() -> None:
    """Mentor 0 is the best for every seat; the second seat goes to mentor 1."""
    problem = Problem(Compatibility.from_matrix([[1.0, 0.5]]), capacity=2, demand=2)
    mentees, mentors = greedy(problem)
    assert (mentees.tolist(), mentors.tolist()) == ([0, 0], [0, 1])


def test_places_that_cost_more_each_time_are_priced_before_each() -> None:
    """The second place with mentor 0 brings 1 - 0.75, less than the 0.5 of mentor 1."""
    c = Compatibility.from_matrix([[1.0, 0.5], [1.0, 0.5]])
    _, mentors = greedy(Problem(c, capacity=2, load_step=0.75))
    assert sorted(mentors.tolist()) == [0, 1]
