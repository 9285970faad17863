"""The check of a timetable: planted faults are found."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import matchcore.solver.timetable.check as check
from matchcore.errors import CertificateError
from matchcore.solver.timetable import Level, Schedule, TimetableProblem, full, schedule, verify
from tests.test_walls import imports

# Person 0 meets 2 and 3, person 1 meets 3; slot 2 is of another day, and 3 is never free there.
FREE = np.array([[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 0]], dtype=bool)
PROBLEM = TimetableProblem([0, 0, 1], [2, 3, 3], FREE, rooms=[2, 1, 1], day=[0, 0, 1])


def stated(slot: list[int], *levels: tuple[int, int]) -> Schedule:
    return Schedule(np.array(slot), *(Level(*level) for level in levels))


def test_a_true_timetable_passes() -> None:
    verify(PROBLEM, stated([0, 1, 0], (3, 3), (2, 2), (0, 0)))


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ([0, 0, 1], "person 0 meets twice in slot 0"),
        ([0, 1, 1], "person 3 meets twice in slot 1; slot 1 has 2 meetings and room for 1"),
        ([0, 2, 1], "person 3 is not free in slot 2"),
        ([0, 1, 3], "a slot that does not exist"),
        ([0, 1, -2], "a slot that does not exist"),
        ([0, 1], "not one whole number per meeting"),
        ([-1, 1, 0], "meeting 0 has no slot, but could have one"),
    ],
)
def test_slots_that_cannot_be_are_found(slot: list[int], said: str) -> None:
    with pytest.raises(CertificateError, match=said):
        verify(PROBLEM, stated(slot, (3, 3), (2, 2), (0, 0)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"placed": Level(2, 3)}, "placed: 2 claimed, 3 counted"),
        ({"slots": Level(3, 2)}, "slots: 3 claimed, 2 counted"),
        ({"idle": Level(1, 0)}, "idle: 1 claimed, 0 counted"),
        ({"placed": Level(3, 2)}, "placed: 3 is better than the bound 2"),
        ({"slots": Level(2, 3)}, "slots: 2 is better than the bound 3"),
        ({"idle": Level(0, 1)}, "idle: 0 is better than the bound 1"),
        ({"placed": Level(3, 4)}, "more than the meetings with a slot in common"),
    ],
)
def test_false_claims_are_found(change: dict[str, Level], said: str) -> None:
    with pytest.raises(CertificateError, match=said):
        verify(PROBLEM, replace(schedule(PROBLEM), **change))


def test_idle_time_is_counted_by_person_and_day() -> None:
    """Three slots of a day: 0 meets first and last and waits once; 2 and 3 meet once each."""
    problem = TimetableProblem([0, 0], [1, 2], np.ones((3, 4), dtype=bool), day=[0, 0, 0, 1])
    assert check.values(problem, np.array([0, 2])) == (2, 2, 1)
    assert check.values(problem, np.array([0, 3])) == (2, 2, 0)


def test_full_are_meetings_whose_slots_are_taken() -> None:
    problem = TimetableProblem([0, 1, 0], [2, 2, 1], np.ones((3, 1), dtype=bool), rooms=1)
    assert full(problem, np.array([0, -1, -1])).tolist() == [1, 2]
    free = np.array([[1], [1], [0]], dtype=bool)
    problem = TimetableProblem([0], [2], free)
    assert full(problem, np.array([-1])).tolist() == []


def test_the_check_imports_nothing_of_the_search() -> None:
    ours = {name for name in imports(Path(check.__file__)) if "solver" in name}
    allowed = ("matchcore.solver.timetable.answer", "matchcore.solver.timetable.problem")
    assert ours
    assert all(name.startswith(allowed) for name in ours)
