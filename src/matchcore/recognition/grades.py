"""How grades are written: as numbers, on a known ladder, or as labels that must be ordered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from matchcore.names import ladder_of, number_in, numbers_in
from matchcore.names.grades import numbered, runs_down
from matchcore.names.ladders import LADDERS
from matchcore.tables import cell_text

_PIECES = re.compile(r"\d+|\D+")
_FIGURES = re.compile(r"\d+")
_BELOW = re.compile(r"\s*[Nn]\s*[-–−]\s*\d+\s*")  # so many levels below the top


class Grades(NamedTuple):
    """How grades are read.

    Attributes
    ----------
    scale : tuple
        Labels, lowest first, equal ones in a tuple of their own; empty where grades are numbers.
    proposal : tuple of str
        Labels of no known ladder, in an order that a person must confirm; else empty.
    """

    scale: tuple[str | tuple[str, ...], ...] = ()
    proposal: tuple[str, ...] = ()


def grades_of(columns: Sequence[Sequence[Any]]) -> Grades:
    """Return how the grades in the columns of several tables are read.

    >>> grades_of([["1 - Employé", "2 - Technicien"], ["4"]])
    Grades(scale=(), proposal=())
    >>> grades_of([["Employé", "Cadre supérieur"]]).scale[3]
    'Cadre supérieur'
    >>> grades_of([["Bronze", "Argent"]])
    Grades(scale=(), proposal=('Argent', 'Bronze'))
    """
    labels = sorted({text for cells in columns for cell in cells if (text := cell_text(cell))})
    if not labels or all(map(_is_number, labels)) or numbers_in(labels):
        return Grades()
    ladder = ladder_of(labels)
    if ladder is not None:
        return Grades(scale=tuple(r[0] if len(r) == 1 else r for r in ladder.scale(labels)))
    return Grades(proposal=tuple(_in_likely_order(labels)))


def _in_likely_order(labels: Sequence[str]) -> list[str]:
    """Return labels by the ladder that knows most of them; those that it does not know come last.

    Numbers that run against the ladder, or down from the top, are turned round.

    >>> _in_likely_order(["Director", "Wizard", "Manager", "Junior"])
    ['Junior', 'Manager', 'Director', 'Wizard']
    >>> _in_likely_order(["2 - Boss", "3 - Director", "5 - Manager", "8 - Wizard"])
    ['8 - Wizard', '5 - Manager', '3 - Director', '2 - Boss']
    >>> _in_likely_order(["N-1", "N-3", "M1", "IC2"]), _in_likely_order(["N-1", "N-3"])
    (['IC2', 'M1', 'N-1', 'N-3'], ['N-3', 'N-1'])
    """
    found = [numbered(label) for label in labels]
    if all(one is not None for one in found) and len({one.prefix for one in found if one}) == 1:
        return sorted(labels, key=_natural, reverse=runs_down([one for one in found if one]))
    if all(map(_BELOW.fullmatch, labels)):
        return sorted(labels, key=lambda label: int(_FIGURES.findall(label)[-1]), reverse=True)
    rungs = max(
        ([ladder.rung_of(label) for label in labels] for ladder in LADDERS),
        key=lambda found: len(labels) - found.count(None),
    )
    rung = dict(zip(labels, rungs, strict=True))
    several = len({one.prefix for one in found if one}) > 1  # IC2 and M1 are no two numbers
    key = _pieces if several else _natural
    return sorted(labels, key=lambda label: (rung[label] is None, rung[label] or 0, key(label)))


def _is_number(label: str) -> bool:
    try:
        return bool(np.isfinite(float(label.replace(",", "."))))
    except ValueError:
        return False


def _natural(label: str) -> tuple[Any, ...]:
    """Return a key by which ``G10`` comes after ``G2``, and known numbers come first."""
    number = number_in(label)
    return number is None, number or 0, _pieces(label)


def _pieces(label: str) -> tuple[Any, ...]:
    return tuple(
        (1, int(piece), "") if piece.isdecimal() else (0, 0, piece.casefold())
        for piece in _PIECES.findall(label)
    )
