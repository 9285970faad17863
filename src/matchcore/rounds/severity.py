"""Who rates how, and who is rated how: crossed random effects, shrunk towards the mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.sparse import csr_array, diags_array, hstack
from scipy.sparse.linalg import LinearOperator, cg

from matchcore.model.arrays import Floats, Rows
from matchcore.short_repr import short_repr

_EXACT = 1e-12  # of the equations, relative


@dataclass(frozen=True, eq=False)
class Severity:
    """What raters add to every score they give, and the rated to every score they get.

    ``score = level + rater + rated + noise``. An effect is shrunk: few scores say little of a
    person, who then stands near the level. Nobody's scores are stretched or ranked, so the
    differences between the scores of one rater stay as they are.

    Attributes
    ----------
    level : float
        The mean over everybody.
    raters, rated : array of float
        The effect of each person, by number; 0 for people without scores.
    rater_spreads, rated_spreads : array of float
        How uncertain each effect still is: its standard deviation given the scores.
    noise : float
        The standard deviation of what neither person explains: between these two.

    Notes
    -----
    The variances are estimated from sums of squares within raters, within rated people and over
    all, which are exact in expectation for any pattern of who met whom [1]_. Given them, the
    effects are best linear unbiased predictions, from Henderson's equations [2]_. The spreads
    leave out that raters and rated people are estimated from the same scores.

    References
    ----------
    .. [1] K. Gao, A. B. Owen, "Efficient moment calculations for variance components in large
       unbalanced crossed random effects models", Electronic Journal of Statistics 11 (2017).
    .. [2] G. K. Robinson, "That BLUP is a good thing: the estimation of random effects",
       Statistical Science 6 (1991).

    Examples
    --------
    >>> scores = np.array([4.0, 4.0, 5.0, 1.0, 2.0, 2.0])
    >>> raters, rated = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 1, 2, 0, 1, 2])
    >>> found = Severity.of(scores, raters, rated)
    >>> found.level, found.raters.round(2).tolist()
    (3.0, [1.31, -1.31])
    >>> found.without(scores, raters).round(2).tolist()
    [2.69, 2.69, 3.69, 2.31, 3.31, 3.31]
    """

    level: float
    raters: Floats
    rated: Floats
    rater_spreads: Floats
    rated_spreads: Floats
    noise: float

    __repr__ = short_repr

    @classmethod
    def of(
        cls, scores: Floats, raters: Rows, rated: Rows, people: tuple[int, int] = (0, 0)
    ) -> Self:
        """Estimate from scores; NaN is no score.

        Parameters
        ----------
        scores : (k,) array of float
        raters, rated : (k,) array of int
            Who gave and who got each, by number.
        people : (int, int)
            At least so many raters and rated people.
        """
        there = ~np.isnan(scores)
        counts = [
            max(n, int(x.max(initial=-1)) + 1) for n, x in zip(people, (raters, rated), strict=True)
        ]
        y, codes = scores[there], (raters[there], rated[there])
        level = float(y.mean()) if len(y) else np.nan
        of_raters, of_rated, noise = variances(y, *codes)
        level, effects = _effects(y, codes, counts, (of_raters, of_rated), noise)
        given = [np.bincount(x, minlength=n) for x, n in zip(codes, counts, strict=True)]
        spreads = [
            np.sqrt(v * noise / (noise + v * n)) if v > 0 else np.zeros(len(n))
            for v, n in zip((of_raters, of_rated), given, strict=True)
        ]
        (severe, liked), (doubt, doubt_back) = effects, spreads
        return cls(level, severe, liked, doubt, doubt_back, float(np.sqrt(noise)))

    def first(self, raters: int, rated: int) -> Self:
        """Return the same of the first raters and rated people alone."""
        sides = self.raters[:raters], self.rated[:rated]
        spreads = self.rater_spreads[:raters], self.rated_spreads[:rated]
        return type(self)(self.level, *sides, *spreads, self.noise)

    def without(self, scores: Floats, raters: Rows) -> Floats:
        """Return scores without what their raters add to all they give."""
        return scores - self.raters[raters]

    def expected(self, raters: Rows, rated: Rows) -> Floats:
        """Return the score that people can be expected to give."""
        return self.level + self.raters[raters] + self.rated[rated]

    def spread(self, raters: Rows, rated: Rows) -> Floats:
        """Return the standard deviation of a score not given yet."""
        parts = self.rater_spreads[raters] ** 2 + self.rated_spreads[rated] ** 2 + self.noise**2
        return np.asarray(np.sqrt(parts))


def variances(y: Floats, raters: Rows, rated: Rows) -> tuple[float, float, float]:
    """Return the variances of raters, of rated people and of the rest, none below 0."""
    n = len(y)
    if n < 2:
        return 0.0, 0.0, 1.0
    inside_raters, raters_met, raters_squared = _inside(y, raters)
    inside_rated, rated_met, rated_squared = _inside(y, rated)
    sums = np.array([inside_raters, inside_rated, n * ((y - y.mean()) ** 2).sum()])
    shares = np.array(
        [
            [0.0, n - raters_met, n - raters_met],
            [n - rated_met, 0.0, n - rated_met],
            [n**2 - raters_squared, n**2 - rated_squared, n**2 - n],
        ]
    )
    sizes = np.maximum(np.abs(shares).max(axis=1), 1.0)  # so that no equation outweighs the others
    told = np.array([n > raters_met, n > rated_met, True])  # a single score tells nothing of anyone
    found = np.zeros(3)
    found[told] = np.linalg.lstsq((shares / sizes[:, None])[:, told], sums / sizes, rcond=1e-9)[0]
    least = 1e-6 * max(float(y.var()), 1e-6)  # of the rest: a plain mean is never divided by 0
    return max(0.0, float(found[0])), max(0.0, float(found[1])), max(least, float(found[2]))


def _inside(y: Floats, groups: Rows) -> tuple[float, int, float]:
    """Return the squares around the means of groups, how many groups, and their squared sizes."""
    sizes = np.bincount(groups)
    means = np.bincount(groups, weights=y) / np.maximum(sizes, 1)
    return float(((y - means[groups]) ** 2).sum()), int((sizes > 0).sum()), float((sizes**2).sum())


def _effects(
    y: Floats, codes: tuple[Rows, Rows], counts: list[int], of: tuple[float, float], noise: float
) -> tuple[float, list[Floats]]:
    """Return the level and the effects of both sides, from Henderson's equations."""
    none = [np.zeros(n) for n in counts]
    if not len(y):
        return np.nan, none
    rows = np.arange(len(y))
    penalty, columns, used = [np.zeros(1)], [csr_array(np.ones((len(y), 1)))], []
    for side, (code, n, v) in enumerate(zip(codes, counts, of, strict=True)):
        if v > 0:
            columns.append(csr_array((np.ones(len(y)), (rows, code)), shape=(len(y), n)))
            penalty.append(np.full(n, noise / v))
            used.append(side)
    design = csr_array(hstack(columns))
    left = csr_array(design.T @ design + diags_array(np.concatenate(penalty)))
    found = _solved(left, np.asarray(design.T @ (y - y.mean())))
    parts = np.split(found[1:], np.cumsum([counts[side] for side in used])[:-1]) if used else []
    for side, part in zip(used, parts, strict=True):
        none[side] = part
    return float(y.mean() + found[0]), none


def _solved(left: csr_array, right: Floats) -> Floats:
    """Return the solution of sparse positive definite equations, by conjugate gradients."""
    diagonal = left.diagonal()
    scaled = LinearOperator(left.shape, matvec=lambda x: x / diagonal, dtype=np.float64)
    found, _ = cg(left, right, rtol=_EXACT, atol=0.0, maxiter=20 * left.shape[0], M=scaled)
    return np.asarray(found)
