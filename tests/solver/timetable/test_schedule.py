"""Timetables compared with brute force, and never wrong."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.solver.timetable import Schedule, TimetableProblem, schedule, verify


@st.composite
def problems(draw: st.DrawFn, most_meetings: int = 5, most_slots: int = 4) -> TimetableProblem:
    """A few meetings of up to five people, who may be on both sides."""
    people, slots = draw(st.integers(2, 5)), draw(st.integers(1, most_slots))
    pairs = st.tuples(st.integers(0, people - 1), st.integers(0, people - 1))
    meetings = draw(st.lists(pairs.filter(lambda p: p[0] != p[1]), max_size=most_meetings))
    free = draw(st.lists(st.booleans() | st.just(True), min_size=people * slots,
                         max_size=people * slots))  # fmt: skip
    rooms = draw(st.none() | st.lists(st.integers(0, 2), min_size=slots, max_size=slots))
    day = sorted(draw(st.lists(st.integers(0, 1), min_size=slots, max_size=slots)))
    first, second = ([p[k] for p in meetings] for k in (0, 1))
    return TimetableProblem(first, second, np.reshape(free, (people, slots)), rooms, day)


def brute_force(problem: TimetableProblem) -> tuple[int, int, int]:
    """Return the best (placed, slots, idle) of all ways to give meetings slots."""
    best = (0, 0, 0)
    for slot in product(range(-1, problem.slots), repeat=problem.meetings):
        value = worth(problem, slot)
        if value is not None and (-value[0], *value[1:]) < (-best[0], *best[1:]):
            best = value
    return best


def worth(problem: TimetableProblem, slot: tuple[int, ...]) -> tuple[int, int, int] | None:
    """Return placed, slots and idle time; None if this is no timetable."""
    table = np.zeros((problem.people, problem.slots), dtype=int)
    for meeting, s in enumerate(slot):
        if s >= 0:
            table[problem.first[meeting], s] += 1
            table[problem.second[meeting], s] += 1
    if (table > problem.free).any() or (table.sum(axis=0) > 2 * problem.rooms).any():
        return None
    idle = 0
    for row in table:
        for day in set(problem.day.tolist()):
            met = "".join(map(str, row[problem.day == day])).strip("0")
            idle += met.count("0")
    used = [s for s in slot if s >= 0]
    return len(used), len(set(used)), idle


def value(found: Schedule) -> tuple[int, int, int]:
    return found.placed.value, found.slots.value, found.idle.value


@pytest.mark.slow
@given(problems())
@settings(max_examples=25, deadline=None)
def test_small_problems_are_solved_and_proven_like_brute_force(problem: TimetableProblem) -> None:
    found = schedule(problem, limit=1.0)
    assert value(found) == worth(problem, tuple(found.slot.tolist()))
    assert value(found) == brute_force(problem)
    assert found.proven


@pytest.mark.long
@given(problems(most_meetings=6, most_slots=5))
@settings(max_examples=500, deadline=None)
def test_more_problems_are_solved_like_brute_force(problem: TimetableProblem) -> None:
    found = schedule(problem, limit=1.0)
    assert value(found) == brute_force(problem)
    assert found.proven


def drawn(meetings: int, people: int, slots: int, share: float, **options: object):
    """A problem at random, of mentees and mentors."""
    rng = np.random.default_rng(0)
    sides = rng.integers(0, people, meetings), rng.integers(people, 2 * people, meetings)
    return TimetableProblem(*sides, rng.random((2 * people, slots)) < share, **options)


def test_everybody_free_needs_as_many_slots_as_the_busiest_person() -> None:
    """König: the edges of a bipartite graph have a colouring with as many colours."""
    problem = drawn(300, 60, 20, 1.1, day=np.arange(20) // 5)
    busiest = max(np.bincount(problem.first).max(), np.bincount(problem.second).max())
    found = schedule(problem, limit=0.005)
    assert found.placed == (300, 300)
    assert found.slots == (busiest, busiest)


@pytest.mark.slow
def test_rooms_set_the_number_of_slots() -> None:
    found = schedule(drawn(200, 60, 20, 1.1, rooms=14), limit=0.005)
    assert found.slots == (15, 15)  # 200 / 14, rounded up


@pytest.mark.slow
def test_what_the_relaxation_bounds_is_proven() -> None:
    problem = drawn(120, 20, 8, 0.5, rooms=10)
    found = schedule(problem, limit=0.05)
    verify(problem, found)
    assert found.placed.proven
    assert found.placed.value < len(problem.possible)


@pytest.mark.slow
def test_the_same_problem_has_the_same_answer() -> None:
    problem = drawn(80, 20, 12, 0.5, rooms=10)
    first, second = (schedule(problem, limit=0.02, random_state=3) for _ in range(2))
    assert first.slot.tolist() == second.slot.tolist()
    assert first.levels == second.levels


@pytest.mark.parametrize("limit", [0, -1, float("nan"), "1", True])
def test_a_limit_that_is_none_is_refused(limit: object) -> None:
    with pytest.raises(InputError, match=r"limit is .*use a number above 0"):
        schedule(drawn(1, 1, 1, 1.1), limit=limit)


def test_no_meetings_need_no_slots() -> None:
    found = schedule(TimetableProblem([], [], np.ones((2, 3), dtype=bool)))
    assert found.levels == ((0, 0), (0, 0), (0, 0))
