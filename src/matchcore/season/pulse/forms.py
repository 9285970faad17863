"""The form of a survey as a table: one row per rater and couple, a column per question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from matchcore.names import skill_in
from matchcore.rounds.feedback_people import Rater
from matchcore.season.pulse.participants import Couple, Participants
from matchcore.season.pulse.questions import Question
from matchcore.wording import LANGUAGES, Language, say

__all__ = ["MAILS", "PEOPLE", "WANT_COLUMNS", "form_table", "headings", "want_heading"]

PEOPLE = ("wave", "rater", "rater_name", "role", "partner", "partner_name", "date")
MAILS = "mails.csv"  # beside the forms, and none
WANT_COLUMNS = ("want", "importance", "met")


def headings(
    survey: Sequence[Question], rater: Rater, wants: int, language: Language
) -> dict[str, str]:
    """Return the heading of each column of the form, by code, in order.

    Columns of wants are called ``want 1``, ``importance 1`` and ``met 1``, and so on.
    """
    found = {name: say(f"pulse_form_{name}", language) for name in PEOPLE}
    for question in survey:
        if rater not in question.of:
            continue
        if question.kind == "want":
            for place in range(1, wants + 1):
                for name in WANT_COLUMNS:
                    found[f"{name} {place}"] = want_heading(question, name, place, language)
        else:
            found[question.code] = question.heading(rater, language)
    return found


def want_heading(question: Question, name: str, place: int, language: Language) -> str:
    """Return the heading of a column about the want in some place, from 1 on."""
    asks = {"asks": question.heading("mentee", language)} if name == "met" else {}
    return say(f"pulse_form_{name}", language, place=place, **asks)


def form_table(
    of: Participants,
    survey: Sequence[Question],
    rater: Rater,
    couples: Sequence[Couple],
    wave: int,
    wants: int,
    language: Language,
) -> pd.DataFrame:
    """Return the form of some couples for one side, ready to fill in."""
    columns = headings(survey, rater, wants, language)
    rows = [_row(of, rater, couple, wave, wants, language) for couple in couples]
    return pd.DataFrame(
        [[row.get(code, "") for code in columns] for row in rows],
        columns=[*columns.values()],
        dtype=object,
    )


def _row(
    of: Participants, rater: Rater, couple: Couple, wave: int, wants: int, language: Language
) -> dict[str, Any]:
    partner: Rater = "mentor" if rater == "mentee" else "mentee"
    by_role = dict(zip(("mentee", "mentor"), couple, strict=True))
    row: dict[str, Any] = {
        "wave": wave,
        "rater": by_role[rater],
        "rater_name": of.contact(rater, by_role[rater]).name,
        "role": say(rater, language),
        "partner": by_role[partner],
        "partner_name": of.contact(partner, by_role[partner]).name,
    }
    if rater == "mentee":
        for place, want in enumerate(of.wants.get(couple[0], ())[:wants], 1):
            row[f"want {place}"] = skill_in(want.skill, LANGUAGES.index(language))
            if not math.isnan(want.importance):
                row[f"importance {place}"] = f"{want.importance:g}"
    return row
