"""Groups against every way to give out seats."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import CertificateError
from matchcore.solver.groups import GroupsProblem, arrange_groups
from matchcore.solver.groups.check import verify
from tests.cohorts import examples


@st.composite
def problems(draw: st.DrawFn) -> GroupsProblem:
    people, slots, courses = draw(st.integers(1, 3)), draw(st.integers(1, 4)), 2
    pairs = [(p, c) for p in range(people) for c in range(courses) if draw(st.booleans())]
    free = draw(st.lists(st.booleans(), min_size=people * slots, max_size=people * slots))
    return GroupsProblem(
        np.array([p for p, _ in pairs], dtype=np.int64),
        np.array([c for _, c in pairs], dtype=np.int64),
        np.array(free).reshape(people, slots),
        np.array([draw(st.integers(1, 2)) for _ in range(courses)]),
        np.array([False, *(draw(st.booleans()) for _ in range(slots - 1))]),
        draw(st.integers(1, 3)),
        draw(st.sampled_from([None, 1, 2])),
        *(draw(anyway(courses, slots)) if draw(st.booleans()) else ()),
    )


@st.composite
def anyway(draw: st.DrawFn, courses: int, slots: int) -> tuple[Any, Any]:
    """Return groups that take place anyway: their free seats, and how many there are."""
    count = courses * slots
    seats = draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    free = np.array(seats).reshape(courses, slots)
    return free, (free > 0).sum(axis=0)


def is_sound(p: GroupsProblem, slot: tuple[int, ...]) -> bool:
    """Return whether everybody can be where they are to be, by what the words say."""
    busy = set()
    seats: dict[tuple[int, int], int] = {}
    for need, first in enumerate(slot):
        if first < 0:
            continue
        who, course = int(p.person[need]), int(p.course[need])
        seats[course, first] = seats.get((course, first), 0) + 1
        for k in range(int(p.length[course])):
            s = first + k
            if s >= p.slots or not p.free[who, s] or (k and not p.joined[s]) or (who, s) in busy:
                return False
            busy.add((who, s))
    inside = [0] * p.slots
    for key, count in seats.items():
        for k in range(int(p.length[key[0]])):
            inside[key[1] + k] += opened(p, key, count)
    before = [0] * p.slots if p.taken is None else p.taken.tolist()
    return p.at_once is None or all(
        new == 0 or new + old <= p.at_once for new, old in zip(inside, before, strict=True)
    )


def opened(p: GroupsProblem, key: tuple[int, int], count: int) -> int:
    """Return how many groups so many people of a course and slot need beside those there."""
    return -(-max(0, count - (0 if p.seats is None else int(p.seats[key]))) // p.size)


def best(p: GroupsProblem) -> tuple[int, int]:
    """Return the most seats and the fewest groups for them, by trying everything."""
    answers = []
    for slot in product(range(-1, p.slots), repeat=p.needs):
        if is_sound(p, slot):
            seats: dict[tuple[int, int], int] = {}
            for need, first in enumerate(slot):
                if first >= 0:
                    key = int(p.course[need]), first
                    seats[key] = seats.get(key, 0) + 1
            groups = sum(opened(p, key, count) for key, count in seats.items())
            answers.append((-sum(seats.values()), groups))
    seated, groups = min(answers)
    return -seated, groups


@given(problems())
@examples(60)
def test_nothing_better_exists(problem: GroupsProblem) -> None:
    found = arrange_groups(problem)
    seated, groups = best(problem)
    assert is_sound(problem, tuple(found.slot.tolist()))
    assert (found.seated.value, found.groups.value) == (seated, groups)
    assert found.seated.proven
    assert found.groups.proven


def test_one_long_course_takes_slots_that_follow_each_other() -> None:
    free = np.ones((1, 4), dtype=bool)
    joined = np.array([False, False, True, False])
    problem = GroupsProblem(np.array([0]), np.array([0]), free, np.array([2]), joined, 5)
    assert arrange_groups(problem).slot.tolist() == [1]


def test_groups_of_one_time_are_filled_evenly() -> None:
    free = np.ones((5, 1), dtype=bool)
    problem = GroupsProblem(
        np.arange(5), np.zeros(5, dtype=int), free, np.array([1]), np.array([False]), 4
    )
    found = arrange_groups(problem)
    assert sorted(found.group.tolist()) == [1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("slot", "group", "wrong"),
    [
        ([0, 0], [1, 1], "has 2 people"),
        ([0, 1], [1, 1], "at two times"),
        ([2, 0], [1, 2], "not free"),
    ],
)
def test_the_check_sees_what_is_wrong(slot: Any, group: Any, wrong: str) -> None:
    free = np.array([[True, True, False]] * 2)
    problem = GroupsProblem(
        np.arange(2), np.zeros(2, dtype=int), free, np.array([1]), np.zeros(3, dtype=bool), 1
    )
    with pytest.raises(CertificateError, match=wrong):
        verify(problem, np.array(slot), np.array(group))
    verify(problem, np.array([0, 1]), np.array([1, 2]))
