"""`python -m benchmarks.county`: rules of grade and department over real positions.

The positions of Montgomery County, 2020, with its 40 departments and 73 grade codes. The scale is
ours: the codes ordered by median salary. Seniors are the mentees; pairs are three to twenty grades
apart, in different departments. The data come from `hr_montgomery2020` in `$MATCHCORE_DATA`.
"""

import argparse
import os
import time
from pathlib import Path

import pandas as pd

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.measures import SeniorityCurve
from matchcore.rules.columns import DifferentDepartment
from matchcore.rules.seniority import SeniorityGap

FILE = "Employee_Salaries_-_2020.csv"


def positions(folder: Path) -> pd.DataFrame:
    """Return the id, department, division, grade and salary of every position."""
    frame = pd.read_csv(folder / FILE, dtype=str, keep_default_na=False)
    columns = {"Department": "department", "Division": "division", "Grade": "grade"}
    people = frame[[*columns]].rename(columns=columns)
    people["salary"] = pd.to_numeric(frame["Base Salary"])
    return people.assign(id=[f"P{k:05d}" for k in range(len(people))])


def scale(people: pd.DataFrame) -> list[str]:
    """Return the grade codes by median salary, ties in alphabetical order."""
    medians = people.groupby("grade")["salary"].median()
    return sorted(medians.index, key=lambda code: (medians[code], code))


def cohort(people: pd.DataFrame, mentees: int, mentors: int) -> Cohort:
    """Return the best paid as mentees and the least paid as mentors."""
    ranked = people.sort_values(["salary", "id"], kind="stable").drop(columns="salary")
    return Cohort(ranked[:mentors], ranked[-mentees:], scale=scale(people))


def programme() -> Programme:
    """Return the rules, and a curve that peaks at twelve grades."""
    return Programme(
        affinity=Affinity(seniority=SeniorityCurve(ideal=12, width=12)),
        rules=[SeniorityGap(at_least=3, at_most=20), DifferentDepartment()],
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the check and the summary, with their seconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.county", description=__doc__)
    parser.add_argument("--mentees", type=int, default=5000)
    parser.add_argument("--mentors", type=int, default=4000)
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get("MATCHCORE_DATA", ".")) / "hr_montgomery2020"
    if not folder.is_dir():
        parser.error(f"there is no {folder}: set MATCHCORE_DATA to the folder of the real cases")
    people = cohort(positions(folder), options.mentees, options.mentors)
    begin = time.perf_counter()
    print(f"{people}\n{programme().check(people)}")
    checked = time.perf_counter()
    print(f"check {checked - begin:.2f} s")
    matching = programme().match(people)
    print(f"match {time.perf_counter() - checked:.2f} s: {matching!r}, total {matching.total:.4f}")


if __name__ == "__main__":
    main()
