"""Selection: ``python -m benchmarks.selection [--sizes 600x400]`` prints seconds and gaps.

Applicants are synthetic, from a fixed seed. Half of each side are admitted, then an eighth; and for
comparison the total of the couples when the highest scores are admitted first.
"""

from __future__ import annotations

import argparse
import time

from matchcore import Programme
from matchcore.datasets import make_cohort
from matchcore.season import Selection, select

SHARES = (2, 8)


def couples(selection: Selection) -> str:
    """Return the number of couples and their total score."""
    pairs = selection.matching.pairs
    return f"{len(pairs)} couples, {pairs['score'].sum():.3f}"


def main() -> None:
    """Print a line for each size and share."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--sizes", nargs="+", default=["60x45", "200x150"], help="mentees x mentors"
    )
    options = parser.parse_args()
    programme = Programme.reverse_mentoring()
    print("mentees x mentors  admitted  seconds  proven  jointly | scores first")
    for size in options.sizes:
        mentees, mentors = (int(part) for part in size.split("x"))
        cohort = make_cohort(mentees, mentors, seed=1)
        for share in SHARES:
            places = {"mentees": mentees // share, "mentors": mentors // share}
            start = time.perf_counter()
            joint = select(programme, cohort, places=places)
            seconds = time.perf_counter() - start
            first = select(programme, cohort, places=places, jointly=False)
            print(
                f"{size:17}  1/{share:<6}  {seconds:7.2f}  {joint.proven!s:6}  "
                f"{couples(joint)} | {couples(first)}"
            )


if __name__ == "__main__":
    main()
