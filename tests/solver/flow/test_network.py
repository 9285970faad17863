"""The network: what required pairs leave, what places cost, and its two kinds of flow."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.network import Network


def network(problem: Problem, worth: int = 1) -> Network:
    return Network.of(problem, Candidates.all(problem), worth)


def used_pairs(net: Network, used: np.ndarray) -> list[tuple[int, int]]:
    chosen = net.candidates.where(used > 0)
    return list(zip(chosen.mentees.tolist(), chosen.mentors.tolist(), strict=True))


def test_required_pairs_leave_the_rest_of_seats_places_and_needs() -> None:
    c = Compatibility.from_matrix(np.ones((3, 2)))
    net = network(
        Problem(c, capacity=2, minimum=[2, 1], demand=[1, 2, 2], required=[(0, 0), (1, 0)])
    )
    assert net.first.tolist() == [0, 0, 1]
    assert net.further.tolist() == [0, 1, 1]
    assert net.room.tolist() == [0, 2]
    assert net.need.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("seats", "expected"),
    [(None, [(0, 0)]), ((1, 0), [(0, 0)]), ((2, 0), [(0, 1), (1, 0)])],
)
def test_the_best_flow_fills_as_many_seats_as_it_is_told_or_as_are_worth_it(
    seats: tuple[int, int] | None, expected: list[tuple[int, int]]
) -> None:
    """Of two pairs the best total is 3 - 1; the best single pair is worth 4."""
    c = Compatibility.from_matrix([[4.0, -1.0], [3.0, -9.0]])
    net = network(Problem(c, capacity=1))
    assert used_pairs(net, net.best(net.candidates.scores, seats)) == expected


def test_a_need_is_filled_even_at_a_loss() -> None:
    net = network(Problem(Compatibility.from_matrix([[1.0, -2.0]]), minimum=[0, 1]))
    assert used_pairs(net, net.best(net.candidates.scores, None)) == [(0, 1)]


def test_a_value_counts_the_places_in_the_order_of_their_costs() -> None:
    """Three mentees of one mentor at steps of 2: places cost 0, 2 and 4, in units of the scale."""
    problem = Problem(Compatibility.from_matrix(np.full((3, 1), 8.0)), capacity=3, load_step=2.0)
    net, unit = network(problem), 1 << problem.shift
    assert net.places.costs.tolist() == [0, 2 * unit, 4 * unit]
    used = np.ones(3, dtype=np.int64)
    assert net.value(used, net.candidates.scores) == (3 * 8 - 6) * unit
    assert net.filled(np.array([1, 0, 1])).tolist() == [1, 1, 0]


def test_a_maximum_flow_tells_who_could_still_be_displaced() -> None:
    """Mentees 0 and 1 share mentor 0; mentee 2 has mentor 1 alone and is no part of it."""
    allowed = np.array([[True, False], [True, False], [False, True]])
    net = network(Problem(Compatibility.from_matrix(np.ones((3, 2)), allowed), capacity=1))
    used, mentees, mentors = net.most(net.first, net.room)
    assert used.sum() == 2
    assert mentees.tolist() == [True, True, False]
    assert mentors.tolist() == [True, False]


def test_what_places_cost_beyond_a_minimum_that_none_can_meet_does_not_wrap() -> None:
    """Three mentees at most: the first place beyond costs three steps, and no 10**9 of them."""
    c = Compatibility.from_matrix(np.ones((3, 2)))
    problem = Problem(c, capacity=10**9, minimum=[10**9, 1], load_step=1.0)
    network = Network.of(problem, Candidates.all(problem))
    assert network.before.tolist() == [3, 1]
