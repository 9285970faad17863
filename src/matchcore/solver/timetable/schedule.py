"""From meetings to a timetable: as many as possible, in the fewest slots, with least idle time."""

from __future__ import annotations

import random

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_number, is_whole, number_code
from matchcore.solver.timetable.answer import Level, Schedule
from matchcore.solver.timetable.board import Board, bits
from matchcore.solver.timetable.check import values, verify
from matchcore.solver.timetable.exact import MOST_PAIRS, Model
from matchcore.solver.timetable.idle import least_idle, reduce_idle
from matchcore.solver.timetable.opening import fewest_slots
from matchcore.solver.timetable.placing import place_all, placed
from matchcore.solver.timetable.prices import Prices
from matchcore.solver.timetable.problem import TimetableProblem
from matchcore.solver.timetable.relaxation import fill, relaxed

_EJECTIONS = 1000  # per unit of the limit
_MOVES = 100_000  # to reduce idle time, per unit of the limit


def schedule(problem: TimetableProblem, *, limit: float = 4.0, random_state: int = 0) -> Schedule:
    """Give meetings slots: nobody twice in a slot, nobody when not free, no slot beyond its rooms.

    The objectives, in strict order: most meetings, fewest slots, least idle time. Finding the first
    is colouring the edges of a graph from lists, which is NP-hard; so each objective comes with a
    bound.

    Parameters
    ----------
    problem : TimetableProblem
    limit : float
        The most work, in units of some seconds; the same limit gives the same answer.
    random_state : int
        The seed of all choices at random.

    Returns
    -------
    Schedule
        It has passed `verify`.

    Raises
    ------
    InputError
        The limit or the seed cannot be used.

    Notes
    -----
    Meetings are placed greedily, along Kempe chains (König 1916) and by ejection; where some stay
    out, from a linear relaxation, whose prices bound the number. The slots to open come from
    CP-SAT with Hall's conditions as cuts. Idle time falls by annealing over Kempe chains. Small
    problems then go to CP-SAT as a whole, which mostly proves all three.

    Examples
    --------
    Two mentees with one mentor, who is free in the first and third slot:

    >>> import numpy as np
    >>> free = np.array([[1, 1, 1], [1, 1, 1], [1, 0, 1]], dtype=bool)
    >>> found = schedule(TimetableProblem([0, 1], [2, 2], free))
    >>> sorted(found.slot.tolist()), found.proven
    ([0, 2], True)
    >>> found.idle
    Level(value=1, bound=1)
    """
    _check(limit, random_state)
    slot, most, prices = _most_meetings(problem, limit, random.Random(random_state))  # noqa: S311
    bound = 0
    if most.value:
        slot, bound = _fewest_slots(problem, slot, most, prices, limit, random_state)
    levels = _with_less_idle(problem, slot, most, bound, limit, random_state)
    if problem.allowed.sum() <= MOST_PAIRS and not all(level.proven for level in levels[1:]):
        levels = Model(problem, limit).solve(*levels)
    found = Schedule(*levels)
    verify(problem, found)
    return found


def _check(limit: float, random_state: int) -> None:
    wrong = []
    if not (is_number(limit) and limit > 0):
        code = number_code(limit, least=0) if not (is_number(limit) and limit == 0) else "too_small"
        wrong.append(
            InputProblem(code, "limit", f"{limit!r:.40}", "", told("use a number above 0"))
        )
    if not is_whole(random_state):
        remedy = told("use a whole number")
        code = number_code(random_state)
        wrong.append(InputProblem(code, "random_state", f"{random_state!r:.40}", "", remedy))
    if wrong:
        raise InputError(wrong)


def _most_meetings(
    problem: TimetableProblem, limit: float, rng: random.Random
) -> tuple[Rows, Level, Prices | None]:
    """Return slots for as many meetings as possible, all slots being open."""
    steps, everything = int(_EJECTIONS * limit), (1 << problem.slots) - 1
    board, bound = Board(problem, everything), len(problem.possible)
    slot, prices = place_all(board, steps, rng), None
    if (slot >= 0).sum() < bound:
        found = relaxed(problem, np.ones(problem.slots, dtype=np.bool_))
        if found is not None:
            prices = found.prices
            bound = min(bound, prices.bound(problem))
            board = Board(problem, everything)
            fill(board, found)
            again = place_all(board, steps, rng, len(problem.possible) - bound)
            slot = max(slot, again, key=lambda one: int((one >= 0).sum()))
    return slot, Level(int((slot >= 0).sum()), bound), prices


def _fewest_slots(
    problem: TimetableProblem,
    slot: Rows,
    most: Level,
    prices: Prices | None,
    limit: float,
    seed: int,
) -> tuple[Rows, int]:
    """Return slots for as many meetings in as few slots as found, and a bound on the slots.

    From the fewest slots that may do, slots are opened until there is a place for all.
    """
    opened, bound = fewest_slots(problem, most.value, prices, limit)
    hope = len(problem.possible) - most.value
    while opened.bit_count() < len(np.unique(slot[slot >= 0])):
        rng = random.Random(seed)  # noqa: S311
        found = place_all(Board(problem, opened), int(_EJECTIONS * limit), rng, hope)
        if (found >= 0).sum() >= most.value:
            return found, bound
        wanted = problem.allowed[problem.possible[found[problem.possible] < 0]].sum(axis=0)
        wanted[list(bits(opened))] = -1
        opened |= 1 << int(wanted.argmax())
    return slot, bound


def _with_less_idle(
    problem: TimetableProblem, slot: Rows, most: Level, bound: int, limit: float, seed: int
) -> tuple[Rows, Level, Level, Level]:
    """Reduce idle time within the slots in use; return the slots and all levels."""
    lowest = least_idle(problem, len(problem.possible) - most.value)
    used = sum(1 << s for s in np.unique(slot[slot >= 0]).tolist())
    board = Board(problem, used, slot)
    reduce_idle(board, int(_MOVES * limit), random.Random(seed), lowest)  # noqa: S311
    board = Board(problem, (1 << problem.slots) - 1, board.slots_of())
    for meeting in problem.possible.tolist():
        if board.slot[meeting] < 0:  # moving others may have made room
            placed(board, meeting)
    slot = board.slots_of()
    number, slots, idle = values(problem, slot)
    more = number > most.value
    return (
        slot,
        Level(number, max(most.bound, number)),
        Level(slots, min(bound, slots)),
        Level(idle, min(0 if more else lowest, idle)),
    )
