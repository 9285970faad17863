"""`python -m benchmarks.rematch --size 20000x10000`: matching again, beside the first time.

People match; 2 % of them leave and as many join, and 5 % of the couples say something: a fifth of
these a veto, the others an amount. Both times are those of a user, from the cohort to the matching
with its proof: `Programme.match` once, `rounds.rematch` at each price. Nothing is enforced: the
reader judges the table. On a shared machine `--cpu` tells more.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from matchcore import Cohort, Matching, Programme, datasets
from matchcore.affinity import Learnt
from matchcore.rounds import rematch

MOVED = 0.02  # share of the people who leave, and who join
MET = 0.05  # share of the couples of whom something is said
VETOED = 0.2  # share of these that are vetoes
LAYOUT = "{:<26}{:>9}{:>8}{:>9}{:>9}{:>12}  {}"


def cohorts(mentees: int, mentors: int, seed: int = 0) -> tuple[Cohort, Cohort]:
    """Return the people of two rounds."""
    rng = np.random.default_rng(seed)
    more = [size + round(MOVED * size) for size in (mentees, mentors)]
    made = datasets.make_cohort(*more, seed=seed)
    sides = made.mentees.frame, made.mentors.frame
    rounds = []
    for is_first in (True, False):
        there, gone = [], []
        for frame, size in zip(sides, (mentees, mentors), strict=True):
            here = np.arange(len(frame)) < size
            if not is_first:
                leaving = rng.choice(size, round(MOVED * size), replace=False)
                here = ~np.isin(np.arange(len(frame)), leaving)
            there.append(frame[here])
            gone.append(frame.loc[~here, ["id", "name", "manager"]])
        rounds.append(Cohort(mentors=there[1], mentees=there[0], staff=pd.concat(gone)))
    return rounds[0], rounds[1]


def feedback(matching: Matching, seed: int = 0) -> Learnt:
    """Return what some of the couples say."""
    rng = np.random.default_rng(seed)
    pairs = list(zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True))
    said = rng.choice(len(pairs), round(MET * len(pairs)), replace=False)
    count = round(VETOED * len(said))
    amounts = rng.uniform(-0.3, 0.2, len(said) - count).tolist()
    named = [pairs[k] for k in said]
    return Learnt(dict(zip(named[count:], amounts, strict=True)), named[:count])


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rematch", description=__doc__)
    parser.add_argument("--size", default="2000x1000", metavar="NxM", help="mentees x mentors")
    parser.add_argument("--prices", nargs="*", type=float, default=[math.inf, 0.05, 0.0])
    parser.add_argument("--cpu", action="store_true", help="of the processor, not of the clock")
    options = parser.parse_args(arguments)
    clock: Callable[[], float] = time.process_time if options.cpu else time.perf_counter
    programme = Programme.reverse_mentoring()
    programme.match(datasets.make_cohort(300, 200))  # loads everything
    now, then = cohorts(*map(int, options.size.split("x")))
    print(LAYOUT.format("", "seconds", "share", "couples", "dropped", "total", "status"))
    begin = clock()
    first = programme.match(now)
    once = clock() - begin
    counts = len(first.assignment.mentees), "", f"{first.total:.3f}", first.status
    print(LAYOUT.format("first match", f"{once:.2f}", "", *counts), flush=True)
    learnt = feedback(first)
    for price in options.prices:
        begin = clock()
        again = rematch(programme, then, previous=first, learnt=learnt, change_cost=price)
        spent = clock() - begin
        made = again.matching
        counts = len(made.assignment.mentees), again.dropped, f"{made.total:.3f}", again.status
        share = f"{spent / once:.0%}"
        print(LAYOUT.format(f"again, price {price:g}", f"{spent:.2f}", share, *counts), flush=True)


if __name__ == "__main__":
    main()
