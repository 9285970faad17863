"""`python -m benchmarks.rematch --size 20000x10000`: matching again, beside the first time.

People match; 2 % of them leave and as many join, and 5 % of the couples say something: a fifth of
these a veto, the others an amount. Both times are those of a user, from the cohort to the matching
with its proof: `Programme.match` once, `rounds.rematch` at each price. With `--rounds 3`, that
happens three times in a row, each time from the matching before. Nothing is enforced: the reader
judges the table. On a shared machine `--cpu` tells more.
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


def cohorts(mentees: int, mentors: int, rounds: int = 1, seed: int = 0) -> list[Cohort]:
    """Return the people of the first time and of some rounds."""
    rng = np.random.default_rng(seed)
    sizes = mentees, mentors
    made = datasets.make_cohort(*(size + rounds * round(MOVED * size) for size in sizes), seed=seed)
    sides = made.mentees.frame, made.mentors.frame
    present = [np.arange(size) for size in sizes]
    found = [_of(sides, present)]
    for k in range(rounds):
        for side, size in enumerate(sizes):
            moved = round(MOVED * size)
            leaving = rng.choice(size, moved, replace=False)
            joining = np.arange(size + k * moved, size + (k + 1) * moved)
            present[side] = np.concatenate([np.delete(present[side], leaving), joining])
        found.append(_of(sides, present))
    return found


def _of(sides: tuple[pd.DataFrame, pd.DataFrame], present: list[np.ndarray]) -> Cohort:
    """Return those present; the others are known as managers."""
    there = [frame.iloc[rows] for frame, rows in zip(sides, present, strict=True)]
    gone = [
        frame.drop(frame.index[rows])[["id", "name", "manager"]]
        for frame, rows in zip(sides, present, strict=True)
    ]
    return Cohort(mentors=there[1], mentees=there[0], staff=pd.concat(gone))


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
    parser.add_argument("--rounds", type=int, default=1, help="re-matches in a row")
    parser.add_argument("--cpu", action="store_true", help="of the processor, not of the clock")
    options = parser.parse_args(arguments)
    clock: Callable[[], float] = time.process_time if options.cpu else time.perf_counter
    programme = Programme.reverse_mentoring()
    programme.match(datasets.make_cohort(300, 200))  # loads everything
    now, *later = cohorts(*map(int, options.size.split("x")), options.rounds)
    print(LAYOUT.format("", "seconds", "share", "couples", "dropped", "total", "status"))
    begin = clock()
    first = programme.match(now)
    once = clock() - begin
    counts = len(first.assignment.mentees), "", f"{first.total:.3f}", first.status
    print(LAYOUT.format("first match", f"{once:.2f}", "", *counts), flush=True)
    for price in options.prices:
        made = first
        for number, then in enumerate(later):
            learnt = feedback(made, number)
            begin = clock()
            again = rematch(programme, then, previous=made, learnt=learnt, change_cost=price)
            spent, made = clock() - begin, again.matching
            counts = len(made.assignment.mentees), again.dropped, f"{made.total:.3f}", again.status
            row = f"again, price {price:g}", f"{spent:.2f}", f"{spent / once:.0%}", *counts
            print(LAYOUT.format(*row), flush=True)


if __name__ == "__main__":
    main()
