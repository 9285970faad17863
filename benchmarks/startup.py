"""`python -m benchmarks.startup`: what one waits for before, and with, a first matching.

An import can be measured once in a process, so each is measured in fresh ones, in turns. numpy is
the yardstick. The face of matchcore is lazy, so that `import matchcore` alone says little: what
its two halves cost when they are first used stands below it.
"""

import argparse
import statistics
import subprocess
import sys
import time

IMPORTS = (
    "import numpy",
    "import matchcore",
    "from matchcore import solve",
    "from matchcore import Programme",
)
TIMED = "import time; begin = time.perf_counter(); {}; print(time.perf_counter() - begin)"
LAYOUT = "{:<34}{:>8.3f} s{:>8.2f}"


def import_seconds(statement: str) -> float:
    """Seconds of one import in a new interpreter, without the start of the interpreter itself."""
    command = [sys.executable, "-c", TIMED.format(statement)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def imports(repeat: int) -> dict[str, float]:
    """Median of each; a first round, not counted, brings the files into the disk's cache."""
    rounds = [{line: import_seconds(line) for line in IMPORTS} for _ in range(repeat + 1)]
    return {line: statistics.median(times[line] for times in rounds[1:]) for line in IMPORTS}


def match_seconds(mentees: int, mentors: int, repeat: int) -> tuple[float, float]:
    """Time the first match, which still pays for lazy imports, and those after it (median)."""
    from matchcore import Programme, datasets

    cohort = datasets.make_cohort(mentees, mentors, seed=0)
    times = []
    for _ in range(repeat + 1):
        begin = time.perf_counter()
        Programme.reverse_mentoring().match(cohort)
        times.append(time.perf_counter() - begin)
    return times[0], statistics.median(times[1:])


def main(arguments: list[str] | None = None) -> None:
    """Print seconds, with their ratio to numpy's, and nothing about what they should be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="the median is printed")
    repeat = parser.parse_args(arguments).repeat

    times = imports(repeat)
    for line, seconds in times.items():
        print(LAYOUT.format(line, seconds, seconds / times["import numpy"]))
    first, later = match_seconds(500, 300, repeat)
    print(f"match of 500 x 300 people{later:>17.3f} s; the first of a process {first:.3f} s")


if __name__ == "__main__":
    main()
