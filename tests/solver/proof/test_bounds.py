"""Upper bounds: L(v) is what its formula says, and no answer is worth more at any prices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.errors import CertificateError
from matchcore.model.assignment import Prices
from matchcore.solver import contradictions, upper_bounds
from tests.cohorts import examples
from tests.oracle import brute_force
from tests.strategies import problems

SHIFT = 10  # the strategies' scores are multiples of 2**-10


@pytest.mark.slow
@examples(300)
@given(problems(), st.data())
def test_no_answer_is_worth_more_than_l_of_any_prices(
    problem: Problem, data: st.DataObject
) -> None:
    best = brute_force(problem)
    assume(best is not None)
    covered, seats, total = best  # type: ignore[misc]
    whole = st.integers(-40, 40)
    m = problem.shape[1]
    v = np.array(data.draw(st.lists(whole, min_size=m, max_size=m)), dtype=np.int64)
    prices = Prices(v, *(data.draw(whole) for _ in range(2)), data.draw(st.integers(0, 3)))
    limits, error = upper_bounds(problem, [prices], SHIFT)
    worth = prices.covered * covered + prices.seats * seats + prices.score * total * 2**SHIFT
    assert error == 0
    assert limits[0] >= worth


def formula(problem: Problem, prices: Prices) -> int | None:
    """L(v) as the page on proofs has it, in plain loops; None where a demand cannot be met."""
    n, m = problem.shape
    scores = np.rint(problem.compatibility.dense() * 2**SHIFT).astype(int)
    required = {*map(tuple, problem.required.tolist())}
    made = [[sum(p[side] == k for p in required) for k in range((n, m)[side])] for side in (0, 1)]
    is_open, worth = problem.open.allowed, 0
    for i in range(n):
        gain = {
            j: int(prices.score * scores[i, j] + prices.seats - prices.mentors[j])
            for j in range(m)
            if (is_open[i, j] and made[1][j] < problem.capacity[j]) or (i, j) in required
        }
        here = [gain.pop(j) for k, j in sorted(required) if k == i]
        left = int(problem.demand[i]) - len(here)
        if problem.complete and len(gain) < left:
            return None
        first = 0 if here else prices.covered
        best = sorted(gain.values(), reverse=True)
        sums = [sum(best[:k]) + (first if k else 0) for k in range(min(left, len(best)) + 1)]
        worth += sum(here) + (prices.covered if here else 0)
        worth += sums[left] if problem.complete else max(sums)
    steps = np.floor(problem.load_step * 2**SHIFT).astype(int).tolist()
    for j in range(m):
        each = [
            k * int(prices.mentors[j])
            - prices.score * steps[j] * sum(int(problem.load_before[j]) + b for b in range(k))
            for k in range(max(int(problem.minimum[j]), made[1][j]), int(problem.capacity[j]) + 1)
        ]
        worth += max(each)
    return worth


@pytest.mark.slow
@pytest.mark.parametrize("source", ["factors", "matrix"])
@examples(150)
@given(data=st.data())
def test_l_of_any_prices_is_what_its_formula_says(source: str, data: st.DataObject) -> None:
    problem = data.draw(problems(sources=[source]))
    assume(not contradictions(problem))
    whole, m = st.integers(-3, 3), problem.shape[1]
    unit = data.draw(st.sampled_from([1, 128, 700]))
    v = np.array(data.draw(st.lists(whole, min_size=m, max_size=m)), dtype=np.int64) * unit
    worths = [data.draw(whole) * unit for _ in range(2)]
    prices = Prices(v, *worths, data.draw(st.integers(0, 2)))
    expected = formula(problem, prices)
    if expected is None:
        with pytest.raises(CertificateError):
            upper_bounds(problem, [prices], SHIFT)
        return
    assert upper_bounds(problem, [prices], SHIFT)[0] == [expected]
    answer = solve(problem)
    if answer.status is SolveStatus.OPTIMAL:
        pairs = answer.mentees, answer.mentors
        assert upper_bounds(problem, [prices], SHIFT, pairs)[0] == [expected]


def test_l_of_complete_demands_counts_what_everybody_must_take() -> None:
    """Two seats at a loss: 1 - 2 each, beside four places at 2; in units of 2**-10."""
    c = Compatibility.from_factors(np.ones((2, 1)), [[1.0], [0.5]])
    problem = Problem(c, capacity=2, complete=True)
    prices = Prices(np.full(2, 2 << SHIFT), score=1)
    assert upper_bounds(problem, [prices], SHIFT)[0] == [(-1 - 1 + 4 * 2) << SHIFT]


def test_prices_that_would_overflow_are_refused_rather_than_wrapped() -> None:
    problem = Problem(Compatibility.from_matrix(np.ones((12, 9))), capacity=2, demand=2)
    v = np.full(9, 1 << 62, dtype=np.int64)
    with pytest.raises(CertificateError, match="too large"):
        upper_bounds(problem, [Prices(v, seats=1, score=1)], 40)


def test_costs_of_loads_at_large_worths_do_not_wrap() -> None:
    """L(v) of one place at price 0: nothing, whatever a unit of score is worth."""
    problem = Problem(Compatibility.from_matrix(np.zeros((1, 1))), capacity=1, load_step=1.0)
    for worth in (1, 2**20, 2**33, 2**40):
        limits, _ = upper_bounds(problem, [Prices(np.array([worth]), score=worth)], 30)
        assert limits == [worth]  # one place, of rank 0, at its price


def test_loads_that_cost_are_filled_up_to_the_place_that_costs_more_than_its_price() -> None:
    """At price 5 and steps of 2, places cost 0, 2, 4, 6: three of them are worth 15 - 6."""
    c = Compatibility.from_matrix(np.zeros((4, 1)))
    problem = Problem(c, capacity=4, load_step=2.0)
    assert upper_bounds(problem, [Prices(np.array([5]), score=1)], 0)[0] == [9]
    full = Problem(c, capacity=2, load_step=2.0)
    assert upper_bounds(full, [Prices(np.array([5]), score=1)], 0)[0] == [8]


def test_scores_between_two_steps_of_the_scale_may_be_half_a_step_off() -> None:
    one = Prices(np.zeros(1, dtype=np.int64), score=1)
    halves = Problem(Compatibility.from_matrix([[0.5]]))
    assert upper_bounds(halves, [one], 1) == ([1], 0.0)
    assert upper_bounds(halves, [one], 0)[1] == 0.5
