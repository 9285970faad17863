"""Which column of a table of sessions is what, by its header in English or French."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matchcore.errors import InputProblem
from matchcore.names import roles_of
from matchcore.names.phrases import phrase, phrases
from matchcore.rounds.feedback_columns import Columns
from matchcore.season.attendance import find_columns
from matchcore.wording import LANGUAGES, worded_headings

_WORDS = phrases(
    {
        "session": """session|séance|session number|numéro de séance|numéro de la séance
        |n° de séance|n° de la séance|n° séance|séance n°|numéro de session""",
        "date": """date|start|début|jour|day|date de la séance|date de séance|date of session
        |session date|date et heure""",
        "held": """held|tenue|took place|a eu lieu|séance tenue|happened|réalisée|effectuée|faite
        |s'est tenue|la séance a eu lieu|done|state|état|statut|status""",
    }
)
_FRENCH = phrases(
    {
        True: """début|jour|séance|numéro de séance|date de la séance|date et heure|tenue|a eu lieu
        |réalisée|effectuée|faite|état|statut"""
    }
)
_ROLES = {frozenset(["mentees"]): "mentee", frozenset(["mentors"]): "mentor"}
_NAME = re.compile(r"\b(?:nom|name)\b(?: (?:de la|du|of the|of))?", re.IGNORECASE)
_ID = re.compile(r"\b(?:id|identifiant|matricule)\b(?: (?:de la|du|of the|of))?", re.IGNORECASE)
_BARE = ("mentore", "mentores", "mentore(e)")  # mentoré without its accent, if nothing else is
OURS = ("mentee", "mentor", "session", "date", "held")
_BESIDE = ("theme", "goal", "end", "why")
_WRITTEN = {phrase(one) for x in LANGUAGES for one in worded_headings(_BESIDE, x)}


def held_columns(headers: Sequence[str], problems: list[InputProblem]) -> Columns:
    """Return which header is which column; what is missing is added to the problems.

    Of the columns of a person's role, id and name, the first of these counts. Columns that
    `SessionPlan.to_csv` writes beside ours are known, and not read.

    Parameters
    ----------
    headers : sequence of str
    problems : list of InputProblem

    Examples
    --------
    >>> found = held_columns(["Mentoré·e", "Nom du mentoré", "Mentor", "Date", "Tenue", "Note"], [])
    >>> found.theirs, found.unread
    ({'mentee': 'Mentoré·e', 'mentor': 'Mentor', 'date': 'Date', 'held': 'Tenue'}, ['Note'])
    """
    meant = [_meant(header) for header in headers]
    if "mentee" not in {name for name, _ in meant}:
        bare = [header.casefold().strip() in _BARE for header in headers]
        meant = [("mentee", 0) if one else two for one, two in zip(bare, meant, strict=True)]
    there = {name for name, _ in meant}
    needed = ["mentee", "mentor", "held", *([] if {"session", "date"} & there else ["session"])]
    found = find_columns("held", headers, meant, OURS, needed, problems)
    found.unread = [header for header in found.unread if phrase(header) not in _WRITTEN]
    found.french = any(phrase(one) in _FRENCH or "mentoré" in one.casefold() for one in headers)
    return found


def _meant(header: str) -> tuple[str, int]:
    """Return which of our columns a header may be, "" for none, and its rank among several."""
    plain = header.replace("_", " ").replace("'s ", " ").strip()
    for rank, extra in enumerate((None, _ID, _NAME)):
        rest = plain if extra is None else extra.sub("", plain).strip()
        if rest and (role := _ROLES.get(roles_of(rest) or frozenset())):
            return role, rank
    return _WORDS.get(phrase(plain), ""), 0
