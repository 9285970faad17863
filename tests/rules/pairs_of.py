"""What a pair rule is about, by ids."""

from __future__ import annotations

from matchcore import Cohort
from matchcore.rules.rule import PairRule


def pairs_of(rule: PairRule, people: Cohort) -> set[tuple[str, str]]:
    """Return the (mentee, mentor) ids that a rule is about."""
    mentees, mentors = rule.pairs(people)
    assert len(mentees) == len(mentors)
    names = people.mentees.ids, people.mentors.ids
    return {(names[0][i], names[1][j]) for i, j in zip(mentees, mentors, strict=True)}
