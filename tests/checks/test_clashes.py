"""Why no matching exists: the message names the people, the rules and the numbers that clash."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort, Programme
from matchcore.errors import InfeasibleError, MatchcoreError
from matchcore.rules.columns import DifferentDepartment
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, MinimumLoad
from tests.cohorts import season_programme, season_tables


def refused(programme: Programme, **columns: list[Any]) -> InfeasibleError:
    tables = season_tables()
    for name, cells in columns.items():
        side, column = name.split("_", 1)
        tables[side][column] = cells
    with pytest.raises(InfeasibleError) as caught:
        programme.match(Cohort(**tables))
    return caught.value


def kinds(error: InfeasibleError) -> list[str]:
    return [clash.kind for clash in error.diagnosis.clashes]


def test_a_required_pair_that_a_rule_forbids() -> None:
    rules = [Require([("e1", "m2")]), DifferentDepartment()]
    error = refused(
        season_programme(rules=rules),
        mentors_department=["IT", "Law"],
        mentees_department=["Law", "IT", "IT"],
    )
    assert kinds(error) == ["required_closed"]
    for piece in ("Ana <b> (e1)", "Bob & Co (m2)", "different departments"):
        assert piece in str(error)
    assert "Zoé" not in str(error)


def test_every_rule_that_forbids_the_required_pair_is_named() -> None:
    rules = [Require([("e1", "m1")]), Forbid([("e1", "m1")]), DifferentDepartment()]
    error = refused(
        season_programme(rules=rules),
        mentors_department=["IT", "IT"],
        mentees_department=["IT", "Law", "Law"],
    )
    assert "no forbidden pair" in str(error)
    assert "different departments" in str(error)


def test_a_required_pair_below_the_floor() -> None:
    error = refused(season_programme(rules=[Require([("e3", "m1")])], floor=0.1))
    assert kinds(error) == ["required_closed"]
    assert "the floor" in str(error)


def test_oneself_cannot_be_required() -> None:
    error = refused(
        season_programme(rules=[Require([("x", "x")])]),
        mentors_id=["x", "m2"],
        mentees_id=["x", "e2", "e3"],
        mentees_name=["Zoé Ferrand", None, None],
    )
    assert "no pairing with oneself" in str(error)


def test_more_required_pairs_than_places() -> None:
    rules = [Require([("e1", "m1"), ("e2", "m1"), ("e3", "m1")]), Capacity(2)]
    error = refused(season_programme(rules=rules))
    assert kinds(error) == ["required_over_capacity"]
    for piece in ("Zoé Ferrand (m1) has 3 required mentees", "(e1)", "(e2)", "e3", "capacity 2"):
        assert piece in str(error)


def test_more_required_pairs_than_asked_for() -> None:
    error = refused(season_programme(rules=[Require([("e1", "m1"), ("e1", "m2")])]))
    assert kinds(error) == ["required_over_demand"]
    for piece in ("Ana <b> (e1) has 2 required mentors", "(m1)", "(m2)", "demand 1"):
        assert piece in str(error)


def test_a_minimum_above_the_default_capacity() -> None:
    """Both stand in no table together: the rule's capacity of 1 meets an own minimum of 2."""
    error = refused(season_programme(), mentors_minimum=[2, 0])
    assert kinds(error) == ["minimum_over_capacity"]
    assert "Zoé Ferrand (m1) must have 2 mentees, but has capacity 1" in str(error)


def test_minimums_that_ask_for_more_mentees_than_there_are() -> None:
    """Two mentors want two mentees each; three mentees want one mentor each."""
    error = refused(season_programme(rules=[MinimumLoad(2), Capacity(2)]))
    assert kinds(error) == ["minimums"]
    text = str(error)
    assert "4 more mentees can get only 3" in text
    assert "Zoé Ferrand (m1), Bob & Co (m2)" in text
    assert "Ana <b> (e1), =1+1 (e2), e3" in text


def test_a_minimum_for_which_rules_leave_nobody() -> None:
    rules = [MinimumLoad(1), Forbid([("e1", "m2"), ("e2", "m2")]), DifferentDepartment()]
    error = refused(
        season_programme(rules=rules),
        mentors_department=["Art", "Law"],
        mentees_department=["IT", "IT", "Law"],
    )
    assert kinds(error) == ["minimums"]
    for piece in ("Bob & Co (m2)", "nobody", "no forbidden pair (2)", "different departments (1)"):
        assert piece in str(error)
    assert "Zoé" not in str(error), "m1 can have her mentee: she is no part of the clash"


def test_a_mentor_whom_required_pairs_leave_no_mentee() -> None:
    """Both mentees whom m2 may have are promised to m1."""
    rules = [
        Require([("e1", "m1"), ("e2", "m1")]),
        Capacity(2),
        Forbid([("e3", "m2")]),
    ]
    error = refused(season_programme(rules=rules), mentors_minimum=[0, 1])
    assert kinds(error) == ["minimums"]
    for piece in (
        "Bob & Co (m2)",
        "Zoé Ferrand (m1) → Ana <b> (e1)",
        "Zoé Ferrand (m1) → =1+1 (e2)",
        "A mentor who must have 1 more mentee can get none",
        "Required pairs take 2 of these places",
    ):
        assert piece in str(error)


def test_complete_without_places_for_all() -> None:
    error = refused(season_programme(complete=True))
    assert kinds(error) == ["demands"]
    text = str(error)
    assert "who need 3 mentors can get only 2: Ana <b> (e1), =1+1 (e2), e3" in text
    assert "Zoé Ferrand (m1), Bob & Co (m2)" in text


def test_complete_with_somebody_whom_all_rules_forbid() -> None:
    """There are places for all three: the clash is the one person, not the crowd."""
    rules = [DifferentDepartment(), Capacity(3)]
    error = refused(
        season_programme(rules=rules, complete=True),
        mentors_department=["IT", "IT"],
        mentees_department=["Law", "Law", "IT"],
    )
    assert kinds(error) == ["demands"]
    assert "A mentee who needs 1 mentor can get none: e3" in str(error)
    assert "different departments (2)" in str(error)
    assert "Ana" not in str(error)


def test_both_sides_are_told_at_once() -> None:
    """m2 needs somebody and may have nobody; of three mentees who must be served, two can be."""
    rules = [Forbid([("e1", "m2"), ("e2", "m2"), ("e3", "m2")]), Capacity(2)]
    error = refused(season_programme(rules=rules, complete=True), mentors_minimum=[0, 1])
    assert sorted(kinds(error)) == ["demands", "minimums"]


def test_contradictions_of_several_people_are_all_told() -> None:
    rules = [Require([("e1", "m1"), ("e1", "m2")]), Forbid([("e1", "m2")])]
    error = refused(season_programme(rules=rules), mentors_minimum=[0, 2])
    assert sorted(kinds(error)) == [
        "minimum_over_capacity",
        "required_closed",
        "required_over_demand",
    ]


def test_it_is_caught_with_everything_else() -> None:
    assert isinstance(refused(season_programme(complete=True)), MatchcoreError)


def test_a_mentee_whom_every_rule_forbids_is_no_clash() -> None:
    """Without `complete` that is an unmatched mentee with a reason."""
    rules = [Forbid([("e1", "m1"), ("e1", "m2")])]
    matching = season_programme(rules=rules).match(Cohort(**season_tables()))
    assert matching.unmatched.set_index("who").loc["e1", "why"].endswith(": no forbidden pair.")


def test_a_crowd_is_not_listed_to_the_last() -> None:
    """Forty mentees and a mentor with 39 places: no smaller group lacks a place."""
    crowd = pd.DataFrame({"id": [f"x{k:02d}" for k in range(40)]})
    mentor = pd.DataFrame({"id": ["m"], "capacity": [39]})
    with pytest.raises(InfeasibleError, match="x07 and 32 more"):
        season_programme(complete=True).match(Cohort(mentor, crowd))


def test_the_clash_is_told_in_the_language_of_the_programme() -> None:
    """Three mentees in the mentors' department, of whom one must be mentored."""
    rules = [DifferentDepartment(), MinimumLoad(1), Require([("e1", "m2")])]
    columns = {"mentors_department": ["IT", None], "mentees_department": ["IT", "IT", "IT"]}
    french = refused(season_programme(rules=rules, language="fr"), **columns)
    english = refused(season_programme(rules=rules), **columns)
    assert kinds(french) == kinds(english) == ["required_closed"]
    for piece in (
        "est exigée, mais n'est pas autorisée ; condition non remplie",
        "service renseigné",
        "Retirez la paire",
    ):
        assert piece in str(french)
    for piece in ("is required, but does not meet", "department known", "Drop the required"):
        assert piece in str(english)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"mentors_minimum": [3, 1]}, "doit avoir 3 mentorés, mais sa capacité est de 1"),
        (
            {"mentors_minimum": [2, 2], "mentors_capacity": [2, 2]},
            "à ces mentors, qui ne peuvent en avoir que 3 :",
        ),
    ],
)
def test_minimums_that_clash_are_told_in_french(column: dict[str, Any], said: str) -> None:
    message = str(refused(season_programme(language="fr"), **column))
    assert message.startswith("aucun choix de couples")
    assert said in message
