"""Numbered columns that together are one list: ``Compétence 1``, ``Compétence 2``."""

from __future__ import annotations

import re
from collections import defaultdict

from matchcore.names import is_skill
from matchcore.people import Role
from matchcore.people.columns import OWN_LIST
from matchcore.recognition.contents import Content
from matchcore.recognition.further_columns import PREFERS, TOPICS
from matchcore.recognition.headers.guesses import header_guesses
from matchcore.recognition.kinds import entries_of
from matchcore.recognition.taken import Sureness, TakenFor

_NUMBERED = re.compile(r"\s*(?P<name>.*?[^\W\d_])\W*?(?:\bn\s?[°o]|#)?\s*(?P<rank>[1-9])\W*")
_LISTS = ("skills", "wants", "interests", "languages")
_KNOWN = 0.5  # of the entries


def numbered_columns(
    headers: list[str], contents: list[Content], role: Role | None
) -> dict[int, TakenFor]:
    """Return what numbered columns of lists are taken for, by their places in the table.

    Wishes that are numbered may name mentors; they are things to learn where they name skills.
    """
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, header in enumerate(headers):
        if found := _NUMBERED.fullmatch(header):
            groups[found["name"].casefold()].append((place, int(found["rank"])))
    taken: dict[int, TakenFor] = {}
    for name, members in groups.items():
        filled = [contents[place] for place, _ in members if not contents[place].is_empty]
        column, sureness = _column(name, role)
        is_list = all(not one.mostly("level", "number", "email", "date") for one in filled)
        if len(members) < 2 or not column or not filled or not is_list:
            continue
        guesses = [guess for place, _ in members for guess in header_guesses(headers[place])]
        if any(g.column == PREFERS for g in guesses) and not _names_skills(filled):
            continue
        taken |= {
            place: TakenFor(
                header=headers[place],
                column=column,
                sureness=sureness,
                why="grid",
                example=contents[place].example,
                rank=rank,
                content=contents[place],
            )
            for place, rank in members
        }
    return taken


def _column(name: str, role: Role | None) -> tuple[str, Sureness]:
    """Return the list that the name of numbered columns stands for; empty for none."""
    columns = [guess.column for guess in header_guesses(name) if guess.strength != "weak"]
    own = OWN_LIST.get(role or "", "")
    if columns and columns[0] == TOPICS:
        return own, "likely"
    column = columns[0] if columns and columns[0] in _LISTS else ""
    if column == "skills" and role == "mentees":
        return "wants", "likely"
    return ("", "unsure") if column == "wants" and role == "mentors" else (column, "sure")


def _names_skills(contents: list[Content]) -> bool:
    entries = [entry for one in contents for text in one.texts for entry in entries_of(text)]
    known = sum(is_skill(entry) for entry in entries)
    return known >= _KNOWN * len(entries)
