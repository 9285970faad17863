"""`why_not` against a fresh match with the pair required or forbidden, and by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Matching, Programme
from matchcore.answer import WhyNot
from matchcore.errors import InputError
from matchcore.model.origin import FLOOR, ONESELF
from matchcore.rules.columns import DifferentDepartment
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, EvenLoad, MinimumLoad
from matchcore.rules.rule import ClassRule, PairRule
from tests.answer.solved import Solved, changes, pairs_of, rounding, season_of, solved
from tests.cohorts import examples, season, season_programme, season_tables


def check_change(found: Solved, why: WhyNot[Matching], fresh: Matching | None) -> None:
    """The change is that to the best matching under one more rule."""
    assert why.possible == (fresh is not None)
    if fresh is None:
        assert (why.total, why.covered, why.seats, why.moves) == (None, None, None, ())
        return
    covered, seats, total = changes(found.matching, fresh)
    assert why.total == pytest.approx(total, abs=rounding(found.matching, fresh))
    if found.programme.objective == "coverage":
        assert (why.covered, why.seats) == (covered, seats)


def replayed(found: Solved, why: WhyNot[Matching]) -> set[tuple[str, str]]:
    """Return the couples after all moves."""
    pairs = set(found.couples)
    for move in why.moves:
        if move.left is not None:
            pairs ^= {(move.mentee, move.left)}
        if move.joined is not None:
            pairs ^= {(move.mentee, move.joined)}
    return pairs


def check_pairs(found: Solved, pairs: Sequence[tuple[str, str]]) -> None:
    """Each of these pairs costs what a fresh match loses."""
    for pair in pairs:
        why = found.matching.why_not(*pair)
        assert (why.mentee, why.mentor) == pair
        assert why.made == (pair in found.couples)
        if not why.rules:
            rule = (Forbid if why.made else Require)([pair])
            check_change(found, why, found.again(rule))


@pytest.mark.slow
@examples(30)
@given(solved())
def test_every_pair_costs_what_a_fresh_match_loses(found: Solved) -> None:
    check_pairs(found, found.pairs)


@pytest.mark.long
@examples(600)
@given(solved(most=6), st.data())
def test_pairs_cost_what_a_fresh_match_loses_in_hundreds_of_cohorts(
    found: Solved, data: st.DataObject
) -> None:
    pair = st.sampled_from(found.pairs)
    check_pairs(found, data.draw(st.lists(pair, min_size=3, max_size=6, unique=True)))


@pytest.mark.slow
@examples(20)
@given(solved())
def test_the_moves_lead_to_the_matching_which_proves_itself(found: Solved) -> None:
    for pair in found.pairs:
        why = found.matching.why_not(*pair)
        if not why.possible:
            continue
        after = why.matching
        after.verify()
        assert type(after) is Matching
        assert set(pairs_of(after)) == replayed(found, why)
        assert (pair in pairs_of(after)) != why.made
        assert after.total == pytest.approx((found.matching.total or 0.0) + (why.total or 0.0))
        again = Programme.from_dict(after.programme).match(found.cohort)
        assert again.total == pytest.approx(after.total, abs=rounding(again, after))


@pytest.mark.slow
@examples(25)
@given(solved())
def test_exactly_the_rules_that_forbid_a_pair_are_named(found: Solved) -> None:
    """Each rule is asked alone, without the others."""
    rules = [r for r in found.programme.rules if isinstance(r, (ClassRule, PairRule))]
    hard = [r for r in rules if not r.is_soft and not isinstance(r, Require)]
    alone = [Programme(rules=[rule]).problem(found.cohort)[0].compatibility for rule in hard]
    bare, _ = Programme().problem(found.cohort)
    scores, floor = found.matching.problem.compatibility, found.programme.floor
    for i, mentee in enumerate(found.matching.mentees.ids):
        for j, mentor in enumerate(found.matching.mentors.ids):
            expected = {str(ONESELF)} if not bare.open.allowed[i, j] else set()
            if not expected:
                expected = {
                    str(rule)
                    for rule, only in zip(hard, alone, strict=True)
                    if not only.allowed[i, j]
                }
            if floor is not None and scores.at([i], [j])[0] < floor - scores.error:
                expected.add(str(FLOOR))
            named = found.matching.why_not(mentee, mentor).rules
            assert len(named) == len(set(named))
            if mentee != mentor:
                assert {name.split(" [")[0] for name in named} == expected
            else:
                assert set(named) >= expected


def test_the_season_by_hand() -> None:
    """e1–m2 with e2–m1 make 1.0; as they are, e1–m1 with e2–m2 make 1.0625."""
    why = season().why_not("e1", "m2")
    assert (why.made, why.possible, why.rules, why.clashes) == (False, True, (), ())
    assert (why.covered, why.seats, why.total) == (0, 0, -0.0625)
    assert why.moves == (("e1", "m1", "m2", -0.3125), ("e2", "m2", "m1", 0.25))
    assert str(why).splitlines() == [
        "Bob & Co (m2) → Ana <b> (e1): allowed, but the best matching with it is worse",
        "  the total falls by 0.0625, from 1.0625 to 1.0000",
        "  Ana <b> (e1) moves from Zoé Ferrand (m1) to Bob & Co (m2) (-0.312)",
        "  =1+1 (e2) moves from Bob & Co (m2) to Zoé Ferrand (m1) (+0.250)",
    ]
    assert why.matching.total == 1.0
    assert pairs_of(why.matching) == [("e1", "m2"), ("e2", "m1")]


def test_french_says_the_same() -> None:
    lines = str(season_of(language="fr").why_not("e3", "m1")).splitlines()
    assert lines[0] == (
        "Zoé Ferrand (m1) → e3 : paire autorisée, "
        "mais avec elle le meilleur appariement possible est moins bon"
    )
    assert lines[1] == "  le total baisse de 0,5, de 1,0625 à 0,5625"
    assert lines[2] == "  e3 obtient Zoé Ferrand (m1) (+0,000)"
    assert lines[3:] == [
        "  Ana <b> (e1) quitte Zoé Ferrand (m1) pour Bob & Co (m2) (−0,312)",
        "  =1+1 (e2) perd Bob & Co (m2) et reste sans mentor (−0,188)",
    ]


def test_a_couple_says_what_the_whole_would_lose_without_it() -> None:
    why = season().why_not("e1", "m1")
    assert why.made
    assert why.total == -0.0625
    assert "a couple of this matching; without it, the best matching is worse" in str(why)
    assert pairs_of(why.matching) == [("e1", "m2"), ("e2", "m1")]
    assert why.matching.why_not("e1", "m1").rules == ("Forbid",)


def test_a_required_couple_is_called_so() -> None:
    why = season_of(rules=[Require([("e1", "m1")])]).why_not("e1", "m1")
    assert (why.made, why.possible, why.clashes) == (True, False, ())
    assert str(why) == (
        "Zoé Ferrand (m1) → Ana <b> (e1): a couple of this matching, because it is required"
    )
    with pytest.raises(InputError, match="there is no such matching"):
        _ = why.matching


def test_a_pair_that_no_matching_can_have_says_why() -> None:
    """m1 has one place, and it is required for e1."""
    why = season_of(rules=[Require([("e1", "m1")])]).why_not("e2", "m1")
    assert (why.made, why.possible, why.rules) == (False, False, ())
    assert "with it no matching obeys every hard rule" in str(why)
    assert why.clashes == (
        "Zoé Ferrand (m1) has 1 place, taken by a required pair: Ana <b> (e1).",
        "Raise the capacity or drop a required pair.",
    )


@pytest.mark.parametrize(
    ("column", "cells", "clashes"),
    [
        ("capacity", [0, 1], ("Zoé Ferrand (m1) has no place (capacity 0): raise it.",)),
        (
            "running",
            ["somebody elsewhere", None],
            ("Zoé Ferrand (m1) has no place left (1 couple already running). Raise the capacity.",),
        ),
    ],
)
def test_a_question_is_not_told_as_a_required_pair(
    column: str, cells: list[object], clashes: tuple[str, ...]
) -> None:
    tables = season_tables()
    tables["mentors"][column] = cells
    why = season_programme().match(Cohort(**tables)).why_not("e1", "m1")
    assert why.clashes == clashes


def test_a_demand_that_a_required_pair_fills_is_named() -> None:
    why = season_of(rules=[Require([("e1", "m1")])]).why_not("e1", "m2")
    assert why.clashes[0] == "Ana <b> (e1) asks for 1 mentor, already required: Zoé Ferrand (m1)."


def test_a_minimum_that_the_pair_would_break_is_told_of_this_couple() -> None:
    """Both mentors need a mentee, and the two mentees want one mentor each."""
    tables = season_tables()
    tables["mentees"] = tables["mentees"].iloc[:2]
    tables["mentors"]["capacity"] = [1, 2]
    rules = [MinimumLoad(1), Forbid([("e2", "m1")])]
    why = season_programme(rules=rules).match(Cohort(**tables)).why_not("e1", "m2")
    assert not why.possible
    assert "The couple asked about takes one of these places." in why.clashes
    assert not any("required" in sentence.lower() for sentence in why.clashes)


def test_a_couple_left_out_by_a_question_is_not_told_as_forbidden() -> None:
    """Everybody must have a mentor, and rules leave e1 only m1."""
    tables = season_tables()
    tables["mentees"] = tables["mentees"].iloc[:2]
    tables["mentees"]["department"], tables["mentors"]["department"] = ["a", "b"], ["b", "a"]
    programme = season_programme(complete=True, rules=[DifferentDepartment()])
    why = programme.match(Cohort(**tables)).why_not("e1", "m1")
    assert any(
        sentence.startswith("For Ana <b> (e1), conditions not met: ")
        and "a couple other than this one (1)" in sentence
        for sentence in why.clashes
    )
    assert "forbidden" not in str(why)


def test_a_couple_that_every_matching_needs_says_why() -> None:
    """Everybody must have a mentor, and only m1 is allowed for e1."""
    tables = season_tables()
    tables["mentees"] = tables["mentees"].iloc[:2]
    programme = season_programme(complete=True, rules=[Forbid([("e1", "m2")])], language="fr")
    why = programme.match(Cohort(**tables)).why_not("e1", "m1")
    assert (why.made, why.possible) == (True, False)
    assert "sans lui, aucun choix de couples" in str(why)
    assert why.clashes


def test_several_rules_are_all_named_in_words() -> None:
    why = season_of(floor=0.7, rules=[Forbid([("e2", "m1")])]).why_not("e2", "m1")
    assert why.rules == ("Forbid", "Floor")
    assert str(why).splitlines()[1:] == [
        "  does not meet: no forbidden pair",
        "  does not meet: the floor",
    ]
    assert not why.possible
    assert why.total is None


def test_a_rule_of_two_masks_is_named_once() -> None:
    matching = season_of()
    closed = matching.problem.compatibility
    for _ in range(2):
        closed = closed.with_pairs("same", [2], [0])
    again = replace(matching, problem=replace(matching.problem, compatibility=closed))
    assert again.why_not("e3", "m1").rules == ("same",)


def test_load_costs_are_said() -> None:
    """Both with m1 make 1.3125, less 0.125; e2 with m2 scores 0.25 less, and m1 costs nothing."""
    tables = season_tables()
    tables["mentees"] = tables["mentees"].iloc[:2]
    programme = season_programme(rules=[Capacity(2), EvenLoad(0.125)])
    why = programme.match(Cohort(**tables)).why_not("e2", "m2")
    assert (why.total, why.moves) == (-0.125, (("e2", "m1", "m2", -0.25),))
    assert str(why).splitlines()[1:] == [
        "  the total falls by 0.125, from 1.1875 to 1.0625",
        "  =1+1 (e2) moves from Zoé Ferrand (m1) to Bob & Co (m2) (-0.250)",
        "  the costs of loads change the total by +0.125",
    ]


@pytest.mark.slow
def test_plain_values_are_json_and_hold_everything() -> None:
    plain = season().why_not("e1", "m2").to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["total"] == -0.0625
    assert plain["moves"][0] == {"mentee": "e1", "left": "m1", "joined": "m2", "gain": -0.3125}
    closed = season_of(floor=0.5).why_not("e2", "m1").to_dict()
    assert closed["rules"] == [
        {"kind": "floor", "text": "Floor", "columns": [], "words": "the floor"}
    ]
    assert closed["total"] is None


def test_a_notebook_shows_it_escaped() -> None:
    html = season().why_not("e1", "m2")._repr_html_()
    assert "Ana &lt;b&gt;" in html
    assert "<b>" not in html
    assert repr(season().why_not("e1", "m2")) == str(season().why_not("e1", "m2"))


def test_a_loaded_matching_answers_alike(tmp_path: Path) -> None:
    season().save(tmp_path / "season")
    loaded = Matching.load(tmp_path / "season")
    for pair in [("e1", "m2"), ("e1", "m1"), ("e3", "m2")]:
        assert loaded.why_not(*pair).to_dict() == season().why_not(*pair).to_dict()


def test_a_matching_after_a_change_can_be_saved_and_asked(tmp_path: Path) -> None:
    after = season().why_not("e1", "m2").matching
    after.save(tmp_path / "after")
    loaded = Matching.load(tmp_path / "after")
    loaded.verify()
    assert loaded.why_not("e1", "m2").possible is False
    assert "because it is required" in str(loaded.why_not("e1", "m2"))
