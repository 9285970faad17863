"""`python -m benchmarks.match`: the time of each step of matching some hundred people.

The presets match made-up people in a process that has imported everything and matched once. Each
number is the median of several runs. On a shared machine, `--cpu` tells more: it counts processor
time instead of elapsed time.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial

from matchcore import Cohort, Programme, datasets
from matchcore.rules import requirements
from matchcore.solver import Progress

PRESETS = (
    Programme.reverse_mentoring,
    Programme.classic_mentoring,
    Programme.peer_mentoring,
)
STEPS = {
    "pairs": "pairs",
    "feasibility": "flows",
    "seats": "flows",
    "flow": "flows",
    "scan": "pairs",
    "proof": "proof",
    "done": "done",  # what comes after a solve
}
COLUMNS = ("rules", "affinity", "pairs", "flows", "proof", "match")
LAYOUT = "{:<20}{:>12}" + "{:>10}" * len(COLUMNS)
Clock = Callable[[], float]


def seconds(work: Callable[[], object], clock: Clock) -> float:
    """Time one piece of work."""
    begin = clock()
    work()
    return clock() - begin


def once(programme: Programme, cohort: Cohort, clock: Clock) -> dict[str, float]:
    """Time a matching and its steps, then rules and affinity again on their own."""
    taken: dict[str, float] = defaultdict(float)
    begun: list[tuple[str, float]] = []

    def note(progress: Progress) -> None:
        begun.append((STEPS[progress.step], clock()))

    taken["match"] = seconds(lambda: programme.match(cohort=cohort, progress=note), clock)
    end = clock()
    ends = [*(at for _, at in begun[1:]), end]
    for (step, at), until in zip(begun, ends, strict=True):
        taken[step] += until - at
    taken["rules"] = seconds(partial(requirements, programme.rules, cohort), clock)
    taken["affinity"] = seconds(partial(programme.affinity.fit_transform, cohort), clock)
    return taken


def medians(programme: Programme, cohort: Cohort, clock: Clock, repeat: int) -> dict[str, float]:
    """Return the median of each step over some runs, after an uncounted one."""
    runs = [once(programme, cohort, clock) for _ in range(repeat + 1)][1:]
    return {step: statistics.median(run[step] for run in runs) for step in COLUMNS}


def main(arguments: list[str] | None = None) -> None:
    """Print milliseconds for each preset; the rest of `match` is spent between the steps."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.match", description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["500x300", "1000x500"])
    parser.add_argument("--repeat", type=int, default=9, help="the median is printed")
    parser.add_argument("--cpu", action="store_true", help="of the processor, not of the clock")
    options = parser.parse_args(arguments)
    clock = time.process_time if options.cpu else time.perf_counter

    print(LAYOUT.format("ms", "size", *COLUMNS))
    for size in options.sizes:
        cohort = datasets.make_cohort(*map(int, size.split("x")), seed=0)
        for preset in PRESETS:
            programme = preset()
            taken = medians(programme, cohort, clock, options.repeat)
            cells = (f"{1000 * taken[step]:.1f}" for step in COLUMNS)
            print(LAYOUT.format(programme.name, size, *cells))


if __name__ == "__main__":
    main()
