"""An assignment: rows that cannot be edited, and the gap that it states."""

import numpy as np
import pytest

from matchcore.model.assignment import Assignment, Bound, Certificate, Prices, SolveStatus

PRICES = Prices(np.array([3, 0]), covered=5, seats=2, score=1)


def assignment(*bounds: Bound, total: float = 3.0, bound: float = 4.0) -> Assignment:
    rows = np.array([0, 1])
    certificate = Certificate(bounds, shift=0, rounding=0.0)
    return Assignment(
        SolveStatus.FEASIBLE, rows, rows, total, bound, seats=2, certificate=certificate
    )


def test_rows_and_prices_cannot_be_edited() -> None:
    given = np.array([1, 2])
    made = Assignment(SolveStatus.FEASIBLE, given, given)
    for sealed in (made.mentees, made.mentors, PRICES.mentors):
        with pytest.raises(ValueError, match="read-only"):
            sealed[0] = 9
    given[0] = 7  # the caller's array stays writable


def test_the_gap_is_that_of_the_first_quantity_not_proven_best() -> None:
    """By hand: 2 of 5 seats lack 3/5; the total lacks 1 of 4."""
    seats, total = Bound("seats", 2, 5, PRICES), Bound("total", 3, 4, PRICES)
    assert assignment(seats, total).gap == 3 / 5
    assert assignment(Bound("seats", 2, 2, PRICES), total).gap == 1 / 4
    assert assignment(Bound("seats", 2, 2, PRICES), total, total=-0.5, bound=0.0).gap == 0.5


def test_without_an_answer_there_is_no_gap() -> None:
    assert Assignment(SolveStatus.UNKNOWN).gap is None
    assert Assignment(SolveStatus.UNKNOWN).mentees.shape == (0,)


def test_a_certificate_is_proven_if_every_bound_is_met() -> None:
    met, missed = Bound("seats", 2, 2, PRICES), Bound("total", 3, 4, PRICES)
    assert Certificate((met,), 0, 0.0).proven
    assert not Certificate((met, missed), 0, 0.0).proven
    assert Certificate((met, missed), 0, 0.0).of("total") is missed
    with pytest.raises(KeyError):
        Certificate((met,), 0, 0.0).of("total")


def test_worths_come_in_the_order_of_the_objective() -> None:
    assert PRICES.worths == (5, 2, 1)
