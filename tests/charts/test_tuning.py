"""Charts of weights, from frames with the columns that they state."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore.charts.tuning import (
    plot_changes,
    plot_front,
    plot_influence,
    plot_sensitivity,
    plot_stability,
)
from tests.charts.drawn import parts, records, rows_of, spec_of, words_in

PARTS = ["skills", "site"]
INFLUENCE = pd.DataFrame({"name": PARTS, "weight": [0.6, 0.4], "share_of_spread": [0.2, 0.8]})
SENSITIVITY = pd.DataFrame(
    {
        "name": PARTS,
        "weight": [0.6, 0.4],
        "low": [0.5, 0.0],
        "high": [0.7, float("inf")],
        "couples_below": [1, 0],
        "couples_above": [2, 0],
    }
)
FRONT = pd.DataFrame({"skills": [1.0, 2.0], "site": [3.0, 0.5], "weight": [0.0, 1.0]})
STABILITY = pd.DataFrame({"mentee": ["e", "f"], "mentor": ["m", "m"], "share": [0.5, 1.0]})
CHANGES = pd.DataFrame({"changes": [0, 1, 3], "total": [1.0, 1.5, 2.0]})
LABELS = {"e": "Ana (e)", "f": "Bo's (f)", "m": 'Zoé "Z" (m)'}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_data_are_the_frames(language: Any) -> None:
    charts = [
        (INFLUENCE, plot_influence(INFLUENCE, language)),
        (SENSITIVITY, plot_sensitivity(SENSITIVITY, language)),
        (FRONT, plot_front(FRONT, "skills", "site", language)),
        (STABILITY, plot_stability(STABILITY, LABELS, language)),
        (CHANGES, plot_changes(CHANGES, language)),
    ]
    for frame, chart in charts:
        assert rows_of(spec_of(chart)) == [records(frame)]


def test_axes_are_in_words() -> None:
    assert {"total de compétences", "total de site"} & words_in(
        spec_of(plot_front(FRONT, "skills", "site", "fr"))
    ) == set()
    assert {"total : compétences", "total : site"} <= words_in(
        spec_of(plot_front(FRONT, "skills", "site", "fr"))
    )
    assert "share of draws" in words_in(spec_of(plot_stability(STABILITY, LABELS, "en")))


def test_columns_of_any_name_are_found() -> None:
    """A dot or a bracket in the name of a field would else be a path into it."""
    frame = FRONT.rename(columns={"skills": "v1.5 [C:\\]", "site": "it's"})
    spec = spec_of(plot_front(frame, "v1.5 [C:\\]", "it's", "en"))
    found = {part["as"]: part["calculate"] for part in parts(spec) if "calculate" in part}
    assert found == {"first": r'datum["v1.5 [C:\\]"]', "second": 'datum["it\'s"]'}


def test_of_many_couples_the_least_stable_are_shown() -> None:
    many = pd.DataFrame(
        {"mentee": ["e"] * 50, "mentor": ["m"] * 50, "share": [k / 49 for k in range(50)][::-1]}
    )
    spec = spec_of(plot_stability(many, LABELS, "en"))
    [rows] = rows_of(spec)
    assert [row["share"] for row in rows] == sorted(many["share"])[:40]
    assert "40 of 50 couples, the least stable first" in words_in(spec)


def limits(spec: dict[str, Any]) -> list[float]:
    return list(spec["layer"][0]["encoding"]["x"]["scale"]["domain"])


def test_an_interval_without_an_end_goes_beyond_all_others() -> None:
    assert limits(spec_of(plot_sensitivity(SENSITIVITY, "en"))) == [0, pytest.approx(0.805)]
    amounts = SENSITIVITY.assign(low=[-0.2, float("-inf")])
    spec = spec_of(plot_sensitivity(amounts, "en"))
    assert limits(spec) == [pytest.approx(-0.23), pytest.approx(0.805)]
