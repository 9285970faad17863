"""Charts of rounds, from frames with the columns that they state."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore.charts.rounds import plot_change_curve
from tests.charts.drawn import records, rows_of, spec_of, words_in

CURVE = pd.DataFrame(
    {
        "from_price": [0.0, 0.5],
        "to_price": [0.5, float("inf")],
        "dropped": [2, 0],
        "total": [8.0, 7.5],
        "gap": [0.0, 0.0],
    }
)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["price of a change", "couples dropped"]), ("fr", ["couples défaits"])],
)
def test_the_curve_shows_its_frame_in_words(language: Any, words: list[str]) -> None:
    spec = spec_of(plot_change_curve(CURVE, language))
    assert rows_of(spec) == [records(CURVE)]
    assert set(words) <= set(words_in(spec))


def test_one_price_has_a_scale_too() -> None:
    spec = spec_of(plot_change_curve(CURVE.tail(1).assign(from_price=0.0), "en"))
    assert spec["vconcat"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1.0]
