"""Arrays of a timetable's problem, checked all at once."""

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.solver.timetable import TimetableProblem

FREE = np.ones((3, 2), dtype=bool)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (([0], [0], FREE), r"second\[0\] is 0: a meeting needs two people"),
        (([0, 3], [1, -1], FREE), r"(?s)first\[1\] is 3.*second\[1\] is -1"),
        (([0.5], [1], FREE), "first: has shape"),
        (([0], [1, 2], FREE), "second: has shape"),
        (([0], [1], FREE[0]), "free: has shape"),
        (([0], [1], FREE.astype(int)), "free: has shape"),
        (([0], [1], FREE, [1, 2, 3]), "rooms: has shape"),
        (([0], [1], FREE, -1), r"(?s)rooms\[0\] is -1.*rooms\[1\] is -1"),
        (([0], [1], FREE, 1, [1, 0]), r"day\[1\] is 0: sort the slots"),
        (([0], [1], np.ones((2, 3000), dtype=bool)), "free: has 3000 columns"),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[object, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        TimetableProblem(*arguments)


def test_allowed_needs_both_and_a_room() -> None:
    free = np.array([[1, 1, 0], [1, 1, 1]], dtype=bool)
    problem = TimetableProblem([0], [1], free, rooms=[0, 1, 1])
    assert problem.allowed.tolist() == [[False, True, False]]
    assert problem.possible.tolist() == [0]


def test_arrays_are_copies_that_nobody_changes() -> None:
    problem = TimetableProblem([0], [1], FREE)
    assert not np.shares_memory(problem.free, FREE)
    with pytest.raises(ValueError, match="read-only"):
        problem.free[0, 0] = False
