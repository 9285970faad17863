"""Charts of weights, from frames with the columns that they state."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore.charts.tuning import (
    plot_front,
    plot_influence,
    plot_reach,
    plot_sensitivity,
    plot_stability,
)
from tests.charts.drawn import parts, records, rows_of, spec_of, words_in

PARTS = ["skills", "site"]
INFLUENCE = pd.DataFrame({"addend": PARTS, "weight": [0.6, 0.4], "spread_share": [0.2, 0.8]})
SENSITIVITY = pd.DataFrame(
    {
        "addend": PARTS,
        "weight": [0.6, 0.4],
        "low": [0.5, 0.0],
        "high": [0.7, float("inf")],
        "couples_below": [1, 0],
        "couples_above": [2, 0],
    }
)
FRONT = pd.DataFrame(
    {
        "skills_weight": [1.0, 0.5, 0.0],
        "site_weight": [0.0, 0.5, 1.0],
        "skills_total": [3.0, 2.0, 0.5],
        "site_total": [1.0, 2.0, 2.5],
        "changed": [0, 2, 1],
        "turn": [0.25, 0.75, float("nan")],
        "gap": [0.0, 0.125, float("nan")],
    }
)
REACH = pd.DataFrame(
    {"addend": PARTS, "now": [0.5, 0.1], "then": [0.4, 0.7], "change": [-0.1, 0.6]}
)
STABILITY = pd.DataFrame(
    {"mentee": ["e", "f"], "mentor": ["m", "m"], "present": [True, False], "share": [0.5, 0.25]}
)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_data_are_the_frames(language: Any) -> None:
    charts = [
        (INFLUENCE, plot_influence(INFLUENCE, language)),
        (SENSITIVITY, plot_sensitivity(SENSITIVITY, language)),
        (FRONT, plot_front(FRONT, "skills", "site", language)),
        (REACH, plot_reach(REACH, language)),
        (STABILITY, plot_stability(STABILITY, language)),
    ]
    for frame, chart in charts:
        assert rows_of(spec_of(chart)) == [records(frame)]


def test_axes_are_in_words() -> None:
    front = words_in(spec_of(plot_front(FRONT, "skills", "site", "fr")))
    assert {"total : compétences", "total : site", "poids : site"} <= front
    assert "share of draws" in words_in(spec_of(plot_stability(STABILITY, "en")))


def test_columns_of_any_name_are_found() -> None:
    """A dot or a bracket in the name of a field would else be a path into it."""
    names = {name: name.replace("skills", "v1.5 [C:\\]").replace("site", "it's") for name in FRONT}
    spec = spec_of(plot_front(FRONT.rename(columns=names), "v1.5 [C:\\]", "it's", "en"))
    found = {part["as"]: part["calculate"] for part in parts(spec) if "calculate" in part}
    assert found["x"] == r'datum["v1.5 [C:\\]_total"]'
    assert found["y"] == 'datum["it\'s_total"]'


def test_of_many_couples_the_least_stable_and_the_most_frequent_others_are_shown() -> None:
    shares = [k / 49 for k in range(50)]
    kept = pd.DataFrame({"mentee": "e", "mentor": "m", "present": True, "share": shares})
    others = pd.DataFrame({"mentee": "f", "mentor": "m", "present": False, "share": shares[::-1]})
    spec = spec_of(plot_stability(pd.concat([kept, others]), "en"))
    [rows] = rows_of(spec)
    assert [row["share"] for row in rows] == shares[:20] + shares[:-21:-1]
    assert "the 40 least stable of 100 couples" in words_in(spec)


def limits(spec: dict[str, Any]) -> list[float]:
    return list(spec["layer"][0]["encoding"]["x"]["scale"]["domain"])


@pytest.mark.slow
def test_an_interval_without_an_end_goes_beyond_all_others() -> None:
    assert limits(spec_of(plot_sensitivity(SENSITIVITY, "en"))) == [0, pytest.approx(0.91)]
    amounts = SENSITIVITY.assign(low=[-0.2, float("-inf")])
    spec = spec_of(plot_sensitivity(amounts, "en"))
    assert limits(spec) == [pytest.approx(-0.23), pytest.approx(0.91)]
