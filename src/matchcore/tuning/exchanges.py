"""The exchanges that lead from one answer to another: groups of people who change together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from matchcore.model.arrays import Rows
from matchcore.short_repr import short_repr
from matchcore.tuning.mixes import Answer, Raw


class Exchange(NamedTuple):
    """Couples that change together.

    Attributes
    ----------
    lost, new : array of int
        Positions among the couples of the answer before and of the one after.
    gain : Raw
        What the new couples have more than the lost ones.
    """

    lost: Rows
    new: Rows
    gain: Raw

    def __repr__(self) -> str:
        return short_repr(self)


def exchanges(before: Answer, after: Answer) -> Iterator[Exchange]:
    """Yield the exchanges between two answers to one problem.

    Couples that differ and share a person belong together. Where both answers are best in all
    that comes before the total, each exchange alone leads to another such answer: none alone
    could have more mentees with a mentor, or more couples, so none has fewer.
    """
    m = len(before.costs)
    codes = [answer.mentees * m + answer.mentors for answer in (before, after)]
    lost = np.flatnonzero(~np.isin(codes[0], codes[1]))
    new = np.flatnonzero(~np.isin(codes[1], codes[0]))
    if not len(lost) + len(new):
        return
    mentees = np.concatenate([before.mentees[lost], after.mentees[new]])
    mentors = np.concatenate([before.mentors[lost], after.mentors[new]])
    size = m + int(mentees.max()) + 1
    pairs = np.ones(len(mentees)), (mentors, m + mentees)
    _, group = connected_components(coo_array(pairs, shape=(size, size)), directed=False)
    for one in np.unique(group[mentors]):
        here = group[mentors] == one
        mine, theirs = lost[here[: len(lost)]], new[here[len(lost) :]]
        yield Exchange(mine, theirs, before.difference(after, mine, theirs))
