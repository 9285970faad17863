"""What looks odd in a list column: separators, spellings, empty answers, levels in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from matchcore.catalogue import told
from matchcore.model.arrays import Rows
from matchcore.names import fold, level_of
from matchcore.people.cells import distinct_cells
from matchcore.people.items import Items, repeated
from matchcore.tables.list_splitting import split_cells
from matchcore.tables.separator_signs import names_with_signs

_ODD_SHARE = 0.25  # of the people who list something
_SURE = "、", "；", "，", "•"  # names in other scripts hold none of them, and few hold the others
_UNSURE = " / ", " - ", " – ", " + ", "/"
_NO_ANSWERS = frozenset(
    """
    - -- --- – — ? . / n/a n.a. na aucun aucun(e) aucune neant nil no non none none. nothing null
    rien s/o
    """.split()  # noqa: SIM905
) | {"non applicable", "not applicable", "pas encore", "sans objet", "to be defined", "a definir"}
_NUMBERED = re.compile(r"^\d{1,2}\s?[.)]\s+[^\W\d]|\S[\s(]+\d{1,3}\s?%\)?$")
_LEVEL_AT_END = re.compile(
    r"\S\s*(?:\((?:niveau |level )?(\w+)(?: level)?\)|\s[-–]\s*(?:niveau )?(\w+))$"
)


class Oddity(NamedTuple):
    """Something to look at, and the place of the first cell that has it, from 0."""

    at: int
    what: str


def commas(rows: Rows, codes: Rows, texts: list[str], separators: Sequence[str]) -> list[Oddity]:
    """Look for entries that seem to be whole lists with other separators.

    `texts` are the distinct entries; `codes` gives the place of each line's entry there.
    `separators` are those that the layout has: where it splits at commas, those that are left in
    brackets are as they should be.
    """
    odd = np.array(["," in text or "\n" in text for text in texts], dtype=bool)
    if odd.any() and any(sign.strip() == "," for sign in separators):
        odd = np.array(split_cells(texts, [",", "\n"])[1]) > 1
    lines = np.flatnonzero(odd[codes])
    people, listing = (np.count_nonzero(np.bincount(x)) for x in (rows[lines], rows))
    if not people or people < _ODD_SHARE * listing:
        return []
    what = told(
        "people with a comma or a line break in an entry: {people} of "
        "{listing}, such as {example!r}; if it separates entries: layout = "
        '{{separators = [",", "\\n"]}}',
        people=people,
        listing=listing,
        example=texts[codes[lines[0]]],
    )
    return [Oddity(int(rows[lines[0]]), what)]


def other_signs(
    rows: Rows, codes: Rows, texts: list[str], separators: Sequence[str]
) -> Iterator[Oddity]:
    """Look for entries that seem to be lists with signs of other scripts, bullets or slashes.

    The arguments are as for `commas`.
    """
    held = "\n".join(texts)
    listing = np.count_nonzero(np.bincount(rows))
    folded = {fold(text) for text in texts} if any(sign in held for sign in _UNSURE) else set()
    for sign in (*_SURE, *_UNSURE):
        if sign not in held:
            continue
        lists = [sign in text and not (sign == "/" and _is_one(text)) for text in texts]
        parts = [text.split(sign) if odd else [] for text, odd in zip(texts, lists, strict=True)]
        known = [bool(one) and all(fold(part) in folded for part in one) for one in parts]
        lines, sure = np.flatnonzero(np.array([*map(bool, parts)])[codes]), sign in _SURE
        enough = sure or len(np.unique(rows[lines])) >= _ODD_SHARE * listing
        if sign == "/" or not enough:  # others hold it in a name
            lines = np.flatnonzero(np.array(known, dtype=bool)[codes])
        if len(lines):
            people, example = len(np.unique(rows[lines])), texts[codes[lines[0]]]
            what = told(
                "people with {sign!r} in an entry: {people} of {listing}, such as "
                "{example!r}; if it separates entries: layout = {{separators = {separators}}}",
                sign=sign,
                people=people,
                listing=listing,
                example=example,
                separators=_toml((*separators, sign)),
            )
            yield Oddity(int(rows[lines[0]]), what)


def _is_one(text: str) -> bool:
    """Return whether a slash in an entry is part of a name, or stands between spaces."""
    return " / " in text or bool(names_with_signs([text]))


def _toml(separators: Sequence[str]) -> str:
    """Return separators as a programme's file has them."""
    return json.dumps(list(separators), ensure_ascii=False)


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
    what = told(
        "people who list one thing in two spellings: {count}, such as {one!r} "
        "and {other!r}; it counts once, at the highest level",
        count=len(np.unique(items.rows[again])),
        one=both[0],
        other=both[1],
    )
    return [Oddity(int(at), what)]


def no_answers(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for entries that mean "nothing to list" but would count as things."""
    none = np.array([key in _NO_ANSWERS for key in keys], dtype=bool)
    lines = np.flatnonzero(none[codes])
    if not len(lines):
        return []
    what = told(
        "people who list {label!r} or the like: {count}; if it means nothing, leave the cell empty",
        label=items.labels[lines[0]],
        count=len(np.unique(items.rows[lines])),
    )
    return [Oddity(int(items.rows[lines[0]]), what)]


def numbered(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for entries with a rank or a share, as in ``1. Python 2. SQL`` and ``Python 80%``."""
    odd = np.array([bool(_NUMBERED.search(key)) for key in keys], dtype=bool)
    lines = np.flatnonzero(odd[codes])
    if not len(lines):
        return []
    what = told(
        "people with a rank or a share in an entry: {count}, such as "
        "{label!r}; the number is read as part of the name",
        count=len(np.unique(items.rows[lines])),
        label=items.labels[lines[0]],
    )
    return [Oddity(int(items.rows[lines[0]]), what)]


def level_words(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for names that end in a word for a level, in brackets or after a dash."""
    found = [_LEVEL_AT_END.search(key) for key in keys]
    odd = [one is not None and _is_level(one[1] or one[2]) for one in found]
    lines = np.flatnonzero(np.array(odd, dtype=bool)[codes] & np.isnan(items.values))
    if not len(lines):
        return []
    label = items.labels[lines[0]]
    what = told(
        "people with a word for a level in an entry: {count}, such as "
        "{label!r}; it is read as a name, since a level is a number from 1 to "
        "5 after a colon",
        count=len(np.unique(items.rows[lines])),
        label=label,
    )
    return [Oddity(int(items.rows[lines[0]]), what)]


def _is_level(text: str) -> bool:
    """Return whether a text is a word for a level; a figure alone may be part of a name."""
    level = level_of(text.strip()) if text.strip().isalpha() else None
    return level is not None and level > 0  # of a mark it is NaN


def levels_in_words(items: Items, keys: list[str], codes: Rows) -> list[Oddity]:
    """Look for names with a colon that may mean a level.

    The part after it is a word for a level, or somebody lists the part before it alone.
    """
    known = set(keys)
    parts = [key.rpartition(":") for key in keys]
    odd = [
        bool(colon) and (_is_level(tail) or head.strip() in known) for head, colon, tail in parts
    ]
    lines = np.flatnonzero(np.array(odd, dtype=bool)[codes] & np.isnan(items.values))
    if not len(lines):
        return []
    what = told(
        "people with a colon but no number in an entry: {count}, such as "
        "{label!r}; it is read as a name, since a level is a number from 1 to 5",
        count=len(np.unique(items.rows[lines])),
        label=items.labels[lines[0]],
    )
    return [Oddity(int(items.rows[lines[0]]), what)]
