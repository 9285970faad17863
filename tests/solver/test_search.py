"""The search: better pairs enter until prices prove the answer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.model.assignment import Prices
from matchcore.model.objective import Quantity
from matchcore.solver.pair_generation import Resources
from matchcore.solver.proof.certificate import certify
from matchcore.solver.search import Search
from matchcore.solver.watch import Watch


def search(problem: Problem, generate: bool = True) -> Search:
    return Search(problem, Watch(), Resources(generate))


def searched(problem: Problem, generate: bool = True) -> Search:
    """Search to the end."""
    found = search(problem, generate)
    found.begin()
    assert found.clashes() == ()
    found.optimise()
    return found


def scarce(objective: str = "coverage", **options: Any) -> Problem:
    """Make a problem in which seats stay empty, so that prices of the total lean on seats."""
    rng = np.random.default_rng(5)
    c = Compatibility.from_factors(rng.random((60, 4)) / 4, rng.random((24, 4)))
    c = c.with_table("site", rng.integers(0, 3, 60), rng.integers(0, 3, 24), np.eye(3, dtype=bool))
    return Problem(c, capacity=2, objective=objective, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("demand", [1, 2])
@pytest.mark.parametrize("generate", [False, True])
@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_the_prices_at_the_end_prove_the_incumbent(
    objective: str, generate: bool, demand: int
) -> None:
    problem = scarce(objective, demand=demand)
    found = searched(problem, generate)
    assert found.is_done
    assert found.incumbent is not None
    order: list[Quantity] = ["total", "seats"] if objective == "score" else ["seats", "total"]
    if objective == "coverage" and demand > 1:
        order = ["covered", *order]
    assert set(found.proofs) == set(order)
    prices: list[tuple[Quantity, Prices]] = [(name, found.proofs[name]) for name in order]
    pairs = found.incumbent.mentees, found.incumbent.mentors
    held = certify(problem, *pairs, problem.shift, prices)
    assert held.proven
    values = {b.quantity: b.value for b in held.bounds}
    assert found.incumbent.rank[-2:] == tuple(values[name] for name in order[-2:])


def test_a_seat_breaks_ties_of_the_total_and_never_outweighs_a_score() -> None:
    """Mentee 0 gains 0, so her seat counts; mentee 1 would lose one unit of the scale."""
    least = 2.0 ** -Problem(Compatibility.from_matrix(np.ones((3, 3)))).shift
    c = Compatibility.from_matrix([[0.0, -1.0, -1.0], [-1.0, -least, -1.0], [-1.0, -1.0, 1.0]])
    found = searched(Problem(c, capacity=1, objective="score"))
    assert found.incumbent is not None
    assert found.incumbent.mentees.tolist() == [0, 2]


def test_an_offered_answer_stays_until_a_better_one_is_found() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0, 0.5], [0.75, 0.0]]), capacity=1)
    found = search(problem)
    found.offer(np.array([0, 1]), np.array([0, 1]))
    found.offer(np.array([0]), np.array([0]))
    assert found.incumbent is not None
    assert found.incumbent.mentors.tolist() == [0, 1]
    found.offer(np.array([0, 1]), np.array([1, 0]))
    assert found.incumbent.mentors.tolist() == [1, 0]


def test_a_requirement_that_no_answer_meets_is_a_clash_and_leaves_no_answer() -> None:
    allowed = np.array([[True, False], [True, False]])
    c = Compatibility.from_matrix(np.ones((2, 2)), allowed)
    found = search(Problem(c, capacity=2, minimum=[0, 1]))
    found.begin()
    (clash,) = found.clashes()
    assert (clash.kind, clash.mentors.tolist()) == ("minimums", [1])
    assert found.incumbent is None


def test_few_of_many_pairs_enter() -> None:
    rng = np.random.default_rng(2)
    c = Compatibility.from_factors(rng.random((400, 4)), rng.random((300, 4)))
    found = searched(Problem(c, capacity=2))
    assert not found.generation.whole
    assert len(found.generation.network.candidates) < 400 * 300 / 5
