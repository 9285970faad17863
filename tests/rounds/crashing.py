"""A writer that is killed at random moments, and a reader of what it leaves; a program of its own.

``python crashing.py FOLDER TIMES SEED`` prints a line for each kill: the version of the couples
and that of the matching found afterwards. Each version is one state, so a mixture shows.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from matchcore import Matching, Programme
from matchcore.rounds.couples import Couples
from matchcore.rounds.round_folder import RoundFolder
from tests.rounds.drafts import COHORT, PROGRAMME

PAIRS = [(f"mentee {k}", "zoe") for k in range(300)]
START = date(2026, 1, 1)
VERSIONS = 20


def couples(version: int) -> Couples:
    """Return couples all proposed on the day of one version."""
    return Couples().propose(PAIRS, at=START + timedelta(days=version))


def matching(version: int, programme: Programme = PROGRAMME) -> Matching:
    """Return a matching of a programme with the version in its name."""
    return programme.replace(name=str(version)).match(COHORT)


def write_for_ever(folder: RoundFolder, states: list[tuple[Couples, Matching]]) -> None:
    """Save one version after the other, until somebody kills this process."""
    for saved, matched in cycle(states):
        folder.save("couples", saved)
        folder.save("matching", matched)


def kill_one(folder: RoundFolder, states: list[tuple[Couples, Matching]], wait: float) -> None:
    """Let a writer run for a while, then kill it as no program can prevent."""
    child = os.fork()
    if not child:
        write_for_ever(folder, states)
    try:
        time.sleep(wait)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def main(path: str, times: str, seed: str) -> None:
    """Kill writers, and print what is found after each."""
    folder, rng = RoundFolder(Path(path)), random.Random(seed)  # noqa: S311 - no secret
    states = [(couples(k), matching(k)) for k in range(VERSIONS)]
    folder.save("couples", states[0][0])
    folder.save("matching", states[0][1])
    for _ in range(int(times)):
        rng.shuffle(states)
        kill_one(folder, states, 0.02 + rng.random() * 0.2)
        found, title = folder.load("couples"), folder.load("matching").title
        days = {(at.date() - START).days for at in found.frame["since"]}
        sys.stdout.write(f"{len(found.by_pair)} {sorted(days)} {title}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
