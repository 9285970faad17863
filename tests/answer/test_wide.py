"""Questions to matchings whose scores or load costs lie far apart: solved anew, and as exact."""

from __future__ import annotations

import pytest

from matchcore import Affinity, Programme, datasets
from matchcore.affinity import TaughtSkills
from matchcore.rules import Capacity, EvenLoad, Forbid, NoRepeat, Require, Rule

MENTORS = [{"id": "m", "skills": "sql:5", "past": "e"}, {"id": "n", "skills": "sql:4"}]
MENTEES = [{"id": "e", "wants": "sql"}, {"id": "f", "wants": "sql"}]


@pytest.mark.parametrize(
    "rules",
    [
        [NoRepeat(weight=-3000)],
        [NoRepeat(weight=-1e11)],
        [Capacity(2), EvenLoad(10000)],
        [Capacity(2), EvenLoad(1), NoRepeat(weight=-1e12)],
    ],
)
def test_answers_are_those_of_fresh_matches(rules: list[Rule]) -> None:
    programme = Programme(affinity=Affinity(skills=TaughtSkills()), rules=rules)
    cohort = programme.read(mentors=MENTORS, mentees=MENTEES)
    matching = programme.match(cohort)
    made = {tuple(pair) for pair in matching.pairs[["mentee", "mentor"]].to_numpy()}
    for mentee in ("e", "f"):
        others = matching.alternatives(mentee)
        for mentor in ("m", "n"):
            if (mentee, mentor) in made:
                continue
            fresh = programme.replace(rules=[*rules, Require([(mentee, mentor)])]).match(cohort)
            lost = (fresh.total or 0) - (matching.total or 0)
            assert matching.why_not(mentee, mentor).total == pytest.approx(lost)
            row = others[others["mentor"] == mentor]
            assert row["total_change"].tolist() == pytest.approx([lost])
            assert row["covered_change"].dtype.kind == "i"


@pytest.mark.slow
def test_one_pair_to_avoid_at_any_cost_leaves_the_sample_open_to_questions() -> None:
    programme, pair = Programme.reverse_mentoring(), ("E-0007", "E-0271")
    rules = [*programme.rules, Forbid([pair], weight=-1e4)]
    avoiding = programme.replace(rules=rules).match(datasets.load_demo())
    plain = programme.match(datasets.load_demo())
    assert avoiding.why_not(*pair).total == pytest.approx(
        (plain.why_not(*pair).total or 0) - 1e4 - ((avoiding.total or 0) - (plain.total or 0))
    )
