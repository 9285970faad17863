"""The couples before, and what becomes of each before anything is solved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchcore.answer import Matching
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds.keeping import Old
from matchcore.rules.decisions import Veto
from matchcore.short_repr import short_repr

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Before:
    """The couples before, by ids.

    Attributes
    ----------
    fate : dict of (str, str) to str
        By mentee id and mentor id, in order: why the couple had to end: ``left``, ``mentor_left``,
        ``vetoed`` or ``not_allowed``; empty if it can stay.
    mentees, mentors : dict of str to str
        The people before, and their labels.
    places : tuple of two dict of str to int
        The rows of the people now: mentees, mentors.
    shape : (int, int)
        Numbers of mentees and mentors now.
    """

    fate: dict[Pair, str]
    mentees: dict[str, str]
    mentors: dict[str, str]
    places: tuple[dict[str, int], dict[str, int]]
    shape: tuple[int, int]

    __repr__ = short_repr

    @classmethod
    def of(
        cls, previous: Matching, cohort: Cohort, programme: Programme, problem: Problem
    ) -> Before:
        """Look up who is still here, and which couples are still open."""
        a, (mentees, mentors) = previous.assignment, previous.rosters
        pairs = sorted(
            (mentees.ids[i], mentors.ids[j])
            for i, j in zip(a.mentees.tolist(), a.mentors.tolist(), strict=True)
        )
        here = _places(cohort.mentees.ids.tolist()), _places(cohort.mentors.ids.tolist())
        i, j = (
            np.array([places.get(pair[k], -1) for pair in pairs], dtype=np.int64)
            for k, places in enumerate(here)
        )
        both = (i >= 0) & (j >= 0)
        is_open = both.copy()
        is_open[both] = problem.open.allowed_at(i[both], j[both])
        vetoed = {
            x for r in programme.rules if isinstance(r, Veto) and not r.is_soft for x in r.names
        }
        fate = {}
        for pair, row, column, may in zip(
            pairs, i.tolist(), j.tolist(), is_open.tolist(), strict=True
        ):
            if row < 0 or column < 0:
                fate[pair] = "left" if row < 0 else "mentor_left"
            else:
                fate[pair] = "" if may else "vetoed" if pair in vetoed else "not_allowed"
        return cls(fate, mentees.labels, mentors.labels, here, problem.shape)

    @cached_property
    def old(self) -> Old:
        """The couples that can stay, by rows."""
        rows = [self.rows(*pair) for pair, why in self.fate.items() if not why]
        i, j = np.array(rows, dtype=np.int64).reshape(-1, 2).T
        return Old(i, j, self.shape, len(self.fate) - len(rows))

    def rows(self, mentee: str, mentor: str) -> tuple[int, int]:
        """Return the rows of two people who are here."""
        return self.places[0][mentee], self.places[1][mentor]


def _places(ids: list[str]) -> dict[str, int]:
    """Return the row of each person."""
    return {person: row for row, person in enumerate(ids)}
