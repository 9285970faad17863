"""The heat map of skills shows its frame in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore.charts import plot_shortage
from tests.charts.drawn import records, rows_of, spec_of

FRAME = pd.DataFrame(
    {
        "skill": ["Python", "jazz"],
        "wanted_by": [3, 1],
        "taught_by": [1, 2],
        "places": [1, 2],
        "covered": [1, 1],
        "short": [2, 0],
    }
)


@pytest.mark.parametrize(("language", "word"), [("en", "Wanted by"), ("fr", "Souhaitée par")])
def test_the_heat_map_shows_its_frame_in_words(language: Any, word: str) -> None:
    spec = spec_of(plot_shortage(FRAME, language))
    assert rows_of(spec) == [records(FRAME)]
    assert word in spec["layer"][0]["encoding"]["x"]["sort"]
