"""The problems of tables that are refused."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError

ONE = pd.DataFrame({"id": ["z"]})


def problems(mentors: Any, mentees: Any = ONE, staff: Any = None, **options: Any) -> pd.DataFrame:
    """Return the frame of problems; fail if there are none."""
    with pytest.raises(CohortError) as caught:
        Cohort(mentors, mentees, staff, **options)
    return caught.value.problems


def places(found: pd.DataFrame) -> set[tuple[Any, ...]]:
    """Return table, row and column of each problem."""
    return set(found[["table", "row", "column"]].itertuples(index=False, name=None))
