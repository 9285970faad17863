"""`python -m benchmarks.people`: the time to read, check and count large tables.

The columns are filled like those of the embedded sample. Each line is the median of several runs.
One line reads a table with a mistake in every row, each reported as a problem.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from matchcore import Cohort, datasets
from matchcore.checks.supply import skill_supply
from matchcore.errors import CohortError

LAYOUT = "{:<44}{:>8.3f} s"


def tables(rows: int) -> dict[str, pd.DataFrame]:
    """Return made-up tables with a total number of rows, three mentees to two mentors."""
    mentors = rows * 2 // 5
    cohort = datasets.make_cohort(rows - mentors, mentors, seed=0)
    return {"mentors": cohort.mentors.frame, "mentees": cohort.mentees.frame}


def seconds(work: Callable[[], object], repeat: int) -> float:
    """Return the median of some runs, after an uncounted one."""
    times = []
    for _ in range(repeat + 1):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def problems(people: dict[str, pd.DataFrame]) -> int:
    """Return the number of problems."""
    try:
        Cohort(**people)
    except CohortError as error:
        return len(error.problems)
    return 0


def main(arguments: list[str] | None = None) -> None:
    """Print the seconds of each kind of source."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.people", description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000, help="of both tables together")
    parser.add_argument("--repeat", type=int, default=3, help="the median is printed")
    options = parser.parse_args(arguments)

    people = tables(options.rows)
    spoilt = {name: frame.assign(motivation=9) for name, frame in people.items()}
    print(f"{options.rows} rows, {people['mentors'].shape[1]} columns")
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.csv" for name in people}
        for name, frame in people.items():
            frame.to_csv(files[name], index=False)
        for kind, work in {
            "data frames checked": lambda: Cohort(**people),
            "CSV files read and checked": lambda: Cohort(**files),
            f"{problems(spoilt)} problems reported": lambda: problems(spoilt),
        }.items():
            print(LAYOUT.format(kind, seconds(work, options.repeat)))
    cohort = Cohort(**people)
    print(LAYOUT.format("supply and demand of skills", seconds(partial(skill_supply, cohort), 1)))


if __name__ == "__main__":
    main()
