"""A plan of sessions as tables for people: words in place of codes, names beside ids."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.season.frames import rows_of
from matchcore.season.sessions.goal_words import short_goal, theme_words
from matchcore.season.sessions.plan_values import PlanValues
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, csv_delimiter, say, worded_headings


def write_sessions(plan: PlanValues, path: Target, delimiter: str | None) -> None:
    """Write all sessions; `SessionPlan.to_csv` documents it."""
    language = plan.language
    dated = plan.frame.drop(columns="moves").assign(why="")
    dateless = plan.unplaced.drop(columns="moves").assign(start=None, end=None, state="unplaced")[
        dated.columns
    ]
    rows = [*rows_of(dated), *rows_of(dateless)]
    table = [
        {
            **row,
            "theme": theme_words(row["theme"], row["goal"], language),
            "goal": short_goal(row["theme"], row["goal"], language),
            "start": moment_words(row["start"]),
            "end": moment_words(row["end"]),
            "state": state_words(row["state"], language),
            "why": say(f"session_{row['why']}", language) if row["why"] else "",
        }
        for row in rows
    ]
    columns = [*dated.columns]
    _write(pd.DataFrame(table, columns=columns), plan, path, delimiter)


def write_moved(plan: PlanValues, path: Target, delimiter: str | None) -> None:
    """Write what a new plan changed; `SessionPlan.moved_to_csv` documents it."""
    moved = plan.moved.astype(object)
    moved["state"] = [state_words(one, plan.language) for one in plan.moved["state"]]
    for name in ("was", "now"):
        moved[name] = [moment_words(one) for one in plan.moved[name]]
    _write(moved, plan, path, delimiter)


def _write(table: pd.DataFrame, plan: PlanValues, path: Target, delimiter: str | None) -> None:
    """Write a table with names beside ids, under headings in the language of the plan."""
    for role in ("mentee", "mentor"):
        place = table.columns.tolist().index(role) + 1
        table.insert(place, f"{role}_name", [plan.names.get(one, "") for one in table[role]])
    table.columns = pd.Index(worded_headings(table.columns, plan.language))
    write_csv(table, path, csv_delimiter(delimiter, plan.language))


def state_words(state: str, language: Language) -> str:
    """Return the state of a session.

    >>> state_words("held", "fr"), state_words("unplaced", "en")
    ('tenue', 'no date')
    """
    return say(f"session_state_{state}", language)


def moment_words(moment: Any) -> str:
    """Return a moment as people read it in a table; nothing for none.

    >>> moment_words(pd.Timestamp("2026-03-02 09:00", tz="Europe/Paris")), moment_words(pd.NaT)
    ('2026-03-02 09:00', '')
    """
    return "" if pd.isna(moment) else f"{moment:%Y-%m-%d %H:%M}"
