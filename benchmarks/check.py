"""`python -m benchmarks.check`: the answer of `Programme.check`, and its time.

Made-up people, by default 20 000 mentees and 10 000 mentors, and two programmes: reverse mentoring,
whose rules are counted by class, and the same with two hours in common and a floor, which are
computed pair by pair.
"""

import argparse
import time

from matchcore import Programme, datasets
from matchcore.rules.overlap import MinimumOverlap


def programmes() -> dict[str, Programme]:
    """Return the two programmes."""
    usual = Programme.reverse_mentoring()
    narrow = Programme(
        affinity=usual.affinity, rules=[*usual.rules, MinimumOverlap(hours=2)], floor=0.2
    )
    return {"class and pair rules": usual, "with hours in common and a floor": narrow}


def main(arguments: list[str] | None = None) -> None:
    """Print each check and its seconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--mentees", type=int, default=20_000)
    parser.add_argument("--mentors", type=int, default=10_000)
    options = parser.parse_args(arguments)
    cohort = datasets.make_cohort(options.mentees, options.mentors, seed=0)
    for name, programme in programmes().items():
        begin = time.perf_counter()
        found = programme.check(cohort)
        print(f"{cohort}, {name}: {time.perf_counter() - begin:.2f} s\n{found}\n")


if __name__ == "__main__":
    main()
