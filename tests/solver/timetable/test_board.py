"""The timetable in the making: chains keep everybody booked once."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore.solver.timetable import TimetableProblem
from matchcore.solver.timetable.board import Board, bits, masks
from matchcore.solver.timetable.check import values, violations
from matchcore.solver.timetable.idle import Idle, reduce_idle
from matchcore.solver.timetable.placing import place_all
from tests.solver.timetable.test_schedule import drawn, problems, worth


def test_masks_and_bits_are_inverse() -> None:
    table = np.random.default_rng(0).random((5, 70)) < 0.5
    assert [list(bits(mask)) for mask in masks(table)] == [
        np.flatnonzero(r).tolist() for r in table
    ]


@pytest.mark.slow
@given(problems(most_meetings=8, most_slots=5), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_moving_chains_keeps_the_timetable_right_and_its_idle_time_counted(
    problem: TimetableProblem, rng: random.Random
) -> None:
    board = Board(problem, (1 << problem.slots) - 1)
    place_all(board, 20, random.Random(0))  # noqa: S311
    idle = Idle(problem)
    for _ in range(20):
        meeting, slot = (rng.randrange(n) if n else 0 for n in (problem.meetings, problem.slots))
        if not problem.meetings or board.slot[meeting] in (-1, slot):
            continue
        chain = board.chain(meeting, slot)
        if chain is None or not board.fits(chain):
            continue
        before, saved = worth(problem, tuple(board.slot)), idle.saved(board, chain)
        board.move(chain)
        after = worth(problem, tuple(board.slot))
        assert violations(problem, board.slots_of()) == []
        assert after is not None
        assert before is not None
        assert after[0] == before[0]
        assert before[2] - after[2] == saved
        assert sum(idle.of(busy) for busy in board.busy) == after[2]


def test_annealing_makes_people_wait_less_and_leaves_nobody_out() -> None:
    problem = drawn(60, 12, 12, 0.8, rooms=8)
    board = Board(problem, (1 << 12) - 1)
    start = place_all(board, 20, random.Random(0))  # noqa: S311
    reduce_idle(board, 5000, random.Random(0), bound=0)  # noqa: S311
    before, after = values(problem, start), values(problem, board.slots_of())
    assert violations(problem, board.slots_of()) == []
    assert after[0] == before[0]
    assert after[2] < before[2] / 1.5
