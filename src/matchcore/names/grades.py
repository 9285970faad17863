"""Grades written with a number, such as ``1 - Employé``, ``Grade 7`` and ``L4``."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from matchcore.names.folding import fold
from matchcore.names.ladders import LADDERS
from matchcore.names.phrases import visible

# Left out: class, rank, tier and N, for which 1 is often the highest.
_PREFIX = (
    "grade|gr|niveau|niv|level|lvl|band|bande|echelon|coefficient|coef|groupe|hay"
    "|job level|job grade|pay band|pay grade|management level|salary grade|niveau hierarchique"
)
_WORDS = re.compile(
    rf"(?P<prefix>{_PREFIX})\s*(?:n°|[.:#])?\s*(?P<number>\d{{1,3}}|[ivx]{{1,5}})(?P<rest>\W.*)?"
)
_CODE = re.compile(r"(?P<prefix>(?![nr]\d)[a-z]{1,3})(?P<number>\d{1,2})(?P<rest>\s*[-–—:(].*)?")
_FIRST = re.compile(
    r"(?P<prefix>)(?P<number>\d{1,3})(?:[.,]0+)?(?:(?:\s*[-–—.):=]+\s*|\s+(?=\())(?P<rest>\D.*))?"
)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_DIGIT = re.compile(r"\d")


class Numbered(NamedTuple):
    """A label with a number: what stands before it, the number, and what it is called."""

    prefix: str
    number: int
    rest: str


def numbered(label: str) -> Numbered | None:
    """Return the parts of a label with a number; None if it has none, or several.

    >>> numbered("E5"), numbered("Niveau 3 (cadre)")
    (Numbered(prefix='e', number=5, rest=''), Numbered(prefix='niveau', number=3, rest='cadre'))
    """
    text = fold(visible(label))
    for pattern in (_FIRST, _WORDS, _CODE):
        if match := pattern.fullmatch(text):
            rest = (match["rest"] or "").strip(" -–—.:=()")
            if _DIGIT.search(rest):
                return None
            number = match["number"]
            value = int(number) if number.isdigit() else _ROMAN.get(number)
            return None if value is None else Numbered(match["prefix"], value, rest)
    return None


def number_in(label: str) -> int | None:
    """Return the number of a grade; None if it has none.

    >>> [number_in(x) for x in ("1 - Employé", "Grade 7", "G7", "Niveau 3 (cadre)")]
    [1, 7, 7, 3]
    >>> [number_in(x) for x in ("Niveau IV", "Groupe III", "Niveau C")]
    [4, 3, None]
    >>> [number_in(x) for x in ("N+2", "N-1", "12/2024", "Cadre", "5 ans")]
    [None, None, None, None, None]
    """
    found = numbered(label)
    return found and found.number


def numbers_in(labels: Collection[str]) -> dict[str, int] | None:
    """Return the numbers of all labels; None unless all are numbered in one way.

    Numbers that run against a built-in ladder are not grades from the lowest to the highest.

    >>> numbers_in(["L4", "L5"])
    {'L4': 4, 'L5': 5}
    >>> numbers_in(["L4", "E5"]), numbers_in(["1 - Cadre dirigeant", "5 - Employé"])
    (None, None)
    """
    found = {label: numbered(label) for label in labels}
    known = {label: one for label, one in found.items() if one is not None}
    one_way = len(known) == len(found) and len({one.prefix for one in known.values()}) == 1
    if not one_way or runs_down(known.values()):
        return None
    return {label: one.number for label, one in known.items()}


def runs_down(grades: Collection[Numbered]) -> bool:
    """Return whether a ladder puts two of the grades the other way round."""
    for ladder in LADDERS:
        rungs = ((one.number, ladder.rung_of(one.rest)) for one in grades if one.rest)
        pairs = [(number, rung) for number, rung in rungs if rung is not None]
        if any(a < b and x > y for a, x in pairs for b, y in pairs):
            return True
    return False
