"""`python -m benchmarks.startup`: what one waits for before, and with, a first matching.

An import can be measured once in a process, so each is measured in fresh ones, numpy and
matchcore in turns; numpy is the yardstick, as no numerical library starts faster than that.
"""

import argparse
import statistics
import subprocess
import sys
import time

IMPORT_TIMED = (
    "import time; begin = time.perf_counter(); import {module}; print(time.perf_counter() - begin)"
)


def import_seconds(module: str) -> float:
    """Seconds of one import in a new interpreter, without the start of the interpreter itself."""
    command = [sys.executable, "-c", IMPORT_TIMED.format(module=module)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def imports(repeat: int) -> tuple[float, float]:
    """Medians for numpy and matchcore; the first pair only warms the disk's cache."""
    rounds = [(import_seconds("numpy"), import_seconds("matchcore")) for _ in range(repeat + 1)]
    numpy_seconds, matchcore_seconds = zip(*rounds[1:], strict=True)
    return statistics.median(numpy_seconds), statistics.median(matchcore_seconds)


def match_seconds(mentees: int, mentors: int, repeat: int) -> tuple[float, float]:
    """Time the first match, which still pays for lazy imports, and those after it (median)."""
    from matchcore import Programme, datasets

    cohort = datasets.make_cohort(mentees, mentors, seed=0)
    times = []
    for _ in range(repeat + 1):
        begin = time.perf_counter()
        Programme.reverse_mentoring().match(cohort=cohort)
        times.append(time.perf_counter() - begin)
    return times[0], statistics.median(times[1:])


def main(arguments: list[str] | None = None) -> None:
    """Print the three numbers, and nothing about what they should be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="the median is printed")
    repeat = parser.parse_args(arguments).repeat

    numpy_seconds, matchcore_seconds = imports(repeat)
    print(f"import numpy       {numpy_seconds:.3f} s")
    print(f"import matchcore   {matchcore_seconds:.3f} s")
    print(f"ratio              {matchcore_seconds / numpy_seconds:.2f}")
    first, later = match_seconds(500, 300, repeat)
    print(f"match 500 x 300    {later:.3f} s, the first in a process {first:.3f} s")


if __name__ == "__main__":
    main()
