"""The numbers that a programme makes of a cohort."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
import pytest

from matchcore import Affinity, Cohort, Compatibility, Problem, Programme, SolveStatus, solve
from matchcore.affinity import EqualAttribute, Preferences
from matchcore.model.addends import Sides
from matchcore.programme.prepared import Prepared
from matchcore.rules import SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand, MinimumLoad
from tests.cohorts import season_programme, season_tables

SCORES = [[0.875, 0.5625], [0.4375, 0.1875], [0.0, 0.0]]  # worked out in tests.cohorts


def scores(programme: Programme) -> Any:
    """Return the season's scores, mentees in rows."""
    problem, _ = programme.problem(Cohort(**season_tables()))
    mentees, mentors = np.indices(problem.shape)
    return problem.compatibility.at(mentees.ravel(), mentors.ravel()).reshape(problem.shape)


def test_scores_are_those_of_the_affinity() -> None:
    np.testing.assert_allclose(scores(season_programme()), SCORES, atol=1e-6)


def test_a_soft_rule_adds_its_weight_to_its_pairs() -> None:
    expected = np.array(SCORES)
    expected[0, 1] -= 0.5
    rules = [Forbid([("e1", "m2")], weight=-0.5)]
    np.testing.assert_allclose(scores(season_programme(rules=rules)), expected, atol=1e-6)


def test_a_hard_rule_forbids_its_pairs() -> None:
    programme = season_programme(rules=[Forbid([("e1", "m2")])])
    problem, _ = programme.problem(Cohort(**season_tables()))
    assert problem.compatibility.allowed.tolist() == [[True, False], [True, True], [True, True]]


def test_loads_and_options_reach_the_problem() -> None:
    rules = [Capacity(3), MinimumLoad(1), Demand(2), Require([("e2", "m1")])]
    programme = season_programme(rules=rules, floor=0.1, complete=True, objective="score")
    problem, _ = programme.problem(Cohort(**season_tables()))
    assert problem.capacity.tolist() == [3, 3]
    assert problem.minimum.tolist() == [1, 1]
    assert problem.demand.tolist() == [2, 2, 2]
    assert problem.required.tolist() == [[1, 0]]
    assert (problem.floor, problem.complete, problem.objective) == (0.1, True, "score")


def test_one_place_is_the_default_everywhere() -> None:
    """Of the arrays as of the rules: two mentees, one mentor, one couple."""
    answer = solve(Problem(Compatibility.from_matrix(np.ones((2, 1)))))
    assert answer.status is SolveStatus.OPTIMAL
    assert answer.seats == 1
    people = Cohort([{"id": "m"}], [{"id": "e"}, {"id": "f"}])
    assert len(season_programme(rules=[]).match(people).pairs) == 1


def test_complete_serves_everybody_where_there_are_places() -> None:
    programme = season_programme(complete=True, rules=[Capacity(2)])
    assert sorted(programme.match(Cohort(**season_tables())).pairs["mentee"]) == ["e1", "e2", "e3"]


@pytest.mark.parametrize(
    ("options", "made"),
    [
        ({}, {("e1", "m1"), ("e2", "m2")}),
        ({"floor": 0.2}, {("e1", "m2"), ("e2", "m1")}),
        ({"floor": 0.2, "objective": "score"}, {("e1", "m2"), ("e2", "m1")}),
        ({"floor": 0.5}, {("e1", "m1")}),
        ({"floor": 0.9}, set()),
        ({"rules": [Capacity(3), Demand(1)]}, {("e1", "m1"), ("e2", "m1"), ("e3", "m1")}),
        ({"rules": [Capacity(0)]}, set()),
    ],
)
def test_options_by_hand(options: dict[str, Any], made: set[tuple[str, str]]) -> None:
    """Scores: e1 0.875 and 0.5625, e2 0.4375 and 0.1875, e3 nothing; with m1 and m2."""
    pairs = season_programme(**options).match(Cohort(**season_tables())).pairs
    found = set(zip(pairs["mentee"], pairs["mentor"], strict=True))
    if ("e3", "m1") in made:
        found = {(e, "m1") if e == "e3" else (e, m) for e, m in found}  # both are worth 0
    assert found == made


# One cohort, several programmes --------------------------------------------------------------


def test_what_does_not_depend_on_weights_is_read_once() -> None:
    """Counted in the parts themselves; the same numbers come out of a fresh start."""
    Counted.seen.clear()
    affinity = Affinity(one=Counted(weight=1.0), two=Counted(weight=1.0, column="department"))
    rules = [Forbid([("e1", "m2")]), SameAttribute("site", weight=0.5)]
    base = Programme(affinity=affinity, rules=rules)
    prepared = Prepared(Cohort(**season_tables()))
    prepared.problem(base)
    assert Counted.seen == ["site", "department"]
    changed = affinity.set_params(one__weight=3.0, two__column="site")
    problem, _ = prepared.problem(base.replace(affinity=changed))
    assert Counted.seen == ["site", "department", "site"]
    fresh, _ = Prepared(prepared.cohort).problem(base.replace(affinity=changed))
    np.testing.assert_array_equal(problem.compatibility.dense(), fresh.compatibility.dense())


def test_terms_follow_their_amount() -> None:
    tables = season_tables()
    tables["mentees"]["prefers"] = ["m1", "m2", None]
    prepared, affinity = Prepared(Cohort(**tables)), Affinity(wishes=Preferences(amount=0.5))
    for amount in (0.5, -1.0, 0.5):
        changed = Programme(affinity=affinity.set_params(wishes__amount=amount))
        problem, _ = prepared.problem(changed)
        assert {*np.unique(problem.compatibility.dense())} == {0.0, amount}


def test_masks_are_shared_only_while_rules_and_options_are_the_same() -> None:
    programme, prepared = season_programme(), Prepared(Cohort(**season_tables()))
    first, _ = prepared.problem(programme)
    folded = first.usable.masks
    again, _ = prepared.problem(programme)
    assert again.usable.masks is folded
    stricter = programme.replace(rules=[*programme.rules, Forbid([("e1", "m1")])])
    forbidden, _ = prepared.problem(stricter)
    assert not forbidden.usable.allowed[0, 0]
    floored, _ = prepared.problem(programme.replace(floor=0.5))
    back, _ = prepared.problem(programme)
    assert floored.usable.allowed.sum() < back.usable.allowed.sum()
    np.testing.assert_array_equal(back.usable.allowed, first.usable.allowed)


def test_what_a_floor_forbids_follows_the_scores() -> None:
    programme, prepared = season_programme(floor=0.5), Prepared(Cohort(**season_tables()))
    first, _ = prepared.problem(programme)
    assert first.usable.allowed.tolist() == [[True, True], [False, False], [False, False]]
    low = programme.replace(rules=[*programme.rules, Forbid([("e1", "m2")], weight=-0.5)])
    second, _ = prepared.problem(low)
    assert second.usable.allowed.tolist() == [[True, False], [False, False], [False, False]]


class Counted(EqualAttribute):
    """Notes each time that it reads a cohort."""

    seen: ClassVar[list[str]] = []

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        self.seen.append(self.column)
        return super().fit(cohort, y)

    def transform(self, cohort: Cohort) -> Sides:
        return super().transform(cohort)
