"""The tables that people get: couples, unmatched, loads of mentors, cautions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from matchcore.answer.marks import marks
from matchcore.answer.reason_sentence import reason_sentence
from matchcore.model.side import Side
from matchcore.wording import addend_heading, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchcore.answer.couples import Couples
    from matchcore.people import Roster

_KEPT = ("email", "department", "site")  # of the profiles, in this order
SHEETS = ("couples", "unmatched", "loads", "cautions")


def couples_sheet(couples: Couples) -> pd.DataFrame:
    """Return the couples for people: both with name and contact, why, and the score by addends.

    Columns that no table fills are left out.
    """
    a, language = couples.assignment, couples.language
    columns: dict[str, Any] = {}
    for side, rows in zip(Side, (a.mentees.tolist(), a.mentors.tolist()), strict=True):
        roster, role = couples.rosters[side], side.role
        columns[role] = [roster.ids[row] for row in rows]
        columns[f"{role}_name"] = [roster.names[row] for row in rows]
        columns |= {f"{role}_{name}": cells for name, cells in _contact(roster, rows).items()}
    columns["reason"] = [reason_sentence(couples, k) for k in range(len(a.mentees))]
    if any(marked := marks(couples)):
        words = [[say(f"mark_{mark}", language) for mark in one] for one in marked]
        columns["mark"] = [say("next", language).join(one) for one in words]
    return pd.concat([pd.DataFrame(columns), couples.pairs.iloc[:, 2:]], axis=1)


def unmatched_sheet(couples: Couples) -> pd.DataFrame:
    """Return who has no partner, with name and contact, and why."""
    tables = []
    for side in Side:
        roster, reasons = couples.rosters[side], couples.reasons(side)
        rows = [row for row, _ in reasons]
        columns = {
            "who": [roster.ids[row] for row in rows],
            "name": [roster.names[row] for row in rows],
            "role": [side.role] * len(rows),
            **_contact(roster, rows),
            "why": [couples.why(side, reason) for _, reason in reasons],
        }
        tables.append(pd.DataFrame(columns))
    names = ("who", "name", "role", *_KEPT, "why")
    found = [name for name in names if any(name in table for table in tables)]
    return pd.concat(tables, ignore_index=True).reindex(columns=found).fillna("")


def loads_sheet(couples: Couples) -> pd.DataFrame:
    """Return how many mentees each mentor takes and has, and who they are."""
    a, roster = couples.assignment, couples.mentors
    theirs: list[list[str]] = [[] for _ in roster.ids]
    for i, j in zip(a.mentees.tolist(), a.mentors.tolist(), strict=True):
        theirs[j].append(couples.mentees.label(i))
    loads, places = couples.loads(Side.MENTORS), couples.problem.capacity
    return pd.DataFrame(
        {
            "mentor": roster.ids,
            "mentor_name": roster.names,
            **{f"mentor_{n}": c for n, c in _contact(roster, range(len(roster.ids))).items()},
            "capacity": places,
            "mentees": loads,
            "free": places - loads,
            "with": [", ".join(names) for names in theirs],
        }
    )


def cautions_sheet(couples: Couples) -> pd.DataFrame:
    """Return the cautions of a matching."""
    return pd.DataFrame({"caution": list(couples.cautions)}, dtype=object)


def workbook_sheets(couples: Couples) -> dict[str, pd.DataFrame]:
    """Return all four with names and headings in the matching's language."""
    tables = (couples_sheet, unmatched_sheet, loads_sheet, cautions_sheet)
    return {
        say(f"sheet_{name}", couples.language): in_words(table(couples), couples)
        for name, table in zip(SHEETS, tables, strict=True)
    }


def in_words(frame: pd.DataFrame, couples: Couples) -> pd.DataFrame:
    """Return a table with headings and roles in words."""
    words, language = frame.copy(), couples.language
    if "role" in words:
        words["role"] = [say(role, language) for role in words["role"]]
    addends = len(couples.breakdown.names) if {*couples.breakdown.names} <= {*frame} else 0
    own = frame.shape[1] - addends
    named = [say(f"column_{name}", language) for name in frame.columns[:own]]
    named += [addend_heading(name, language) for name in frame.columns[own:]]
    words.columns = pd.Index(named)
    return words


def for_file(frame: pd.DataFrame, couples: Couples) -> pd.DataFrame:
    """Return a table for a CSV file: in English with the names that programs know."""
    return frame if couples.language == "en" else in_words(frame, couples)


def _contact(roster: Roster, rows: Iterable[int]) -> dict[str, list[str]]:
    """Return the columns of contact and place that somebody of this side has a value in."""
    profiles = [roster.profile(row) for row in rows]
    return {
        name: [getattr(profile, name) for profile in profiles]
        for name in _KEPT
        if any(getattr(profile, name) for profile in roster.profiles)
    }
