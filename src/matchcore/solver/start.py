"""Prices at which a search begins, taken from an earlier answer or estimated from a sample."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.integers import integers
from matchcore.model.objective import RANKINGS
from matchcore.model.problem import Problem
from matchcore.solver.flow.network import Network
from matchcore.solver.scan.found import NEVER, Found, place_in_row

_CHAIN = 16  # largest gains that one more seat may cost, along a chain of displaced people


@dataclass(frozen=True, eq=False)
class Start:
    """Initial prices, in units of the flow's costs.

    Attributes
    ----------
    mentors : array of int of shape (m,)
        Price of a place with each mentor.
    first, further : int
        Least gain for which a mentee's first pair, and each further one, is made.
    """

    mentors: Ints
    first: int
    further: int

    @classmethod
    def of_assignment(cls, problem: Problem, before: Assignment, worth: int) -> Start | None:
        """Take the prices of an earlier answer; None if it has none for scores by these mentors.

        Prices are clipped to the largest gain of a pair in this problem, or a few times that where
        seats come first: prices of another scale would swamp its scores.
        """
        certificate = before.certificate
        priced = [b.prices for b in certificate.bounds if b.prices.score > 0] if certificate else []
        priced = [prices for prices in priced if len(prices.mentors) == problem.shape[1]]
        if certificate is None or not priced:
            return None
        prices = next((p for p in priced if p.score == worth), priced[0])
        shift, magnitude = problem.shift - certificate.shift, problem.compatibility.magnitude
        times = _CHAIN if RANKINGS[problem.objective].fixes_seats else 1
        top = times * (worth * int(integers(np.array([magnitude]), problem.shift)[0]) + 1)
        v, first, further = (
            np.clip(rescaled(np.asarray(x), shift, worth / prices.score), -top, top)
            for x in (prices.mentors, -(prices.seats + prices.covered), -prices.seats)
        )
        return cls(v, int(first), int(further))

    def kept(self, problem: Problem, mentees: Rows, mentors: Rows, worth: int) -> Ints:
        """Return what each mentee gains by the worst of some pairs; without any, the least gain."""
        scores = integers(problem.compatibility.at(mentees, mentors), problem.shift) * worth
        least, gains = self.least(problem), np.full(problem.shape[0], NEVER)
        np.minimum.at(gains, mentees, scores - self.mentors[mentors])
        return np.where(gains == NEVER, least, np.maximum(gains, least))

    def least(self, problem: Problem) -> Ints:
        """Return the least gain for which a pair of each mentee is made."""
        return np.where(problem.demand > 1, self.further, self.first).astype(np.int64)

    def potentials(self, network: Network, bonus: int) -> Ints:
        """Return these prices as potentials of a network in which each pair gains `bonus` more."""
        made = np.zeros(network.nodes, dtype=np.int64)
        made[network.shape[0] : network.sink] = -self.mentors
        made[network.sink + 1 :] = self.first + bonus, self.further + bonus
        return made


def bids(found: Found, places: Ints) -> Ints:
    """Return the price of each mentor at which the last place is worth no more to anyone.

    Parameters
    ----------
    found : Found
        What mentees would gain by each mentor beyond what they have, the largest gains first.
    places : array of int
        How many of them each mentor takes.
    """
    prices = np.zeros(len(places), dtype=np.int64)
    last = place_in_row(found) == places[found.rows] - 1
    prices[found.rows[last]] = np.maximum(found.gains[last], 0)
    return prices


def rescaled(values: Ints, shift: int, factor: float = 1.0) -> Ints:
    """Return ``values · factor · 2**shift`` as integers, within ±`NEVER`."""
    with np.errstate(over="ignore"):  # scales too far apart to estimate anything
        scaled = np.rint(np.ldexp(values.astype(np.float64) * factor, shift))
    return np.clip(scaled, -NEVER, NEVER).astype(np.int64)
