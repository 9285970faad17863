"""The answer in numbers: what is met, what is proven, and how large the gap is."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Assignment, SolveStatus
from matchcore.model.assignment import Bound, Certificate, Prices
from matchcore.model.objective import Quantity

PRICES = Prices(np.array([3, 0]), covered=1, seats=2, score=4)


def held(*bounds: tuple[Quantity, int, int]) -> Certificate:
    return Certificate(tuple(Bound(*b, PRICES) for b in bounds), 10, 0.0)


def answer(certificate: Certificate | None, total: float, bound: float) -> Assignment:
    return Assignment(SolveStatus.FEASIBLE, total=total, bound=bound, certificate=certificate)


def test_a_certificate_proves_what_meets_every_bound() -> None:
    assert held(("seats", 4, 4), ("total", 9, 9)).proven
    assert not held(("seats", 4, 4), ("total", 9, 10)).proven
    assert held(("seats", 4, 5), ("total", 9, 10)).of("total").limit == 10
    with pytest.raises(KeyError):
        held(("seats", 4, 4)).of("covered")


@pytest.mark.parametrize(
    ("bounds", "gap"),
    [
        ([("covered", 3, 4), ("seats", 5, 9), ("total", 1, 2)], 1 / 4),
        ([("covered", 4, 4), ("seats", 5, 8), ("total", 1, 2)], 3 / 8),
        ([("seats", 5, 5), ("total", 1, 2)], (8.0 - 6.0) / 8.0),  # of the true total, in floats
        ([("total", 1, 2), ("seats", 5, 9)], (8.0 - 6.0) / 8.0),
        ([("total", 2, 2), ("seats", 5, 10)], 1 / 2),
    ],
)
def test_the_gap_is_that_of_the_first_quantity_that_is_not_proven(
    bounds: list[tuple[Quantity, int, int]], gap: float
) -> None:
    assert answer(held(*bounds), 6.0, 8.0).gap == gap


def test_a_gap_of_a_small_total_is_absolute() -> None:
    assert answer(held(("total", 0, 1)), 0.25, 0.5).gap == 0.25
    assert Assignment(SolveStatus.UNKNOWN).gap is None


def test_rows_and_prices_cannot_be_edited_and_the_given_ones_still_can() -> None:
    rows = np.array([0, 1])
    a = Assignment(SolveStatus.FEASIBLE, rows, rows)
    for sealed in (a.mentees, a.mentors, PRICES.mentors):
        with pytest.raises(ValueError, match="read-only"):
            sealed[0] = 7
    rows[0] = 5
    assert PRICES.worths == (1, 2, 4)
