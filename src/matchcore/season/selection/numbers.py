"""From applicants to the problem of admission: numbers of those who may be admitted."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.objective import RANKINGS
from matchcore.model.preference import Preference
from matchcore.model.problem import Problem
from matchcore.season.selection.places import Places
from matchcore.season.selection.scoring import Scores
from matchcore.short_repr import short_repr
from matchcore.solver.admission import AdmissionProblem, Chosen, Objective
from matchcore.solver.admission.problem import Table

_BITS = 24  # of a score, at most: factors are multiples of 2**-24
SCORE_PARTS = 1000  # a selection score counts to three digits
_FINE = 1 << 20


class Numbers(NamedTuple):
    """The problem of admission, and whom its rows are.

    Attributes
    ----------
    problem : AdmissionProblem
    mentees, mentors : arrays of int
        The rows of the cohort.
    shift : int
        Totals are multiples of ``2**-shift``.
    scores : (array of float, array of float)
        Of those people.
    """

    problem: AdmissionProblem
    mentees: Rows
    mentors: Rows
    shift: int
    scores: tuple[Floats, Floats]

    def __repr__(self) -> str:
        return short_repr(self)


def numbers(
    problem: Problem,
    preference: Preference | None,
    eligible: tuple[Bools, Bools],
    scores: tuple[Scores, Scores],
    places: tuple[Places, Places],
) -> Numbers:
    """Return the problem of admission of those who may be admitted."""
    rows = np.flatnonzero(eligible[0]), np.flatnonzero(eligible[1])
    inside = np.ix_(*rows)
    shape = len(rows[0]), len(rows[1])
    own = scores[0].total[rows[0]], scores[1].total[rows[1]]
    largest = max(problem.compatibility.magnitude, float(problem.load_step.max(initial=0.0)))
    shift = _BITS - math.frexp(largest)[1] if largest else 0
    total = np.rint(np.ldexp(problem.compatibility.dense()[inside], shift)).astype(np.int64)
    step = np.floor(np.ldexp(problem.load_step[rows[1]], shift)).astype(np.int64)
    objectives = _matching_objectives(problem, preference, inside, total, step)
    must = problem.minimum[rows[1]].any() or problem.complete
    ones = {
        name: np.ones(size, dtype=np.int64)
        for name, size in zip(("mentees", "mentors"), shape, strict=True)
    }
    first = [Objective.of("admitted", shape, **ones)] if must else []
    people = {
        name: np.rint(one * SCORE_PARTS).astype(np.int64)
        for name, one in zip(("mentees", "mentors"), own, strict=True)
    }
    last = Objective.of("score", shape, **people)._replace(parts=_FINE)
    at = [np.full(size, -1) for size in problem.shape]
    at[0][rows[0]], at[1][rows[1]] = np.arange(shape[0]), np.arange(shape[1])
    required = np.column_stack([at[side][problem.required[:, side]] for side in (0, 1)])
    made = AdmissionProblem(
        problem.open.allowed[inside],
        (*first, *objectives, last),
        np.minimum(problem.capacity[rows[1]], max(shape[0], 0)),
        problem.minimum[rows[1]],
        problem.load_before[rows[1]],
        np.minimum(problem.demand[rows[0]], max(shape[1], 0)),
        problem.complete,
        required[(required >= 0).all(axis=1)],
        (places[0].of[rows[0]], places[1].of[rows[1]]),
        (places[0].count, places[1].count),
    )
    return Numbers(made, *rows, shift, own)


def _matching_objectives(
    problem: Problem,
    preference: Preference | None,
    inside: tuple[Any, ...],
    total: Table,
    step: Rows,
) -> list[Objective]:
    """Return the objectives of the matching, in the order of its objective."""
    shape = total.shape[0], total.shape[1]
    seats = Objective.of("seats", shape, pairs=np.ones(shape, dtype=np.int64))
    made = Objective.of("total", shape, pairs=total, step=step)
    if not RANKINGS[problem.objective].fixes_seats:
        return [made, seats]
    objectives = [Objective.of("covered", shape, covered=1), seats]
    if preference is not None:
        everyone = (np.arange(size) for size in problem.shape)
        table = np.asarray(preference.mask.tile(*everyone))[inside]
        objectives.append(Objective.of("first", shape, pairs=table.astype(np.int64)))
    return [*objectives, made]


def best_scored(given: Numbers) -> Chosen:
    """Return the admission of those with the highest scores; of equal ones the first by id."""
    admitted = []
    for side, score in enumerate(given.scores):
        chosen = np.zeros(len(score), dtype=np.bool_)
        groups, forced = given.problem.groups[side], given.problem.forced[side]
        order = np.lexsort((np.arange(len(score)), -np.round(score, 9), ~forced))
        for group, places in enumerate(given.problem.places[side].tolist()):
            own = order[groups[order] == group]
            chosen[own[:places]] = True
        admitted.append(chosen)
    return Chosen(np.zeros(given.problem.shape, dtype=np.bool_), admitted[0], admitted[1])
