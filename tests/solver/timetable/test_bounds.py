"""Bounds never exclude the best: prices, covers, idle time; compared with brute force."""

import numpy as np
import pytest
from hypothesis import given, settings

from matchcore.solver.timetable import TimetableProblem
from matchcore.solver.timetable.idle import least_idle
from matchcore.solver.timetable.opening import fewest_slots
from matchcore.solver.timetable.prices import SCALE, Prices, most_in_slots
from matchcore.solver.timetable.relaxation import relaxed
from tests.solver.timetable.test_schedule import brute_force, problems


@pytest.mark.slow
@given(problems())
@settings(max_examples=25, deadline=None)
def test_the_prices_of_the_relaxation_bound_the_meetings(problem: TimetableProblem) -> None:
    found = relaxed(problem, np.ones(problem.slots, dtype=bool))
    best = brute_force(problem)[0]
    if found is None:
        assert best == 0
    else:
        assert best <= found.prices.bound(problem)
        assert found.prices.bound(problem) <= found.shares.sum() + 1e-3


@pytest.mark.slow
@given(problems())
@settings(max_examples=25, deadline=None)
def test_any_prices_bound_the_meetings(problem: TimetableProblem) -> None:
    rng = np.random.default_rng(problem.meetings)
    shape = (problem.people, problem.slots)
    prices = Prices(rng.integers(0, SCALE, shape) // 2, rng.integers(0, SCALE, problem.slots) // 2)
    best, slots, _ = brute_force(problem)
    assert best <= prices.bound(problem)
    constant, adds = prices.shares(problem, ())
    largest = np.sort(adds)[::-1][:slots].sum()
    assert best * SCALE <= constant + largest
    assert (most_in_slots(problem) <= problem.rooms).all()


@pytest.mark.slow
@given(problems())
@settings(max_examples=25, deadline=None)
def test_bounds_on_slots_and_idle_time_hold(problem: TimetableProblem) -> None:
    placed, slots, idle = brute_force(problem)
    assert least_idle(problem, len(problem.possible) - placed) <= idle
    if placed:
        found = relaxed(problem, np.ones(problem.slots, dtype=bool))
        assert found is not None
        opened, bound = fewest_slots(problem, placed, found.prices, 0.5)
        assert bound <= slots
        assert opened.bit_count() >= bound


def test_a_person_needs_a_slot_for_each_meeting() -> None:
    """Three meetings of one person within the first two and the last slot need all of them."""
    free = np.ones((4, 9), dtype=bool)
    free[0, 2:8] = False
    problem = TimetableProblem([0, 0, 0], [1, 2, 3], free)
    assert fewest_slots(problem, 3, None, 0.5) == (0b100000011, 3)
    assert least_idle(problem, 0) == 6  # from slot 1 to slot 8, or from 0: 0, 1, 8
    assert least_idle(problem, 1) == 0
