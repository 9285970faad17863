"""Charts of results about weights: the data are the tables of the results."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore.tuning.front import Front, Point
from matchcore.tuning.influence import Influence
from matchcore.tuning.reach import Reach
from matchcore.tuning.sensitivity import End, Sensitivities, Sensitivity
from matchcore.tuning.stability import Stability
from tests.charts.drawn import records, rows_of, spec_of

NOWHERE: Any = None
END = End(0.5, (("e", "m"),), (("e", "n"),), {"skills": -0.5})
SENSITIVITIES = Sensitivities(
    (
        Sensitivity("skills", 0.6, 0.5, float("inf"), END, None, 0.0, 1),
        Sensitivity("wish", 0.1, float("-inf"), float("inf"), None, None, 0.0, 1),
    )
)
FIRST = Point({"a": 1.0, "b": 0.0}, {"a": 3.0, "b": 1.0}, 0, NOWHERE)
SECOND = Point({"a": 0.0, "b": 1.0}, {"a": 1.0, "b": 2.0}, 1, NOWHERE)
FRONT = Front("a", "b", (FIRST, SECOND), (0.5,), (0.1,), 0.0, 2)
REACH = Reach("a", 0.5, "mean", 0.3, {"a": 0.2, "b": 0.6}, {"a": 0.5, "b": 0.4}, 0.0, 3)
STABILITY = Stability(
    0.1,
    pd.DataFrame({"mentee": ["e"], "mentor": ["m"], "present": [True], "share": [0.5]}),
    pd.DataFrame({"a": [1.0], "changed": [0.0]}),
)
INFLUENCE = Influence(
    pd.DataFrame(
        {
            "addend": ["a", "b"],
            "weight": [0.6, 0.4],
            "spread": [0.1, 0.3],
            "spread_share": [1 / 3, 2 / 3],
            "total_share": [0.5, 0.5],
            "gain": [0.1, 0.2],
        }
    ),
    "fr",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("result", "table"),
    [
        (INFLUENCE, INFLUENCE.frame),
        (SENSITIVITIES, SENSITIVITIES.frame),
        (FRONT, FRONT.frame),
        (REACH, REACH.frame),
        (STABILITY, STABILITY.couples),
    ],
    ids=["influence", "sensitivities", "front", "reach", "stability"],
)
def test_the_data_of_a_plot_are_its_table(result: Any, table: pd.DataFrame) -> None:
    assert rows_of(spec_of(result.plot())) == [records(table)]


@pytest.mark.slow
def test_without_a_weight_there_is_an_empty_chart() -> None:
    assert rows_of(spec_of(Sensitivities(()).plot())) == []
