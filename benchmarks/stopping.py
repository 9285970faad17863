"""`python -m benchmarks.stopping`: the answer of a search that is stopped at any moment.

The presets on made-up people, with both objectives. Each problem is solved once to the end, then
again with time limits spread evenly over that time. Every answer is verified, and its bound is
compared with the best total. The columns, each as a share of the whole time:

in hand  the smallest limit from which on every solve had an answer
late     the longest overrun of a limit: the step under way, and the check of the answer
check    the check alone
flow     the longest flow, which cannot be interrupted
own      the longest other step: the greatest distance between two moments where a search can stop
"""

import argparse
import time
from dataclasses import dataclass, field, replace
from typing import Any

from matchcore import Problem, Programme, SolveStatus, datasets, solve
from matchcore.solver import Progress, verify

FLOWS = ("feasibility", "seats", "flow")
LAYOUT = "{:<8}{:>7} x {:<7}{:<10}{:>8.2f} s{:>9.1%}{:>8.1%}{:>8.1%}{:>8.1%}{:>8.1%}{:>8}"
HEADING = "{:<8}{:>17}{:<10}{:>10}{:>9}{:>8}{:>8}{:>8}{:>8}{:>8}"


@dataclass
class Moments:
    """An event that is never set; records when it is asked, and during which step."""

    asked: list[tuple[float, str]] = field(default_factory=list)
    step: str = "pairs"

    def is_set(self) -> bool:
        """Record the moment."""
        self.asked.append((time.perf_counter(), self.step))
        return False

    def report(self, at: Progress) -> None:
        """Record the step."""
        self.step = at.step
        if at.step == "proof":
            self.is_set()

    def longest(self, of_flows: bool) -> float:
        """Return the longest time between two moments, in flows or in other steps."""
        pairs = zip(self.asked, self.asked[1:], strict=False)
        return max(
            (b - a for (a, step), (b, _) in pairs if (step in FLOWS) is of_flows), default=0.0
        )


def problems(sizes: tuple[tuple[int, int], ...]) -> Any:
    """Yield each problem with its name, in the order of the table."""
    for mentees, mentors in sizes:
        cohort = datasets.make_cohort(mentees, mentors, seed=0)
        for name in ("reverse", "classic", "peer"):
            problem, _ = getattr(Programme, f"{name}_mentoring")().problem(cohort)
            for objective in ("coverage", "score"):
                yield name, replace(problem, objective=objective)


def stopped(problem: Problem, moments: int) -> list[float]:
    """Stop one problem at evenly spaced moments; return its line of the table without the name."""
    asked = Moments()
    begin = time.perf_counter()
    best = solve(problem, cancel=asked, progress=asked.report)  # type: ignore[arg-type]
    whole = time.perf_counter() - begin
    check = begin + whole - asked.asked[-1][0]
    in_hand, late, wrong = 0.0, 0.0, 0
    for k in range(moments):
        limit = whole * k / moments
        begin = time.perf_counter()
        answer = solve(problem, time_limit=limit)
        late = max(late, time.perf_counter() - begin - limit)
        if answer.status is SolveStatus.UNKNOWN:
            in_hand = (k + 1) / moments
            continue
        verify(problem, answer)
        same_seats = answer.seats == best.seats or problem.objective == "score"
        wrong += same_seats and answer.bound < best.total  # type: ignore[operator]
    shares = (late, check, asked.longest(of_flows=True), asked.longest(of_flows=False))
    return [whole, in_hand, *(x / whole for x in shares), wrong]


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.stopping",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--moments", type=int, default=40)
    parser.add_argument("--sizes", nargs="+", default=["500x300", "2000x1000", "6000x3000"])
    options = parser.parse_args(arguments)
    sizes = tuple(tuple(map(int, size.split("x"))) for size in options.sizes)
    titles = ("preset", "people", "  objective", "time", "in hand", "late", "check", "flow", "own")
    print(HEADING.format(*titles, "wrong"))
    for name, problem in problems(sizes):  # type: ignore[arg-type]
        line = stopped(problem, options.moments)
        print(LAYOUT.format(name, *problem.shape, problem.objective, *line), flush=True)


if __name__ == "__main__":
    main()
