"""Idle time: slots between a person's first and last meeting of a day without a meeting.

It is reduced by simulated annealing over Kempe chains: J. M. Thompson and K. A. Dowsland, "A robust
simulated annealing based examination timetabling system" (Computers & OR 25, 1998).
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict

import numpy as np

from matchcore.solver.timetable.board import NONE, Board, Chain, bits, masks
from matchcore.solver.timetable.placing import restore
from matchcore.solver.timetable.problem import TimetableProblem

_HOT, _COLD = 1.0, 0.15  # slots of idle time
_LONGEST = 16  # meetings of a chain


class Idle:
    """The idle time of a person by the set of slots with meetings, each set counted once."""

    def __init__(self, problem: TimetableProblem) -> None:
        self.days = [
            sum(1 << s for s in np.flatnonzero(problem.day == day).tolist())
            for day in np.unique(problem.day)
        ]
        self._known: dict[int, int] = {}

    def of(self, busy: int) -> int:
        """Return the idle time of someone who meets in these slots."""
        known = self._known.get(busy)
        if known is None:
            known = 0
            for day in self.days:
                mine = busy & day
                if mine:
                    known += mine.bit_length() - (mine & -mine).bit_length() + 1 - mine.bit_count()
            self._known[busy] = known
        return known

    def saved(self, board: Board, chain: Chain) -> int:
        """Return how much idle time a move would save."""
        people = Counter(board.first[m] for m in chain.meetings)
        people.update(board.second[m] for m in chain.meetings)
        both = 1 << chain.one | 1 << chain.other
        return sum(
            self.of(board.busy[p]) - self.of(board.busy[p] ^ both)
            for p, times in people.items()
            if times == 1
        )


def reduce_idle(board: Board, steps: int, rng: random.Random, bound: int) -> None:
    """Move meetings among the open slots so that people wait less; the best found stays.

    Parameters
    ----------
    board : Board
        It is changed. Each meeting that has a slot keeps one.
    steps : int
        The most moves that are tried.
    rng : random.Random
    bound : int
        Nothing better than this is looked for.
    """
    idle = Idle(board.problem)
    here = [m for m, slot in enumerate(board.slot) if slot != NONE]
    now = least = sum(idle.of(busy) for busy in board.busy)
    best = board.slots_of()
    allowed = [list(bits(mask)) for mask in board.allowed]
    for step in range(steps if here else 0):
        if least <= bound:
            break
        meeting = here[rng.randrange(len(here))]
        slots = allowed[meeting]
        slot = slots[rng.randrange(len(slots))]
        if slot == board.slot[meeting]:
            continue
        chain = board.chain(meeting, slot, _LONGEST)
        if chain is None or not board.fits(chain):
            continue
        saved = idle.saved(board, chain)
        heat = _HOT * (_COLD / _HOT) ** (step / steps)
        if saved < 0 and rng.random() >= math.exp(saved / heat):
            continue
        board.move(chain)
        now -= saved
        if now < least:
            best, least = board.slots_of(), now
    restore(board, best)


def least_idle(problem: TimetableProblem, out: int) -> int:
    """Return a bound on the idle time of all, if so many possible meetings may have no slot.

    A person who has slots for all meetings waits at least as long as in the best slots of his or
    her own. Each meeting without a slot spares two people.
    """
    union, degree = [0] * problem.people, [0] * problem.people
    for meeting, mask in enumerate(masks(problem.allowed)):
        if mask:
            for person in (int(problem.first[meeting]), int(problem.second[meeting])):
                union[person] |= mask
                degree[person] += 1
    days = Idle(problem).days
    known: dict[tuple[int, int], int] = defaultdict(int)
    for key in set(zip(union, degree, strict=True)):
        known[key] = _least(*key, days)
    waits = sorted(known[key] for key in zip(union, degree, strict=True))
    return sum(waits[: max(len(waits) - 2 * out, 0)])


def _least(slots: int, count: int, days: list[int]) -> int:
    """Return the least idle time of `count` meetings, one each in some of these slots."""
    if slots.bit_count() < count:
        return 0  # they cannot all be placed
    least: dict[int, int] = {0: 0}  # by the number of meetings so far
    for day in days:
        free = list(bits(slots & day))
        spans = [0] + [  # the least idle time of k meetings on this day
            min(free[i + k - 1] - free[i] + 1 - k for i in range(len(free) - k + 1))
            for k in range(1, min(len(free), count) + 1)
        ]
        new: dict[int, int] = {}
        for had, idle in least.items():
            for k, more in enumerate(spans[: count - had + 1]):
                new[had + k] = min(new.get(had + k, idle + more), idle + more)
        least = new
    return least[count]
