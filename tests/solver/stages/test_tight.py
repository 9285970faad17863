"""Tight pairs: worth · score is exactly what the mentee has and the mentor costs together."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility
from matchcore.model.origin import Origin
from matchcore.solver.stages.tight import Tight

WORTH, SHIFT = 2, 3


@pytest.mark.parametrize("from_factors", [True, False])
def test_every_view_of_the_mask_follows_the_definition(from_factors: bool) -> None:
    rng = np.random.default_rng(0)
    left, right = (rng.integers(0, 3, (size, 2)) / 4 for size in (7, 5))
    scores = left @ right.T
    c = Compatibility.from_factors(left, right)
    c = c if from_factors else Compatibility.from_matrix(scores)
    have, cost = rng.integers(0, 4, 7), rng.integers(0, 4, 5)
    mask = Tight(Origin.of("tight"), c, SHIFT, WORTH, have, cost)
    expected = np.rint(scores * 2**SHIFT) * WORTH == have[:, None] + cost
    assert 0 < expected.sum() < expected.size
    every, rows, cols = slice(None), np.array([4, 0, 6]), np.array([3, 1])
    part = expected[np.ix_(rows, cols)]
    assert (mask.tile(every, every) == expected).all()
    assert (mask.tile(rows, cols) == part).all()
    assert (mask.at(*np.divmod(np.arange(35), 5)) == expected.ravel()).all()
    assert (mask.take(rows, cols).tile(every, every) == part).all()
    assert (mask.transposed().tile(cols, rows) == part.T).all()
