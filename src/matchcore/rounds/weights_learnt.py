"""Weights that the liking after meetings speaks for, what they gain, and whether to trust them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import nnls
from scipy.stats import t as student
from sklearn.model_selection import GroupKFold

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.short_repr import short_repr

_DRAWS = 400
_FOLDS = 10
_LEVEL = 0.95
_PENALTY = 1.0  # as if one more meeting of average people spoke against each component
_LEAST = 10  # meetings for each component


@dataclass(frozen=True, eq=False)
class Held:
    """Pairs that met, as numbers: the values of their components and how much they like each other.

    Attributes
    ----------
    values : (k, p) array of float
    liking : (k,) array of float
    rounds, mentees, mentors : (k,) array of int
        Which round, and the people by number over all rounds.
    """

    values: Floats
    liking: Floats
    rounds: Rows
    mentees: Rows
    mentors: Rows

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class Weights:
    """What meetings say about weights.

    Attributes
    ----------
    frame : pandas.DataFrame
        name; weight, the programme's, of a sum of 1; learnt; low and high, where 95 % of the
        learnt weights of other people like these would lie; gain, the share of the variance of
        liking on held-out meetings that is lost without the component; supported.
    gain, gain_low : float
        What the learnt weights explain more of the liking on held-out meetings than the
        programme's, as a share of its variance, and the lower end of its one-sided 95 % interval.
    """

    frame: pd.DataFrame
    gain: float
    gain_low: float

    __repr__ = short_repr


def learn_weights(names: tuple[str, ...], weights: Floats, met: Held, seed: int) -> Weights:
    """Return what meetings say about the weights of components.

    The learnt weights are those of a ridge regression of liking on the components, none below 0,
    with the sum of the programme's. Their intervals are a bootstrap that draws mentees and mentors
    independently, which holds where both return in many meetings [1]_. A weight is supported if
    its interval leaves out the programme's weight and the learnt weights together explain liking
    better on meetings held out: whole rounds, or all meetings of some mentees.

    References
    ----------
    .. [1] A. B. Owen, "The pigeonhole bootstrap", Annals of Applied Statistics 1 (2007).
    """
    frame = pd.DataFrame({"name": list(names), "weight": weights})
    varied = met.values.std(axis=0) > 1e-12 if len(met.liking) else np.zeros(len(names), dtype=bool)
    folds = _folds(met)
    if varied.sum() < 2 or len(met.liking) < _LEAST * varied.sum() or not folds:
        nothing = {"learnt": weights, "low": np.nan, "high": np.nan, "gain": np.nan}
        return Weights(frame.assign(**nothing, supported=False), np.nan, np.nan)
    learnt = _shares(met, np.ones(len(met.liking)), varied, weights)
    drawn = np.array([_shares(met, w, varied, weights) for w in _draws(met, seed)])
    ends = np.quantile(drawn, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2], axis=0)
    gains, lost = _held_out(met, folds, varied, weights)
    mean, spread = gains.mean(), gains.std(ddof=1) / np.sqrt(len(gains))
    low = float(mean - student.ppf(_LEVEL, len(gains) - 1) * spread)
    apart = varied & ((weights < ends[0]) | (weights > ends[1]))
    frame = frame.assign(learnt=learnt, low=ends[0], high=ends[1], gain=lost)
    return Weights(frame.assign(supported=apart & (low > 0)), float(mean), low)


def refitted(weights: Weights) -> dict[str, float] | None:
    """Return the weights to match by: learnt where supported, else the programme's; None if none is."""
    frame = weights.frame
    if not frame["supported"].any():
        return None
    chosen = frame["learnt"].where(frame["supported"], frame["weight"])
    return {str(name): float(x) for name, x in zip(frame["name"], chosen, strict=True)}


def _shares(met: Held, counts: Floats, varied: Bools, weights: Floats) -> Floats:
    """Return learnt weights: those that vary share their sum, by what a regression gives them."""
    found = np.array(weights)
    slopes = _slopes(met.values[:, varied], met.liking, counts)
    if slopes.sum() > 0:
        found[varied] = slopes / slopes.sum() * weights[varied].sum()
    return found


def _slopes(values: Floats, liking: Floats, counts: Floats) -> Floats:
    """Return the slopes of a weighted ridge regression, none below 0."""
    total = counts.sum()
    x = values - counts @ values / total
    y = liking - counts @ liking / total
    sizes = values.std(axis=0)
    x = x / sizes
    gram = x.T @ (x * counts[:, None]) + _PENALTY * np.eye(x.shape[1])
    root = cholesky(gram)
    target = solve_triangular(root, x.T @ (counts * y), trans="T")
    return np.asarray(nnls(root, target)[0] / sizes)


def _draws(met: Held, seed: int) -> Iterator[Floats]:
    """Yield how often each meeting counts when mentees and mentors are drawn again."""
    random = np.random.default_rng(seed)
    sides = [np.unique(x, return_inverse=True)[1] for x in (met.mentees, met.mentors)]
    sizes = [int(x.max()) + 1 for x in sides]
    made = 0
    while made < _DRAWS:
        drawn = [random.multinomial(n, np.full(n, 1 / n)) for n in sizes]
        counts = (drawn[0][sides[0]] * drawn[1][sides[1]]).astype(np.float64)
        if counts.sum() > 1:
            made += 1
            yield counts


def _folds(met: Held) -> list[tuple[Rows, Rows]]:
    """Return training and held-out meetings: by round, or by mentee where there are few rounds."""
    groups = met.rounds if len(np.unique(met.rounds)) >= 3 else met.mentees
    count = min(_FOLDS, len(np.unique(groups)))
    return list(GroupKFold(count).split(groups, groups=groups)) if count >= 3 else []


def _held_out(
    met: Held, folds: list[tuple[Rows, Rows]], varied: Bools, weights: Floats
) -> tuple[Floats, Floats]:
    """Return the gain of the learnt weights in each fold, and of each component over all."""
    gains, lost, total = [], np.zeros(len(weights)), 0.0
    for train, test in folds:
        x, y = met.values[train], met.liking[train]
        slopes = np.zeros(len(weights))
        slopes[varied] = _slopes(x[:, varied], y, np.ones(len(y)))
        held, truth = met.values[test], met.liking[test]
        error = _error(x, y, held, truth, slopes)
        spread = float(((truth - y.mean()) ** 2).sum()) or 1.0
        gains.append((_error(x, y, held, truth, weights) - error) / spread)
        for k in np.flatnonzero(varied):
            without = np.where(np.arange(len(weights)) == k, 0.0, slopes)
            lost[k] += _error(x, y, held, truth, without) - error
        total += spread
    return np.array(gains), lost / total


def _error(x: Floats, y: Floats, held: Floats, truth: Floats, slopes: Floats) -> float:
    """Return the squared error on held-out meetings of a line through the weighted components."""
    score = x @ slopes
    variance = float(score.var())
    rise = (
        max(0.0, float(np.cov(score, y, bias=True)[0, 1]) / variance) if variance > 1e-15 else 0.0
    )
    return float(((truth - y.mean() - rise * (held @ slopes - score.mean())) ** 2).sum())
