"""All that reading tables knows of people: roles, names of sheets, and rows of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from matchcore.tables.cells import cell_text
from matchcore.tables.headers import reduced

STAFF = "staff"  # people who only manage others
ROLES = ("mentors", "mentees", STAFF)
PEOPLE = "people"  # one table of mentors and mentees
JOINED = "join"  # more about people who are in the other tables
TABLES = (*ROLES, PEOPLE, JOINED)
_SHEETS = {
    "mentors": ("mentors", "mentor"),
    "mentees": ("mentees", "mentee", "mentorés", "mentoré"),
    STAFF: ("staff", "personnel"),
}
_READ_ME = ("read me", "readme", "lisez-moi", "lisez moi")
_ADDRESS = re.compile("mail|courriel")


def role_of_sheet(sheet: str) -> str:
    """Return the role that a sheet is named after, in English or French; empty for none.

    >>> role_of_sheet("Mentorés "), role_of_sheet("Notes")
    ('mentees', '')
    """
    name = sheet.strip().casefold()
    return next((role for role, names in _SHEETS.items() if name in names), "")


def is_read_me(sheet: str) -> bool:
    """Return whether a sheet says how to fill in the others, as in our template.

    >>> is_read_me("Lisez-moi"), is_read_me("Notes")
    (True, False)
    """
    return sheet.strip().casefold() in _READ_ME


def is_label_row(cells: Sequence[Any], theirs: Sequence[str], ours: Sequence[str]) -> bool:
    """Return whether a row repeats labels instead of holding a person.

    Its id repeats the name of the column, or its e-mail address is a word for one. Any other text
    there may belong to a person without an address.

    Parameters
    ----------
    cells : sequence
        The row.
    theirs, ours : sequence of str
        The name of each column in the file, and after mapping.
    """
    for cell, header, name in zip(cells, theirs, ours, strict=True):
        text = cell_text(cell) or ""
        if name == "id" and reduced(text) == reduced(header):
            return True
        if name == "email" and "@" not in text and _ADDRESS.search(text.casefold()):
            return True
    return False
