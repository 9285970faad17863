"""Pairs whose scores are taken apart."""

from __future__ import annotations

import numpy as np

from matchcore.answer.breakdown import Addend, Breakdown
from matchcore.answer.couples import Couples
from matchcore.answer.explanation import Explained
from matchcore.model.arrays import Rows
from matchcore.model.origin import FLOOR


def taken_apart(couples: Couples, mentees: Rows, mentors: Rows) -> tuple[Explained, ...]:
    """Return pairs, by row numbers, with the addends of their scores; they need be no couples."""
    pairs = Breakdown(couples.problem.compatibility, couples.parts, mentees, mentors)
    rows = zip(mentees.tolist(), mentors.tolist(), pairs.scores, pairs.addends, strict=True)
    return tuple(_explained(couples, i, j, float(score), addends) for i, j, score, addends in rows)


def _explained(
    couples: Couples, i: int, j: int, score: float, addends: tuple[Addend, ...]
) -> Explained:
    problem, pair = couples.problem, (np.array([i]), np.array([j]))
    forbidden = [mask.origin for mask in problem.compatibility.masks if not mask.at(*pair)[0]]
    if problem.floor is not None and score < problem.floor:
        forbidden.append(FLOOR)
    ids = couples.mentees.ids[i], couples.mentors.ids[j]
    title = f"{couples.mentors.label(j)} → {couples.mentees.label(i)}"
    return Explained(*ids, title, score, addends, tuple(forbidden), couples.has(i, j))
