"""Scores as integers of a scale, against exact fractions."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.model.integers import integers, nearest


def test_integers_of_a_few_scores() -> None:
    """By hand: 0.75 · 4 = 3, -0.3 · 4 = -1.2, and half-way cases go to the even integer."""
    assert integers(np.array([0.75, -0.3, 0.125, 0.375]), 2).tolist() == [3, -1, 0, 2]
    assert integers(np.array([1000.0, -1025.0]), -10).tolist() == [1, -1]


@pytest.mark.slow
@given(st.floats(-1, 1), st.integers(-1100, 1000))
def test_they_are_the_nearest_and_both_ways_agree(size: float, exponent: int) -> None:
    score = math.ldexp(size, exponent)
    shift = 50 - exponent
    whole = nearest(score, shift)
    assert abs(Fraction(score) * Fraction(2) ** shift - whole) <= Fraction(1, 2)
    assert integers(np.array([score]), shift).tolist() == [whole]


def test_a_score_beyond_64_bits_has_a_nearest_integer_too() -> None:
    assert nearest(2.0**900, 200) == 2**1100
