"""Drawn rounds: a matching, then other people, what was learnt, and a rematch."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
from hypothesis import assume
from hypothesis import strategies as st

from matchcore import Cohort, Matching, Programme
from matchcore.affinity import Learnt
from matchcore.errors import InfeasibleError
from matchcore.rounds import Rematch, rematch
from tests.answer.solved import Solved, pairs_of, solved

PRICES = (0.0, 0.0625, 0.25, 1.0, math.inf)
COLUMNS = ("id", "name", "manager")


@dataclass(frozen=True)
class Round:
    """What a rematch takes."""

    programme: Programme
    cohort: Cohort
    previous: Matching
    learnt: Learnt
    cost: float

    def again(self, **options: Any) -> Rematch:
        """Match again; a draw without an answer is left out."""
        given = {"previous": self.previous, "learnt": self.learnt, "change_cost": self.cost}
        try:
            return rematch(self.programme, self.cohort, **{**given, **options})
        except InfeasibleError:
            assume(False)
            raise


def without(cohort: Cohort, gone: set[str]) -> Cohort:
    """Return the cohort without some people, who may still be somebody's manager."""
    tables = [getattr(cohort, side).frame for side in ("mentors", "mentees")]
    stay = [table[~table["id"].str.strip().isin(gone)] for table in tables]
    assume(all(len(table) for table in stay))
    everybody = pd.concat(tables)
    left = everybody[~everybody["id"].isin(pd.concat(stay)["id"])].drop_duplicates("id")
    columns = [name for name in COLUMNS if name in left]
    return Cohort(*stay, staff=left[columns] if len(left) else None)


@st.composite
def rounds(draw: st.DrawFn, most: int = 4) -> Round:
    """Draw two rounds: some leave after the first, some join, couples say something."""
    case: Solved = draw(solved(most))
    everybody = [*case.matching.mentees.ids, *case.matching.mentors.ids]
    some = st.sets(st.sampled_from(everybody), max_size=2)
    left, joined = draw(some), draw(some)
    named = {
        one for rule in case.programme.rules for pair in getattr(rule, "names", ()) for one in pair
    }
    assume(not named & (left | joined))  # the programme's own rules need these people
    before = case.matching
    if joined:
        try:
            before = case.programme.match(without(case.cohort, joined))
        except InfeasibleError:
            assume(False)
    cohort = without(case.cohort, left) if left else case.cohort
    couples = pairs_of(before) or case.pairs
    amounts = draw(
        st.dictionaries(st.sampled_from(couples), st.sampled_from([-0.5, -0.25, 0.25]), max_size=2)
    )
    vetoes = draw(st.sets(st.sampled_from([*couples, *case.pairs]), max_size=2))
    cost = draw(st.sampled_from(PRICES))
    return Round(case.programme, cohort, before, Learnt(amounts, vetoes), cost)
