"""Timetables: ``python -m benchmarks.timetable [--sizes 2000x1000]`` prints seconds and gaps.

Mentees have three meetings each, mentors up to six. Each case draws who is free when from a fixed
seed; it prints what was placed, the slots in use and the idle time, each with its bound.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

import numpy as np

from matchcore.solver.timetable import TimetableProblem, schedule

PER_MENTEE, PER_MENTOR = 3, 6


@dataclass(frozen=True)
class Case:
    """Slots on some days, the share of them in which each person is free, and rooms."""

    slots: int
    days: int
    free: float
    rooms: float | None  # a share of the meetings


CASES = (
    Case(12, 1, 1.0, 0.1),  # everybody free, on one day
    Case(12, 1, 0.5, None),  # too few slots for all meetings
    Case(20, 4, 0.5, 1 / 15),
    Case(40, 5, 0.5, 1 / 30),
    Case(40, 5, 0.5, None),  # rooms for all: which slots to open is hard
)


def instance(mentees: int, mentors: int, case: Case) -> TimetableProblem:
    """Return meetings with partners at random, and who is free when."""
    rng = np.random.default_rng(0)
    load = np.zeros(mentors, dtype=np.int64)
    first, second = [], []
    for mentee in range(mentees):
        order = rng.permutation(mentors)
        partners = order[load[order] < PER_MENTOR][:PER_MENTEE]
        load[partners] += 1
        first += [mentee] * len(partners)
        second += (mentees + partners).tolist()
    free = rng.random((mentees + mentors, case.slots)) < case.free
    rooms = None if case.rooms is None else max(1, round(case.rooms * len(first)))
    day = np.arange(case.slots) * case.days // case.slots
    return TimetableProblem(first, second, free, rooms, day)


def main() -> None:
    """Print a line for each size and case."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=["2000x1000"], help="mentees x mentors")
    parser.add_argument("--limit", type=float, default=4.0)
    options = parser.parse_args()
    print(
        "size        slots days free rooms   seconds  placed (bound)  slots (bound)  idle (bound)"
    )
    for size in options.sizes:
        mentees, mentors = (int(part) for part in size.split("x"))
        for case in CASES:
            problem = instance(mentees, mentors, case)
            start = time.perf_counter()
            found = schedule(problem, limit=options.limit)
            seconds = time.perf_counter() - start
            levels = "  ".join(f"{level.value:>6} ({level.bound})" for level in found.levels)
            rooms = "-" if case.rooms is None else str(int(problem.rooms[0]))
            print(
                f"{size:<12}{case.slots:>4}{case.days:>5}{case.free:>5.0%}{rooms:>6}"
                f"{seconds:>10.1f}  {levels}",
                flush=True,
            )


if __name__ == "__main__":
    main()
