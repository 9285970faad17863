"""The sentences of `WhyNot`: every head, every kind of loss, every kind of move, both languages."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Cohort
from matchcore.rules.loads import Demand
from matchcore.wording.question_sentences import QUESTIONS
from tests.answer.solved import season_of
from tests.answer.test_another import plain
from tests.cohorts import season_programme, season_tables


def lines(scores: Any, mentee: str, mentor: str, **options: Any) -> list[str]:
    return str(plain(scores, **options).why_not(mentee, mentor)).splitlines()


def test_an_equal_answer_is_called_so() -> None:
    matching = plain([[0.5, 0.5], [0.5, 0.5]])
    said = [str(matching.why_not(i, j)).splitlines() for i in ("e0", "e1") for j in ("m0", "m1")]
    assert {each[1] for each in said} == {"  the total stays 1.0000"}
    assert sorted(each[0].split(": ")[1] for each in said) == [
        *["a couple of this matching; without it, the best matching is just as good"] * 2,
        *["allowed, and the best matching with it is just as good"] * 2,
    ]


def test_with_the_best_total_first_fewer_mentees_alone_are_no_loss() -> None:
    """Two couples worth nothing: m1 for e0, and m0 for e0 or e1. One without the other covers."""
    matching = plain([[0.0, 0.0], [0.0, -9.0]], objective="score", floor=0.0, demand=[2, 1])
    asked = [matching.why_not(i, "m0") for i in ("e0", "e1")]
    assert [abs(why.covered or 0) for why in asked] == [1, 1]
    assert all("just as good" in str(why) for why in asked)


def test_fewer_mentees_with_a_mentor() -> None:
    """Only m0 is open for e1, who must leave it to e0."""
    said = lines([[0.5, 0.25], [0.5, -9.0]], "e0", "m0", floor=0.0)
    assert said[1] == "  1 fewer mentee has a mentor"
    assert said[2] == "  the total falls by 0.25, from 0.7500 to 0.5000"
    assert said[3] == "  e0 moves from m1 to m0 (+0.250)"
    assert said[4] == "  e1 loses m0 and is left without a mentor (-0.500)"
    assert said[5] == "  m1 is left without a mentee"


def test_a_rising_total_is_no_gain_where_coverage_comes_first() -> None:
    """e1 is covered only if e0 leaves m0, which is worth far more."""
    said = lines([[1.0, 0.0], [0.125, -9.0]], "e0", "m0", floor=0.0)
    assert said[1] == "  1 fewer mentee has a mentor"
    assert said[2] == "  the total rises by 0.875, from 0.1250 to 1.0000"


def test_a_mentee_of_two_mentors_loses_one() -> None:
    """Fewer couples, but as many mentees with a mentor."""
    tables = season_tables()
    tables["mentees"] = tables["mentees"].iloc[:2].assign(demand=[2, 0])
    matching = season_programme(rules=[Demand()]).match(Cohort(**tables))
    said = str(matching.why_not("e1", "m2")).splitlines()
    assert said[1:] == [
        "  1 fewer couple",
        "  the total falls by 0.5625, from 1.4375 to 0.8750",
        "  Ana <b> (e1) loses Bob & Co (m2) (-0.562)",
        "  Bob & Co (m2) is left without a mentee",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_pair_of_the_season_has_words_in_both_languages(language: str) -> None:
    """A code without words would raise; no sentence keeps a brace."""
    for options in ({}, {"floor": 0.2}, {"objective": "score"}):
        matching = season_of(language=language, **options)
        for i in matching.mentees.ids:
            for j in matching.mentors.ids:
                said = str(matching.why_not(i, j))
                assert not set(said) & set("{}")


def test_all_codes_that_are_put_together_have_words() -> None:
    heads = {f"{kind}_{how}" for kind in ("pair", "couple") for how in ("worse", "equal")}
    more = {f"{name}_{by}" for name in ("covered", "seats") for by in ("fewer", "more")}
    assert heads | more | {"couple_required", "couple_needed"} <= set(QUESTIONS)
    assert {"by_this", "by_other"} <= set(QUESTIONS)
