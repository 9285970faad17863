"""`python -m benchmarks.questions`: the time of each kind of question to a solved matching.

Medians and 95th percentiles, in seconds, beside what is asked of each. One BLAS thread computes the
plain products that serve as a yardstick. On a shared machine, `--cpu` tells more: it counts
processor time instead of elapsed time. Nothing is enforced: the reader judges the table.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.instances import FactoredInstance, factored
from matchcore import Compatibility, Problem, Programme, SolveStatus, datasets, solve, tuning
from matchcore.model.objective import Objective
from matchcore.model.renumbering import renumbered
from matchcore.solver.residual import Residual
from matchcore.threads import one_blas_thread

Size = tuple[int, int]
LAYOUT = "{:<38}{:>15}{:>10}{:>10}{:>7}  {}"
TILE = 512  # rows of a plain product
NEAR, FAR = (0.8, 0.9, 1.1, 1.25), (0.5, 2.0)  # times a weight
LATER = 50  # questions after the first one


@dataclass(frozen=True)
class Row:
    """One line of the table: what was timed, how long it took, and what was asked."""

    what: str
    size: Size
    seconds: list[float]
    asked: str = ""

    def __str__(self) -> str:
        middle, late = np.percentile(self.seconds, [50, 95])
        size = f"{self.size[0]} x {self.size[1]}"
        times = f"{middle:.3f}", f"{late:.3f}"
        return LAYOUT.format(self.what, size, *times, len(self.seconds), self.asked)


@dataclass(frozen=True)
class Bench:
    """How often each thing is timed, by which clock, for which objective."""

    clock: Callable[[], float]
    repeat: int
    objective: Objective

    def times(self, *work: Callable[[], object]) -> list[float]:
        """Time several pieces of work, one after the other."""
        spent = []
        for one in work:
            begin = self.clock()
            one()
            spent.append(self.clock() - begin)
        return spent


# One function per kind of question --------------------------------------------------------------


def weights(bench: Bench, size: Size) -> Iterator[Row]:
    """Give one component after the other another weight, and match again, proof included."""
    programme, cohort = Programme.reverse_mentoring(), datasets.make_cohort(*size, seed=0)
    explorer = tuning.Explorer(programme, cohort)
    asked = {(1000, 500): "< 0.1", (5000, 2500): "< 0.5"}.get(size, "")
    for what, factors in (("a weight up to 25 % off", NEAR), ("a weight halved or doubled", FAR)):
        changes = [{n: w * x} for n, w in explorer.weights.items() for x in factors]
        spent = bench.times(*[partial(explorer.at, **change) for change in changes])
        if not all(explorer.at(**change).status is SolveStatus.OPTIMAL for change in changes):
            raise SystemExit("a matching is not proven")
        yield Row(what, size, spent, asked)
    yield Row("matched from nothing", size, bench.times(*[lambda: programme.match(cohort)] * 3))


def why_not(bench: Bench, size: Size) -> Iterator[Row]:
    """Ask for the cost of one pair: the first question builds the network, later ones share it."""
    instance = factored(*size)
    problem = problem_of(instance, np.arange(size[0]), bench.objective)
    answer = solve(problem)
    with one_blas_thread():
        products = bench.times(*[lambda: product(instance)] * bench.repeat)
    yield Row("one plain product", size, products)
    rng = np.random.default_rng(0)
    pairs = iter(rng.integers(0, size, (bench.repeat + LATER, 2)).tolist())
    first, residual = [], None
    for _ in range(bench.repeat):
        begin = bench.clock()
        residual = Residual(problem, answer)
        residual.force(*next(pairs))
        first.append(bench.clock() - begin)
    limit = 2 * float(np.median(products)) + 0.1
    yield Row("first why_not", size, first, f"<= {limit:.2f}: two products and 0.1")
    if residual is not None:
        force = residual.force
        yield Row("later why_not", size, bench.times(*[lambda p=p: force(*p) for p in pairs]))


def alternatives(bench: Bench, size: Size) -> Iterator[Row]:
    """Price all partners of every mentee."""
    matching = Programme.reverse_mentoring().match(datasets.make_cohort(*size, seed=0))
    matching.alternatives(matching.mentees.ids[0])

    def everyone() -> None:
        for person in matching.mentees.ids:
            matching.alternatives(person, role="mentee")

    asked = "< 2" if size == (1000, 500) else ""
    yield Row("alternatives for every mentee", size, bench.times(*[everyone] * bench.repeat), asked)


def joining(bench: Bench, size: Size) -> Iterator[Row]:
    """One mentee joins: from nothing, and from the answer without them. Both include the proof."""
    instance = factored(size[0] + bench.repeat, size[1])
    here, mentors = np.arange(size[0]), np.arange(size[1])
    before = solve(problem_of(instance, here, bench.objective))
    cold, warm = [], []
    for one in range(size[0], size[0] + bench.repeat):
        people = np.append(here, one)
        start = renumbered(before, (here, mentors), (size[0] + 1, size[1]))
        totals = []
        for given, spent in ((None, cold), (start, warm)):
            begin = bench.clock()
            answer = solve(problem_of(instance, people, bench.objective), start=given)
            spent.append(bench.clock() - begin)
            totals.append(answer.total)
        if totals[0] != totals[1]:
            raise SystemExit(f"{totals[0]} from nothing, {totals[1]} from before")
    yield Row("one joins, from nothing", size, cold)
    limit = float(np.median(cold)) / 4
    yield Row("one joins, from before", size, warm, f"<= {limit:.2f}: a quarter")


def problem_of(instance: FactoredInstance, people: np.ndarray, objective: Objective) -> Problem:
    """Return the problem of some of the mentees, two places with each mentor."""
    compatibility = Compatibility.from_factors(
        instance.U[people],
        instance.V,
        mentee_class=instance.mentee_class[people],
        mentor_class=instance.mentor_class,
        allowed=instance.allowed,
    )
    return Problem(compatibility, capacity=2, objective=objective)


def product(instance: FactoredInstance) -> None:
    """Compute all scores in float64, and discard them."""
    for start in range(0, len(instance.U), TILE):
        instance.U[start : start + TILE] @ instance.V.T


# The command line -------------------------------------------------------------------------------

QUESTIONS: dict[str, tuple[Callable[[Bench, Size], Iterator[Row]], tuple[Size, ...]]] = {
    "weights": (weights, ((1000, 500), (5000, 2500))),
    "why_not": (why_not, ((20_000, 10_000),)),
    "alternatives": (alternatives, ((1000, 500),)),
    "joining": (joining, ((20_000, 10_000),)),
}


def size_of(word: str) -> Size:
    """Read a size such as 1000x500."""
    mentees, mentors = (int(number) for number in word.split("x"))
    return mentees, mentors


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("what", nargs="*", default=[*QUESTIONS], help=f"some of {[*QUESTIONS]}")
    parser.add_argument("--sizes", nargs="*", type=size_of, metavar="NxM", help="mentees x mentors")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--objective", choices=("coverage", "score"), default="coverage")
    parser.add_argument("--cpu", action="store_true", help="of the processor, not of the clock")
    options = parser.parse_args(arguments)
    if unknown := sorted({*options.what} - {*QUESTIONS}):
        parser.error(f"there is no {unknown[0]}: use some of {[*QUESTIONS]}")
    clock = time.process_time if options.cpu else time.perf_counter
    bench = Bench(clock, options.repeat, options.objective)
    solve(problem_of(factored(1000, 500), np.arange(1000), options.objective))  # loads everything
    print(LAYOUT.format("seconds", "size", "median", "p95", "times", "asked"))
    for name in options.what:
        ask, sizes = QUESTIONS[name]
        for size in options.sizes or sizes:
            for row in ask(bench, size):
                print(row, flush=True)


if __name__ == "__main__":
    main()
