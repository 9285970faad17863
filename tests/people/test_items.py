"""Items: repeated ones, against a walk through the lines."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matchcore.people import repeated
from tests.cohorts import examples

LINES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12)


@examples(100)
@given(LINES)
def test_a_line_is_repeated_if_an_earlier_one_has_the_same_person_and_thing(
    lines: list[tuple[int, int]],
) -> None:
    rows, things = np.array(lines, dtype=np.int64).reshape(-1, 2).T
    assert repeated(rows, things).tolist() == [line in lines[:k] for k, line in enumerate(lines)]
