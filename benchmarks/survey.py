"""`python -m benchmarks.survey`: real people, matched by the tools they use and want to learn.

The Stack Overflow survey of 2019 asks for languages, databases, platforms and frameworks, worked
with and desired. Respondents who name three of each take part: even numbers teach two people each,
odd ones learn. The data come from the folder `stackoverflow2019` in `$MATCHCORE_DATA`.
"""

import argparse
import os
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.taught import TaughtSkills
from matchcore.rules.loads import Capacity

LISTS = ("Language", "Database", "Platform", "WebFrame")
LEAST = 3  # items worked with, and desired, that a participant names
CAPACITY = 2
NO_ITEMS = {"", "Other(s):"}
LAYOUT = "{:<28}{:>10}{:>10}"

Rows = npt.NDArray[np.int64]
Lists = pd.Series  # of sets of items, by respondent


def survey(folder: Path) -> tuple[Lists, Lists]:
    """Return the items worked with and wanted, of respondents with enough of both."""
    frame = pd.read_csv(folder / "skills_long.csv.gz", sep=";", dtype=str, keep_default_na=False)
    frame = frame[frame["Respondent"] != ""]
    sides = []
    for ending in ("WorkedWith", "DesireNextYear"):
        items = frame.melt("Respondent", [name + ending for name in LISTS])
        items = items[~items["value"].isin(NO_ITEMS)]
        sides.append(items.groupby(items["Respondent"].astype(int))["value"].agg(set))
    works, wants = (side[side.map(len) >= LEAST] for side in sides)
    both = works.index.intersection(wants.index)
    return works[both], wants[both]


def tables(works: Lists, wants: Lists, people: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the first mentors (even numbers) and mentees (odd numbers)."""
    mentors = works[works.index % 2 == 0][:people]
    mentees = wants[wants.index % 2 == 1][:people]
    return (
        pd.DataFrame({"id": mentors.index.astype(str), "skills": mentors.map(sorted).to_numpy()}),
        pd.DataFrame({"id": mentees.index.astype(str), "wants": mentees.map(sorted).to_numpy()}),
    )


def coverage(mentors: pd.DataFrame, mentees: pd.DataFrame, couples: pd.DataFrame) -> float:
    """Return the mean share of a mentee's wants that the mentor works with; 0 for the unmatched."""
    has = dict(zip(mentors["id"], map(set, mentors["skills"]), strict=True))
    wants = dict(zip(mentees["id"], map(set, mentees["wants"]), strict=True))
    found = [
        len(wants[mentee] & has[mentor]) / len(wants[mentee])
        for mentee, mentor in couples[["mentee", "mentor"]].itertuples(index=False)
    ]
    return sum(found) / len(mentees)


def greedy(scores: npt.NDArray[np.float64], capacity: int) -> tuple[Rows, Rows]:
    """Make the best pair left, repeatedly."""
    n, m = scores.shape
    room, free = np.full(m, capacity), np.ones(n, dtype=bool)
    pairs = []
    for pair in np.argsort(-scores, axis=None, kind="stable"):
        i, j = divmod(int(pair), m)
        if free[i] and room[j]:
            free[i], room[j] = False, room[j] - 1
            pairs.append((i, j))
            if not free.any():
                break
    made = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return made[:, 0], made[:, 1]


def named(cohort: Cohort, mentees: Rows, mentors: Rows) -> pd.DataFrame:
    """Return couples by id, in the form of `Matching.pairs`."""
    ids = cohort.mentees.ids[mentees], cohort.mentors.ids[mentors]
    return pd.DataFrame({"mentee": ids[0], "mentor": ids[1]})


def at_random(cohort: Cohort, capacity: int, seed: int) -> pd.DataFrame:
    """Match everybody at random."""
    n, m = cohort.shape
    places = np.random.default_rng(seed).permutation(np.repeat(np.arange(m), capacity))
    seats = min(n, len(places))
    return named(cohort, np.arange(seats), places[:seats])


def programme() -> Programme:
    """Return the programme of the survey: skills taught × skills wanted, two mentees per mentor."""
    return Programme(affinity=Affinity(skills=TaughtSkills()), rules=[Capacity(CAPACITY)])


def main(arguments: list[str] | None = None) -> None:
    """Print the seconds and the coverage of three ways to match."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.survey", description=__doc__)
    parser.add_argument("--people", type=int, default=1 << 20, help="at most so many of each side")
    parser.add_argument("--seed", type=int, default=0, help="of the random couples")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get("MATCHCORE_DATA", ".")) / "stackoverflow2019"
    if not folder.is_dir():
        parser.error(f"there is no {folder}: set MATCHCORE_DATA to the folder of the real cases")
    works, wants = survey(folder)
    mentors, mentees = tables(works, wants, options.people)
    cohort = Cohort(mentors, mentees)
    print(f"{len(works)} respondents take part; {cohort}")

    affinity = programme().affinity
    begin = time.perf_counter()
    affinity.fit(cohort)
    fitted = time.perf_counter()
    factors = affinity.transform(cohort)
    print(f"fit {fitted - begin:.3f} s, transform {time.perf_counter() - fitted:.3f} s, ", end="")
    print(f"{factors.U.shape[1]} skills that both sides name")

    print(LAYOUT.format("", "coverage", "seconds"))
    begin = time.perf_counter()
    matching = programme().match(cohort)
    row(f"matchcore ({matching.status.value})", mentors, mentees, matching.pairs, begin)
    begin = time.perf_counter()
    scores = matching.problem.compatibility.dense()
    row("greedy", mentors, mentees, named(cohort, *greedy(scores, CAPACITY)), begin)
    begin = time.perf_counter()
    row("at random", mentors, mentees, at_random(cohort, CAPACITY, options.seed), begin)


def row(
    name: str, mentors: pd.DataFrame, mentees: pd.DataFrame, couples: pd.DataFrame, begin: float
) -> None:
    """Print one line of the table."""
    seconds = time.perf_counter() - begin
    found = coverage(mentors, mentees, couples)
    print(LAYOUT.format(name, f"{found:.4f}", f"{seconds:.2f}"))


if __name__ == "__main__":
    main()
