"""Rules over real positions of a county, and over the hours of a real programme's example."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from benchmarks import county
from matchcore import Affinity, Cohort, Programme, SolveStatus
from matchcore.affinity.lists import SharedHours
from matchcore.people import HOURS
from matchcore.rules.decisions import Require
from matchcore.rules.loads import Capacity, Demand
from matchcore.rules.overlap import MinimumOverlap
from tests.real_cases import folder

# 5 000 × 4 000 people: grades and departments ------------------------------------------------


@pytest.mark.slow
def test_rules_of_grade_and_department_over_real_positions() -> None:
    people = county.positions(folder("hr_montgomery2020"))
    scale = county.scale(people)
    assert (people["department"].nunique(), len(scale)) == (40, 73)
    cohort = county.cohort(people, 5000, 4000)
    found = county.programme().check(cohort)

    place = {code: k for k, code in enumerate(scale)}
    given = people.set_index("id").loc
    e, m = given[cohort.mentees.ids], given[cohort.mentors.ids]
    gap = np.subtract.outer(e["grade"].map(place).to_numpy(), m["grade"].map(place).to_numpy())
    apart = np.not_equal.outer(e["department"].to_numpy(), m["department"].to_numpy())
    graded = (gap >= 3) & (gap <= 20)
    assert found.rules["pairs"].tolist() == [(~graded).sum(), (~apart).sum()]
    is_open = graded & apart
    assert found.open == is_open.sum()
    blocked = {*cohort.mentees.ids[~is_open.any(axis=1)], *cohort.mentors.ids[~is_open.any(axis=0)]}
    assert set(found.blocked["who"]) == blocked


@pytest.mark.slow
def test_real_positions_are_matched_by_the_rules() -> None:
    people = county.positions(folder("hr_montgomery2020"))
    cohort = county.cohort(people, 500, 400)
    matching = county.programme().match(cohort)
    assert matching.status is SolveStatus.OPTIMAL
    assert len(matching.pairs) > 0
    place = {code: k for k, code in enumerate(county.scale(people))}
    given = people.set_index("id")
    for mentee, mentor in matching.pairs[["mentee", "mentor"]].itertuples(index=False):
        e, m = given.loc[mentee], given.loc[mentor]
        assert 3 <= place[e["grade"]] - place[m["grade"]] <= 20
        assert e["department"] != m["department"]
    matching.verify()


# 16 teams and 18 mentors: hours and required pairs -------------------------------------------

LEAST = 2


def free(frame: pd.DataFrame) -> np.ndarray:
    """Return who is free in which of the 168 hours of a week."""
    return frame[[f"Avail {k}" for k in range(1, 169)]].to_numpy(int) == 1


@pytest.mark.slow
@pytest.mark.parametrize("least", [LEAST, 8])
def test_hours_and_required_pairs_of_a_real_programme(least: int) -> None:
    """A slot is an hour of the week; two places for each mentor, two seats for each team."""
    home = folder("pie_mentor_example")
    mentors, teams = (
        pd.read_csv(home / f"{name}-example.csv", dtype=str, keep_default_na=False)
        for name in ("mentors", "teams")
    )
    sides = [
        pd.DataFrame(
            {
                "id": frame["Name"],
                "availability": ["|".join(np.array(HOURS)[row]) for row in free(frame)],
            }
        )
        for frame in (mentors, teams)
    ]
    required = [
        (team, mentor)
        for mentor, cell in mentors[["Name", "T Rqr"]].itertuples(index=False)
        for team in cell.split(";")
        if team
    ]
    assert len(required) == 3
    rule = MinimumOverlap(least)
    programme = Programme(
        affinity=Affinity(hours=SharedHours()),
        rules=[rule, Require(required), Capacity(2), Demand(2)],
    )
    common = free(teams).astype(int) @ free(mentors).T.astype(int)
    closed = [
        pair
        for pair in required
        if common[teams["Name"].eq(pair[0]).argmax(), mentors["Name"].eq(pair[1]).argmax()] < least
    ]
    assert closed == []
    cohort = Cohort(*sides)
    matching = programme.match(cohort)
    assert matching.status is SolveStatus.OPTIMAL
    made = set(matching.pairs[["mentee", "mentor"]].itertuples(index=False, name=None))
    assert made >= set(required)
    hours = pd.DataFrame(common, index=teams["Name"], columns=mentors["Name"])
    assert min(hours.loc[pair] for pair in made) >= least
    check = programme.check(cohort)
    assert check.rules.set_index("rule").loc[str(rule), "pairs"] == (common < least).sum()
    lonely = set(teams["Name"][(common < least).all(axis=1)])
    assert set(check.blocked["who"]) >= lonely
