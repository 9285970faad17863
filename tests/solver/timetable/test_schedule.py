"""Timetables against every timetable of tiny cases, and what holds for larger ones."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import CertificateError, InputError
from matchcore.solver.timetable import Appointments, Level, Timed, schedule, verify_times
from matchcore.solver.timetable.appointments import NOT_PLACED, idle_slots, measured
from tests.cohorts import examples


@st.composite
def small(draw: st.DrawFn) -> Appointments:
    """Draw up to five meetings of two by three people in up to four slots."""
    pairs = list(itertools.product(range(2), range(2, 5)))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=5, unique=True))
    width = draw(st.integers(1, 4))
    free = draw(st.lists(st.integers(0, 2**width - 1), min_size=5, max_size=5))
    some = np.array(sorted(chosen), dtype=np.int64).reshape(-1, 2)
    return Appointments(
        some[:, 0],
        some[:, 1],
        np.array([[bool(f >> k & 1) for k in range(width)] for f in free]).reshape(5, width),
        np.array(draw(st.lists(st.integers(0, 3), min_size=width, max_size=width))),
        np.sort(np.array(draw(st.lists(st.integers(0, 1), min_size=width, max_size=width)))),
    )


def allowed(these: Appointments, slots: tuple[int, ...]) -> bool:
    """Whether a timetable books nobody twice, or outside their hours, or without a room."""
    booked = set()
    for k, slot in enumerate(slots):
        if slot == NOT_PLACED:
            continue
        for person in (int(these.first[k]), int(these.second[k])):
            if not these.free[person, slot] or (person, slot) in booked:
                return False
            booked.add((person, slot))
    return all(slots.count(k) <= these.rooms[k] for k in range(len(these.rooms)))


def rank(these: Appointments, slots: tuple[int, ...]) -> tuple[int, int, int]:
    """Most meetings, then fewest slots, then least idle time, counted person by person."""
    idle = 0
    for person in range(len(these.free)):
        for day in set(these.days.tolist()):
            own = [
                s
                for k, s in enumerate(slots)
                if s != NOT_PLACED
                and person in (these.first[k], these.second[k])
                and these.days[s] == day
            ]
            idle += max(own) - min(own) + 1 - len(own) if own else 0
    placed = [s for s in slots if s != NOT_PLACED]
    return len(placed), -len(set(placed)), -idle


def best(these: Appointments) -> tuple[int, int, int]:
    every = itertools.product(range(-1, len(these.rooms)), repeat=len(these))
    return max(rank(these, slots) for slots in every if allowed(these, slots))


def check(these: Appointments) -> None:
    found = schedule(these)
    verify_times(these, found)
    slots = tuple(found.slots.tolist())
    assert allowed(these, slots)
    expected = best(these)
    assert rank(these, slots) == expected
    assert [level.value for level in found.levels] == [expected[0], -expected[1], -expected[2]]
    assert found.proven


@examples(60)
@given(small())
def test_small_timetables_are_the_best_and_proven(these: Appointments) -> None:
    check(these)


@pytest.mark.long
@examples(600)
@given(small())
def test_hundreds_of_small_timetables_are_the_best(these: Appointments) -> None:
    check(these)


@examples(60)
@given(small())
def test_without_cp_sat_bounds_hold_and_nobody_is_booked_twice(these: Appointments) -> None:
    found = schedule(these, effort=0)
    assert allowed(these, tuple(found.slots.tolist()))
    placed, slots, idle = best(these)
    levels = {level.quantity: level for level in found.levels}
    assert levels["placed"].value <= placed <= levels["placed"].bound
    if levels["placed"].value == placed:
        assert levels["slots"].bound <= -slots <= levels["slots"].value
        if levels["slots"].value == -slots:
            assert levels["idle"].bound <= -idle <= levels["idle"].value


def large(seed: int, people: tuple[int, int] = (60, 30), width: int = 24) -> Appointments:
    rng = np.random.default_rng(seed)
    n, m = people
    pairs = np.unique(np.repeat(np.arange(n), 3) * m + rng.integers(0, m, 3 * n))
    free = rng.random((n + m, width)) < 0.5
    days = np.repeat(np.arange(4), width // 4)
    return Appointments(pairs // m, pairs % m + n, free, np.full(width, 12), days)


@pytest.mark.parametrize("seed", range(3))
def test_a_larger_timetable_places_what_can_be_and_is_the_same_again(seed: int) -> None:
    these = large(seed)
    found = schedule(these, effort=0.1)
    assert (found.slots == schedule(these, effort=0.1).slots).all()
    assert allowed(these, tuple(found.slots.tolist()))
    levels = {level.quantity: level for level in found.levels}
    assert levels["placed"].value >= 0.95 * these.possible.any(axis=1).sum()
    assert levels["slots"].gap <= 6


def test_where_everybody_is_free_the_busiest_sets_the_number_of_slots() -> None:
    """König: the edges of a bipartite graph fall into as many matchings as its highest degree."""
    first, second = (x.ravel() for x in np.meshgrid(np.arange(6), np.arange(6, 10), indexing="ij"))
    free = np.ones((10, 12), dtype=np.bool_)
    these = Appointments(first, second, free, np.full(12, 99), np.zeros(12, dtype=np.int64))
    found = schedule(these, effort=0.1)
    assert [(x.value, x.bound) for x in found.levels[:2]] == [(24, 24), (6, 6)]


def planted() -> tuple[Appointments, Timed]:
    free = np.ones((4, 3), dtype=np.bool_)
    free[0, 2] = False
    these = Appointments(
        np.array([0, 0, 1]), np.array([2, 3, 3]), free, np.array([2, 1, 1]), np.zeros(3, int)
    )
    return these, schedule(these)


@pytest.mark.parametrize(
    ("slots", "message"),
    [
        ([0, 0, 1], "twice"),
        ([0, 2, 1], "outside their hours"),
        ([1, 0, 1], "more meetings than rooms"),
        ([0, 1, 7], "does not exist"),
        ([0, 1], "not one slot for each"),
        ([0, 1, -1], "placed is 2, not 3"),
    ],
)
def test_the_check_finds_planted_faults(slots: list[int], message: str) -> None:
    these, found = planted()
    with pytest.raises(CertificateError, match=message):
        verify_times(these, Timed(np.array(slots), found.levels))


def test_the_check_finds_bounds_on_the_wrong_side() -> None:
    these, found = planted()
    counted = measured(these, found.slots)
    levels = (Level("placed", counted["placed"], counted["placed"] - 1),)
    with pytest.raises(CertificateError, match="placed is better than its bound"):
        verify_times(these, replace(found, levels=levels))


def test_idle_time_is_counted_by_day() -> None:
    these = Appointments(
        np.array([0, 0, 0]),
        np.array([1, 2, 3]),
        np.ones((4, 6), dtype=np.bool_),
        np.full(6, 9),
        np.array([0, 0, 0, 1, 1, 1]),
    )
    assert idle_slots(these, np.array([0, 2, 5])) == 1
    assert idle_slots(these, np.array([0, 1, 3])) == 0
    assert idle_slots(these, np.array([-1, -1, -1])) == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"first": np.array([0, 9, 1])}, "nobody is that"),
        ({"second": np.array([0, 3, 3])}, "meets herself"),
        ({"rooms": np.array([2, -1, 1])}, "rooms are 0 or more"),
        ({"days": np.array([1, 0, 0])}, "days ascend"),
        ({"rooms": np.array([2])}, "do not fit"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, np.ndarray], message: str) -> None:
    these, _ = planted()
    with pytest.raises(InputError, match=message):
        replace(these, **change)
