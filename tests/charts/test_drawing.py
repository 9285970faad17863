"""What charts share: a missing extra is named; data are rows; French numbers."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.charts.drawing import values_of
from matchcore.errors import InputError
from tests.charts.drawn import spec_of
from tests.cohorts import season, season_programme, season_tables


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(InputError, match=r"needs altair.*pip install 'matchcore\[plots\]'"):
        season().plot()


def test_missing_numbers_are_null() -> None:
    frame = pd.DataFrame({"a": [1.5, float("nan"), float("inf")], "b": ["x", "y", "z"]})
    rows = [{"a": 1.5, "b": "x"}, {"a": None, "b": "y"}, {"a": None, "b": "z"}]
    assert values_of(frame).to_dict() == {"values": rows}


def test_numbers_of_a_french_chart_have_commas() -> None:
    french = season_programme(language="fr").match(Cohort(**season_tables()))
    assert spec_of(french.plot())["config"]["locale"]["number"]["decimal"] == ","
    assert "locale" not in spec_of(season().plot())["config"]


def test_a_chart_is_described_for_those_who_cannot_see_it() -> None:
    assert spec_of(season().plot())["description"] == "Scores of 2 couples, by addend"
