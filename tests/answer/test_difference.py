"""`diff`: couples by ids, addends both ways, and each matching under the scores of each."""

from __future__ import annotations

import json
import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from matchcore import Affinity, Cohort, Matching
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, EvenLoad
from tests.answer.solved import Solved, pairs_of, season_of, solved
from tests.cohorts import examples, season, season_programme, season_tables
from tests.programme.problems import found as refused


def swapped(**options: Any) -> Matching:
    """Return the season with the other couples: e1 with m2, e2 with m1."""
    return season_of(rules=[Require([("e1", "m2")])], **options)


def pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["mentee"], frame["mentor"], strict=True))


def total(matching: Matching, of: str, by: str, other: Matching) -> list[Any]:
    frame = matching.diff(other).totals
    row = frame[(frame["of"] == of) & (frame["by"] == by)]
    return row[["total", "not_allowed", "unknown"]].to_numpy().tolist()[0]


@pytest.mark.slow
@examples(40)
@given(solved())
def test_two_matchings_of_the_same_people(found: Solved) -> None:
    """Against sets of ids, and against explanations by either programme."""
    this = found.matching
    other = found.programme.replace(
        affinity=Affinity(interests=SharedInterests(), more=TaughtSkills()),
        rules=[],
        floor=None,
        complete=False,
    ).match(found.cohort)
    difference = this.diff(other)
    mine, theirs = set(pairs_of(this)), set(pairs_of(other))
    assert pairs(difference.kept) == sorted(mine & theirs)
    assert pairs(difference.lost) == sorted(mine - theirs)
    assert pairs(difference.new) == sorted(theirs - mine)
    assert total(this, "this", "this", other)[0] == this.total
    assert total(this, "other", "other", other)[0] == other.total
    for column, amounts, by in (("score", "amount", this), ("other_score", "other_amount", other)):
        for k, pair in enumerate(pairs(difference.couples)):
            rows = by.explain(*pair).rows
            assert difference.couples[column][k] == rows["amount"].sum()
            addends = difference.addends
            mine_only = addends[(addends["mentee"] == pair[0]) & (addends["mentor"] == pair[1])]
            named = dict(zip(mine_only["addend"], mine_only[amounts], strict=True))
            for name, amount in zip(rows["component"], rows["amount"], strict=True):
                assert named[name] == amount
    back = other.diff(this)
    assert (pairs(back.lost), pairs(back.new)) == (pairs(difference.new), pairs(difference.lost))


def test_a_matching_does_not_differ_from_itself() -> None:
    difference = season().diff(season())
    assert (len(difference.lost), len(difference.new)) == (0, 0)
    assert pairs(difference.kept) == [("e1", "m1"), ("e2", "m2")]
    assert len(difference.summary.blocks) == 1


def test_the_season_by_hand() -> None:
    difference = season().diff(swapped())
    assert difference.lost.to_numpy().tolist() == [
        ["e1", "m1", 0.875, 0.875],
        ["e2", "m2", 0.1875, 0.1875],
    ]
    assert str(difference).splitlines() == [
        "0 couples kept, 2 lost, 2 new",
        "  by the scores of this matching: 1.0625 for this one, 1.0000 for the other",
        "  by the scores of the other: 1.0625 for this one, 1.0000 for the other",
        "",
        "Mentees whose mentors change (2)",
        "  Ana <b> (e1): Zoé Ferrand (m1) → Bob & Co (m2)",
        "  =1+1 (e2): Bob & Co (m2) → Zoé Ferrand (m1)",
    ]


def test_other_weights_score_both_matchings() -> None:
    """With interests alone: e1–m1 ½, e2–m1 1, m2 nothing."""
    interests = swapped(affinity=Affinity(interests=SharedInterests()))
    assert pairs_of(interests) == [("e1", "m2"), ("e2", "m1")]
    assert total(season(), "this", "this", interests) == [1.0625, 0, 0]
    assert total(season(), "this", "other", interests) == [0.5, 0, 0]
    assert total(season(), "other", "this", interests) == [1.0, 0, 0]
    assert total(season(), "other", "other", interests) == [1.0, 0, 0]
    frame = season().diff(interests).addends
    skills = frame[frame["addend"] == "skills"]
    assert skills["other_amount"].isna().all()
    assert skills["amount"].notna().all()


@pytest.mark.slow
def test_load_costs_count_in_totals() -> None:
    """Both with m1: 0.875 + 0.4375 = 1.3125; a step of 0.125 where the other evens loads."""
    rules = [Capacity(2), Require([("e1", "m1"), ("e2", "m1")])]
    crowded = season_of(rules=rules)
    even = season_of(rules=[*rules, EvenLoad(0.125)])
    assert total(crowded, "this", "this", even)[0] == 1.3125
    assert total(crowded, "this", "other", even)[0] == 1.1875
    assert even.total == 1.1875


def test_couples_that_are_not_allowed_by_the_other_are_counted() -> None:
    other = season_of(rules=[Forbid([("e1", "m1")])], floor=0.2)
    assert total(season(), "this", "other", other) == [1.0625, 2, 0]
    assert "1.0625 for this one (2 couples are not allowed there)" in str(season().diff(other))


def test_other_people_make_a_total_unknown_not_wrong() -> None:
    tables = season_tables()
    tables["mentors"].loc[1, ["id", "name"]] = ["m9", "Ines"]
    other = season_programme(language="fr").match(Cohort(**tables))
    found = total(season(), "this", "other", other)
    assert math.isnan(found[0])
    assert found[1:] == [0, 1]
    difference = season().diff(other)
    assert pairs(difference.kept) == [("e1", "m1")]
    assert difference.lost["other_score"].isna().all()
    assert difference.new["score"].isna().all()
    assert "unknown for this one (1 couple has people who are not in it)" in str(difference)
    assert "=1+1 (e2): Bob & Co (m2) → Ines (m9)" in str(difference)
    assert "inconnu pour celui-ci (1 couple comprend des personnes qui n'y figurent pas)" in str(
        other.diff(season())
    )


def test_plain_values_are_json() -> None:
    tables = season_tables()
    tables["mentors"].loc[1, "id"] = "m9"
    plain = season().diff(season_programme().match(Cohort(**tables))).to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert [row["change"] for row in plain["couples"]] == ["kept", "lost", "new"]
    assert [row["other_score"] for row in plain["couples"]] == [0.875, None, 0.1875]
    assert {row["unknown"] for row in plain["totals"]} == {0, 1}


def test_nobody_is_said_where_somebody_loses_the_only_mentor() -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = [1, 0]
    fewer = season_programme().match(Cohort(**tables))
    assert "=1+1 (e2): Bob & Co (m2) → nobody" in str(season().diff(fewer))
    assert "=1+1 (e2): nobody → Bob & Co (m2)" in str(fewer.diff(season()))


@pytest.mark.slow
def test_who_takes_no_part_is_not_told_as_left_alone() -> None:
    tables = season_tables()
    tables["mentees"] = tables["mentees"].drop(index=1)
    fewer, fewer_in_french = (
        season_programme(language=language).match(Cohort(**tables)) for language in ("en", "fr")
    )
    assert "=1+1 (e2): Bob & Co (m2) → (takes no part any more)" in str(season().diff(fewer))
    assert "=1+1 (e2): (took no part) → Bob & Co (m2)" in str(fewer.diff(season()))
    said = str(fewer_in_french.diff(season()))
    assert "=1+1 (e2) : (ne participait pas) → Bob & Co (m2)" in said


def test_a_notebook_shows_it_escaped() -> None:
    html = season().diff(swapped())._repr_html_()
    assert "Ana &lt;b&gt;" in html
    assert "<b>" not in html


def test_nobody_matched_is_no_error() -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = 0
    empty = season_programme().match(Cohort(**tables))
    difference = empty.diff(empty)
    assert len(difference.couples) == len(difference.addends) == 0
    assert difference.totals["total"].tolist() == [0.0] * 4


@pytest.mark.parametrize("other", [None, "matching", season_tables()])
def test_anything_else_is_refused(other: Any) -> None:
    [(code, place, _)] = refused(lambda: season().diff(other))
    assert (code, place) == ("wrong_type", "other")
