"""The sample: an eighth of each large side, spread over the classes, priced like the whole."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.solver import sample
from matchcore.solver.sample import Sample
from matchcore.solver.scan.scan import Scan


def factors(n: int, m: int) -> Compatibility:
    rng = np.random.default_rng(n)
    return Compatibility.from_factors(rng.random((n, 3)) / 3, rng.random((m, 3)))


def test_one_of_eight_people_of_each_class_is_taken() -> None:
    classes = np.repeat([0, 1, 2], [800, 80, 8])[np.random.default_rng(0).permutation(888)]
    table = np.array([[True, True], [True, False], [True, True]])
    c = factors(888, 600).with_table("site", classes, np.arange(600) % 2, table)
    found = Sample.of(Problem(c))
    assert len(found.cols) == 75
    assert np.bincount(classes[found.rows]).tolist() == [100, 10, 1]


def test_capacities_shrink_with_the_other_side() -> None:
    """400 mentees become 50, the 20 mentors stay: an eighth of 12 places, rounded up."""
    found = Sample.of(Problem(factors(400, 20), capacity=12, load_step=0.5, load_before=8))
    assert found.problem.shape == Sample.shape_of(Problem(factors(400, 20))) == (50, 20)
    assert set(found.problem.capacity.tolist()) == {2}
    assert set(found.problem.load_before.tolist()) == {1}
    assert set(found.problem.load_step.tolist()) == {4.0}


@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_a_sample_need_not_be_complete_but_fills_what_it_can(objective: str) -> None:
    problem = Problem(factors(400, 20), complete=True, objective=objective)  # type: ignore[arg-type]
    found = Sample.of(problem).problem
    assert not found.complete
    assert found.objective == "coverage"
    assert Sample.of(Problem(factors(400, 20), objective="score")).problem.objective == "score"


def test_a_mentor_costs_what_the_last_sampled_mentee_who_gets_a_place_would_pay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of four mentees two are sampled, so of two places one is: the best offer sets its price."""
    for name in ("_SMALL", "_EACH"):
        monkeypatch.setattr(sample, name, 2)
    scores = np.array([[1.0, 0.0], [0.5, 0.25], [0.75, 0.0], [0.875, 0.125]])
    problem = Problem(Compatibility.from_matrix(scores), capacity=2)
    part = Sample.of(problem)
    assert part.rows.tolist() == [1, 3]
    across = Scan.of(problem.usable.transposed(), problem.shift)
    have = np.zeros(2, dtype=np.int64), 0, 0
    start = part.start(problem, across, have, 1.0)
    unit = 1 << problem.shift
    assert start.mentors.tolist() == [7 * unit // 8, unit // 4]
