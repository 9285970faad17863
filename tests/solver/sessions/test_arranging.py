"""Sessions get slots: compared with every possible answer, and checked claim by claim."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import CertificateError
from matchcore.solver.sessions import Arrangement, SessionsProblem, arrange, reasons, verify
from matchcore.solver.timetable import Level
from tests.cohorts import examples

SLOTS = 6


@st.composite
def problems(draw: st.DrawFn) -> SessionsProblem:
    """Draw up to five sessions of three couples among four people, some of them placed so far."""
    couples = [(0, 2), (1, 2), (0, 3)]
    count = draw(st.integers(1, 5))
    couple = np.array(sorted(draw(st.integers(0, 2)) for _ in range(count)))
    begin = np.array([draw(st.integers(0, 3)) for _ in range(count)])
    end = np.array([draw(st.integers(a, SLOTS)) for a in begin.tolist()])
    bits = st.lists(st.sampled_from([True, True, False]), min_size=SLOTS, max_size=SLOTS)
    small = st.lists(st.integers(0, 3), min_size=2, max_size=2)
    return SessionsProblem(
        np.array([couples[k][0] for k in couple]),
        np.array([couples[k][1] for k in couple]),
        couple=couple,
        begin=begin,
        end=end,
        wished=np.array([draw(st.integers(0, 3)) for _ in range(count)]),
        now=np.array([draw(st.integers(-1, SLOTS - 1)) for _ in range(count)]),
        free=np.array([draw(bits) for _ in range(4)]),
        day=np.array([0, 0, 1, 2, 2, 3]),
        month=np.array([0, 0, 0, 1, 1, 1]),
        budget=np.array([draw(small) for _ in range(4)]),
    )


def best(problem: SessionsProblem) -> tuple[int, int, int]:
    """Return the best values, by trying everything; it counts by itself."""
    ways = [[-1, *range(int(a), int(b))] for a, b in zip(problem.begin, problem.end, strict=True)]
    values = []
    for slots in product(*ways):
        booked: list[tuple[int, int]] = []
        months: list[tuple[int, int]] = []
        days: dict[int, int] = {}
        fine, far, moved = True, 0, 0
        for k, slot in enumerate(slots):
            moved += bool(problem.now[k] >= 0 and problem.now[k] != slot)
            if slot < 0:
                continue
            day, couple = int(problem.day[slot]), int(problem.couple[k])
            for who in (int(problem.first[k]), int(problem.second[k])):
                fine &= bool(problem.free[who, slot])
                booked.append((who, slot))
                months.append((who, int(problem.month[slot])))
            fine &= day > days.get(couple, -1)
            days[couple] = day
            far += abs(day - int(problem.wished[k]))
        fine &= len({*booked}) == len(booked)
        fine &= all(months.count(one) <= problem.budget[one] for one in months)
        if fine:
            values.append((-sum(slot >= 0 for slot in slots), moved, far))
    placed, moved, far = min(values)
    return -placed, moved, far


@pytest.mark.slow
@examples(150)
@given(problems())
def test_the_answer_is_the_best_of_all(problem: SessionsProblem) -> None:
    found = arrange(problem)
    assert tuple(level.value for level in found.levels) == best(problem)
    assert all(level.proven for level in found.levels)


@pytest.mark.long
@examples(2000)
@given(problems())
def test_the_answer_is_the_best_of_all_in_many_cases(problem: SessionsProblem) -> None:
    found = arrange(problem)
    assert tuple((level.value, level.bound) for level in found.levels) == tuple(
        (value, value) for value in best(problem)
    )


@pytest.mark.slow
@examples(100)
@given(problems(), st.sampled_from([1e-9, 4.0]))
def test_bounds_hold_whatever_the_work(problem: SessionsProblem, limit: float) -> None:
    placed, moved, days = best(problem)
    found = arrange(problem, limit=limit)
    assert found.placed.value <= placed <= found.placed.bound
    if found.placed.value == placed:
        assert found.moved.bound <= moved <= found.moved.value
        if found.moved.value == moved:
            assert found.days.bound <= days <= found.days.value


@examples(100)
@given(problems())
def test_why_a_session_has_no_slot_is_said_of_each(problem: SessionsProblem) -> None:
    slot = arrange(problem).slot
    why = reasons(problem, slot)
    assert sorted(why) == np.flatnonzero(slot < 0).tolist()
    for session, code in why.items():
        window = slice(int(problem.begin[session]), int(problem.end[session]))
        two = [int(problem.first[session]), int(problem.second[session])]
        assert (code == "no_common_slot") == (not problem.free[two, window].all(axis=0).any())


def pair(**changes: object) -> SessionsProblem:
    """Return two sessions of one couple, the second planned in the third slot."""
    one = np.zeros(2, dtype=np.int64)
    given: dict[str, object] = {
        "couple": one,
        "begin": np.array([0, 2]),
        "end": np.array([4, 4]),
        "wished": np.array([0, 2]),
        "now": np.array([-1, 2]),
        "free": np.array([[False, False, True, True]] * 2),
        "day": np.arange(4),
        "month": np.zeros(4, dtype=np.int64),
        "budget": np.array([[2], [2]]),
    }
    return SessionsProblem(one, one + 1, **{**given, **changes})  # type: ignore[arg-type]


def test_a_planned_session_moves_where_another_finds_no_place_else() -> None:
    found = arrange(pair())
    assert found.slot.tolist() == [2, 3]
    assert (found.placed, found.moved) == (Level(2, 2), Level(1, 1))


def test_nobody_moves_where_it_brings_nothing() -> None:
    found = arrange(pair(budget=np.array([[1], [2]])))
    assert found.slot.tolist() == [-1, 2]
    assert reasons(pair(budget=np.array([[1], [2]])), found.slot) == {0: "hours"}


def test_what_is_claimed_and_not_so_is_found() -> None:
    problem, found = pair(), arrange(pair())
    verify(problem, found)
    for wrong, said in (
        (replace(found, placed=Level(1, 2)), "1 claimed, 2 counted"),
        (replace(found, placed=Level(2, 3)), "more than the sessions"),
        (replace(found, moved=Level(1, 2)), "better than the bound"),
        (replace(found, slot=np.array([3, 2])), "not on a later day"),
        (replace(found, slot=np.array([0, 2])), "not free"),
        (replace(found, slot=np.array([2, 2])), "booked twice"),
        (replace(found, slot=np.array([3, 0])), "outside its window"),
    ):
        with pytest.raises(CertificateError, match=said):
            verify(problem, wrong)
    with pytest.raises(CertificateError, match="2 sessions in month 0"):
        verify(pair(budget=np.array([[1], [2]])), found)
    with pytest.raises(CertificateError, match="one whole number per session"):
        verify(problem, Arrangement(np.array([2.0, 3.0]), *found.levels))


def test_no_sessions_are_no_problem() -> None:
    none = np.zeros(0, dtype=np.int64)
    nobody = SessionsProblem(
        none,
        none,
        couple=none,
        begin=none,
        end=none,
        wished=none,
        now=none,
        free=np.ones((0, 0), dtype=np.bool_),
        day=none,
        month=none,
        budget=np.zeros((0, 1), dtype=np.int64),
    )
    assert arrange(nobody).levels == (Level(0, 0),) * 3


def test_couples_of_a_mentor_with_few_hours_take_turns() -> None:
    two = np.array([1, 1, 1, 1, 2, 2, 2, 2])
    window = np.array([0, 1, 2, 3, 0, 1, 2, 3])
    problem = SessionsProblem(
        np.zeros(8, dtype=np.int64),
        two,
        couple=two,
        begin=2 * window,
        end=2 * window + 2,
        wished=2 * window,
        now=np.full(8, -1),
        free=np.ones((3, 8), dtype=np.bool_),
        day=np.arange(8),
        month=np.arange(8) // 2,
        budget=np.array([[1] * 4, [9] * 4, [9] * 4]),
    )
    found = arrange(problem)
    assert found.placed == Level(4, 4)
    assert (found.slot[:4] >= 0).sum() == (found.slot[4:] >= 0).sum() == 2
