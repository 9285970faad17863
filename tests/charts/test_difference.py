"""Differences: the data are the couples and the totals; only what changed is drawn by mentee."""

from __future__ import annotations

from matchcore import Cohort
from matchcore.rules.decisions import Require
from tests.answer.solved import season_of
from tests.charts.drawn import records, rows_of, spec_of, words_in
from tests.cohorts import season, season_programme, season_tables


def test_the_data_are_couples_and_totals() -> None:
    other = season_of(rules=[Require([("e1", "m2")])])
    difference = season().diff(other)
    sets = rows_of(spec_of(difference.plot()))
    tables = [records(difference.couples), records(difference.totals)]
    assert all(table in sets for table in tables)
    assert all(rows in tables for rows in sets)  # all couples change: the third has them all


def test_kept_couples_are_counted_but_not_drawn_by_mentee() -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = [1, 0]
    difference = season().diff(season_programme().match(Cohort(**tables)))
    assert len(difference.kept) == 1
    sets = rows_of(spec_of(difference.plot()))
    assert records(difference.couples[difference.couples["change"] != "kept"]) in sets


def test_the_same_twice_has_no_changes_to_draw() -> None:
    assert len(spec_of(season().diff(season()).plot())["vconcat"]) == 2


def test_people_unknown_to_one_matching_have_no_score_there() -> None:
    tables = season_tables()
    tables["mentees"].loc[1, "id"] = "e9"
    other = season_programme(language="fr").match(Cohort(**tables))
    spec = spec_of(other.diff(season()).plot())
    unknown = [r for rows in rows_of(spec) for r in rows if r.get("mentee") == "e2"]
    assert unknown
    assert all(row["score"] is None for row in unknown)
    assert "Couples perdus et nouveaux, par mentoré" in words_in(spec)
