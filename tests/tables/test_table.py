"""A table numbers its rows unless it is told otherwise."""

from __future__ import annotations

import numpy as np
import pandas as pd

from matchcore.tables import Layout, Table


def test_rows_are_numbered_from_one() -> None:
    frame = pd.DataFrame({"id": ["a", "b"]}, index=[7, 3])
    assert Table("mentors", frame).rows.tolist() == [1, 2]
    assert Table("mentors", frame, rows=np.array([2, 5])).rows.tolist() == [2, 5]
    assert Table("mentors", frame.head(0)).rows.tolist() == []


def test_a_table_has_the_usual_layout() -> None:
    assert Table("staff", pd.DataFrame()).layout == Layout()
