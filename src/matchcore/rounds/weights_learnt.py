"""Weights that the liking after meetings speaks for, what they gain, and whether to trust them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.linalg import cholesky
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
        name; weight, the programme's, of a sum of 1; learnt; low and high, its 95 % interval; gain,
        the share of the variance of liking on held-out meetings that is lost without the component;
        supported.
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
    with the sum of the programme's. Their intervals come from slopes drawn around those found,
    whose covariance allows for meetings that share a mentee or a mentor [1]_. A weight is supported
    if its interval leaves out the programme's weight and the learnt weights together explain liking
    better on meetings held out: whole rounds, or all meetings of some mentees.

    References
    ----------
    .. [1] A. C. Cameron, J. B. Gelbach, D. L. Miller, "Robust inference with multiway clustering",
       Journal of Business & Economic Statistics 29 (2011).
    """
    frame = pd.DataFrame({"name": list(names), "weight": weights})
    varied = met.values.std(axis=0) > 1e-12 if len(met.liking) else np.zeros(len(names), dtype=bool)
    folds = _folds(met)
    if varied.sum() < 2 or len(met.liking) < _LEAST * varied.sum() or not folds:
        frame = frame.assign(learnt=weights, low=np.nan, high=np.nan, gain=np.nan, supported=False)
        return Weights(frame, np.nan, np.nan)
    found, root = _slopes(met.values[:, varied], met.liking)
    learnt = _shares(found, root, varied, weights)
    spread = _spread(met, varied, found, root)
    random = np.random.default_rng(seed)
    around = found + random.standard_normal((_DRAWS, len(found))) @ spread.T
    drawn = np.array([_shares(slopes, root, varied, weights) for slopes in around])
    ends = np.quantile(drawn, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2], axis=0)
    gains, lost = _held_out(met, folds, varied, weights)
    mean, doubt = gains.mean(), gains.std(ddof=1) / np.sqrt(len(gains))
    low = float(mean - student.ppf(_LEVEL, len(gains) - 1) * doubt)
    apart = varied & ((weights < ends[0]) | (weights > ends[1]))
    frame = frame.assign(learnt=learnt, low=ends[0], high=ends[1], gain=lost)
    return Weights(frame.assign(supported=apart & (low > 0)), float(mean), low)


def refitted(weights: Weights) -> dict[str, float] | None:
    """Return learnt weights where supported, else the programme's; None where none is supported."""
    frame = weights.frame
    if not frame["supported"].any():
        return None
    chosen = frame["learnt"].where(frame["supported"], frame["weight"])
    return {str(name): float(x) for name, x in zip(frame["name"], chosen, strict=True)}


def _shares(slopes: Floats, root: Floats, varied: Bools, weights: Floats) -> Floats:
    """Return weights: those that vary share their sum, by the nearest slopes none below 0."""
    found, best = np.array(weights), nnls(root, root @ slopes)[0]
    if best.sum() > 0:
        found[varied] = best / best.sum() * weights[varied].sum()
    return found


def _slopes(values: Floats, liking: Floats) -> tuple[Floats, Floats]:
    """Return the slopes of a ridge regression, and the root of its equations."""
    x = values - values.mean(axis=0)
    gram = x.T @ x + np.diag(_PENALTY * values.var(axis=0))
    return np.linalg.solve(gram, x.T @ (liking - liking.mean())), cholesky(gram)


def _spread(met: Held, varied: Bools, slopes: Floats, root: Floats) -> Floats:
    """Return a square root of the covariance of slopes, when both mentees and mentors vary."""
    x = met.values[:, varied] - met.values[:, varied].mean(axis=0)
    left = met.liking - met.liking.mean() - x @ slopes
    pulls = x * left[:, None]
    middle = -pulls.T @ pulls
    for people in (met.mentees, met.mentors):
        _, codes = np.unique(people, return_inverse=True)
        sums = np.array([np.bincount(codes, pull) for pull in pulls.T])
        middle += sums @ sums.T * (sums.shape[1] / max(1, sums.shape[1] - 1))
    inverse = np.linalg.inv(root.T @ root)
    values, vectors = np.linalg.eigh(inverse @ middle @ inverse)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)))


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
        found, root = _slopes(x[:, varied], y)
        slopes[varied] = nnls(root, root @ found)[0]
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
