"""An earlier answer in the rows of another problem: of people who joined and left since."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment, Listing, Past, SolveStatus

_UNKNOWN = 1 << 61  # the gain of somebody who was not there: more than any


def renumbered(
    before: Assignment,
    rows: tuple[Rows, Rows],
    shape: tuple[int, int],
    listing: Listing | None = None,
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
    listing : Listing, optional
        What is known of all pairs of the earlier people, for `Past`.

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
    i, j = _stayed((before.mentees, before.mentors), rows)
    order = np.lexsort((j, i))
    certificate, known = before.certificate, rows[1] >= 0
    if 2 * int(known.sum()) < shape[1]:
        certificate = None
    if certificate is not None:
        bounds = []
        for bound in certificate.bounds:
            prices = _placed(bound.prices.mentors, rows[1], shape[1], 0)
            bounds.append(replace(bound, prices=replace(bound.prices, mentors=prices)))
        certificate = replace(certificate, bounds=tuple(bounds), unique=False)
    return Assignment(
        SolveStatus.FEASIBLE if before.total is not None else before.status,
        i[order],
        j[order],
        certificate=certificate,
        past=_past(before, rows, shape, listing) if listing and certificate else None,
    )


def _past(
    before: Assignment, rows: tuple[Rows, Rows], shape: tuple[int, int], listing: Listing
) -> Past:
    """Return what an answer tells of the people of now."""
    seats, loads = (
        _placed(np.bincount(matched, minlength=len(where)), where, size, -1)
        for matched, where, size in zip((before.mentees, before.mentors), rows, shape, strict=True)
    )
    prices = _placed(listing.prices, rows[1], shape[1], 0)
    gains = _placed(listing.gains, rows[0], shape[0], _UNKNOWN)
    pairs = _stayed((listing.mentees, listing.mentors), rows)
    here = Listing(*pairs, prices, gains, listing.shift)
    none = np.zeros(0, dtype=np.int64)
    return Past(here, seats, loads, _stayed(before.candidates or (none, none), rows))


def _stayed(pairs: tuple[Rows, Rows], rows: tuple[Rows, Rows]) -> tuple[Rows, Rows]:
    """Return the pairs of people who are still there, in the rows of now."""
    i, j = (where[side] for where, side in zip(rows, pairs, strict=True))
    stayed = (i >= 0) & (j >= 0)
    return i[stayed], j[stayed]


def _placed(values: Rows, where: Rows, size: int, otherwise: int) -> Rows:
    """Return values in the rows of now, and another one for who was not there."""
    placed = np.full(size, otherwise, dtype=np.int64)
    here = where >= 0
    placed[where[here]] = values[here]
    return placed
