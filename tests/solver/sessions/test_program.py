"""Integer programs: compared with all their answers; prices prove a bound in integers."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from matchcore.solver.sessions.program import cheapest
from tests.cohorts import examples


@pytest.mark.slow
@examples(100)
@given(st.data())
def test_the_cheapest_is_that_of_all(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 4))
    row = st.lists(st.integers(-1, 2), min_size=width, max_size=width)
    table = np.array([data.draw(row) for _ in range(height)])
    most = np.array([data.draw(st.integers(0, 3)) for _ in range(height)])
    costs = np.array(data.draw(st.lists(st.integers(-3, 3), min_size=width, max_size=width)))
    every = [np.array(one) for one in product([0, 1], repeat=width)]
    least = min(int(costs @ one) for one in every if (table @ one <= most).all())
    found = cheapest(costs, csr_array(table), most, 1000)
    assert found is not None
    assert found.chosen is not None
    assert int(costs[found.chosen].sum()) == least == found.bound
    bound_alone = cheapest(costs, csr_array(table), most, 0)
    assert bound_alone is not None
    assert bound_alone.bound <= least


def test_what_cannot_be_has_no_answer() -> None:
    table = csr_array(np.array([[1, 1], [-1, -1]]))
    assert cheapest(np.array([1, 1]), table, np.array([0, -1]), 10) is None
