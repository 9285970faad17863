"""The best choices of mentees: each faster way gives what computing every gain gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.errors import CertificateError
from matchcore.model.assignment import Prices
from matchcore.solver.proof.bounds import upper_bounds
from matchcore.solver.proof.choices import Choices
from matchcore.solver.proof.maxima import Maxima

SHIFT = 10


def sums(problem: Problem, *prices: Prices) -> list[int]:
    """Return what all mentees gain at most, at each of the prices."""
    found = Choices(problem, list(prices), SHIFT, None)
    runs = [gains for block in problem.usable.blocks() for gains in found.of(block)]
    return np.sum(runs, axis=0).tolist()


def problems() -> list[Problem]:
    rng = np.random.default_rng(1)
    U, V = rng.integers(0, 8, (30, 3)) / 8, rng.integers(-4, 8, (25, 3)) / 16
    c = Compatibility.from_factors(U, V)
    closed = c.with_pairs("past", *np.nonzero(rng.random((30, 25)) < 0.2))
    return [Problem(c, demand=2), Problem(closed, demand=rng.integers(1, 4, 30))]


PRICES = [
    {"score": 1},
    {"score": 2},
    {"seats": 40},
    {"covered": 300, "seats": -20},
    {"covered": 5, "seats": 7, "score": 3},
]


@pytest.mark.parametrize("problem", problems())
@pytest.mark.parametrize("worths", PRICES)
def test_every_way_gives_the_sum_of_the_largest_gains(
    problem: Problem, worths: dict[str, int]
) -> None:
    v = np.random.default_rng(2).integers(-100, 900, 25)
    price = Prices(v, **worths)
    scores = np.rint(problem.compatibility.dense() * 2**SHIFT).astype(int)
    gains = np.where(problem.open.allowed, scores * price.score + price.seats - v, -(10**9))
    expected = 0
    for row, demand in zip(gains, problem.demand, strict=True):
        best = np.sort(row)[::-1][:demand]
        expected += max(0, *(price.covered + int(best[: k + 1].sum()) for k in range(demand)))
    assert sums(problem, price) == [expected]


def test_prices_halved_need_no_look_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problems()[0]
    twice = Prices(np.random.default_rng(2).integers(-99, 999, 25), seats=1, score=2)
    half = Prices(twice.mentors // 2, score=1)
    expected = sums(problem, half) + sums(problem, twice)
    screened: list[np.ndarray] = []
    screen = Maxima.of

    def recorded(self: Maxima, *arguments: Any) -> Any:
        screened.append(self.prices)
        return screen(self, *arguments)

    monkeypatch.setattr(Maxima, "of", recorded)
    assert sums(problem, half, twice) == expected
    assert screened
    assert all(prices is twice.mentors for prices in screened)


def test_a_complete_demand_counts_open_pairs() -> None:
    allowed = np.array([[True, True], [True, False]])
    c = Compatibility.from_matrix(np.ones((2, 2)), allowed)
    price = Prices(np.zeros(2, dtype=np.int64), score=1)
    with pytest.raises(CertificateError, match="fewer open pairs than demanded"):
        sums(Problem(c, demand=2, complete=True), price)
    assert sums(Problem(c, demand=2), price) == [3 << SHIFT]


def test_a_mentee_in_no_block_cannot_have_a_complete_demand() -> None:
    c = Compatibility.from_factors(np.ones((800, 1)), np.ones((700, 1)))
    c = c.with_table("site", np.arange(800) % 2, np.zeros(700, int), np.array([[True], [False]]))
    for complete in (False, True):
        found = Choices(Problem(c, complete=complete), [], SHIFT, None)
        for block in c.blocks():
            assert block.rows.tolist() == list(range(0, 800, 2))
            list(found.of(block))
        if complete:
            with pytest.raises(CertificateError, match="no open pair"):
                found.refuse_unseen()
        else:
            found.refuse_unseen()


def test_mentees_whose_every_seat_is_taken_by_a_required_pair_gain_nothing() -> None:
    n, m, free = 600, 3000, 10  # a few free mentees share a block with many others
    made = Compatibility.from_factors(np.ones((n, 1)), np.ones((m, 1)))
    groups = (np.arange(n) >= free).astype(int), (np.arange(m) >= n).astype(int)
    made = made.with_table("group", *groups, [[True, True], [True, False]])
    problem = Problem(made, required=[(k, k) for k in range(free, n)])
    price = Prices(np.zeros(m, dtype=np.int64), seats=1)
    assert upper_bounds(problem, [price], 0)[0] == [n]
