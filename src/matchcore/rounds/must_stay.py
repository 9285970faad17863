"""Old couples that must stay, whatever they cost."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.rounds.couples_before import Before

_CANNOT = {
    "left": told("the mentee has left"),
    "mentor_left": told("the mentor has left"),
    "vetoed": told("the couple is ruled out after the meetings"),
    "not_allowed": told("a rule or the floor forbids the couple now"),
}


def rows_to_keep(before: Before, keep: object) -> tuple[Rows, Rows]:
    """Return the rows of the couples that must stay.

    Parameters
    ----------
    before : Before
    keep : pairs of ids, or "all"

    Raises
    ------
    InputError
        Some are no couples of the matching before, or cannot stay; every one is named.
    """
    if isinstance(keep, str) and keep == "all":
        return before.old.mentees, before.old.mentors
    wrong, rows = [], set[tuple[int, int]]()
    listed = list(keep) if isinstance(keep, Iterable) and not isinstance(keep, str) else [keep]
    for k, pair in enumerate(listed):
        ids = _ids(pair)
        fate = before.fate.get(ids) if ids else None
        if ids and fate == "":
            rows.add(before.rows(*ids))
        else:
            wrong.append(_problem(k, pair, fate))
    if wrong:
        raise InputError(wrong)
    i, j = np.array(sorted(rows), dtype=np.int64).reshape(-1, 2).T
    return i, j


def _ids(pair: object) -> tuple[str, str] | None:
    """Return a pair of ids, or None."""
    if isinstance(pair, (tuple, list)) and len(pair) == 2:
        mentee, mentor = pair
        if isinstance(mentee, str) and isinstance(mentor, str):
            return mentee, mentor
    return None


def _problem(k: int, pair: object, fate: str | None) -> InputProblem:
    place, value = f"keep[{k}]", f"{pair!r:.60}"
    if fate is not None:
        return InputProblem(
            "cannot_stay", place, value, _CANNOT[fate], told("leave it out of keep")
        )
    problem = told("it is no couple of the matching before")
    remedy = told("give (mentee id, mentor id), or 'all'")
    return InputProblem("unknown_couple", place, value, problem, remedy)
