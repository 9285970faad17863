"""`python -m benchmarks.startup`: the time to import, and to a first matching.

An import happens once per process, so each is measured in fresh processes, in turn. numpy is the
yardstick. As matchcore loads lazily, `import matchcore` alone says little: the cost of first using
each of its two halves is printed below it.
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
    """Return the seconds of one import in a new interpreter, excluding the interpreter's start."""
    command = [sys.executable, "-c", TIMED.format(statement)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def imports(repeat: int) -> dict[str, float]:
    """Return the median of each; an uncounted first round fills the disk cache."""
    rounds = [{line: import_seconds(line) for line in IMPORTS} for _ in range(repeat + 1)]
    return {line: statistics.median(times[line] for times in rounds[1:]) for line in IMPORTS}


def match_seconds(mentees: int, mentors: int, repeat: int) -> tuple[float, float]:
    """Time the first match, which pays for lazy imports, and later ones (median)."""
    from matchcore import Programme, datasets

    cohort = datasets.make_cohort(mentees, mentors, seed=0)
    times = []
    for _ in range(repeat + 1):
        begin = time.perf_counter()
        Programme.reverse_mentoring().match(cohort)
        times.append(time.perf_counter() - begin)
    return times[0], statistics.median(times[1:])


def main(arguments: list[str] | None = None) -> None:
    """Print seconds and their ratio to numpy's, without a target."""
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
