"""Small cohorts matched by drawn programmes, and the season in French, for questions to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InfeasibleError
from matchcore.rules.columns import DifferentDepartment, SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.rule import Rule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import cohorts, season_programme, season_tables

RULES: tuple[Rule, ...] = (
    Capacity(2),
    Demand(2),
    EvenLoad(0.125),
    MinimumLoad(1),
    NoRepeat(),
    SeniorityGap(at_least=1, missing="allow"),
    DifferentDepartment(missing="allow"),
    DifferentDepartment(),
    SameAttribute("site", weight=0.25),
)


@dataclass(frozen=True)
class Solved:
    """A programme, its people and its matching."""

    programme: Programme
    cohort: Cohort
    matching: Matching

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every pair by ids, couple or not."""
        return [(i, j) for i in self.matching.mentees.ids for j in self.matching.mentors.ids]

    @property
    def couples(self) -> list[tuple[str, str]]:
        return pairs_of(self.matching)

    def again(self, rule: Rule) -> Matching | None:
        """Match afresh with one more rule; None where no matching obeys all."""
        try:
            rules: Sequence[Rule] = (*self.programme.rules, rule)
            return self.programme.replace(rules=rules).match(self.cohort)
        except InfeasibleError:
            return None


def pairs_of(matching: Matching) -> list[tuple[str, str]]:
    return list(zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True))


def rounding(*matchings: Matching) -> float:
    """Return how far totals may be apart because of rounding."""
    proofs = [matching.assignment.certificate for matching in matchings]
    return 1e-9 + sum(proof.rounding for proof in proofs if proof is not None)


def changes(before: Matching, after: Matching) -> tuple[int, int, float]:
    """Return by how many covered mentees, couples and points of the total two differ."""
    new, old = (
        (m.pairs["mentee"].nunique(), len(m.pairs), m.total or 0.0) for m in (after, before)
    )
    return new[0] - old[0], new[1] - old[1], new[2] - old[2]


@st.composite
def solved(draw: st.DrawFn, most: int = 4) -> Solved:
    """Draw people and a programme with rules of every kind that match them."""
    drawn = draw(cohorts(most, least=5))
    rules = draw(st.lists(st.sampled_from(RULES), max_size=4, unique_by=lambda rule: type(rule)))
    mentees, mentors = drawn.sorted()
    pair = st.tuples(*(st.sampled_from([p["id"].strip() for p in s]) for s in (mentees, mentors)))
    if draw(st.integers(0, 3)) == 3:
        rules.append(Require([draw(pair)]))
    if draw(st.integers(0, 3)) == 3:
        rules.append(Forbid([draw(pair)]))
    programme = Programme(
        affinity=Affinity(skills=TaughtSkills(weight=3), interests=SharedInterests(weight=1)),
        rules=rules,
        objective=draw(st.sampled_from(["coverage", "score"])),
        floor=draw(st.sampled_from([None, None, 0.1, 0.3])),
        complete=draw(st.integers(0, 5)) == 5,
    )
    cohort = drawn.cohort()
    try:
        return Solved(programme, cohort, programme.match(cohort))
    except InfeasibleError:
        assume(False)
        raise


def season_of(**options: Any) -> Matching:
    """Return the season matched with other options."""
    return season_programme(**options).match(Cohort(**season_tables()))
