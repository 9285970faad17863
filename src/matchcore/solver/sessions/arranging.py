"""From sessions to slots: as many as possible, with few moves, near to the days wished."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.sessions.answer import Arrangement
from matchcore.solver.sessions.check import verify
from matchcore.solver.sessions.counting import Levels, counted
from matchcore.solver.sessions.exact import Exact
from matchcore.solver.sessions.fixing import with_fixed
from matchcore.solver.sessions.greedy import first_slots
from matchcore.solver.sessions.problem import SessionsProblem
from matchcore.solver.timetable.answer import Level


def arrange(
    problem: SessionsProblem,
    *,
    limit: float = 4.0,
    progress: Callable[[int, int], object] | None = None,
) -> Arrangement:
    """Give sessions slots: nobody twice, nobody when not free or beyond a month's budget.

    The objectives, in strict order: most sessions placed, fewest of those with a slot moved, fewest
    days between sessions and their wished days.

    Parameters
    ----------
    problem : SessionsProblem
    limit : float
        The most work for people who depend on each other, in units of some seconds; the same
        limit gives the same answer.
    progress : callable, optional
        Called with the sessions that are settled, and with all.

    Returns
    -------
    Arrangement
        It has passed `verify`.

    Notes
    -----
    People who share no couple, directly or through others, do not concern each other: each such
    part is solved by itself. Sessions first take the best slot left. Where simple counting does not
    prove that best, an integer program does; bounds of parts sum to bounds of the whole.
    """
    slot = first_slots(problem)
    levels = []
    done = 0
    for rows in _parts(problem):
        part = _only(problem, rows)
        slot[rows], found = _improved(part, slot[rows], limit)
        levels.append(found)
        done += len(rows)
        if progress is not None:
            progress(done, problem.sessions)
    whole = Arrangement(slot, *_summed(problem, slot, levels))
    verify(problem, whole)
    return whole


def _parts(problem: SessionsProblem) -> Iterator[Rows]:
    """Return the sessions of people who depend on each other, part by part."""
    from scipy.sparse import coo_array  # slow to import
    from scipy.sparse.csgraph import connected_components

    people = len(problem.free)
    ones = np.ones(problem.sessions, dtype=np.int8)
    graph = coo_array((ones, (problem.first, problem.second)), shape=(people, people))
    _, part = connected_components(graph, directed=False)
    own = part[problem.first] if problem.sessions else np.zeros(0, dtype=np.int64)
    order = np.argsort(own, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(own[order])) + 1) if len(order) else ()


def _only(problem: SessionsProblem, rows: Rows) -> SessionsProblem:
    """Return the problem of some sessions and their people alone."""
    people, number = np.unique(
        np.concatenate([problem.first[rows], problem.second[rows]]), return_inverse=True
    )
    names = ("couple", "begin", "end", "wished", "now")
    return replace(
        problem,
        first=number[: len(rows)],
        second=number[len(rows) :],
        free=problem.free[people],
        budget=problem.budget[people],
        **{name: getattr(problem, name)[rows] for name in names},
    )


def _improved(part: SessionsProblem, slot: Rows, limit: float) -> tuple[Rows, Levels]:
    """Return the best slots found for a part, and what is proven of them."""
    open_ = np.flatnonzero((slot < 0) | (slot != part.now))
    if len(open_) < part.sessions and not _is_proven(part, slot):
        slot = slot.copy()
        others = with_fixed(part, slot, open_)
        for rows in _parts(others):
            some = _only(others, rows)
            slot[open_[rows]], _ = Exact(some).solve(slot[open_[rows]], limit)
    if _is_proven(part, slot):
        return slot, counted(part, slot)
    return Exact(part).solve(slot, limit)


def _is_proven(part: SessionsProblem, slot: Rows) -> bool:
    return all(level.proven for level in counted(part, slot))


def _summed(problem: SessionsProblem, slot: Rows, parts: list[Levels]) -> Levels:
    """Return the levels of the whole from those of its parts.

    Where an objective is not proven, another answer that is as good in it may divide it otherwise
    among the parts; so of the objectives after it, only what counting says of the whole is kept.
    """
    sums = [
        Level(sum(one[k].value for one in parts), sum(one[k].bound for one in parts))
        for k in range(3)
    ]
    whole = counted(problem, slot)
    kept, proven = [], True
    for level, plain in zip(sums, whole, strict=True):
        kept.append(level if proven else plain)
        proven = proven and level.proven
    return kept[0], kept[1], kept[2]
