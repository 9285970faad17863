"""Masks against plain arrays, whichever way they are read."""

import numpy as np
import pytest
import scipy.sparse as sp

from matchcore import Compatibility
from matchcore.model.factor_scores import FactorScores
from matchcore.model.masks import ClassTable, DenseMask, Mask, PairSet, Threshold
from matchcore.model.origin import Origin

ORIGIN = Origin("given", "rule")
ALLOWED = np.array([[True, False, True, True], [False, False, True, False], [True] * 4])
MASKS: dict[str, Mask] = {
    "dense": DenseMask(ORIGIN, ALLOWED),
    "table": ClassTable(ORIGIN, np.array([2, 0, 1]), np.arange(4), ALLOWED[[1, 2, 0]]),
    "pairs": PairSet(ORIGIN, sp.csr_array((~ALLOWED).astype(np.int8))),
    "threshold": Threshold(ORIGIN, FactorScores(np.eye(3), ALLOWED.T * 2.0), 1.5),
}


@pytest.mark.parametrize("kind", MASKS)
@pytest.mark.parametrize("rows", [slice(None), slice(1, 3), np.array([2, 0])])
@pytest.mark.parametrize("cols", [slice(None), slice(0, 3, 2), np.array([3, 1, 0])])
def test_every_kind_of_mask_allows_the_same_pairs(
    kind: str, rows: slice | np.ndarray, cols: slice | np.ndarray
) -> None:
    mask, expected = MASKS[kind], ALLOWED[rows][:, cols]
    assert (mask.tile(rows, cols) == expected).all()
    part = mask.take(rows, cols)
    assert type(part) is type(mask)
    assert part.origin is ORIGIN
    assert (part.tile(slice(None), slice(None)) == expected).all()
    assert (mask.transposed().tile(cols, rows) == expected.T).all()


@pytest.mark.parametrize("kind", MASKS)
def test_single_pairs_are_read_in_parallel(kind: str) -> None:
    i, j = np.array([0, 0, 1, 2, 1]), np.array([0, 1, 2, 3, 2])
    assert MASKS[kind].at(i, j).tolist() == [True, False, True, True, True]


@pytest.mark.parametrize("kind", MASKS)
def test_forbidden_pairs_are_filled_and_others_kept(kind: str) -> None:
    tile = np.arange(6.0).reshape(2, 3)
    MASKS[kind].fill_forbidden(tile, np.array([1, 0]), np.array([0, 2, 1]))
    assert tile.tolist() == [[-np.inf, 1.0, -np.inf], [3.0, 4.0, -np.inf]]
    marks = np.ones((3, 4), dtype=bool)
    MASKS[kind].fill_forbidden(marks, slice(None), slice(None), value=False)
    assert (marks == ALLOWED).all()


def test_a_mask_is_called_what_its_origin_is_called() -> None:
    assert DenseMask(Origin("missing", "Gap", ("grade",)), ALLOWED).name == "Gap [grade unknown]"


def test_a_threshold_closes_no_product_that_is_no_whole_number() -> None:
    """Three times a third is one."""
    c = Compatibility.from_matrix([[1.0]])
    thirds = np.full((1, 3), 1 / 3)
    assert c.with_threshold("hours", thirds, np.ones((1, 3)), 1.0).allowed.all()
    assert c.with_threshold("hours", [[0.1, 0.7]], np.ones((1, 2)), 0.8).allowed.all()
    assert not c.with_threshold("hours", thirds, np.ones((1, 3)), 1.000001).allowed.any()


def test_whole_thresholds_are_exact() -> None:
    c = Compatibility.from_matrix([[1.0, 1.0]])
    masked = c.with_threshold("hours", [[1, 1, 1]], [[1, 1, 0], [1, 1, 1]], 2 + 2.0**-20)
    assert masked.allowed.tolist() == [[False, True]]


@pytest.mark.parametrize("times", [2, 128, 256])
def test_a_pair_that_is_forbidden_many_times_is_forbidden(times: int) -> None:
    """256 ones in 8 bits are 0."""
    c = Compatibility.from_matrix(np.ones((2, 2))).with_pairs("past", [0] * times, [1] * times)
    assert c.allowed.tolist() == [[True, False], [True, True]]
