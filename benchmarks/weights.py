"""`python -m benchmarks.weights`: seconds for one change of weights on a cohort that was matched.

The weight of each component is changed by itself, a little and by much, proof included. Beside it,
the same programme matched from nothing.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from matchcore import Programme
from matchcore.datasets import make_cohort
from matchcore.tuning import Explorer

NEAR, FAR = (0.8, 0.9, 1.1, 1.25), (0.5, 2.0)
LAYOUT = "{:<24}{:>10}{:>10}{:>10}{:>10}"


def seconds(task: Callable[[], Any], repeat: int = 1) -> list[float]:
    """Return how long a task takes, each time."""
    taken = []
    for _ in range(repeat):
        start = time.perf_counter()
        task()
        taken.append(time.perf_counter() - start)
    return taken


def changed(explorer: Explorer, factors: tuple[float, ...]) -> list[float]:
    """Return how long each matching under a changed weight takes."""
    taken = []
    for name, weight in explorer.weights.items():
        for factor in factors:
            taken += seconds(partial(explorer.at, **{name: weight * factor}))
            certificate = explorer.at(**{name: weight * factor}).assignment.certificate
            if certificate is None or not certificate.proven:
                raise SystemExit(f"{name} times {factor} is not proven")
    return taken


def line(name: str, taken: list[float]) -> str:
    """Return median, 95th percentile and the longest time."""
    high = statistics.quantiles(taken, n=20, method="inclusive")[-1] if taken[1:] else taken[0]
    figures = (f"{x:.3f}" for x in (statistics.median(taken), high, max(taken)))
    return LAYOUT.format(name, *figures, len(taken))


def measure(mentees: int, mentors: int, fresh: int) -> None:
    """Print a table for one size."""
    cohort, programme = make_cohort(mentees, mentors, seed=1), Programme.reverse_mentoring()
    explorer = Explorer(programme, cohort)
    print(f"\n{mentees} mentees × {mentors} mentors, in seconds")
    print(LAYOUT.format("", "median", "95 %", "longest", "number"))
    print(line("a weight up to 25 % off", changed(explorer, NEAR)))
    print(line("halved or doubled", changed(explorer, FAR)))
    print(line("matched from nothing", seconds(partial(programme.match, cohort), fresh)))


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["1000x500", "5000x2500"])
    parser.add_argument("--fresh", type=int, default=3, help="matchings from nothing per size")
    args = parser.parse_args()
    for size in args.sizes:
        mentees, mentors = map(int, size.split("x"))
        measure(mentees, mentors, args.fresh)


if __name__ == "__main__":
    main()
