"""Single cells: plain values, text, and empty ones."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.tables import cell_text, is_missing, plain_cell
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.cohorts import refused


class Status(Enum):
    AWAY = "inactive"
    HERE = "active"


class Grade(IntEnum):
    LEAD = 4


def test_cells_of_other_types_are_what_they_stand_for() -> None:
    people = pd.DataFrame(
        {
            "id": [UUID(int=1), Decimal(7), Fraction(8), np.int16(9), np.str_("x")],
            "site": [Status.HERE, Decimal("42.00"), None, "a", "b"],
            "grade": [Grade.LEAD, Fraction(4), Decimal("4.0"), np.uint8(4), np.float32(4)],
            "hours": [Fraction(5, 2), Decimal("2.5"), 2.5, np.float64(2.5), "2.5"],
            "skills": [[Status.HERE], None, None, None, None],
        },
        dtype=object,
    )
    mentors = Cohort(people, MENTEES).mentors
    assert mentors.ids.tolist() == [str(UUID(int=1)), "7", "8", "9", "x"]
    assert mentors.text("site").tolist() == ["active", "42", None, "a", "b"]
    assert set(mentors.numbers("grade").tolist()) == {4}
    assert set(mentors.numbers("hours").tolist()) == {2.5}
    assert mentors.items("skills").labels.tolist() == ["active"]


@pytest.mark.parametrize(
    "cell", [Decimal("7.5"), b"a", Decimal("sNaN"), Decimal("1e999999"), (1, 2)]
)
def test_cells_that_are_no_id_are_refused(cell: Any) -> None:
    ids = pd.Series([None, None], dtype=object)
    ids.array[:] = ["a", cell] if not isinstance(cell, tuple) else ["a", None]
    if isinstance(cell, tuple):
        ids.array[1] = cell
    assert refused(pd.DataFrame({"id": ids})) == [(2, "id", str(cell))]


@pytest.mark.parametrize("cell", [None, "", " \u00a0", math.nan, np.float32("nan"), pd.NA, pd.NaT])
def test_empty_cells(cell: Any) -> None:
    assert is_missing(cell)
    assert cell_text(cell) is None


@pytest.mark.parametrize("cell", [0, False, "nan", math.inf, [], np.array([])])
def test_filled_cells(cell: Any) -> None:
    assert not is_missing(cell)


def test_numbers_too_long_to_be_meant_stay_as_they_are() -> None:
    for cell in (Decimal("1e999999"), Decimal("NaN"), Decimal("2.5"), Fraction(10**101 + 1, 3)):
        assert plain_cell(cell) is cell
    assert plain_cell(Decimal("1e3")) == 1000
