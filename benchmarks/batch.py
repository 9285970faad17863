"""`python -m benchmarks.batch`: a folder of programmes matched again, killed halfway and resumed.

Each programme has its tables, the couples of the round before and what was said in it. The folder
is made first, which is not timed.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from matchcore import Programme, datasets

RECORD = "rematch/line.json"


def flat(people: pd.DataFrame) -> pd.DataFrame:
    """Write lists as cells hold them."""
    return people.map(lambda x: "|".join(map(str, x)) if isinstance(x, (list, tuple)) else x)


def made(folder: Path, count: int, size: tuple[int, int]) -> None:
    """Write the folders of some programmes."""
    programme = Programme.reverse_mentoring()
    for k in range(count):
        cohort, own = datasets.make_cohort(*size, seed=k), folder / f"programme-{k:03}"
        matching = programme.match(cohort)
        matching.save(own / "matching")
        for name in ("mentors", "mentees"):
            flat(getattr(cohort, name).to_frame()).to_csv(own / f"{name}.csv", index=False)
        said = datasets.make_feedback(matching.pairs, seed=k)
        said.to_csv(own / "feedback.csv", index=False)


def started(folder: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own."""
    line = ["rematch", "--batch", str(folder), "--change-cost", "0.05", "--workers", str(workers)]
    return subprocess.Popen(
        [sys.executable, "-m", "matchcore.cli", *line], stdout=subprocess.DEVNULL
    )


def done(folder: Path) -> int:
    """Return how many programmes are done."""
    return sum(1 for _ in folder.glob(f"*/{RECORD}"))


def main(arguments: list[str] | None = None) -> None:
    """Print how long a batch takes: at once; and killed halfway, then resumed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="programmes")
    parser.add_argument("--size", default="60x45", metavar="NxM", help="mentees x mentors of each")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    options = parser.parse_args(arguments)
    mentees, mentors = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as home:
        whole, killed = (Path(home) / name for name in ("whole", "killed"))
        for folder in (whole, killed):
            made(folder, options.count, (mentees, mentors))
        start = time.perf_counter()
        code = started(whole, options.workers).wait()
        print(f"{options.count} programmes of {options.size}, {options.workers} processes")
        print(f"at once: {time.perf_counter() - start:.1f} s, exit code {code}")
        start, running = time.perf_counter(), started(killed, options.workers)
        while done(killed) < options.count // 2:
            time.sleep(0.05)
        running.kill()
        running.wait()
        first, before = time.perf_counter() - start, done(killed)
        start = time.perf_counter()
        code = started(killed, options.workers).wait()
        then = time.perf_counter() - start
        print(f"killed after {before}: {first:.1f} s; resumed: {then:.1f} s, exit code {code}")
        if done(killed) != options.count:
            raise SystemExit("a programme is missing")


if __name__ == "__main__":
    main()
