"""Explanations: rows that sum to the score, for couples and for pairs that are none."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import given

from matchcore import Cohort, Matching, Programme
from matchcore.datasets import load_demo
from matchcore.errors import InputError
from matchcore.rules.decisions import Forbid
from tests.cohorts import Drawn, cohorts, examples, season, season_programme, season_tables


@cache
def demo() -> Matching:
    return Programme.reverse_mentoring().match(load_demo())


def score(matching: Matching, i: int, j: int) -> float:
    return float(matching.problem.compatibility.at([i], [j])[0])


def assert_rows_sum_to_the_score(matching: Matching) -> None:
    """For all pairs, couples or not, allowed or not: equal, not nearly equal."""
    for i, mentee in enumerate(matching.mentees.ids):
        for j, mentor in enumerate(matching.mentors.ids):
            rows = matching.explain(mentee, mentor).rows
            assert rows["amount"].sum() == score(matching, i, j)
            assert set(rows["mentee"]) == {mentee}
            assert set(rows["mentor"]) == {mentor}


@pytest.mark.slow
def test_rows_sum_to_the_score_in_the_sample() -> None:
    matching = demo()
    made = set(zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True))
    assert 0 < len(made) < len(matching.mentees.ids) * len(matching.mentors.ids)
    assert_rows_sum_to_the_score(matching)


@pytest.mark.slow
@examples(15)
@given(cohorts(most=3))
def test_rows_sum_to_the_score_for_anybody(drawn: Drawn) -> None:
    assert_rows_sum_to_the_score(Programme.peer_mentoring().match(drawn.cohort()))


def test_a_couple_by_hand() -> None:
    explanation = season().explain("e1", "m1")
    expected = pd.DataFrame(
        {
            "mentee": ["e1", "e1"],
            "mentor": ["m1", "m1"],
            "component": ["skills", "interests"],
            "amount": [0.75, 0.125],
            "evidence": ["Python, SQL", "jazz"],
        }
    )
    pd.testing.assert_frame_equal(explanation.rows, expected)
    lines = str(explanation).splitlines()
    assert lines[0].split("  ")[0] == "Zoé Ferrand (m1) → Ana <b> (e1)"
    assert lines[0].endswith("0.875")
    assert len(lines) == 3


def test_a_pair_that_is_no_couple_is_called_so() -> None:
    explanation = season().explain("e1", "m2")
    assert explanation.rows["amount"].tolist() == [0.5625, 0.0]
    assert "not a couple of this matching" in explanation.text
    assert "not a couple" not in season().explain("e1", "m1").text


def test_the_unknown_is_called_unknown_not_zero() -> None:
    """m2 states no interests; e1 and m1 share one; e2 and m2 know of no common skill but one."""
    assert "unknown" in season().explain("e2", "m2").text.splitlines()[2]
    assert "unknown" not in season().explain("e1", "m1").text
    assert season().explain("e3", "m1").text.count("unknown") == 2


def test_a_rule_that_forbids_the_pair_is_named() -> None:
    matching = season_programme(rules=[Forbid([("e1", "m2")])]).match(Cohort(**season_tables()))
    assert "not allowed; condition not met: no forbidden pair" in matching.explain("e1", "m2").text
    assert matching.explain("e1", "m2").rows["amount"].sum() == 0.5625


def test_a_floor_that_forbids_the_pair_is_named() -> None:
    matching = season_programme(floor=0.5).match(Cohort(**season_tables()))
    assert "not allowed; condition not met: the floor" in matching.explain("e2", "m1").text
    assert "not allowed" not in matching.explain("e1", "m2").text


def test_without_a_mentor_all_couples_of_the_mentee_are_explained() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = [2, 0, 0]
    rows = season_programme().match(Cohort(**tables)).explain("e1").rows
    assert rows.groupby("mentor")["amount"].sum().to_dict() == {"m1": 0.875, "m2": 0.5625}


def test_an_unmatched_mentee_gets_the_reason() -> None:
    explanation = season().explain("e3")
    assert explanation.rows.empty
    assert explanation.text.startswith("e3: ")
    assert "Zoé Ferrand (m1)" in explanation.text


@pytest.mark.parametrize(("mentee", "mentor"), [("m1", None), ("e1", "e1"), ("E1", "m1")])
def test_ids_nobody_has_are_refused(mentee: str, mentor: str | None) -> None:
    with pytest.raises(InputError, match="not the id of a ment"):
        season().explain(mentee, mentor)


@pytest.mark.parametrize("name", ["C++ guru", "a+b", "{mentee}", "%s", "Ana  +  Bo"])
def test_names_are_printed_as_they_are(name: str) -> None:
    tables = season_tables()
    tables["mentees"].loc[0, "name"] = name
    matching = season_programme().match(Cohort(**tables))
    assert f"{name} (e1)" in matching.explain("e1").text
    assert f"{name} (e1)" in str(matching.summary())


def test_a_notebook_shows_it_escaped() -> None:
    html = season().explain("e1")._repr_html_()
    assert "Ana &lt;b&gt;" in html
    assert "<b>" not in html
