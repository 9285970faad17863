"""Who may be admitted, and for others why not: codes, from stated criteria alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools
from matchcore.model.problem import Problem
from matchcore.model.side import Side
from matchcore.people import Cohort
from matchcore.people.columns import Numbers
from matchcore.season.selection.criteria import Criteria
from matchcore.season.selection.places import Places
from matchcore.season.selection.scoring import Scores
from matchcore.short_repr import short_repr

# In the order in which people read them
REASONS = (
    *("no_consent", "consent_unknown", "low_motivation", "motivation_unknown"),
    *("few_hours", "hours_unknown", "untrained", "training_unknown"),
    *("nothing_wanted", "skills_unknown", "low_score", "no_group", "nothing_asked", "no_partner"),
)


class Eligibility(NamedTuple):
    """For each person of one side why not: no code if the person may be admitted."""

    reasons: list[tuple[str, ...]]

    def __repr__(self) -> str:
        return short_repr(self)

    @property
    def eligible(self) -> Bools:
        """Who may be admitted."""
        return np.array([not codes for codes in self.reasons], dtype=np.bool_)


def eligibility(
    cohort: Cohort,
    problem: Problem,
    criteria: Criteria,
    scores: tuple[Scores, Scores],
    places: tuple[Places, Places],
) -> tuple[Eligibility, Eligibility]:
    """Return who may be admitted, of mentees and mentors.

    People whom a rule requires as a couple are exempt from the criteria.
    """
    allowed = problem.open.allowed
    allowed[tuple(problem.required.T)] = True
    loads = problem.demand, problem.capacity
    found, sides = [], [np.zeros(0, dtype=np.bool_)] * 2
    for side in Side:
        codes = _codes(cohort, side, criteria, scores[side])
        required = np.isin(np.arange(problem.shape[side]), problem.required[:, side])
        codes = {code: own & ~required for code, own in codes.items()}
        codes["no_group"] = places[side].of < 0
        codes["nothing_asked"] = loads[side] == 0
        found.append(codes)
        sides[side] = ~np.any([*codes.values()], axis=0)
    for side in Side:
        inside = allowed & sides[1] if side is Side.MENTEES else (allowed & sides[0][:, None]).T
        found[side]["no_partner"] = ~inside.any(axis=1) & ~found[side]["nothing_asked"]
    return _named(found[0]), _named(found[1])


def _codes(cohort: Cohort, side: Side, criteria: Criteria, scores: Scores) -> dict[str, Bools]:
    people = (cohort.mentees, cohort.mentors)[side]
    refuses = criteria.unknown == "refuse"
    found: dict[str, Bools] = {}

    def least(low: str, unknown: str, values: Numbers, amount: float | None) -> None:
        if amount is not None:
            found[low] = values < amount
            found[unknown] = np.isnan(values) & refuses

    asks_consent = not np.isnan(scores.consent).all()
    least("no_consent", "consent_unknown", scores.consent, 1.0 if asks_consent else None)
    least(
        "low_motivation",
        "motivation_unknown",
        people.numbers("motivation"),
        criteria.least_motivation,
    )
    least("few_hours", "hours_unknown", people.numbers("hours"), criteria.least_hours)
    trained = criteria.trained in (side.table, "both")
    least("untrained", "training_unknown", people.numbers("trained"), 1.0 if trained else None)
    if side is Side.MENTORS:
        asked = 1.0 if criteria.wanted_skill else None
        least("nothing_wanted", "skills_unknown", scores.wanted, asked)
    if criteria.least_score is not None:
        found["low_score"] = scores.total < criteria.least_score
    return found


def _named(found: dict[str, Bools]) -> Eligibility:
    size = len(next(iter(found.values())))
    return Eligibility(
        [tuple(code for code in REASONS if code in found and found[code][k]) for k in range(size)]
    )
