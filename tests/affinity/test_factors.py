"""Factors side by side: addends added, and one form for both sides."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array, issparse

from matchcore.affinity import factors as room
from matchcore.affinity.factors import Factors, Part, alike, beside
from matchcore.model.addends import PairAmounts, Sides

YES = np.ones(2, dtype=bool)
ONE = Factors(
    np.array([[0.5], [0.25]]),
    np.array([[1.0], [0.0]]),
    (Part("skills", slice(0, 1), ["SQL"], YES, YES),),
)


@pytest.mark.parametrize("form", [np.asarray, csr_array])
def test_a_part_is_added_to_every_score(form: type) -> None:
    """0.5 and 0.25 with the first mentor, and 0.1 more for the second mentee with both."""
    added = Sides(
        form(np.array([[0.0, 0.0], [0.1, 0.0]])), form(np.array([[1.0, 0.0]] * 2)), YES, YES
    )
    both = ONE.with_part("site", added)
    np.testing.assert_allclose(both.U @ both.V.T, [[0.5, 0.0], [0.35, 0.1]])
    assert [(part.name, part.columns) for part in both.parts] == [
        ("skills", slice(0, 1)),
        ("site", slice(1, 3)),
    ]
    assert both.parts[1].labels == ["", ""]
    assert ONE.U.shape == (2, 1)


def test_a_term_is_added_after_the_others() -> None:
    amounts = [PairAmounts(np.array([0]), np.array([k]), np.array([0.5])) for k in (0, 1)]
    both = ONE.with_term("wishes", amounts[0]).with_term("past", amounts[1])
    assert both.terms == (("wishes", amounts[0]), ("past", amounts[1]))
    assert both.parts == ONE.parts
    assert ONE.terms == ()


def test_sparse_factors_stay_sparse_side_by_side() -> None:
    dense, sparse = np.array([[1.0, 0.0]]), csr_array(np.array([[0.0, 2.0]]))
    assert beside([dense, dense]).tolist() == [[1, 0, 1, 0]]
    assert issparse(beside([dense, sparse]))
    assert beside([dense, sparse]).toarray().tolist() == [[1, 0, 0, 2]]


@pytest.mark.parametrize(
    ("limit", "filled", "sparse"), [(40, 1, False), (39, 1, True), (39, 20, False)]
)
def test_both_sides_are_sparse_only_if_large_and_mostly_empty(
    monkeypatch: pytest.MonkeyPatch, limit: int, filled: int, sparse: bool
) -> None:
    """40 cells; 1 in 40 is less than a twentieth."""
    monkeypatch.setattr(room, "DENSE_CELLS", limit)
    mentees = np.zeros(20)
    mentees[:filled] = 1.0
    sides = alike(csr_array(mentees[:, None]), csr_array((20, 1)))
    assert [issparse(side) for side in sides] == [sparse, sparse]
    assert sides[0].sum() == filled


@pytest.mark.parametrize(("width", "sparse"), [(1024, False), (1025, True)])
def test_wide_vocabularies_stay_sparse(width: int, sparse: bool) -> None:
    sides = alike(*(csr_array(([1.0], ([0], [0])), shape=(2, width)) for _ in "uv"))
    assert [issparse(side) for side in sides] == [sparse, sparse]
