"""`python -m benchmarks.meetings`: seconds to plan meetings, to check the plan, and to time them.

Each line is the median of several runs over a synthetic cohort, beside the time of the best
matching that a plan begins with. Planning and timetabling 2 000 x 1 000 people, three meetings
each, should take less than 60 s together. The line
`both` is a plan within common slots and its timetable. `--draws` also estimates what a plan is
worth.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

from matchcore import Programme, datasets
from matchcore.rounds import Slots, plan_meetings, plan_timetable

WEEK = "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18"  # of which each has some hours
LAYOUT = "{:<14}{:<12}{:>9.2f} s  {}"


def timed(work: Callable[[], Any], repeat: int) -> tuple[float, Any]:
    """Return the median of some runs, and the last result."""
    times, result = [], None
    for _ in range(repeat):
        begin = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times), result


def measure(size: str, repeat: int, draws: int) -> None:
    """Print the lines of one size, such as 2000x1000."""
    mentees, mentors = map(int, size.split("x"))
    programme, cohort = Programme.reverse_mentoring(), datasets.make_cohort(mentees, mentors)
    seconds, _ = timed(lambda: programme.match(cohort), repeat)
    print(LAYOUT.format(size, "match", seconds, ""))
    seconds, plan = timed(lambda: plan_meetings(programme, cohort), repeat)
    strong = int(plan.pairs["strong"].sum())
    told = f"{len(plan)} meetings, {strong} strong, value {plan.value:.4f}, {plan.status}"
    print(LAYOUT.format(size, "plan", seconds, told))
    seconds, _ = timed(plan.verify, repeat)
    print(LAYOUT.format(size, "verify", seconds, ""))
    slots = Slots.of("2026-03-02", WEEK, weeks=4)
    begin = time.perf_counter()
    within = plan_meetings(programme, cohort, slots=slots)
    timetable = plan_timetable(within, cohort, slots, rooms=mentees // 5)
    told = "; ".join(f"{x.value} (bound {x.bound})" for x in timetable.levels)
    print(LAYOUT.format(size, "both", time.perf_counter() - begin, told))
    if draws:
        seconds, worth = timed(lambda: plan.worth(draws=draws), 1)
        print(LAYOUT.format(size, "worth", seconds, f"{draws} draws"))
        print(worth.to_string(index=False, float_format="%.3f"))


def main(arguments: list[str] | None = None) -> None:
    """Measure the sizes given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.meetings", description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["60x45", "2000x1000"])
    parser.add_argument("--repeat", type=int, default=3, help="the median is printed")
    parser.add_argument("--draws", type=int, default=0, help="scenarios of the estimate")
    options = parser.parse_args(arguments)
    for size in options.sizes:
        measure(size, options.repeat, options.draws)


if __name__ == "__main__":
    main()
