"""Those admitted as files from which they can be matched: tables and the programme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from matchcore.people import COLUMNS, Cohort
from matchcore.programme.programme import Programme
from matchcore.tables import write_csv, write_whole
from matchcore.wording import csv_delimiter, say, template_heading


def write_inputs(
    programme: Programme, cohort: Cohort, folder: Path, delimiter: str | None = None
) -> list[str]:
    """Write ``mentors.csv``, ``mentees.csv`` and ``programme.toml``; return their names.

    Where people have managers, ``staff.csv`` says who manages those who are not admitted.
    """
    language = programme.language
    sign = csv_delimiter(delimiter, language)
    tables = {people.role: people.to_frame() for people in (cohort.mentors, cohort.mentees)}
    staff = _staff(cohort)
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


def _staff(cohort: Cohort) -> pd.DataFrame:
    """Return who manages whom, of those who manage somebody or stand above who does."""
    managers = cohort.managers
    if not managers:
        return pd.DataFrame(columns=["id", "manager"])
    here = {*cohort.mentors.ids.tolist(), *cohort.mentees.ids.tolist()}
    above: set[str] = set()
    for who in sorted(here):
        boss = managers.get(who)
        while boss is not None and boss not in above:
            above.add(boss)
            boss = managers.get(boss)
    rows = [(who, managers.get(who, "")) for who in sorted(above - here)]
    return pd.DataFrame(rows, columns=["id", "manager"])
