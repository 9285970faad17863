"""Two stages: ``python -m benchmarks.stages [people ...]`` prints seconds of each part.

(a) The best total, then random scores on its face. (b) Most of 2 000 kept couples, which are
nearly all ties, then the best total among them. `people` is the number of mentees; half as many
mentors take up to two each.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from statistics import median

import numpy as np

from benchmarks.instances import factored
from matchcore import Compatibility, Problem, solve
from matchcore.solver import Stage, solve_stages, verify_stages

RUNS = 3


@dataclass(frozen=True)
class Case:
    """A problem and one further stage."""

    name: str
    problem: Problem
    then: Stage


def cases(mentees: int, mentors: int) -> list[Case]:
    """Return both cases over one instance."""
    made = factored(mentees, mentors)
    real = Compatibility.from_factors(
        made.U,
        made.V,
        mentee_class=made.mentee_class,
        mentor_class=made.mentor_class,
        allowed=made.allowed,
    )
    rng = np.random.default_rng(1)
    other = Compatibility.from_factors(rng.random((mentees, 8)), rng.random((mentors, 8)))
    kept = min(2000, mentees * mentors // 100)
    places = rng.choice(mentees * mentors, kept, replace=False)
    none = Compatibility.from_factors(
        np.zeros((mentees, 1)),
        np.zeros((mentors, 1)),
        mentee_class=made.mentee_class,
        mentor_class=made.mentor_class,
        allowed=made.allowed,
    )
    kept_first = none.with_terms("kept", *np.divmod(places, mentors), np.ones(kept))
    return [
        Case("(a)", Problem(real, capacity=2, objective="score"), Stage(other)),
        Case("(b)", Problem(kept_first, capacity=2), Stage(real)),
    ]


def measure(case: Case) -> None:
    """Print the medians of solving one stage, solving both, and checking both."""
    seconds: dict[str, list[float]] = {"one stage": [], "both": [], "verify": []}
    for _ in range(RUNS):
        times = [time.perf_counter()]
        solve(case.problem)
        times.append(time.perf_counter())
        answer = solve_stages(case.problem, [case.then])
        times.append(time.perf_counter())
        verify_stages(case.problem, [case.then], answer)
        times.append(time.perf_counter())
        for name, taken in zip(seconds, np.diff(times).tolist(), strict=True):
            seconds[name].append(taken)
    parts = ", ".join(f"{name} {median(all_):.2f} s" for name, all_ in seconds.items())
    shape = " x ".join(map(str, case.problem.shape))
    print(f"{case.name} {shape}: {parts}, {answer.status}, {answer.stages[-1].total:.6f}")


def main() -> None:
    """Measure the sizes given on the command line."""
    for size in map(int, sys.argv[1:] or ["1000", "6000"]):
        for case in cases(size, size // 2):
            measure(case)


if __name__ == "__main__":
    main()
