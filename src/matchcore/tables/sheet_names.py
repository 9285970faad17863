"""Sheets of workbooks by their names: of a role, or how to fill in the others."""

from __future__ import annotations

import re

from matchcore.tables.accents import without_accents
from matchcore.tables.people_tables import STAFF

_NAMES = {
    "mentors": "mentor mentors mentrice mentrices parrain parrains marraine marraines",
    "mentees": "mentee mentees mentore mentores mentoree mentorees apprenant apprenants apprenante "
    "apprenantes filleul filleuls filleule filleules",
    STAFF: "staff personnel manager managers",
}
_WORDS = {word: role for role, words in _NAMES.items() for word in words.split()}
# Sheets of explanations or of people who no longer take part, whatever role they name.
_NO_PEOPLE = (
    "lisez readme read consigne consignes instruction instructions note notes aide help "
    "ancien anciens ancienne anciennes former ex old archive archives sans without non"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d")
_READ_ME = ("read me", "readme", "lisez-moi", "lisez moi")


def role_of_sheet(sheet: str) -> str:
    """Return the role that a sheet is named after, in English or French; empty for none.

    A whole word says it, whatever its case and accents; a name with two roles has none.

    >>> role_of_sheet("Liste des mentors"), role_of_sheet("Mentoré·e·s"), role_of_sheet("Notes")
    ('mentors', 'mentees', '')
    """
    words = _words(sheet)
    roles = {_WORDS[word] for word in words if word in _WORDS}
    return roles.pop() if len(roles) == 1 and not set(words) & set(_NO_PEOPLE.split()) else ""


def is_named(sheet: str, role: str) -> bool:
    """Return whether the whole name of a sheet is a role.

    >>> is_named("Mentors ", "mentors"), is_named("Mentors 2025", "mentors")
    (True, False)
    """
    return [_WORDS.get(word) for word in _words(sheet)] == [role] and not _NUMBER.search(sheet)


def _words(name: str) -> list[str]:
    """Return the words of a name, folded; endings of inclusive writing are no words."""
    words = _WORD.findall(without_accents(name))
    return [word for word in words if word not in ("e", "s", "es")]


def is_read_me(sheet: str) -> bool:
    """Return whether a sheet says how to fill in the others, as in our template.

    >>> is_read_me("Lisez-moi"), is_read_me("Notes")
    (True, False)
    """
    return sheet.strip().casefold() in _READ_ME
