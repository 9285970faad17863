"""Differences: the data are the couples and the totals; only what changed is drawn by mentee."""

from __future__ import annotations

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.charts import plot_difference
from matchcore.rules.decisions import Require
from tests.answer.solved import season_of
from tests.charts.drawn import parts, records, rows_of, spec_of, words_in
from tests.cohorts import season, season_programme, season_tables


@pytest.mark.slow
def test_the_data_are_couples_and_totals() -> None:
    other = season_of(rules=[Require([("e1", "m2")])])
    difference = season().diff(other)
    sets = rows_of(spec_of(difference.plot()))
    tables = [records(difference.couples), records(difference.totals)]
    assert all(table in sets for table in tables)
    assert all(rows in tables for rows in sets)  # all couples change: the third has them all


@pytest.mark.slow
def test_kept_couples_are_counted_but_not_drawn_by_mentee() -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = [1, 0]
    difference = season().diff(season_programme().match(Cohort(**tables)))
    assert len(difference.kept) == 1
    sets = rows_of(spec_of(difference.plot()))
    assert records(difference.couples[difference.couples["change"] != "kept"]) in sets


@pytest.mark.slow
def test_mentees_stand_in_order_of_what_they_gain() -> None:
    """e1 gives up 0.875 for 0.5625; e2 gives up 0.1875 for 0.4375."""
    spec = spec_of(season().diff(season_of(rules=[Require([("e1", "m2")])])).plot())
    sorts = [part.get("sort") for part in parts(spec) if part.get("field") == "name"]
    assert ["=1+1 (e2)", "Ana <b> (e1)"] in sorts


@pytest.mark.slow
def test_of_many_mentees_those_who_change_most_are_shown() -> None:
    rows = [(f"e{k:02}", "m", change, k / 50) for k in range(40) for change in ("lost", "new")]
    couples = pd.DataFrame(rows, columns=["mentee", "mentor", "change", "score"])
    couples.loc[couples["change"] == "lost", "score"] = 0.0
    couples["other_score"] = couples["score"]
    people = {one: one.upper() for one in couples["mentee"]}
    spec = spec_of(plot_difference(couples, season().diff(season()).totals, people, "en"))
    assert "30 of 40 mentees, by how much scores change" in words_in(spec)
    shown = {r["mentee"] for rows in rows_of(spec) if len(rows) == 60 for r in rows}
    assert shown == {f"e{k:02}" for k in range(10, 40)}


@pytest.mark.slow
def test_the_same_twice_has_no_changes_to_draw() -> None:
    assert len(spec_of(season().diff(season()).plot())["vconcat"]) == 2


@pytest.mark.slow
def test_people_unknown_to_one_matching_have_no_score_there() -> None:
    tables = season_tables()
    tables["mentees"].loc[1, "id"] = "e9"
    other = season_programme(language="fr").match(Cohort(**tables))
    spec = spec_of(other.diff(season()).plot())
    unknown = [r for rows in rows_of(spec) for r in rows if r.get("mentee") == "e2"]
    assert unknown
    assert all(row["score"] is None for row in unknown)
    assert "Couples perdus et nouveaux, par mentoré" in words_in(spec)
