"""The arrays that scores are made from: shape, type, and finite values."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore.errors import InputError
from matchcore.model.factor_scores import FactorScores
from matchcore.model.matrix_scores import MatrixScores


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_no_number_is_named_with_its_place(bad: float) -> None:
    scores = np.zeros((3, 2))
    scores[2, 1] = bad
    with pytest.raises(InputError, match=r"scores\[2, 1\] is"):
        MatrixScores(scores)
    with pytest.raises(InputError, match=r"V\[2, 1\] is"):
        FactorScores(np.ones((1, 2)), scores)


@pytest.mark.parametrize("bad", [[1.0, 2.0], [["a"]], [[True]], [[1 + 2j]]])
def test_other_shapes_and_types_are_refused(bad: list) -> None:
    with pytest.raises(InputError, match="two dimensions of real numbers"):
        MatrixScores(bad)


@pytest.mark.parametrize("at", [(0, 0), (2, 299)])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_sparse_value_that_is_no_number_is_named_too(at: tuple[int, int], bad: float) -> None:
    """Whether or not other entries are finite."""
    U = np.zeros((3, 300))
    U[:, 7] = 0.5
    U[at] = bad
    with pytest.raises(InputError, match=rf"U\[{at[0]}, {at[1]}\] is {bad}"):
        FactorScores(csr_array(U), csr_array(np.ones((2, 300))))
