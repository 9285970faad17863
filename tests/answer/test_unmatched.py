"""Why somebody has no partner: a code with its values, then words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from matchcore import Cohort, Compatibility, Matching, Problem, solve
from matchcore.answer.unmatched import Unmatched
from matchcore.checks.reasons import Reason, word_reason
from matchcore.errors import InfeasibleError
from matchcore.model.origin import FLOOR, Origin
from matchcore.model.side import Side
from matchcore.rules.columns import DifferentDepartment
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.rule import PairRule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import Drawn, cohorts, examples, season, season_programme, season_tables


def match(options: dict[str, Any] | None = None, **columns: list[Any]) -> Matching:
    """Match the season with more columns: ``mentors_grade=…``, ``mentees_demand=…``."""
    tables = season_tables()
    for name, cells in columns.items():
        side, column = name.split("_", 1)
        tables[side][column] = cells
    return season_programme(**(options or {})).match(Cohort(**tables))


def reason(matching: Matching, side: Side, who: str) -> Reason:
    return dict(matching.reasons(side))[matching.rosters[side].ids.index(who)]


def why(matching: Matching, one: str) -> str:
    frame = matching.unmatched.set_index("who")
    return str(frame.loc[one, "why"])


def test_places_that_went_to_others_name_the_best_and_their_holders() -> None:
    """e3 may meet both mentors (rows 0 and 1); they have e1 and e2."""
    found = reason(season(), Side.MENTEES, "e3")
    assert found == Reason("mentee_places_taken", 2, (), ((0, (0,)), (1, (1,))))
    assert why(season(), "e3") == (
        "None of the possible mentors has a place left. There were 2; the closest: "
        "Zoé Ferrand (m1), with Ana <b> (e1); Bob & Co (m2), with =1+1 (e2)."
    )


def test_a_mentor_without_a_mentee_learns_who_mentors_the_allowed() -> None:
    matching = match(mentees_demand=[1, 0, 0])
    assert reason(matching, Side.MENTORS, "m2") == Reason(
        "mentor_places_taken", 3, (), ((0, (0,)), (1, ()))
    )


def test_those_who_ask_for_nobody() -> None:
    matching = match(mentees_demand=[1, 0, None], mentors_capacity=[0, 5])
    assert reason(matching, Side.MENTEES, "e2") == Reason("no_demand")
    assert reason(matching, Side.MENTORS, "m1") == Reason("no_capacity")
    assert "demand 0" in why(matching, "e2")
    assert "capacity 0" in why(matching, "m1")


def test_couples_that_run_hold_places() -> None:
    """Nobody gave a capacity: m1's one place goes to a couple that already runs."""
    for language, said in (("en", "1 couple already running"), ("fr", "1 couple en cours")):
        matching = match({"language": language}, mentors_running=["somebody elsewhere", None])
        assert reason(matching, Side.MENTORS, "m1").running == (1,)
        assert f". {said}." in why(matching, "m1")
        assert "0" not in why(matching, "m1"), "no capacity of 0"
        left = next(one for one in ("e1", "e2", "e3") if one in set(matching.unmatched["who"]))
        assert f"Zoé Ferrand (m1), {said}" in why(matching, left)
        assert "nobody" not in why(matching, left)
        assert "personne" not in why(matching, left)


def test_every_rule_counts_whom_it_forbids() -> None:
    """e3 (grade 2): m1 (grade 1) is too near and m2's grade unknown; a veto against m1, too."""
    matching = match(
        {"rules": [SeniorityGap(at_least=2), Forbid([("e3", "m1")])]},
        mentors_grade=[1, None],
        mentees_grade=[9, 9, 2],
    )
    found = reason(matching, Side.MENTEES, "e3")
    assert (found.code, found.count) == ("mentee_closed", 2)
    assert [count for _, count in found.rules] == [1, 1, 1]
    assert {rule for rule, _ in found.rules} == {
        Origin("rule", "SeniorityGap(at_least=2)"),
        Origin("missing", "SeniorityGap(at_least=2)", ("grade",)),
        Origin("rule", "Forbid"),
    }


def test_rules_that_forbid_a_mentor_everybody_are_counted() -> None:
    matching = match(
        {"rules": [DifferentDepartment()]},
        mentors_department=["IT", "Law"],
        mentees_department=["IT", "IT", "it"],
    )
    found = reason(matching, Side.MENTORS, "m1")
    assert found == Reason("mentor_closed", 3, ((Origin("rule", "DifferentDepartment"), 3),))
    assert why(matching, "m1") == ("No mentee meets this condition: different departments.")


def test_the_rule_that_forbids_most_is_named_first() -> None:
    matching = match(
        {"rules": [Forbid([("e3", "m1")]), DifferentDepartment()]},
        mentors_department=["IT", "IT"],
        mentees_department=["Law", "Law", "IT"],
    )
    assert reason(matching, Side.MENTEES, "e3").rules == (
        (Origin("rule", "DifferentDepartment"), 2),
        (Origin("rule", "Forbid"), 1),
    )


def test_the_floor_is_a_reason() -> None:
    matching = match({"floor": 0.5})
    assert reason(matching, Side.MENTEES, "e2") == Reason("mentee_closed", 2, ((FLOOR, 2),))
    assert why(matching, "e2") == "No mentor meets this condition: the floor."


def test_a_pair_that_would_lower_the_total_is_not_worth_it() -> None:
    problem = Problem(Compatibility.from_matrix([[-0.5]]), capacity=1, objective="score")
    side = Unmatched(problem, Side.MENTEES, solve(problem))
    assert side.reason(0) == Reason("not_worth", 1, (), ((0, ()),))
    words = word_reason(side.reason(0), "en", Side.MENTEES, (["e"], ["m"]))
    assert words == (
        "No possible couple would raise the total score of the programme. "
        "There was one: m, without a partner."
    )


@pytest.mark.parametrize("side", Side)
def test_an_empty_other_side_is_reported(side: Side) -> None:
    shape = (2, 0) if side is Side.MENTEES else (0, 2)
    problem = Problem(Compatibility.from_matrix(np.zeros(shape)))
    alone = Unmatched(problem, side, solve(problem))
    assert alone.rows().tolist() == [0, 1]
    assert alone.reason(1) == Reason("nobody_there")


@pytest.mark.slow
@examples(25)
@given(cohorts())
def test_reasons_are_true(drawn: Drawn) -> None:
    """Counted again from the masks and the couples: closed means closed, taken means full."""
    from matchcore import Programme

    matching = Programme.reverse_mentoring().match(drawn.cohort())
    problem, answer = matching.problem, matching.assignment
    made = np.zeros(problem.shape, dtype=bool)
    made[answer.mentees, answer.mentors] = True
    places = (
        np.broadcast_to(problem.capacity, made.shape),
        problem.demand[:, None] * np.ones_like(made),
    )
    full = made.sum(axis=0) >= places[0], made.sum(axis=1)[:, None] >= places[1]
    for side, own in zip(Side, (problem.demand, problem.capacity), strict=True):
        for row, found in matching.reasons(side):
            allowed = np.take(problem.compatibility.allowed, row, axis=side)
            if own[row] == 0:
                assert found.code == ("no_demand", "no_capacity")[side]
            elif not allowed.any():
                assert found.code == ("mentee_closed", "mentor_closed")[side]
                assert found.count == len(allowed)
                assert sum(count for _, count in found.rules) >= len(allowed)
            elif not (problem.capacity, problem.demand)[side][allowed].any():
                assert found.code == ("mentee_no_places", "mentor_no_places")[side]
                assert found.count == allowed.sum()
            else:
                assert found.code == ("mentee_places_taken", "mentor_places_taken")[side]
                assert found.count == allowed.sum()
                taken = np.take(full[side], row, axis=side)
                held = np.moveaxis(made, side, 0)
                for partner, holders in found.others:
                    assert allowed[partner]
                    assert taken[partner]
                    assert holders == tuple(np.flatnonzero(held[:, partner]))


def test_a_free_partner_who_would_cost_is_no_place_taken() -> None:
    """The third mentor is free, and half a point below nobody."""
    scores = np.array([[1.0, 1.0, 0.0], [1.0, 0.8, 0.0], [0.5, 0.4, -0.5]])
    problem = Problem(Compatibility.from_matrix(scores), objective="score")
    reason = Unmatched(problem, Side.MENTEES, solve(problem)).reason(2)
    assert (reason.code, reason.count) == ("not_worth", 3)


@dataclass(frozen=True, kw_only=True)
class Floor(PairRule):
    """A rule of one's own, called as the floor is."""

    def pairs(self, cohort: Cohort) -> tuple[Any, Any]:
        return np.array([0]), np.array([0])


@dataclass(frozen=True, kw_only=True)
class Oneself(Floor):
    """And one called as matchcore's own is."""

    def pairs(self, cohort: Cohort) -> tuple[Any, Any]:
        return np.array([0]), np.array([1])


@dataclass(frozen=True, kw_only=True)
class Odd(Floor):
    """One that is written as a rule with a missing value is."""

    def __str__(self) -> str:
        return "Odd [grade unknown]"


def test_rules_of_ones_own_keep_their_names_whatever_they_are() -> None:
    """e1 meets m1 by none of the rules, and m2 neither; what the floor forbids is counted apart."""
    programme = season_programme(rules=[Floor(), Oneself(), Odd()], floor=0.8, language="fr")
    said = {
        Origin("rule", "Floor"): "Floor (1)",
        Origin("rule", "Oneself"): "Oneself (1)",
        Origin("rule", "Odd [grade unknown]"): "Odd [grade unknown] (1)",
        FLOOR: "score plancher (1)",
    }
    matching = programme.match(Cohort(**season_tables()))
    assert dict(reason(matching, Side.MENTEES, "e1").rules) == dict.fromkeys(said, 1)
    assert all(words in why(matching, "e1") for words in said.values())
    assert (
        "conditions non remplies : Floor, Odd [grade unknown]" in matching.explain("e1", "m1").text
    )
    found = programme.check(programme.read(**season_tables()))
    assert [(count.origin, count.pairs) for count in found.counts] == [
        *((origin, 1) for origin in list(said)[:3]),
        (FLOOR, 5),
    ]
    assert "  Floor : condition non remplie par 1 paire" in str(found).splitlines()[2]
    assert found.rules[["rule", "kind"]].to_numpy().tolist()[::3] == [
        ["Floor", "rule"],
        ["Floor", "floor"],
    ]


def test_the_clashes_of_a_rule_of_ones_own_keep_its_name() -> None:
    rules = [Floor(), Require([("e1", "m1")])]
    with pytest.raises(InfeasibleError, match="condition non remplie : Floor"):
        season_programme(rules=rules, language="fr").match(Cohort(**season_tables()))
