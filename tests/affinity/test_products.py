"""Products held to [0, 1]: by bounds, and one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.sparse import csr_array

from matchcore.affinity import products
from matchcore.affinity.components import Component
from matchcore.affinity.products import outside
from tests.affinity.formulas import FORMULAS, Formula, people_in_full
from tests.cohorts import Drawn, examples


def _factor(rows: int) -> Any:
    numbers = st.sampled_from([-1.0, -0.5, 0.0, 0.0, 0.25, 0.5, 1.0, 1.5]) | st.floats(-2, 2)
    return arrays.arrays(np.float64, (rows, 3), elements=numbers)


@pytest.mark.slow
@examples(400)
@given(_factor(5), _factor(4), st.booleans(), st.sampled_from([1, 6, 1 << 20]))
def test_a_pair_is_found_wherever_one_is_outside(U: Any, V: Any, sparse: bool, tile: int) -> None:
    """Against all products, one by one."""
    values = U @ V.T
    off = np.abs(values - 0.5)
    kept = pytest.MonkeyPatch()
    with kept.context() as patch:
        patch.setattr(products, "_AT_ONCE", tile)
        found = outside(csr_array(U), csr_array(V)) if sparse else outside(U, V)
    if np.all(np.abs(off - 0.5) > 1e-5) or off.max() < 0.5 or off.max() > 0.5 + 1e-5:
        assert (found is not None) == (off.max() > 0.5 + 1e-6)
    if found is not None:
        assert found.value == pytest.approx(values[found.mentee, found.mentor])
        assert abs(found.value - 0.5) == pytest.approx(off.max())


@pytest.mark.slow
@examples(100)
@given(_factor(5), _factor(4))
def test_bounds_hold(U: Any, V: Any) -> None:
    values = U @ V.T
    over = np.maximum(np.maximum(values - 1, -values), 0)  # within [0, 1] all is one
    assert np.all(np.maximum(products._excess(U, V), 0) >= over.max(axis=1) - 1e-12)
    assert np.all(np.maximum(products._excess(V, U), 0) >= over.max(axis=0) - 1e-12)


@examples(100)
@given(_factor(5), _factor(4), st.integers(1, 20))
def test_of_too_many_pairs_the_worst_are_looked_at(U: Any, V: Any, most: int) -> None:
    """Nothing is invented; of one column the bounds are exact, so that the worst is found."""
    kept = pytest.MonkeyPatch()
    with kept.context() as patch:
        patch.setattr(products, "_PAIRS", most)
        found = outside(U, V)
        single = outside(np.abs(U[:, :1]), np.abs(V[:, :1]))
    assert found is None or not 0 <= (U @ V.T)[found.mentee, found.mentor] <= 1
    assert (single is not None) == bool((np.abs(U[:, :1]) @ np.abs(V[:, :1]).T).max() > 1 + 1e-6)


@pytest.mark.parametrize("sparse", [False, True])
def test_numbers_that_overflow_are_outside(sparse: bool) -> None:
    U, V = np.array([[1e200, 1.0]]), np.array([[1e200, 0.5], [0.0, 0.5]])
    found = outside(csr_array(U), csr_array(V)) if sparse else outside(U, V)
    assert found is not None
    assert (found.mentor, found.value) == (0, np.inf)


@pytest.mark.slow
@pytest.mark.parametrize(("component", "formula", "mentee_column", "mentor_column"), FORMULAS)
@examples(15)
@given(drawn=people_in_full())
def test_bounds_alone_settle_the_components_of_matchcore(
    component: Component, formula: Formula, mentee_column: str, mentor_column: str, drawn: Drawn
) -> None:
    """So that no pair need be looked at, however large the pools."""
    people = drawn.cohort()
    sides = component.fit(people).transform(people)
    over = [products._excess(*pair) for pair in (sides[:2], sides[1::-1])]
    assert min(one.max(initial=0.0) for one in over) <= 1e-6
