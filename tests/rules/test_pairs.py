"""Rules over single pairs, asked without a solver."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.rules.pairs import Forbid, NoRepeat, NotInReportingLine, Require
from matchcore.rules.rule import PairRule
from tests.cohorts import Drawn, clean, cohort, cohorts, examples

PEOPLE = cohort({"id": ["m1", "m2", "both"]}, {"id": ["e1", "e2", "both"]})


def pairs(rule: PairRule, people: Cohort) -> set[tuple[str, str]]:
    """Return the (mentee, mentor) ids that a rule is about."""
    mentees, mentors = rule.pairs(people)
    assert len(mentees) == len(mentors)
    names = people.mentees.ids, people.mentors.ids
    return {(names[0][i], names[1][j]) for i, j in zip(mentees, mentors, strict=True)}


# decisions of the coordinator ----------------------------------------------------------------


@pytest.mark.parametrize("kind", [Require, Forbid])
def test_named_pairs_are_mentee_and_mentor(kind: Any) -> None:
    rule = kind([("e2", "m1"), ["both", "m2"]])
    assert pairs(rule, PEOPLE) == {("e2", "m1"), ("both", "m2")}
    assert rule.options() == {"pairs": [["e2", "m1"], ["both", "m2"]], "weight": None}
    assert kind(**rule.options()) == rule


def test_only_require_demands_its_pairs() -> None:
    assert Require([("e1", "m1")]).required is True
    assert not any(kind.required for kind in (Forbid, NoRepeat, NotInReportingLine))


@pytest.mark.parametrize("kind", [Require, Forbid])
def test_all_unknown_ids_are_named_with_the_side_they_should_be_on(kind: Any) -> None:
    rule = kind([("e1", "m1"), ("m1", "e1"), ("ghost", "m2"), ("e2", "spook")])
    with pytest.raises(InputError) as caught:
        rule.pairs(PEOPLE)
    said = [line.strip().split(":")[1] for line in str(caught.value).splitlines()]
    assert said == [
        " 'm1' is not the id of a mentee",
        " 'e1' is not the id of a mentor",
        " 'ghost' is not the id of a mentee",
        " 'spook' is not the id of a mentor",
    ]


@pytest.mark.parametrize("wrong", ["e1", ("e1",), ("e1", "m1", "m2")])
def test_what_is_no_pair_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="is no pair"):
        Require([("e1", "m1"), wrong])


def test_numbers_stand_for_the_ids_they_were_read_as() -> None:
    people = cohort({"id": [7]}, {"id": [12]})
    assert pairs(Require([(12, 7)]), people) == {("12", "7")}  # type: ignore[list-item]


# reporting lines -----------------------------------------------------------------------------

# dev → lead → head → ceo; lead has a second report, peer, who is a mentee like head and ceo
LINE = cohort(
    {"id": ["dev", "lead", "free"], "manager": ["lead", "head", None]},
    {"id": ["head", "ceo", "peer"], "manager": ["ceo", None, "lead"]},
)
DIRECT = {("head", "lead"), ("peer", "lead")}
TWO_UP = DIRECT | {("head", "dev"), ("ceo", "lead")}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (1, DIRECT),
        (2, TWO_UP),
        (3, TWO_UP | {("ceo", "dev")}),
        (None, TWO_UP | {("ceo", "dev")}),
        (99, TWO_UP | {("ceo", "dev")}),
    ],
)
def test_levels_of_a_reporting_line(levels: int | None, expected: set[tuple[str, str]]) -> None:
    """Both ways: `peer` is a mentee under a mentor. Peers (`peer` and `dev`) are no line."""
    assert pairs(NotInReportingLine(levels=levels), LINE) == expected


def test_a_line_runs_through_people_of_either_table() -> None:
    people = cohort({"id": ["a"], "manager": ["b"]}, {"id": ["b", "c"], "manager": ["c", None]})
    assert pairs(NotInReportingLine(levels=1), people) == {("b", "a")}
    assert pairs(NotInReportingLine(), people) == {("b", "a"), ("c", "a")}


@pytest.mark.parametrize("levels", ["2", 1.5, -1])
def test_levels_are_a_whole_number(levels: Any) -> None:
    """A file may hold `levels = "2"`: that is a mistake to tell, not a crash at match time."""
    with pytest.raises(InputError, match="levels"):
        NotInReportingLine(levels=levels)


def above(one: str, managers: dict[str, str | None], levels: int | None) -> set[str]:
    """Climb a line by hand."""
    found: list[str] = []
    boss = managers.get(one)
    while boss is not None and (levels is None or len(found) < levels):
        found.append(boss)
        boss = managers.get(boss)
    return set(found)


@examples(25)
@given(cohorts(), st.sampled_from([None, 1, 2]))
def test_reporting_lines_of_anybody(drawn: Drawn, levels: int | None) -> None:
    managers = {p["id"]: p["manager"] for p in drawn.mentors + drawn.mentees}
    expected = {
        (clean(e["id"]), clean(m["id"]))
        for e in drawn.mentees
        for m in drawn.mentors
        if m["id"] in above(e["id"], managers, levels)
        or e["id"] in above(m["id"], managers, levels)
    }
    assert pairs(NotInReportingLine(levels=levels), drawn.cohort()) == expected


# earlier seasons -----------------------------------------------------------------------------


@pytest.mark.parametrize("teller", ["mentee", "mentor", "both"])
def test_either_side_remembers_an_earlier_season(teller: str) -> None:
    people = cohort(
        {"id": ["m1", "m2"], "past": ["e1|gone" if teller != "mentee" else None, None]},
        {"id": ["e1", "e2"], "past": ["m1|gone" if teller != "mentor" else None, None]},
    )
    assert pairs(NoRepeat(), people) == {("e1", "m1")}


def test_two_mentees_who_met_are_no_pair() -> None:
    people = cohort({"id": ["m"]}, {"id": ["e1", "e2"], "past": ["e2", "e1"]})
    assert pairs(NoRepeat(), people) == set()


@examples(25)
@given(cohorts())
def test_earlier_seasons_of_anybody(drawn: Drawn) -> None:
    """Whichever of one's rows tells of it, and whoever was the mentor then."""
    everybody = drawn.mentees + drawn.mentors
    met = {frozenset((p["id"], other)) for p in everybody for other in p["past"]}
    expected = {
        (clean(e["id"]), clean(m["id"]))
        for e in drawn.mentees
        for m in drawn.mentors
        if frozenset((e["id"], m["id"])) in met
    }
    assert pairs(NoRepeat(), drawn.cohort()) == expected


def test_who_was_the_mentor_then_does_not_count() -> None:
    mentors = {"id": ["a", "b", "c"], "past": ["b", None, None]}
    mentees = {"id": ["a", "b", "c"], "running": [None, None, "a"]}
    assert pairs(NoRepeat(), cohort(mentors, mentees)) == {
        ("a", "b"),
        ("b", "a"),
        ("a", "c"),
        ("c", "a"),
    }
