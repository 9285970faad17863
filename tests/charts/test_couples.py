"""Couples as stacked columns: the data is the table."""

from __future__ import annotations

import pytest

from matchcore import Cohort
from matchcore.charts import MOST, plot_couples
from tests.charts.drawn import records, rows_of, spec_of, words_in
from tests.cohorts import season, season_programme, season_tables


@pytest.mark.slow
def test_the_data_are_the_addends() -> None:
    [rows] = rows_of(spec_of(season().plot()))
    assert rows == records(season().addends())
    assert [(r["rank"], r["mentee"], r["addend"], r["amount"]) for r in rows] == [
        (1, "e1", "skills", 0.75),
        (1, "e1", "interests", 0.125),
        (2, "e2", "skills", 0.1875),
        (2, "e2", "interests", 0.0),
    ]


@pytest.mark.slow
def test_titles_are_in_the_language_of_the_matching() -> None:
    french = season_programme(language="fr").match(Cohort(**season_tables()))
    words = words_in(spec_of(french.plot()))
    assert {"Scores de 2 couples, par critère", "couples, les meilleurs en premier"} <= words
    assert "Scores of 2 couples, by addend" in words_in(spec_of(season().plot()))


@pytest.mark.slow
def test_of_many_couples_some_are_shown_and_the_chart_says_so() -> None:
    frame = season().addends()
    words = words_in(spec_of(plot_couples(frame, 5000, "en")))
    assert "2 of 5000 couples, evenly spaced from the best to the weakest" in words
    assert frame["rank"].nunique() <= MOST


def test_a_score_below_its_column_is_marked() -> None:
    frame = season().addends()
    assert len(spec_of(plot_couples(frame, 2, "en"))["layer"]) == 1
    frame.loc[1, "amount"] = -0.1
    assert len(spec_of(plot_couples(frame, 2, "en"))["layer"]) == 2


def test_without_a_couple_there_is_an_empty_chart() -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = 0
    assert rows_of(spec_of(season_programme().match(Cohort(**tables)).plot())) == []
