"""Plans in numbers, beside every plan that obeys the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.model.assignment import SolveStatus
from matchcore.rounds.planned import Loads, Planned, options_within, planned
from tests.cohorts import examples
from tests.strategies import MOSTLY, grid, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn
    from numpy.typing import NDArray

Pair = tuple[int, int]
Plan = frozenset[Pair]


@dataclass(frozen=True)
class Case:
    """A small pool: who may meet whom, how often, at what value, and the best couples so far."""

    loads: Loads
    values: NDArray[np.float64]
    couples: Plan

    def rows(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        rows = np.array(sorted(self.couples), dtype=np.int64).reshape(-1, 2)
        return rows[:, 0], rows[:, 1]

    def planned(self, **options: Any) -> Planned:
        return planned(self.loads, self.values, self.rows(), lambda: options)


@st.composite
def cases(draw: DrawFn, most: int = 3) -> Case:
    shape = draw(st.integers(1, most)), draw(st.integers(2, most))
    allowed = draw(table(shape, MOSTLY, np.bool_))
    demand = draw(table(shape[0], st.sampled_from([1, 2, 1, 3, 0]), np.int64))
    capacity = draw(table(shape[1], st.sampled_from([1, 2, 1, 3, 0]), np.int64))
    couples: dict[int, int] = {}
    for mentee in range(shape[0]):
        mentor = draw(st.integers(-1, shape[1] - 1))
        if mentor >= 0:
            couples[mentee] = mentor
    values = draw(grid(shape, -1, 1, 4))
    return Case(Loads(allowed, demand, capacity), values, frozenset(couples.items()))


def every_plan(loads: Loads, demand: NDArray[np.int64]) -> Iterator[Plan]:
    """Yield every set of allowed pairs within the loads."""
    pairs = [(int(i), int(j)) for i, j in np.argwhere(loads.allowed)]
    for chosen in product([False, True], repeat=len(pairs)):
        plan = frozenset(pair for pair, is_in in zip(pairs, chosen, strict=True) if is_in)
        loads_of = [Counter(pair[side] for pair in plan) for side in (0, 1)]
        if all(count <= demand[i] for i, count in loads_of[0].items()) and all(
            count <= loads.capacity[j] for j, count in loads_of[1].items()
        ):
            yield plan


def value(case: Case, plan: Plan) -> float:
    return float(sum(case.values[pair] for pair in plan))


def key(case: Case, plan: Plan, strong: Plan) -> tuple[float, ...]:
    """Return what counts, the first most; mentees and mentors are counted as two things."""
    mentees, mentors = ({pair[side] for pair in plan} for side in (0, 1))
    return len(mentees), len(mentors), len(plan), len(plan & strong), value(case, plan)


def pairs_of(rows: tuple[Any, Any]) -> Plan:
    return frozenset(zip(rows[0].tolist(), rows[1].tolist(), strict=True))


def check(case: Case) -> None:
    found = case.planned()
    strong, plan = pairs_of(found.options.pairs), pairs_of((found.mentees, found.mentors))
    one_each = list(every_plan(case.loads, np.minimum(case.loads.demand, 1)))

    def as_options(one: Plan) -> tuple[float, ...]:
        return len(one), len(one & case.couples), value(case, one)

    assert as_options(strong) == max(map(as_options, one_each))
    plans = list(every_plan(case.loads, case.loads.demand))
    assert plan in plans
    keys = [key(case, one, strong) for one in plans]
    assert key(case, plan, strong) == max(keys)
    # mentees, mentors and meetings are each the most that any plan has, whatever the others
    assert key(case, plan, strong)[:3] == tuple(max(k[at] for k in keys) for at in range(3))
    assert found.status is SolveStatus.OPTIMAL
    assert found.value == found.bound == value(case, plan)
    assert {p for p, s in zip(sorted(plan), found.strong, strict=True) if s} == plan & strong
    found.verify()


@pytest.mark.slow
@given(cases())
@examples(40)
def test_a_plan_is_the_best_of_all_plans(case: Case) -> None:
    check(case)


@pytest.mark.long
@given(cases(most=4).filter(lambda case: case.loads.allowed.sum() <= 12))
@examples(400)
def test_larger_plans_are_the_best_of_all_plans(case: Case) -> None:
    check(case)


def case(allowed: Any, demand: Any, capacity: Any, values: Any, couples: Any = ()) -> Case:
    loads = Loads(np.array(allowed, dtype=bool), np.array(demand), np.array(capacity))
    return Case(loads, np.array(values, dtype=float), frozenset(couples))


def test_more_mentors_than_seats_are_chosen_by_value() -> None:
    """Two seats, four mentors: two of them have no meeting, whichever are worth least."""
    found = case([[1, 1, 1, 1]], [2], [1, 1, 1, 1], [[-0.4, -0.1, -0.3, -0.2]]).planned()
    assert found.mentors.tolist() == [1, 3]
    assert found.value == pytest.approx(-0.3)


def test_a_mentor_whom_few_may_meet_comes_before_a_strong_option() -> None:
    """Mentor 1 may only meet mentee 0, whose option is mentor 0."""
    found = case([[1, 1], [1, 0]], [1, 1], [2, 1], [[0.9, 0.1], [0.5, 0.0]], [(0, 0)]).planned()
    assert list(zip(found.mentees.tolist(), found.mentors.tolist(), strict=True)) == [
        (0, 1),
        (1, 0),
    ]
    assert found.strong.tolist() == [False, True]


def test_a_couple_of_the_best_matching_is_strong_though_others_are_worth_more() -> None:
    found = case([[1, 1]], [1], [1, 0], [[0.1, 0.9]], [(0, 0)]).planned()
    assert found.mentors.tolist() == [0]
    both = case([[1, 1]], [2], [1, 1], [[0.1, 0.9]], [(0, 0)]).planned()
    assert both.strong.tolist() == [True, False]


def test_a_pool_where_nobody_may_meet_has_an_empty_plan() -> None:
    found = case([[0, 0]], [2], [1, 1], [[0.1, 0.9]], [(0, 0)]).planned()
    assert (len(found.mentees), found.value, found.status) == (0, 0.0, SolveStatus.OPTIMAL)
    found.verify()


def test_a_search_stopped_at_once_says_so() -> None:
    found = case(np.ones((4, 4)), [2] * 4, [2] * 4, np.eye(4)).planned(time_limit=0.0)
    assert found.status is not SolveStatus.OPTIMAL


@pytest.mark.slow
@examples(40)
@given(cases())
def test_a_search_stopped_at_once_still_has_a_plan(asked: Case) -> None:
    """One that obeys every load; where two may meet, somebody does, as the first pair is free."""
    found = asked.planned(time_limit=0.0)
    loads = asked.loads
    assert found.status in (SolveStatus.FEASIBLE, SolveStatus.OPTIMAL)
    assert loads.allowed[found.mentees, found.mentors].all()
    assert (np.bincount(found.mentees, minlength=len(loads.demand)) <= loads.demand).all()
    assert (np.bincount(found.mentors, minlength=len(loads.capacity)) <= loads.capacity).all()
    can_meet = loads.allowed & (loads.demand > 0)[:, None] & (loads.capacity > 0)
    assert (len(found.mentees) > 0) == can_meet.any()
    found.verify()


def test_a_time_limit_is_shared_and_a_start_is_for_the_matching_alone() -> None:
    left = options_within({"time_limit": 100.0, "start": None, "gap": 0.1, "pairs": "all"})
    first, second = left()["time_limit"], left()["time_limit"]
    assert 100.0 >= first >= second > 0
    assert set(left()) == {"time_limit", "pairs"}
    assert options_within({"pairs": "all"})() == {"pairs": "all"}
