"""What more mentors change, against every set of couples of tiny cohorts with them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import TaughtSkills
from matchcore.rules import Capacity, HoursBudget, NotInReportingLine, SameAttribute
from matchcore.season import skill_shortage
from matchcore.season.shortage.more_mentors import with_mentors
from tests.cohorts import examples

SKILLS = ("python", "jazz", "go")
Counts = tuple[tuple[int, ...], int, int]
"""Who gets each skill, how many get something they want, how many have a mentor."""


@st.composite
def sides(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return mentors and mentees of two sites."""
    some = st.lists(st.sampled_from(SKILLS), max_size=2, unique=True)
    site = st.sampled_from(["Lyon", "Nice"])
    mentors = [
        {
            "id": f"m{k}",
            "skills": "|".join(f"{one}:{draw(st.integers(1, 5))}" for one in draw(some)),
            "site": draw(site),
            "capacity": draw(st.integers(0, 2)),
        }
        for k in range(draw(st.integers(1, 3)))
    ]
    mentees = [
        {"id": f"e{k}", "wants": "|".join(draw(some)), "site": draw(site)}
        for k in range(draw(st.integers(1, 4)))
    ]
    return mentors, mentees


def best(plan: Programme, people: Cohort, mentors: Any, mentees: Any) -> set[Counts]:
    """Return what the best sets of couples give: most mentees with a mentor, then the score."""
    problem = plan.problem(people)[0]
    rows = np.arange(len(mentees))
    allowed = problem.open.allowed_tile(rows)
    scores = problem.compatibility.tile(rows)
    wants = [{*one["wants"].split("|")} - {""} for one in mentees]
    teaches = [{x.partition(":")[0] for x in one["skills"].split("|")} - {""} for one in mentors]
    found: dict[tuple[int, Fraction], set[Counts]] = {}
    for chosen in product(range(-1, len(mentors)), repeat=len(mentees)):
        couples = [(e, m) for e, m in enumerate(chosen) if m >= 0]
        full = any(chosen.count(m) > one["capacity"] for m, one in enumerate(mentors))
        if full or not all(allowed[e, m] for e, m in couples):
            continue
        shared = [wants[e] & teaches[m] for e, m in couples]
        counts = tuple(sum(skill in one for one in shared) for skill in SKILLS)
        key = len(couples), sum((Fraction(float(scores[e, m])) for e, m in couples), Fraction())
        found.setdefault(key, set()).add((counts, sum(map(bool, shared)), len(couples)))
    return found[max(found)]


@pytest.mark.slow
@given(sides())
@examples(60)
def test_each_effect_is_that_of_a_best_set_of_couples(case: Any) -> None:
    mentors, mentees = case
    plan = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[SameAttribute("site")])
    short = skill_shortage(plan, Cohort(mentors, mentees), added=2)
    before = best(plan, Cohort(mentors, mentees), mentors, mentees)
    assert {(short.covered, short.matched)} <= {one[1:] for one in before}
    for row in short.effects.to_dict(orient="records"):
        site = next(one["site"] for one in mentors if one["id"] == row["like"])
        skill, place = f"{row['skill'].lower()}:4", SKILLS.index(row["skill"].lower())
        new = {"skills": skill, "site": site, "capacity": 1, "trained": True}
        more = [*mentors, *({"id": f"x{k}", **new} for k in range(row["added"]))]
        after = best(plan, Cohort(more, mentees), more, mentees)
        told = {(counts[place], covered, matched) for counts, covered, matched in after}
        assert (row["got"], row["covered"], row["matched"]) in told
        assert row["more_covered"] == row["covered"] - short.covered
        assert row["more_matched"] == row["matched"] - short.matched


@pytest.mark.slow
@given(sides())
@examples(60)
def test_what_can_be_covered_is_the_best_of_all_sets_of_couples(case: Any) -> None:
    mentors, mentees = case
    plan = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[SameAttribute("site")])
    short = skill_shortage(plan, Cohort(mentors, mentees), added=0)
    wants = [{*one["wants"].split("|")} - {""} for one in mentees]
    teaches = [{x.partition(":")[0] for x in one["skills"].split("|")} - {""} for one in mentors]

    def covers(chosen: tuple[int, ...]) -> int:
        if any(chosen.count(m) > one["capacity"] for m, one in enumerate(mentors)):
            return 0
        return sum(
            m >= 0 and bool(wants[e] & teaches[m]) and mentees[e]["site"] == mentors[m]["site"]
            for e, m in enumerate(chosen)
        )

    choices = product(range(-1, len(mentors)), repeat=len(mentees))
    assert short.coverable == max(map(covers, choices))


def test_places_of_added_mentors_are_those_that_their_hours_leave() -> None:
    """A model of 5 hours has room for two couples of 2, whatever capacity says."""
    mentors = [{"id": "a", "skills": "go", "hours": 5}]
    mentees = [{"id": f"e{k}", "wants": "go"} for k in range(5)]
    rules = [Capacity(3), HoursBudget(per_couple=2)]
    plan = Programme(affinity=Affinity(skills=TaughtSkills()), rules=rules)
    short = skill_shortage(plan, Cohort(mentors, mentees))
    assert short.frame["places"].tolist() == [2]
    assert short.effects[["places", "got", "more"]].to_numpy().tolist() == [[2, 4, 2], [2, 5, 3]]


@pytest.mark.slow
def test_the_fewest_mentors_that_gain_most_are_told_of_and_the_gain_comes_first() -> None:
    mentors = [{"id": "a", "name": "Ada", "skills": "jazz"}]
    mentees = [{"id": "e", "wants": "python"}, {"id": "f", "wants": "jazz"}]
    plan = Programme(affinity=Affinity(skills=TaughtSkills()))
    said = str(skill_shortage(plan, Cohort(mentors, mentees)))
    assert "one more mentor who teaches Python covers one more mentee: 2 of 2" in said
    french = str(skill_shortage(plan, Cohort(mentors, mentees), language="fr"))
    assert (
        "avec un mentor de plus en Python, un mentoré de plus obtient une compétence souhaitée : "
        "2 sur 2" in french
    )


def test_managers_who_were_not_admitted_are_still_known() -> None:
    """A reporting line over somebody left out, whom the larger cohort must know to check it."""
    mentors = [
        {"id": "m", "skills": "go", "manager": "left"},
        {"id": "left", "skills": "go", "manager": "e"},
    ]
    programme = Programme(
        affinity=Affinity(skills=TaughtSkills()), rules=[NotInReportingLine(levels=2), Capacity()]
    )
    everybody = Cohort(mentors, [{"id": "e", "wants": "jazz"}, {"id": "f", "wants": "jazz"}])
    admitted = everybody.only(np.arange(2), np.array([everybody.mentors.ids.tolist().index("m")]))
    larger = with_mentors(admitted, "jazz", "m", 1, 1)
    assert len(larger.mentors) == 2
    assert larger.managers == {**everybody.managers, "new-001": "left"}
    found = skill_shortage(programme, admitted, added=1)
    assert found.effects[["skill", "got"]].to_numpy().tolist() == [["jazz", 1]]
