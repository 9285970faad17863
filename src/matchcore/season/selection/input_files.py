"""Those admitted as files from which they can be matched: tables and the programme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from matchcore.people import COLUMNS, Cohort
from matchcore.people.columns import PARTNERS
from matchcore.programme.programme import Programme
from matchcore.tables import write_csv, write_whole
from matchcore.wording import csv_delimiter, say, template_heading


def write_inputs(
    programme: Programme,
    cohort: Cohort,
    applicants: Cohort,
    folder: Path,
    delimiter: str | None = None,
) -> list[str]:
    """Write ``mentors.csv``, ``mentees.csv`` and ``programme.toml``; return their names.

    ``staff.csv`` has who else matters: the managers of those admitted, and earlier or current
    partners of theirs who applied and are not admitted.
    """
    language = programme.language
    sign = csv_delimiter(delimiter, language)
    tables = {people.role: people.to_frame() for people in (cohort.mentors, cohort.mentees)}
    staff = _staff(cohort, applicants)
    if len(staff):
        tables["staff"] = staff
    names = dict.fromkeys(
        name for frame in tables.values() for name in frame.columns if name in COLUMNS
    )
    headings = {
        name: name if language == "en" else template_heading(name, language) for name in names
    }
    for role, frame in tables.items():
        shown = frame.map(lambda cell: _written(cell, sign, language)).rename(columns=headings)
        write_csv(shown, folder / f"{role}.csv", sign)
    theirs = {heading: name for name, heading in headings.items() if heading != name}
    stated = programme.replace(columns=theirs, layout=None)
    write_whole(folder / "programme.toml", stated.to_toml().encode())
    return [*(f"{role}.csv" for role in tables), "programme.toml"]


def _written(cell: Any, delimiter: str, language: Any) -> Any:
    """Return a cell as text: lists with bars, answers as words."""
    if isinstance(cell, list):
        return "|".join(one["name"] if isinstance(one, dict) else one for one in cell)
    if (
        cell is None
        or cell is pd.NA
        or cell is pd.NaT
        or (isinstance(cell, float) and cell != cell)
    ):
        return ""
    if isinstance(cell, bool):
        return say("choice_yes" if cell else "choice_no", language)
    if isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() else repr(cell)
        return text.replace(".", ",") if delimiter == ";" else text
    return str(cell)


def _staff(cohort: Cohort, applicants: Cohort) -> pd.DataFrame:
    """Return who matters beside those admitted: managers with their own ones, and partners."""
    here = {*cohort.mentors.ids.tolist(), *cohort.mentees.ids.tolist()}
    above = _above(here, cohort.managers)
    beside = (above | _partners(cohort, applicants)) - here
    rows = [(who, cohort.managers.get(who, "") if who in above else "") for who in sorted(beside)]
    return pd.DataFrame(rows, columns=["id", "manager"])


def _above(people: set[str], managers: Mapping[str, str]) -> set[str]:
    """Return who manages somebody of these people, or stands above who does."""
    above: set[str] = set()
    for who in sorted(people):
        boss = managers.get(who)
        while boss is not None and boss not in above:
            above.add(boss)
            boss = managers.get(boss)
    return above


def _partners(cohort: Cohort, applicants: Cohort) -> set[str]:
    """Return which applicants those admitted name as earlier or current partners."""
    named = {
        label
        for people in (cohort.mentors, cohort.mentees)
        for column in PARTNERS
        for label in people.items(column).labels.tolist()
    }
    return named & {*applicants.mentors.ids.tolist(), *applicants.mentees.ids.tolist()}
