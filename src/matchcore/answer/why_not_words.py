"""The sentences of `WhyNot`: whether the pair is possible, what the whole loses, who moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.another import is_required
from matchcore.model.objective import RANKINGS
from matchcore.model.preference import ruled
from matchcore.model.side import Side
from matchcore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchcore.answer.couples import Couples
    from matchcore.model.arrays import Floats
    from matchcore.solver.residual import Change


def head(
    couples: Couples, pair: tuple[int, int], made: bool, closed: bool, change: Change | None
) -> str:
    """Return the sentence that answers the question."""
    i, j = pair
    names = f"{couples.mentors.label(j)} → {couples.mentees.label(i)}"
    if closed:
        code = "pair_not_allowed"
    elif change is None:
        needed = "required" if is_required(couples.problem, pair) else "needed"
        code = f"couple_{needed}" if made else "pair_impossible"
    else:
        code = (
            f"{'couple' if made else 'pair'}_{'equal' if _is_equal(couples, change) else 'worse'}"
        )
    return say(code, couples.language, pair=names)


def change_lines(couples: Couples, change: Change, gains: list[float]) -> list[str]:
    """Return what a change costs the whole, then who moves where."""
    counts = [] if change.seats == change.covered else [("seats", change.seats)]
    lines = [
        say(f"{name}_{'more' if by > 0 else 'fewer'}", couples.language, count=abs(by))
        for name, by in [("covered", change.covered), *counts]
        if by
    ]
    if min(change.covered, change.seats) < 0 and ruled(couples.problem):
        lines.append(say("within_first", couples.language))
    lines.append(_total(couples, change))
    lines += _moves(couples, change, gains)
    return [*lines, *_idle(couples, change), *_loads(couples, change)]


def _is_equal(couples: Couples, change: Change) -> bool:
    """Return whether the answer after a change is as good, in all that the objective compares."""
    changes = {"covered": change.covered, "seats": change.seats, "total": change.score}
    ranking = RANKINGS[couples.problem.objective]
    return not any(changes[quantity] for quantity in ranking.quantities)


def _total(couples: Couples, change: Change) -> str:
    before = couples.total or 0.0
    code = "total_stays"
    if change.score:
        code = "total_falls" if change.total < 0 else "total_rises"
    by, after = abs(change.total), before + change.total
    return say(code, couples.language, by=by, before=before, after=after)


def _moves(couples: Couples, change: Change, gains: list[float]) -> Iterator[str]:
    seats = np.bincount(change.mentees, minlength=couples.problem.shape[0])
    for (i, left, joined), gain in zip(change.moves, gains, strict=True):
        if left is not None and joined is not None:
            code = "moves_over"
        elif left is None:
            code = "moves_in"
        else:
            code = "moves_out" if seats[i] else "left_alone"
        mentors = {
            name: couples.mentors.label(j)
            for name, j in (("left", left), ("joined", joined))
            if j is not None
        }
        who = couples.mentees.label(i)
        yield say(code, couples.language, who=who, gain=gain, **mentors)


def _idle(couples: Couples, change: Change) -> Iterator[str]:
    """Yield a sentence for each mentor who loses every mentee."""
    after = np.bincount(change.mentors, minlength=couples.problem.shape[1])
    for j in np.flatnonzero((couples.loads(Side.MENTORS) > 0) & (after == 0)).tolist():
        yield say("left_idle", couples.language, who=couples.mentors.label(j))


def _loads(couples: Couples, change: Change) -> Iterator[str]:
    """Yield by how much the costs of loads change the total, if they do."""
    after = np.bincount(change.mentors, minlength=couples.problem.shape[1])
    costs: tuple[Floats, ...] = (couples.load_costs, couples.problem.load_costs(after))
    by = float((costs[0] - costs[1]).sum())
    if by:
        yield say("loads_change", couples.language, by=by)
