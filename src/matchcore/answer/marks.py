"""Marks of couples that a coordinator should look at: what the two do not have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import numpy as np

from matchcore.model.arrays import Bools

if TYPE_CHECKING:
    from matchcore.affinity.factors import Part
    from matchcore.answer.couples import Couples

Mark = Literal["no_wanted_skill", "no_common_hour"]
MARKS: tuple[Mark, ...] = ("no_wanted_skill", "no_common_hour")
_KINDS: dict[Mark, str] = {"no_wanted_skill": "TaughtSkills", "no_common_hour": "SharedHours"}


def marks(couples: Couples) -> list[tuple[Mark, ...]]:
    """Return what each couple lacks, by code.

    ``"no_wanted_skill"``: the mentee wants skills, and the mentor teaches none of them.
    ``"no_common_hour"``: both state their hours, and share none. A programme that gives skills or
    hours no weight does not look at them, and none of its couples has that mark.

    Parameters
    ----------
    couples : Couples

    Returns
    -------
    list of tuple of {"no_wanted_skill", "no_common_hour"}
        One per couple, in the order of `pairs`.

    Examples
    --------
    >>> import pandas as pd
    >>> from matchcore import Cohort, Programme
    >>> mentors = pd.DataFrame({"id": ["m"], "skills": ["excel"], "availability": ["mon-09"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "wants": ["python"], "availability": ["mon-09"]})
    >>> marks(Programme.peer_mentoring().match(Cohort(mentors, mentees)))
    [('no_wanted_skill',)]
    """
    marked = {mark: lacking(couples, mark) for mark in MARKS}
    return [
        tuple(mark for mark in MARKS if marked[mark][k])
        for k in range(len(couples.assignment.mentees))
    ]


def lacking(couples: Couples, mark: Mark) -> Bools:
    """Return which couples have one mark: every part of its kind adds nothing to them."""
    a, parts = couples.assignment, list(_parts(couples, mark))
    found = np.full(len(a.mentees), bool(parts))
    for part in parts:
        found &= part.mentees_known[a.mentees] & ~_shares(couples, part)
        if mark == "no_common_hour":
            found &= part.mentors_known[a.mentors]
    return found


def _parts(couples: Couples, mark: Mark) -> Iterator[Part]:
    """Yield the parts whose kind stands for a mark, and which have a weight."""
    kind, stated = _KINDS[mark], couples.programme.get("affinity")
    entries = [e for e in stated if isinstance(e, Mapping)] if isinstance(stated, list) else []
    names = {str(e.get("name")) for e in entries if e.get("kind") == kind and e.get("weight")}
    return (part for part in couples.parts if part.name in names)


def _shares(couples: Couples, part: Part) -> Bools:
    """Return whether both people of each couple know the part, and it adds something."""
    a = couples.assignment
    known = part.mentees_known[a.mentees] & part.mentors_known[a.mentors]
    amounts = couples.breakdown.amounts[couples.breakdown.names.index(part.name)]
    return known & (amounts > 0)
