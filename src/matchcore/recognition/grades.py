"""How grades are written: as numbers, on a known ladder, or as labels that must be ordered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from matchcore.names import ladder_of, number_in, numbers_in
from matchcore.names.grades import numbered, runs_down
from matchcore.names.ladders import LADDERS, Ladder
from matchcore.tables import cell_text

_STEPS = 40  # of a ladder, at most
_NUMBERED = re.compile(r"(?P<start>\D*)(?P<number>\d{1,3})")
_TAIL = re.compile(r"\W+(?:(?:niv|niveau|[ée]ch|[ée]chelon|level)\W*)?\d.*", re.IGNORECASE)
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
    fine : tuple of int, optional
        The lowest and the highest grade, where they are numbers as fine as coefficients of pay.
    """

    scale: tuple[str | tuple[str, ...], ...] = ()
    proposal: tuple[str, ...] = ()
    fine: tuple[int, int] | None = None


def grades_of(columns: Sequence[Sequence[Any]]) -> Grades:
    """Return how the grades in the columns of several tables are read.

    >>> grades_of([["1 - Employé", "2 - Technicien"], ["4"]])
    Grades(scale=(), proposal=(), fine=None)
    >>> grades_of([["Employé", "Cadre supérieur"]]).scale[3]
    'Cadre supérieur'
    >>> grades_of([["Bronze", "Argent"]])
    Grades(scale=(), proposal=('Argent', 'Bronze'), fine=None)
    """
    labels = sorted({text for cells in columns for cell in cells if (text := cell_text(cell))})
    if not labels or all(map(_is_number, labels)):
        return Grades(fine=_fine([float(label.replace(",", ".")) for label in labels]))
    if numbers := numbers_in(labels):
        return Grades(fine=_fine([*numbers.values()]))
    ladder = ladder_of(labels)
    if ladder is not None:
        return Grades(scale=tuple(r[0] if len(r) == 1 else r for r in ladder.scale(labels)))
    return Grades(proposal=tuple(_without_gaps(_in_likely_order(labels))))


def _fine(numbers: Sequence[float]) -> tuple[int, int] | None:
    """Return the lowest and the highest number, where one step of a career is many numbers."""
    span = (min(numbers), max(numbers)) if numbers else (0.0, 0.0)
    return (int(span[0]), int(span[1])) if span[1] - span[0] > _STEPS else None


def _without_gaps(labels: Sequence[str]) -> list[str]:
    """Return labels such as N2 and N5 with those between them, which nobody may have today.

    >>> _without_gaps(["N2", "N5"]), _without_gaps(["C6", "D8"])
    (['N2', 'N3', 'N4', 'N5'], ['C6', 'D8'])
    """
    found = [_NUMBERED.fullmatch(label) for label in labels]
    numbers = [int(match["number"]) for match in found if match]
    first = found[0]
    alike = {match and match["start"] for match in found} == {first and first["start"]}
    if first is None or not alike or max(numbers) - min(numbers) > _STEPS:
        return [*labels]
    written = dict(zip(numbers, labels, strict=True))
    every = [*range(min(numbers), max(numbers) + 1)]
    if numbers[0] > numbers[-1]:  # as in N-3, N-1
        every.reverse()
    return [written.get(number, f"{first['start']}{number}") for number in every]


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
        ([_rung(ladder, label) for label in labels] for ladder in LADDERS),
        key=lambda found: len(labels) - found.count(None),
    )
    rung = dict(zip(labels, rungs, strict=True))
    several = len({one.prefix for one in found if one}) > 1  # IC2 and M1 are no two numbers
    key = _pieces if several else _natural
    return sorted(labels, key=lambda label: (rung[label] is None, rung[label] or 0, key(label)))


def _rung(ladder: Ladder, label: str) -> int | None:
    """Return the rung of a label, or else of what stands before its number.

    >>> [_rung(LADDERS[0], x) for x in ("Cadre", "Cadre niveau 7", "Employé - éch. 2", "Magicien")]
    [3, 3, 1, None]
    """
    rung = ladder.rung_of(label)
    return ladder.rung_of(_TAIL.sub("", label)) if rung is None else rung


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
