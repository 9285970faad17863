"""`python -m benchmarks.report`: the size of a report, the time to write it and to open it.

Made-up people in reverse mentoring, by default such that about 5 000 couples are made; with
``--mentees`` beyond the places, many are left without a mentor. Where Chromium is installed, the
page is opened in it; what an empty page takes is taken off.
"""

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path

from matchcore import Programme, datasets

_OPENINGS = 3
_EMPTY = "<!DOCTYPE html><title>empty</title>"


def opening_seconds(page: Path) -> float | None:
    """Return the median time to open a page in Chromium; None where it is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.html")
        empty.write_text(_EMPTY, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        command = [chromium, *flags, f"--user-data-dir={folder}/profile", "--dump-dom"]
        return _median([*command, page.as_uri()]) - _median([*command, empty.as_uri()])


def _median(command: list[str]) -> float:
    """Return the median seconds of a command."""
    seconds = []
    for _ in range(_OPENINGS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


def main(arguments: list[str] | None = None) -> None:
    """Print sizes and seconds, in both languages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("--couples", type=int, default=5_000)
    parser.add_argument("--mentees", type=int)
    parser.add_argument("--mentors", type=int)
    options = parser.parse_args(arguments)
    mentees = options.mentees or round(options.couples / 1.1)  # a tenth asks for two mentors
    cohort = datasets.make_cohort(mentees, options.mentors or options.couples, seed=0)
    for language in ("en", "fr"):
        begin = time.perf_counter()
        programme = Programme.reverse_mentoring().replace(language=language)
        matching = programme.match(cohort, time_limit=120.0)
        matched = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "report.html")
            matching.to_html(page, written=date(2026, 1, 1))
            written = time.perf_counter()
            size, opened = page.stat().st_size, opening_seconds(page)
        left = len(matching.unmatched)
        print(f"{language}: {len(matching.pairs)} couples, {left} people without a partner")
        print(f"  matched in {matched - begin:.1f} s, written in {written - matched:.1f} s")
        print(f"  {size / 2**20:.2f} MiB", end="")
        print("" if opened is None else f", opened in {opened:.1f} s (Chromium)")


if __name__ == "__main__":
    main()
