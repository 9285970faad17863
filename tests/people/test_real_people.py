"""Published tables of real programmes, read as people; skipped where they are not here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.people import HOURS, People
from tests.real_cases import folder

SLOTS = [f"Avail {number}" for number in range(1, 169)]
Flags = npt.NDArray[np.int64]


def with_availability(name: str) -> tuple[pd.DataFrame, Flags]:
    """Return a table of the case with one list for its 168 columns of 0 and 1, and these."""
    table = pd.read_csv(folder("pie_mentor_example") / f"{name}-example.csv", dtype=str)
    flags = table[SLOTS].astype(int).to_numpy()
    lists = ["|".join(np.array(HOURS)[row == 1]) for row in flags]
    return table.drop(columns=SLOTS).assign(availability=lists), flags


def free_hours(people: People, first: int) -> Flags:
    """Return people × hours of the week, in the order of the rows, of which one is the first."""
    items = people.items("availability")
    flags = np.zeros((len(people), len(HOURS)), dtype=np.int64)
    flags[people.source_rows[items.rows] - first, [HOURS.index(hour) for hour in items.labels]] = 1
    return flags


@pytest.mark.parametrize("kind", ["data frame", "CSV file"])
def test_a_programme_with_168_hours_of_availability(tmp_path: Path, kind: str) -> None:
    """18 mentors and 16 teams; hours in common are those of the published table."""
    (mentors, theirs), (teams, ours) = with_availability("mentors"), with_availability("teams")
    tables: list[pd.DataFrame | Path] = [mentors, teams]
    if kind == "CSV file":
        tables = [tmp_path / "mentors.csv", tmp_path / "mentees.csv"]
        mentors.to_csv(tables[0], index=False, sep=";", encoding="utf-8-sig")
        teams.to_csv(tables[1], index=False, sep=";", encoding="cp1252")
    cohort = Cohort(*tables, columns={"Name": "id"})
    assert cohort.shape == (16, 18)
    first = 2 if kind == "CSV file" else 1
    common = free_hours(cohort.mentees, first) @ free_hours(cohort.mentors, first).T
    np.testing.assert_array_equal(common, ours @ theirs.T)
    assert common.max() > 0
    filled = cohort.summary().frame.set_index("column")
    assert filled.loc["availability", "mentors"] == (theirs.sum(axis=1) > 0).sum()
    assert "M Rqr" in cohort.mentors.frame
    required = cohort.mentors.text("M Rqr").tolist()
    assert sorted(filter(None, required)) == sorted(mentors["M Rqr"].dropna())


def test_a_spreadsheet_of_forms_is_read_under_its_questions() -> None:
    """14 mentors and 19 mentees of one sheet of answers; commas stand between choices."""
    path = folder("mentoring_barbish") / "mentoring-submissions-clean.xlsx"
    answers = pd.read_excel(path, engine="calamine")
    (role,) = (c for c in answers if "mentor or a mentee" in c)
    (fields,) = (c for c in answers if "sub-discipline" in c)
    people = answers.assign(id=[f"p{k}" for k in range(len(answers))])
    sides = [people[people[role] == side] for side in ("Mentor", "Mentee")]
    separators = {"separators": [","]}
    cohort = Cohort(*sides, columns={fields: "interests"}, layout=separators)
    assert cohort.shape == (19, 14)
    for read, given in zip((cohort.mentors, cohort.mentees), sides, strict=True):
        items = read.items("interests")
        for k, row in enumerate(read.source_rows):
            cell = given[fields].iloc[row - 1]
            assert set(items.labels[items.rows == k]) == {part.strip() for part in cell.split(",")}
