"""How well scores and matchings agree with past couples, in [0, 1] or [−1, 1].

Each measure returns what every person adds to a sum and to a count; the score of any set of
people is the one divided by the other. Pairs that hard rules or the floor forbid rank below all
allowed ones: the programme never makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.short_repr import short_repr
from matchcore.tuning.past import Past

Scoring = Literal["percentile", "made", "concordance"]
SCORINGS: tuple[Scoring, ...] = get_args(Scoring)
_CELLS = 1 << 22  # scores at once


class Tally(NamedTuple):
    """What each person adds: the score of several people is the sum over the count."""

    sums: Floats
    counts: Floats

    def __repr__(self) -> str:
        return short_repr(self)

    @property
    def score(self) -> float:
        """The score of all people; NaN if nothing can be compared."""
        whole = float(self.counts.sum())
        return float(self.sums.sum()) / whole if whole else float("nan")


def checked_scoring(scoring: Scoring | None, past: Sequence[Past]) -> Scoring:
    """Return how to score by what is known of the past, or raise InputError if it cannot be."""
    rated = any(one.is_rated for one in past)
    if scoring is None:
        return "concordance" if rated else "percentile"
    if scoring not in SCORINGS:
        remedy = told("use one of {choices}, or leave it out", choices=list(SCORINGS))
        raise InputError(InputProblem("not_a_choice", "scoring", repr(scoring), remedy=remedy))
    if rated != (scoring == "concordance"):
        remedy = told("leave scoring out, or give frames with a column rating")
        if rated:
            remedy = told(
                "leave scoring out, or give only the good couples, such as "
                "y.loc[y['rating'] >= 4, ['mentee', 'mentor']]"
            )
        found = told("and y has ratings") if rated else told("and y has no ratings")
        raise InputError(InputProblem("wrong_choice", "scoring", repr(scoring), found, remedy))
    return scoring


def measured(
    scoring: Scoring, programme: Programme, cohort: Cohort, past: Past
) -> tuple[Tally, Problem]:
    """Return how well a programme agrees with the past of a cohort, and its problem."""
    if scoring == "made":
        matching = programme.match(cohort)
        return made(matching.assignment, past), matching.problem
    problem, _ = programme.problem(cohort)
    measure = percentile if scoring == "percentile" else concordance
    return measure(problem, past), problem


def pooled(tallies: Sequence[Tally]) -> Tally:
    """Return the tally of the people of several cohorts."""
    sums, counts = (np.concatenate(values) for values in zip(*tallies, strict=True))
    return Tally(sums, counts)


def percentile(problem: Problem, past: Past, *, blind: bool = False) -> Tally:
    """Return where good couples rank among the mentee's allowed mentors, by mentee.

    The percentile of a couple is the share of the mentee's allowed mentors, those of good couples
    aside, who score lower; ties count half. It is 0 if the couple is forbidden. Its mean over the
    couples of a mentee is the area under the mentee's ROC curve [1]_. Couples of mentees with no
    other allowed mentor do not count.

    Parameters
    ----------
    blind : bool
        All allowed pairs score alike: what scores drawn at random get on average.

    References
    ----------
    .. [1] Rendle, Freudenthaler, Gantner, Schmidt-Thieme (2009). BPR: Bayesian personalized
           ranking from implicit feedback. UAI.
    """
    mentees, of_couple = np.unique(past.mentees, return_inverse=True)
    values, can = np.zeros(len(past)), np.zeros(len(past), dtype=np.bool_)
    step = max(1, _CELLS // max(1, problem.shape[1]))
    for start in range(0, len(mentees), step):
        rows = mentees[start : start + step]
        mine = np.flatnonzero((of_couple >= start) & (of_couple < start + step))
        here, mentors = of_couple[mine] - start, past.mentors[mine]
        tile = problem.open.masked_tile(rows)
        if blind:
            tile[tile > -np.inf] = 0.0
        own = tile[here, mentors]
        tile[here, mentors] = np.nan  # good couples are not compared with each other
        others = tile[here]
        lower, equal = (others < own[:, None]), (others == own[:, None])
        rivals = (others > -np.inf).sum(axis=1)
        won = (lower & (others > -np.inf)).sum(axis=1) + equal.sum(axis=1) / 2
        can[mine] = rivals > 0
        values[mine] = np.where(own > -np.inf, won / np.maximum(rivals, 1), 0.0)
    return _by_person(of_couple[can], values[can], len(mentees))


def made(assignment: Assignment, past: Past) -> Tally:
    """Return how many of the good couples an assignment makes, by mentee."""
    couples = {*zip(assignment.mentees.tolist(), assignment.mentors.tolist(), strict=True)}
    past_couples = zip(past.mentees.tolist(), past.mentors.tolist(), strict=True)
    values = np.array([couple in couples for couple in past_couples], dtype=np.float64)
    mentees, of_couple = np.unique(past.mentees, return_inverse=True)
    return _by_person(of_couple, values, len(mentees))


def concordance(problem: Problem, past: Past, *, blind: bool = False) -> Tally:
    """Return how far scores order rated couples as ratings do, by the person who compares them.

    Two couples of one mentee, or of one mentor, with different ratings count 1 if the scores order
    them alike, −1 if the other way round, 0 if they score alike; the mean is Somers' D of the
    scores within people [1]_.

    Parameters
    ----------
    blind : bool
        All allowed pairs score alike: what scores drawn at random get on average.

    References
    ----------
    .. [1] Somers (1962). A new asymmetric measure of association for ordinal variables. American
           Sociological Review 27, 799–811.
    """
    scores = problem.compatibility.at(past.mentees, past.mentors)
    allowed = problem.open.allowed_at(past.mentees, past.mentors)
    ranks = np.where(allowed, 1 if blind else 1 + np.unique(scores, return_inverse=True)[1], 0)
    tallies = []
    for people in (past.mentees, past.mentors):
        for person in np.unique(people):
            mine = people == person
            tallies.append(_concordant(past.ratings[mine], ranks[mine]))
    sums, counts = np.array(tallies, dtype=np.float64).reshape(-1, 2).T
    return Tally(sums, counts)


def _concordant(ratings: Floats, ranks: Rows) -> tuple[float, int]:
    """Return concordant less discordant comparisons, and how many there are."""
    upper = np.triu_indices(len(ratings), 1)
    by_rating, by_rank = (np.sign(x[:, None] - x)[upper] for x in (ratings, ranks))
    return float((by_rating * by_rank).sum()), int(np.count_nonzero(by_rating))


def _by_person(of_couple: Rows, values: Floats, people: int) -> Tally:
    sums, counts = (
        np.bincount(of_couple, weights, people).astype(np.float64) for weights in (values, None)
    )
    return Tally(sums, counts)
