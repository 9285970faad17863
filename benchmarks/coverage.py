"""`python -m benchmarks.coverage`: how often intervals hold what they should, simulated.

An interval of 95 % should hold the true value in 95 of 100 samples, whatever that value is. Of each
kind of sample: the mean coverage over the true values, the least, and the mean width of an
interval; `shown` is the share of samples that get one. Exit status 1 if a mean of ours is below
0.93.

Answers of a cluster, such as those about one mentor, are alike: by a beta distribution (rates), or
by a normal one behind the answers (means), with the correlation given. Clusters have from 1 to so
many answers. Other methods see the samples to which ours gives an interval; where they have none,
that is a miss.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import product

import numpy as np
from scipy.special import betaincinv, ndtr, stdtrit

from matchcore.season.indicators.clustered import Clustered, Values
from matchcore.season.indicators.difference import between, change_of
from matchcore.season.indicators.estimate import SHARE, Estimate, mean_of, rate_of
from matchcore.season.indicators.intervals import bootstrap_t, wilson

RATES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
PEOPLE = (12, 30, 100)
LARGEST, ALIKE = (1, 2, 3, 5), (0.0, 0.1, 0.3)  # cluster; correlation within
SCALE = (1.0, 5.0)
ANSWERS: Mapping[str, tuple[float, ...]] = {
    "pleased": (0.02, 0.03, 0.10, 0.35, 0.50),
    "delighted": (0.005, 0.005, 0.04, 0.15, 0.80),
    "evenly": (0.2, 0.2, 0.2, 0.2, 0.2),
    "divided": (0.4, 0.1, 0.0, 0.1, 0.4),
    "little": (0.5, 0.3, 0.12, 0.05, 0.03),
    "middle": (0.05, 0.2, 0.5, 0.2, 0.05),
}
GAINS: Mapping[str, Mapping[float, float]] = {
    "mild": {0: 0.4, 1: 0.4, 2: 0.2},
    "rare": {0: 0.8, 1: 0.15, 2: 0.05},
    "mixed": {-1: 0.1, 0: 0.3, 1: 0.3, 2: 0.2, 3: 0.1},
    "strong": {1: 0.2, 2: 0.5, 3: 0.3},
    "none": {-1: 0.2, 0: 0.6, 1: 0.2},
    "skewed": {0: 0.5, 1: 0.4, 4: 0.1},
}
GROUPED = ((1, 0.0), (3, 0.1), (5, 0.3))  # largest cluster, correlation
ASKED = 0.93
FEWEST_SHOWN = 40  # samples with an interval, to tell a coverage
OURS = "ours"
Ends = tuple[float, float] | None
Method = Callable[[Clustered], Ends]


# Other methods, to compare with -------------------------------------------------------------------


def alone(answers: Clustered) -> Ends:
    """Wilson's interval as if no answers belonged together."""
    return wilson(answers.mean, answers.count)


def robust_t(answers: Clustered) -> Ends:
    """Student's t with the variance over clusters."""
    half = float(stdtrit(answers.clusters - 1, 0.975)) * math.sqrt(answers.variance)
    return answers.mean - half, answers.mean + half


def korn_graubard(answers: Clustered) -> Ends:
    """Clopper and Pearson's interval at the effective number of answers, never above their own."""
    rate, count, clusters = answers.mean, answers.count, answers.clusters
    effect = answers.variance / (rate * (1 - rate) / count) if 0 < rate < 1 else 1.0
    wider = (stdtrit(count - 1, 0.975) / stdtrit(clusters - 1, 0.975)) ** 2
    worth = min(count, count / effect * wider) if effect else float(count)
    yes = rate * worth
    low = 0.0 if yes == 0 else float(betaincinv(yes, worth - yes + 1, 0.025))
    high = 1.0 if yes >= worth else float(betaincinv(yes + 1, worth - yes, 0.975))
    return low, high


def ours(estimate: Callable[[Clustered], Estimate]) -> Method:
    """Return what the library shows, None where it shows counts alone."""

    def interval(answers: Clustered) -> Ends:
        found = estimate(answers)
        return None if found.low is None or found.high is None else (found.low, found.high)

    return interval


# Samples ------------------------------------------------------------------------------------------


def sizes_of(count: int, largest: int, rng: np.random.Generator) -> Values:
    """Return sizes of clusters from 1 to the largest, with so many people in all."""
    sizes = list[int]()
    while count > 0:
        sizes.append(min(int(rng.integers(1, largest + 1)), count))
        count -= sizes[-1]
    return np.array(sizes, dtype=float)


def yes_or_no(truth: float, sizes: Values, alike: float, rng: np.random.Generator) -> Clustered:
    """Draw answers that are 0 or 1."""
    rates = np.full(len(sizes), truth)
    if alike:
        share = (1 - alike) / alike
        rates = rng.beta(truth * share, (1 - truth) * share, len(sizes))
    return Clustered(rng.binomial(sizes.astype(int), rates).astype(float), sizes, int(sizes.sum()))


def on_a_scale(
    shares: tuple[float, ...], sizes: Values, alike: float, rng: np.random.Generator
) -> Clustered:
    """Draw answers from 1 to 5."""
    where = np.repeat(np.arange(len(sizes)), sizes.astype(int))
    shared = rng.standard_normal(len(sizes))[where]
    behind = math.sqrt(alike) * shared + math.sqrt(1 - alike) * rng.standard_normal(len(where))
    answers = 1.0 + np.searchsorted(np.cumsum(shares)[:-1], ndtr(behind))
    totals = np.asarray(np.bincount(where, answers), dtype=np.float64)
    return Clustered(totals, sizes, len(where))


def gained(shares: Mapping[float, float], count: int, rng: np.random.Generator) -> Clustered:
    """Draw changes of single people."""
    drawn = rng.choice([*shares], count, p=[*shares.values()]).astype(float)
    return Clustered(drawn, np.ones(count), count)


# Counting -----------------------------------------------------------------------------------------


@dataclass
class Tally:
    """Of one method: hits by true value, and widths."""

    hits: dict[object, list[bool]] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)
    asked: int = 0

    def add(self, key: object, truth: float, ends: Ends, *, due: bool = False) -> None:
        """Count one interval, or that there is none: a miss where one was due."""
        self.asked += 1
        if ends is None and due:
            self.hits.setdefault(key, []).append(False)
        elif ends is not None:
            inside = ends[0] - 1e-9 <= truth <= ends[1] + 1e-9
            self.hits.setdefault(key, []).append(inside)
            self.widths.append(ends[1] - ends[0])

    @property
    def coverages(self) -> list[float]:
        """The coverage at each true value that has enough samples to tell."""
        return [float(np.mean(hits)) for hits in self.hits.values() if len(hits) >= FEWEST_SHOWN]

    def __str__(self) -> str:
        if not self.coverages:
            return "-"
        width = np.mean(self.widths) if self.widths else np.nan
        return f"{np.mean(self.coverages):.3f} {min(self.coverages):.3f} {width:.2f}"


@dataclass
class Row:
    """One kind of sample: what it is, and the tally of each method."""

    what: str
    tallies: dict[str, Tally]

    def __str__(self) -> str:
        mine = self.tallies[OURS]
        shown = len(mine.widths) / mine.asked
        cells = "".join(f"{tally!s:>20}" for tally in self.tallies.values())
        return f"{self.what:<44}{shown:>6.0%}{cells}"


def rates(repeat: int, bootstraps: int, rng: np.random.Generator) -> Iterator[Row]:
    """Yield a row for each size of clusters and correlation within them."""
    others: dict[str, Method] = {
        "Wilson alone": alone,
        "Korn-Graubard": korn_graubard,
        "t": robust_t,
        "bootstrap-t": partial(bootstrap_t, random_state=0),
    }
    for count in PEOPLE:
        for largest in LARGEST:
            for alike in ALIKE if largest > 1 else ALIKE[:1]:
                tallies = {name: Tally() for name in (OURS, *others)}
                for truth in RATES:
                    for k in range(repeat):
                        sample = yes_or_no(truth, sizes_of(count, largest, rng), alike, rng)
                        mine = ours(rate_of)(sample)
                        tallies[OURS].add(truth, truth, mine)
                        for name, method in others.items() if mine else ():
                            if name != "bootstrap-t" or k < bootstraps:
                                tallies[name].add(truth, truth, method(sample), due=True)
                yield Row(named("rate", count, largest, alike), tallies)


def means(repeat: int, rng: np.random.Generator) -> Iterator[Row]:
    """Yield rows for means of answers from 1 to 5."""
    for count in (5, *PEOPLE):
        for largest, alike in GROUPED:
            tallies = {OURS: Tally(), "t": Tally()}
            for name, shares in ANSWERS.items():
                truth = float(np.dot(shares, [1, 2, 3, 4, 5]))
                for _ in range(repeat):
                    sample = on_a_scale(shares, sizes_of(count, largest, rng), alike, rng)
                    mine = ours(partial(mean_of, scale=SCALE))(sample)
                    tallies[OURS].add(name, truth, mine)
                    if mine:
                        tallies["t"].add(name, truth, robust_t(sample))
            yield Row(named("mean", count, largest, alike), tallies)


def changes(repeat: int, rng: np.random.Generator) -> Iterator[Row]:
    """Yield rows for changes of single people."""
    for count in PEOPLE:
        tallies = {OURS: Tally(), "t": Tally()}
        for name, shares in GAINS.items():
            truth = sum(gain * share for gain, share in shares.items())
            for _ in range(repeat):
                sample = gained(shares, count, rng)
                mine = ours(change_of)(sample)
                tallies[OURS].add(name, truth, mine)
                if mine:
                    tallies["t"].add(name, truth, robust_t(sample))
        yield Row(named("change", count, 1, 0.0), tallies)


def differences(repeat: int, rng: np.random.Generator) -> Iterator[Row]:
    """Yield rows for differences of two rates, without the permutations."""
    for count in PEOPLE:
        for largest, alike in GROUPED:
            tally = Tally()
            for pair in product(RATES[::3], repeat=2):
                for _ in range(repeat):
                    one, other = (
                        yes_or_no(rate, sizes_of(count, largest, rng), alike, rng) for rate in pair
                    )
                    found = between(one, other, SHARE, is_rate=True, draws=0)
                    ends = None if found.low is None else (found.low, found.high or 0.0)
                    tally.add(pair, pair[1] - pair[0], ends)
            yield Row(named("difference of rates", count, largest, alike), {OURS: tally})


def named(what: str, count: int, largest: int, alike: float) -> str:
    """Return the name of a kind of sample."""
    clusters = f"clusters to {largest}, {alike:g}" if largest > 1 else "alone"
    return f"{what}, n = {count}, {clusters}"


def main() -> int:
    """Print one line per kind of sample; 1 if a mean of ours is too low."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=200, help="samples per true value")
    parser.add_argument("--bootstraps", type=int, default=0, help="of these for the bootstrap")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rng = np.random.default_rng(given.seed)
    print("Coverage: mean and least over true values, then the mean width of an interval")
    lowest, least = [], []
    for rows in (
        rates(given.repeat, given.bootstraps, rng),
        means(given.repeat, rng),
        changes(given.repeat, rng),
        differences(given.repeat // 4, rng),
    ):
        for k, row in enumerate(rows):
            if k == 0:
                print(f"\n{'':<44}{'shown':>6}" + "".join(f"{name:>20}" for name in row.tallies))
            print(row, flush=True)
            if mine := row.tallies[OURS].coverages:
                lowest.append(float(np.mean(mine)))
                least.append(min(mine))
    print(f"\nours: lowest mean {min(lowest):.3f} (asked for: {ASKED}), least {min(least):.3f}")
    return 0 if min(lowest) >= ASKED else 1


if __name__ == "__main__":
    raise SystemExit(main())
