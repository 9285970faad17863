"""A plan of trainings as tables: its groups, and files for people."""

from __future__ import annotations

import pandas as pd

from matchcore.season.frames import rows_of
from matchcore.season.training.plan_values import PlanValues
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, csv_delimiter, say, worded_headings


def write_people(plan: PlanValues, path: Target, delimiter: str | None) -> None:
    """Write a row for each person and training; `TrainingPlan.to_csv` documents it.

    Who has no place has a row, too, with the reason.
    """
    language = plan.language
    rows = [
        {
            "who": row["person"],
            "name": plan.names.get(row["person"], ""),
            "role": say(row["role"], language),
            "training": row["training"],
            "kind": say(f"kind_{row['kind']}", language),
            "group": row["group"] or "",
            "start": moment(row["start"], ""),
            "end": moment(row["end"], ""),
            "state": say(f"training_{row['state']}", language),
        }
        for row in rows_of(plan.frame)
    ]
    rows += [
        {
            "who": row["person"],
            "name": plan.names.get(row["person"], ""),
            "role": say(row["role"], language),
            "training": row["training"],
            "why": say(f"unplaced_{row['why']}", language),
        }
        for row in rows_of(plan.unplaced)
    ]
    columns = ["who", "name", "role", "training", "kind", "group", "start", "end", "state"]
    columns += ["why"] if len(plan.unplaced) else []
    frame = pd.DataFrame([[row.get(name, "") for name in columns] for row in rows], columns=columns)
    _write(frame, path, language, delimiter)


def write_groups(plan: PlanValues, path: Target, delimiter: str | None) -> None:
    """Write a row for each group."""
    frame = plan.groups.copy()
    frame["kind"] = [say(f"kind_{kind}", plan.language) for kind in frame["kind"]]
    for name in ("start", "end"):
        frame[name] = [moment(one, "") for one in frame[name]]
    frame = frame.rename(columns={"people": "participants"})
    _write(frame, path, plan.language, delimiter)


def moment(when: pd.Timestamp, missing: str) -> str:
    """Return a time as tables have it."""
    return missing if pd.isna(when) else f"{when:%Y-%m-%d %H:%M}"


def _write(frame: pd.DataFrame, path: Target, language: Language, delimiter: str | None) -> None:
    frame.columns = pd.Index(worded_headings(frame.columns, language))
    write_csv(frame, path, csv_delimiter(delimiter, language))
