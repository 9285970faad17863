"""Pairs in which the mentor teaches something that the mentee wants, and those allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from matchcore.affinity.taught import TaughtSkills
from matchcore.model.arrays import Rows
from matchcore.model.problem import Problem
from matchcore.names import SkillNames
from matchcore.people import Cohort, Entries, usual_names
from matchcore.programme import Programme
from matchcore.short_repr import short_repr

_ROWS = 256  # mentees of one tile


@dataclass(frozen=True, eq=False)
class WantedPairs:
    """Skills as columns of two tables, and the pairs in which one is wanted and taught.

    Attributes
    ----------
    called : dict of str to str
        By skill its name, in the order of the columns of the tables below.
    wanted, taught : sparse arrays of shape (mentees, skills) and (mentors, skills)
        1 where a mentee wants, or a mentor teaches, a skill.
    asking : array of int
        The mentees who ask for a mentor and want a skill.
    places : array of int
        How many mentees each mentor may have.
    shared, allowed : sparse arrays of shape (mentees, mentors)
        1 where the mentor teaches something that the mentee wants; of these, the pairs that every
        rule allows.
    """

    called: dict[str, str]
    wanted: csr_array
    taught: csr_array
    asking: Rows
    places: Rows
    shared: csr_array
    allowed: csr_array

    __repr__ = short_repr

    @classmethod
    def of(cls, programme: Programme, cohort: Cohort, problem: Problem) -> WantedPairs:
        """Return the pairs of a cohort under the rules of a programme."""
        known = SkillNames(names_of(programme))
        both = (
            Entries.read(cohort.mentees, "wants", known.key),
            Entries.read(cohort.mentors, "skills", known.key),
        )
        called = {key: known.written(name) for key, name in sorted(usual_names(*both).items())}
        place = {key: k for k, key in enumerate(called)}
        wanted, taught = (one.matrix(place, np.ones(len(one.rows))) for one in both)
        shared = csr_array((wanted @ taught.T) > 0)
        asking = np.flatnonzero((np.diff(wanted.indptr) > 0) & (problem.demand > 0))
        allowed = _allowed(problem, shared)
        return cls(called, wanted, taught, asking, problem.capacity, shared, allowed)

    @property
    def keys(self) -> list[str]:
        """The skills, in the order of the columns."""
        return [*self.called]

    def skills_of(self, mentees: Rows) -> list[str]:
        """Return the names of what some mentees want, in order of their keys."""
        names = [*self.called.values()]
        return [names[k] for k in np.unique(self.wanted[mentees].indices).tolist()]


def names_of(programme: Programme) -> Any:
    """Return the table of names by which the programme compares skills."""
    components = programme.affinity.components.values()
    return next((c.names for c in components if isinstance(c, TaughtSkills)), None)


def _allowed(problem: Problem, shared: csr_array) -> csr_array:
    """Return the pairs that share a skill and that every rule allows, a tile at a time."""
    entries = shared.tocoo()
    kept = np.zeros(entries.nnz, dtype=np.bool_)
    for first in range(0, shared.shape[0], _ROWS):
        rows = np.arange(first, min(first + _ROWS, shared.shape[0]))
        tile = problem.open.allowed_tile(rows)
        here = np.flatnonzero((entries.row >= first) & (entries.row <= rows[-1]))
        kept[here] = tile[entries.row[here] - first, entries.col[here]]
    where = entries.row[kept], entries.col[kept]
    return csr_array((np.ones(int(kept.sum())), where), shape=shared.shape)
