"""`python -m benchmarks.planners`: what a planner of meetings can gain, on simulated evenings.

Real evenings are few: they cannot tell planners apart, and trying many planners on them tunes to
chance. Here, evenings are drawn from a model. No data are needed.

The model. On each side, the logit of a liking after a meeting is ``level + evening + rater + rated
+ slope · signal + noise``; the signal is what can be predicted before. A person says yes with a
probability whose logit is the liking's, stretched, plus an effect of the rater that no rating
shows. The constants are moments of waves 1 to 12 of the Columbia Speed Dating Experiment, each
learnt from the others as in `benchmarks.speed_dating`; those of a yes are set so that simulated
decisions have the calibration and the variance between raters of the real ones.

An evening has five rounds of one meeting each, of most value among pairs that did not meet;
``strong``, as `plan_meetings`, has first those of the best matching by what is known. In between,
likings of other pairs follow by best linear unbiased prediction, as in `learn`. At last, people are
matched by the product of both likings, and couples count who both say yes.

The table, over sets of twelve evenings: mutual matches; how many more than top-k, with the standard
error; the standard deviation of that; in how many sets its 95 % interval by Student's t is above 0.
"""

import argparse
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment
from scipy.special import expit
from scipy.stats import norm
from scipy.stats import t as student

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
WOMEN = 10, 19, 10, 18, 9, 5, 16, 10, 20, 9, 21, 14  # by evening
MEN = 10, 16, 10, 18, 10, 5, 16, 10, 20, 9, 21, 14
# Of women who rate men, then of men who rate women:
LEVEL, EVENING = (-1.24, 0.0), 0.3  # of the logit; the standard deviation between evenings
OF_LOGIT = (0.25, 1.22, 2.97), (0.92, 1.43, 3.28)  # variances: raters, rated, noise
OF_SIGNAL = (0.0002, 0.0033, 0.0007), (0.0028, 0.0027, 0.0012)  # the same
OF_LIKING = (0.0040, 0.0234, 0.0570), (0.0174, 0.0285, 0.0656)  # the same, beside the signal
BOTH = 0.25  # correlation of the noises of both sides
SLOPE, LINE = (6.77, 6.23), (0.91, 0.90)  # of the logit, and of the liking, on the signal
LIKING = 0.329, 0.507  # the mean
STRETCH, UNSEEN = (1.20, 1.18), 1.7  # of a yes: slope; standard deviation between raters
MEETINGS = 5
LAYOUT = "{:<22}{:>9}{:>16}{:>11}{:>7}"


class Evening:
    """The people of one evening: signals before, likings after meetings, who both say yes."""

    def __init__(self, shape: tuple[int, int], random: np.random.Generator) -> None:
        self.shape, self.random = shape, random
        noise = random.multivariate_normal([0, 0], [[1, BOTH], [BOTH, 1]], shape)
        sides = [self._side(k, noise[..., k]) for k in (0, 1)]
        self.foreseen = [LIKING[k] + LINE[k] * sides[k][0] for k in (0, 1)]
        self.likings = [side[1] for side in sides]
        self.mutual = random.random(shape) < sides[0][2] * sides[1][2]

    def _side(self, k: int, noise: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the signals, likings and chances of a yes of one side."""
        signal = self._people(k, *OF_SIGNAL[k][:2])
        signal += self.random.normal(0, np.sqrt(OF_SIGNAL[k][2]), self.shape)
        logit = LEVEL[k] + self.random.normal(0, EVENING) + SLOPE[k] * signal
        logit += self._people(k, *OF_LOGIT[k][:2]) + np.sqrt(OF_LOGIT[k][2]) * noise
        return signal, expit(logit), expit(STRETCH[k] * logit + self._people(k, UNSEEN**2, 0.0))

    def _people(self, k: int, raters: float, rated: float) -> Floats:
        """Return an effect of each rater plus one of each rated person."""
        spreads = np.sqrt([raters, rated] if k == 0 else [rated, raters])
        women, men = (self.random.normal(0, spreads[x], self.shape[x]) for x in (0, 1))
        return np.add.outer(women, men)


class Known:
    """What is known after some meetings: the expected mutual liking, its spread, the matching."""

    def __init__(self, evening: Evening, met: Bools) -> None:
        self.evening, self.met = evening, met
        (p, a), (q, b) = self._side(0), self._side(1)
        self.liking = p * q
        self.spread = np.where(met, 0.0, np.sqrt(p**2 * b + q**2 * a + a * b))
        self.couples = linear_sum_assignment(-self.liking)

    def _side(self, k: int) -> tuple[Floats, Floats]:
        """Return expected likings of one side and their variances, as `Severity` has them."""
        said, foreseen, n = self.evening.likings[k], self.evening.foreseen[k], len(self.met)
        raters, rated, noise = OF_LIKING[k]
        variances = (raters, rated) if k == 0 else (rated, raters)
        counts = self.met.sum(axis=1), self.met.sum(axis=0)
        left = np.diag(np.concatenate([noise / variances[x] + counts[x] for x in (0, 1)]))
        left[:n, n:], left[n:, :n] = self.met, self.met.T
        more = np.where(self.met, said - foreseen, 0.0)
        effects = np.linalg.solve(left, np.append(more.sum(axis=1), more.sum(axis=0)))
        expected = np.clip(foreseen + np.add.outer(effects[:n], effects[n:]), 0.0, 1.0)
        doubts = [variances[x] * noise / (noise + variances[x] * counts[x]) for x in (0, 1)]
        return np.where(self.met, said, expected), noise + np.add.outer(*doubts)


def top_k(known: Known) -> Floats:
    """By what was expected before anybody met."""
    p, q = known.evening.foreseen
    return np.asarray(p.clip(0, 1) * q.clip(0, 1))


def at_random(known: Known) -> Floats:
    """By lot."""
    return known.evening.random.random(known.met.shape)


def thompson(known: Known) -> Floats:
    """By one draw of all likings (Thompson 1933)."""
    return np.asarray(known.evening.random.normal(known.liking, known.spread))


def bound(known: Known) -> Floats:
    """By the upper confidence bound; prices decide nothing where everybody has a meeting."""
    return np.asarray(known.liking + known.spread)


def improvement(known: Known) -> Floats:
    """By how much the best matching gains if this pair alone becomes known.

    Expected improvement (Jones, Schonlau, Welch 1998), which is the knowledge gradient of one pair
    (Frazier, Powell, Dayanik 2009). The spread counts twice, for the rounds to come.
    """
    spread = np.maximum(2 * known.spread, 1e-9)
    ahead = (known.liking - needed(known.liking)) / spread
    return np.asarray(spread * (norm.pdf(ahead) + ahead * norm.cdf(ahead) - ahead.clip(0)))


def needed(liking: Floats) -> Floats:
    """Return the liking from which each pair belongs to the best matching.

    It is the best total without the couple, less that without both people; both come from the best
    paths of exchanges, on which each woman takes the partner of the next.
    """
    everybody = np.arange(max(liking.shape))
    square = np.pad(liking, [(0, len(everybody) - size) for size in liking.shape])
    partner = linear_sum_assignment(-square)[1]
    has, holder = square[everybody, partner], np.argsort(partner)
    moves = square[:, partner] - has
    paths = moves.copy()
    for k in everybody:
        np.maximum(paths, np.add.outer(paths[:, k], paths[k]), out=paths)
    found = has[holder] - paths[holder].T
    np.fill_diagonal(moves, -np.inf)
    found[everybody, partner] = has + (moves + paths.T).max(axis=1)
    return np.asarray(found[: len(liking), : liking.shape[1]])


PLANNERS: dict[str, tuple[Callable[[Known], Floats], bool]] = {
    "top-k": (top_k, False),
    "at random": (at_random, False),
    "Thompson": (thompson, False),
    "bound": (bound, False),
    "bound, strong": (bound, True),
    "improvement": (improvement, False),
    "improvement, strong": (improvement, True),
}


def found(evening: Evening, planner: Callable[[Known], Floats], *, strong: bool) -> int:
    """Return the mutual matches after five rounds of meetings."""
    known = Known(evening, np.zeros(evening.shape, dtype=np.bool_))
    for _ in range(MEETINGS):
        values, met = planner(known).copy(), known.met.copy()
        values[known.couples] += 1e3 * strong
        met[linear_sum_assignment(np.where(met, 1e6, -values))] = True
        known = Known(evening, met)
    return int(evening.mutual[known.couples].sum())


def counts(sets: int, seed: int = 0) -> npt.NDArray[np.int64]:
    """Return mutual matches by set, evening and planner; at last those if everybody has met."""
    table = np.zeros((sets, len(MEN), len(PLANNERS) + 1), dtype=np.int64)
    for one, k in np.ndindex(*table.shape[:2]):
        evening = Evening((WOMEN[k], MEN[k]), np.random.default_rng([seed, one, k]))
        every = Known(evening, np.ones(evening.shape, dtype=np.bool_)).couples
        row = [found(evening, planner, strong=first) for planner, first in PLANNERS.values()]
        table[one, k] = [*row, evening.mutual[every].sum()]
    return table


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planners")
    parser.add_argument("--sets", type=int, default=100, help="sets of evenings, 2 or more")
    table, root = counts(parser.parse_args(arguments).sets), np.sqrt(len(MEN))
    print(LAYOUT.format("", "matches", "above top-k", "deviation", "shown"))
    for p, name in enumerate([*PLANNERS, "everybody has met"]):
        above = table[..., p] - table[..., 0]
        total, matches = above.sum(axis=1), table[..., p].sum(axis=1).mean()
        deviation = total.std(ddof=1)
        told = f"{total.mean():+.2f} ± {deviation / np.sqrt(len(total)):.2f}"
        reach = student.ppf(0.975, len(MEN) - 1) * above.std(axis=1, ddof=1) * root
        shown = f"{np.mean(total > reach):.0%}"
        print(LAYOUT.format(name, f"{matches:.1f}", told, f"{deviation:.1f}", shown))


if __name__ == "__main__":
    main()
