"""What looks odd in a list column: separators, spellings, empty answers, levels in words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.people.cells import distinct_cells
from matchcore.people.items import Items, repeated

_ODD_SHARE = 0.25  # of the people who list something
_NO_ANSWERS = frozenset("- -- n/a aucun aucune neant none nothing rien".split())  # noqa: SIM905
_LEVEL_WORDS = frozenset(
    """
    advanced avance basic beginner confirme debutant eleve expert faible fort haut high
    intermediaire intermediate low master medium moyen notions novice
    """.split()  # noqa: SIM905
)


class Oddity(NamedTuple):
    """Something to look at, and the place of the first cell that has it, from 0."""

    at: int
    what: str


def commas(rows: Rows, codes: Rows, texts: list[str]) -> list[Oddity]:
    """Look for entries that seem to be whole lists with other separators.

    `texts` are the distinct entries; `codes` gives the place of each line's entry there.
    """
    odd = np.array(["," in text or "\n" in text for text in texts], dtype=bool)
    with_comma = rows[odd[codes]]
    people, listing = (np.count_nonzero(np.bincount(x)) for x in (with_comma, rows))
    if not people or people < _ODD_SHARE * listing:
        return []
    what = (
        f"people with a comma or a line break in an entry: {people} of {listing}; "
        'if it separates entries: layout = {separators = [",", "\\n"]}'
    )
    return [Oddity(int(with_comma[0]), what)]


def spellings(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for lists with one thing in two spellings; comparisons count it once.

    `keys` are the distinct labels, folded; `codes` gives the place of each item's label there.
    """
    folded, things = distinct_cells(keys)
    if len(folded) == len(keys):
        return []
    things = things[codes]
    again = np.flatnonzero(repeated(items.rows, things))
    if not len(again):
        return []
    at = items.rows[again[0]]
    both = items.labels[(items.rows == at) & (things == things[again[0]])][:2]
    what = (
        f"people who list one thing in two spellings: {len(np.unique(items.rows[again]))}, such as "
        f"{both[0]!r} and {both[1]!r}; it counts once, at the highest level"
    )
    return [Oddity(int(at), what)]


def no_answers(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for entries that mean "nothing to list" but would count as things."""
    none = np.array([key in _NO_ANSWERS for key in keys], dtype=bool)
    lines = np.flatnonzero(none[codes])
    if not len(lines):
        return []
    what = (
        f"people who list {items.labels[lines[0]]!r} or the like: "
        f"{len(np.unique(items.rows[lines]))}; if it means nothing, leave the cell empty"
    )
    return [Oddity(int(items.rows[lines[0]]), what)]


def levels_in_words(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for names with a colon that may mean a level.

    The part after it is a word for a level, or somebody lists the part before it alone.
    """
    known = set(keys)
    parts = [key.rpartition(":") for key in keys]
    odd = [
        bool(colon) and (tail.strip() in _LEVEL_WORDS or head.strip() in known)
        for head, colon, tail in parts
    ]
    lines = np.flatnonzero(np.array(odd, dtype=bool)[codes] & np.isnan(items.values))
    if not len(lines):
        return []
    what = (
        f"people with a colon but no number in an entry: {len(np.unique(items.rows[lines]))}, "
        f"such as {items.labels[lines[0]]!r}; it is read as a name, since a level is a number "
        "from 1 to 5"
    )
    return [Oddity(int(items.rows[lines[0]]), what)]
