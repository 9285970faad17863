"""An earlier answer in the rows of another problem: of people who joined and left since."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment, Past, SolveStatus

_UNKNOWN = 1 << 61  # the gain of somebody who was not there: more than any


def renumbered(
    before: Assignment,
    rows: tuple[Rows, Rows],
    shape: tuple[int, int],
    gains: Rows | None = None,
) -> Assignment:
    """Return the pairs of people who are still there, and the prices of these mentors.

    A new mentor's price is 0; if most mentors are new, no price is kept. Nothing is proven of the
    result; a search may start from it.

    Parameters
    ----------
    before : Assignment
    rows : (array of int, array of int)
        The new row of each earlier mentee and mentor; -1 for those who left.
    shape : (int, int)
        Numbers of mentees and mentors now.
    gains : array of int, optional
        The most that each earlier mentee gains by any other pair, as in `Past`.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem, solve
    >>> before = solve(Problem(Compatibility.from_matrix([[0.5, 0.75]])))
    >>> after = renumbered(before, (np.array([1]), np.array([-1, 0])), (2, 1))
    >>> after.mentees.tolist(), after.mentors.tolist()
    ([1], [0])
    """
    if all(np.array_equal(r, np.arange(size)) for r, size in zip(rows, shape, strict=True)):
        return before
    i, j = rows[0][before.mentees], rows[1][before.mentors]
    stayed = (i >= 0) & (j >= 0)
    i, j = i[stayed], j[stayed]
    order = np.lexsort((j, i))
    certificate, known = before.certificate, rows[1] >= 0
    if 2 * int(known.sum()) < shape[1]:
        certificate = None
    if certificate is not None:
        bounds = []
        for bound in certificate.bounds:
            prices = np.zeros(shape[1], dtype=np.int64)
            prices[rows[1][known]] = bound.prices.mentors[known]
            bounds.append(replace(bound, prices=replace(bound.prices, mentors=prices)))
        certificate = replace(certificate, bounds=tuple(bounds), unique=False)
    return Assignment(
        SolveStatus.FEASIBLE if before.total is not None else before.status,
        i[order],
        j[order],
        certificate=certificate,
        past=None if gains is None or certificate is None else _past(before, rows, shape, gains),
    )


def _past(before: Assignment, rows: tuple[Rows, Rows], shape: tuple[int, int], gains: Rows) -> Past:
    """Return what an answer tells of the people of now."""
    most = np.full(shape[0], _UNKNOWN, dtype=np.int64)
    here = rows[0] >= 0
    most[rows[0][here]] = gains[here]
    seats, loads = (
        _placed(np.bincount(matched, minlength=len(where)), where, size)
        for matched, where, size in zip((before.mentees, before.mentors), rows, shape, strict=True)
    )
    pairs = [x for x in (before.candidates, before.near) if x is not None]
    i, j = (
        where[np.concatenate([np.zeros(0, dtype=np.int64), *(x[k] for x in pairs)])]
        for k, where in enumerate(rows)
    )
    stayed = (i >= 0) & (j >= 0)
    return Past(most, seats, loads, (i[stayed], j[stayed]))


def _placed(counts: Rows, where: Rows, size: int) -> Rows:
    """Return counts in the rows of now; -1 for who was not there."""
    placed = np.full(size, -1, dtype=np.int64)
    here = where >= 0
    placed[where[here]] = counts[here]
    return placed
