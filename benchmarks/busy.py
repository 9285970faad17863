"""`python -m benchmarks.busy`: large problems on a shared machine.

BLAS threads spin while they wait for each other, so beside a busy process small products take many
times as long. `solve` limits BLAS to one thread for its small tiles. This prints the effect on an
idle machine and beside one or two busy processes, which run only during the measurement.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.instances import factored
from matchcore import Compatibility, Problem, solve, threads

LAYOUT = "{:<24}{:>18}{:>18}"


def problem(mentees: int, mentors: int) -> Problem:
    """Return a reverse-mentoring problem of a size."""
    made = factored(mentees, mentors, seed=0)
    pairs = Compatibility.from_factors(
        made.U,
        made.V,
        mentee_class=made.mentee_class,
        mentor_class=made.mentor_class,
        allowed=made.allowed,
    )
    return Problem(pairs, capacity=2)


@contextmanager
def busy(number: int) -> Iterator[None]:
    """Keep some processors busy."""
    command = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(command) for _ in range(number)]
    try:
        yield
    finally:
        for process in others:
            process.kill()
            process.wait()


@contextmanager
def without_limit() -> Iterator[None]:
    """Lift the limit on BLAS threads."""
    found = threads._blas
    threads._blas = lambda: None
    try:
        yield
    finally:
        threads._blas = found


def seconds(task: Problem, repeat: int) -> float:
    """Return the median time of some solves."""
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        solve(task)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main(arguments: list[str] | None = None) -> None:
    """Print seconds with one thread, and with BLAS's own number of threads."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.busy", description=__doc__)
    parser.add_argument("--size", default="6000x3000")
    parser.add_argument("--others", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--repeat", type=int, default=3, help="the median is printed")
    options = parser.parse_args(arguments)

    task = problem(*map(int, options.size.split("x")))
    seconds(task, 1)  # warm up: imports and caches
    print(f"{options.size}, {os.cpu_count()} processors")
    print(LAYOUT.format("busy processes beside", "one BLAS thread", "as many as set"))
    for number in options.others:
        with busy(number):
            one = seconds(task, options.repeat)
            with without_limit():
                many = seconds(task, options.repeat)
        print(LAYOUT.format(number, f"{one:.2f} s", f"{many:.2f} s"))


if __name__ == "__main__":
    main()
