"""Waterfalls: each step starts where the one before it ends; the last is the score."""

from __future__ import annotations

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.rules import SameAttribute
from tests.charts.drawn import records, rows_of, spec_of, words_in
from tests.cohorts import season, season_programme, season_tables


def test_the_data_are_the_frame() -> None:
    explanation = season().explain("e1", "m1")
    [rows] = rows_of(spec_of(explanation.plot()))
    assert rows == records(explanation.frame)
    assert [(r["component"], r["start"], r["end"]) for r in rows] == [
        ("skills", 0.0, 0.75),
        ("interests", 0.75, 0.875),
        ("score", 0.0, 0.875),
    ]


@pytest.mark.slow
def test_each_couple_of_a_mentee_has_a_waterfall() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = [2, 0, 0]
    explanation = season_programme(language="fr").match(Cohort(**tables)).explain("e1")
    spec = spec_of(explanation.plot())
    assert len(spec["vconcat"]) == 2
    both = [row for rows in rows_of(spec) for row in rows]
    assert sorted(both, key=str) == sorted(records(explanation.frame), key=str)
    assert {"Zoé Ferrand (m1) → Ana <b> (e1)", "Bob & Co (m2) → Ana <b> (e1)"} <= words_in(spec)


def test_what_is_taken_off_goes_back() -> None:
    tables = season_tables()
    for table in tables.values():
        table["site"] = "Lyon"
    rules = [SameAttribute(column="site", weight=-0.25)]
    explanation = season_programme(rules=rules).match(Cohort(**tables)).explain("e1", "m1")
    steps = explanation.frame[["start", "end"]].to_numpy().tolist()
    assert steps == [[0.0, 0.75], [0.75, 0.875], [0.875, 0.625], [0.0, 0.625]]
    spec_of(explanation.plot())


def test_without_a_couple_there_is_nothing_to_plot() -> None:
    with pytest.raises(InputError, match="no couple to plot"):
        season().explain("e3").plot()
