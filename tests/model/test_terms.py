"""Terms: amounts for single pairs."""

import numpy as np
from scipy.sparse import csr_array

from matchcore.model.terms import Terms

DENSE = np.array([[0.5, 0.0, -2.0], [0.0, -0.25, 0.0]])
TERMS = Terms("liked", csr_array(DENSE))


def test_the_magnitude_is_the_largest_amount_of_either_sign() -> None:
    assert TERMS.magnitude == 2.0
    assert Terms("none", csr_array((2, 3))).magnitude == 0.0


def test_only_amounts_below_are_raised_and_the_first_object_stays() -> None:
    raised = TERMS.raised(-1.0)
    assert raised.entries.toarray().tolist() == [[0.5, 0.0, -1.0], [0.0, -0.25, 0.0]]
    assert TERMS.entries.toarray().tolist() == DENSE.tolist()
    assert TERMS.raised(-2.0) is TERMS


def test_a_part_and_the_exchanged_sides_are_those_of_the_dense_array() -> None:
    rows, cols = np.array([1, 0]), np.array([2, 1])
    assert (TERMS.take(rows, cols).entries.toarray() == DENSE[rows][:, cols]).all()
    assert (TERMS.transposed().entries.toarray() == DENSE.T).all()
    assert TERMS.take(rows, cols).name == TERMS.transposed().name == "liked"
