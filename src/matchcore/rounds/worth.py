"""What a plan of meetings is worth, estimated: the final total over common scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.compatibility import Compatibility
from matchcore.model.matrix_scores import MatrixScores
from matchcore.model.problem import Problem
from matchcore.rounds.planned import Loads
from matchcore.rounds.surrogate import Surrogate
from matchcore.solver import solve

__all__ = ["METHODS", "Scenarios", "worth_of"]

METHODS = ("plan", "top_k", "thompson", "random", "nobody", "everybody")
_SURE = 0.95  # of an interval
_COLUMNS = ["method", "mean", "low", "high", "difference", "difference_low", "difference_high"]

Pairs = tuple[Rows, Rows]


@dataclass(frozen=True, eq=False)
class Scenarios:
    """What scores may turn out to be, and what a final matching then makes of meetings.

    Attributes
    ----------
    problem : Problem
        The final matching, by what is known now.
    best : Assignment
        Its answer, to start from.
    surrogate : Surrogate
        Expected scores and spreads.
    loads : Loads
        Who may meet whom, and how often.
    random_state : int
    """

    problem: Problem
    best: Assignment
    surrogate: Surrogate
    loads: Loads
    random_state: int

    def __repr__(self) -> str:
        return f"Scenarios({self.surrogate}, random_state={self.random_state})"

    def totals(self, planned: Pairs, draws: int) -> Floats:
        """Return the final true total of each method (columns) in each scenario (rows)."""
        return np.array([[*self._of(planned, draw)] for draw in range(draws)])

    def _of(self, planned: Pairs, draw: int) -> Iterator[float]:
        """Yield the totals of one scenario, in the order of `METHODS`."""
        s = self.surrogate
        true, sampled, lots = (
            np.random.default_rng([self.random_state, draw, stream]) for stream in range(3)
        )
        truth = s.expected + s.spread * true.standard_normal(s.expected.shape)
        sample = s.expected + s.spread * sampled.standard_normal(s.expected.shape)
        mentees, mentors = np.nonzero(self.loads.allowed)
        chosen: list[Pairs] = [planned, self._top, self._meetings(sample)]
        chosen += [self._meetings(lots.random(s.expected.shape)), self._nobody]
        chosen.append((mentees.astype(np.int64), mentors.astype(np.int64)))
        for pairs in chosen:
            yield self._total(truth, pairs)

    @cached_property
    def _top(self) -> Pairs:
        return self._meetings(self.surrogate.expected)

    @property
    def _nobody(self) -> Pairs:
        none = np.zeros(0, dtype=np.int64)
        return none, none

    def _meetings(self, scores: Floats) -> Pairs:
        """Return the meetings with the best total of some scores, as many as the plan has."""
        found = solve(self.loads.problem(Compatibility.from_matrix(scores)))
        return found.mentees, found.mentors

    def _total(self, truth: Floats, met: Pairs) -> float:
        """Return the true total of the best matching by what is known after some meetings."""
        known = self.surrogate.expected.copy()
        known[met] = truth[met]
        found = solve(self._final(known), start=self.best)
        load = np.bincount(found.mentors, minlength=len(self.problem.capacity))
        costs = self.problem.load_costs(load).sum()
        return float(truth[found.mentees, found.mentors].sum() - costs)

    def _final(self, known: Floats) -> Problem:
        """Return the final matching by other scores; the floor stays as it was."""
        masks = self.problem.open.masks
        scores = Compatibility(MatrixScores(known), masks)
        return replace(self.problem, compatibility=scores, floor=None, forbidden=())


def worth_of(totals: Floats) -> pd.DataFrame:
    """Return one row per method: its mean total, and its mean difference from the plan.

    Both with intervals of Student's t, the differences paired by scenario.

    Parameters
    ----------
    totals : array of float of shape (draws, methods)
        Two draws or more.

    Examples
    --------
    >>> totals = np.array([[2.0, 1.0, 1.0, 1.0, 0.0, 3.0], [4.0, 3.0, 3.0, 1.0, 0.0, 5.0]])
    >>> worth_of(totals)[["method", "mean", "difference", "difference_low"]].head(2)
      method  mean  difference  difference_low
    0   plan   3.0         0.0             0.0
    1  top_k   2.0        -1.0            -1.0
    """
    means = zip(*_interval(totals), strict=True)
    differences = zip(*_interval(totals - totals[:, :1]), strict=True)
    rows = zip(METHODS, means, differences, strict=True)
    return pd.DataFrame([[name, *mean, *less] for name, mean, less in rows], columns=_COLUMNS)


def _interval(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Return mean, low and high of each column."""
    draws, mean = len(values), values.mean(axis=0)
    error = values.std(axis=0, ddof=1) / np.sqrt(draws)
    half = float(stdtrit(draws - 1, (1.0 + _SURE) / 2.0)) * error
    return mean, mean - half, mean + half
