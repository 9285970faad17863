"""What a plan of meetings is asked for, and what that means in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from matchcore.affinity.learnt import Learnt
from matchcore.affinity.taught import TaughtSkills
from matchcore.answer import Matching
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment
from matchcore.model.compatibility import Compatibility
from matchcore.model.matrix_scores import MatrixScores
from matchcore.model.origin import Origin
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme.programme import Programme
from matchcore.rounds.planned import Loads
from matchcore.rounds.slots import Slots
from matchcore.rounds.surrogate import Surrogate, surrogate_of
from matchcore.short_repr import short_repr
from matchcore.solver import SolveOptions
from matchcore.wording import LANGUAGES, say

__all__ = ["Basis", "MeetingRequest", "rows_of"]

_MET, _NO_SLOT = (
    Origin("given", name, (), tuple(say(code, language) for language in LANGUAGES))
    for name, code in (("Met", "rule_met"), ("NoSlot", "rule_no_slot"))
)


@dataclass(frozen=True, eq=False)
class Basis:
    """What a plan is made from, in numbers.

    Attributes
    ----------
    best : Matching
        The best matching by what is known, which gives scores and prices.
    problem : Problem
        Who may meet whom, by the rules of the programme, at what value.
    surrogate : Surrogate
    loads : Loads
    """

    best: Matching
    problem: Problem
    surrogate: Surrogate
    loads: Loads

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class MeetingRequest:
    """What `matchcore.rounds.plan_meetings` was asked for.

    Attributes
    ----------
    per_mentee, per_mentor : int
        The most meetings of each.
    kappa : float
    spread : float, array of float of shape (n, m), or None
    met : tuple of (str, str)
        Pairs that met before, sorted.
    random_state : int
    slots : Slots, optional
        When meetings can take place: pairs that are never free together do not meet.
    """

    per_mentee: int
    per_mentor: int
    kappa: float
    spread: Any
    met: tuple[tuple[str, str], ...]
    random_state: int
    slots: Slots | None = None

    __repr__ = short_repr

    def basis(
        self,
        programme: Programme,
        cohort: Cohort,
        learnt: Learnt | None,
        options: SolveOptions[Matching | Assignment] | None = None,
    ) -> Basis:
        """Match by what is known, and put the meetings that may take place into numbers."""
        best = _by_score(programme).match(cohort, learnt=learnt, **(options or {}))
        met = rows_of(cohort, self.met)
        surrogate = surrogate_of(best, learnt, met, self.kappa, self.spread)
        final = best.problem
        scores = Compatibility(MatrixScores(surrogate.values), final.open.masks)
        if len(met[0]):
            scores = scores.with_pairs(_MET, *met)
        if self.slots is not None:
            scores = scores.with_pairs(_NO_SLOT, *never_together(self.slots, cohort))
        problem = Problem(
            scores,
            capacity=np.where(final.capacity > 0, self.per_mentor, 0),
            demand=np.where(final.demand > 0, self.per_mentee, 0),
        )
        loads = Loads(problem.open.allowed, problem.demand, problem.capacity)
        return Basis(best, problem, surrogate, loads)


def _by_score(programme: Programme) -> Programme:
    """Return a programme in which nothing comes before the score: meetings are no couples yet."""
    affinity = programme.affinity
    for component in affinity.components.values():
        if isinstance(component, TaughtSkills):
            component.first = False
    return programme.replace(affinity=affinity)


def never_together(slots: Slots, cohort: Cohort) -> tuple[Rows, Rows]:
    """Return the row numbers of the pairs that are free together in no slot."""
    free, _ = slots.free(cohort)
    mentees, mentors = np.split(free.astype(np.float32), [len(cohort.mentees)])
    rows, cols = np.nonzero(mentees @ mentors.T == 0)
    return rows, cols


def rows_of(cohort: Cohort, pairs: Iterable[tuple[str, str]]) -> tuple[Rows, Rows]:
    """Return the row numbers of pairs of ids; those with somebody absent are left out."""
    ids = list(pairs)
    mentees = cohort.rows("mentees", [mentee for mentee, _ in ids])
    mentors = cohort.rows("mentors", [mentor for _, mentor in ids])
    here = (mentees >= 0) & (mentors >= 0)
    return mentees[here], mentors[here]
