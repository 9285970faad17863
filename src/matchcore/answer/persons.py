"""People of a matching, found by id or by name."""

from __future__ import annotations

from typing import NamedTuple

from matchcore.answer.couples import Couples
from matchcore.catalogue import together, told
from matchcore.errors import InputError, InputProblem
from matchcore.model.side import Side
from matchcore.names.references import name_key, name_keys

_LISTED = 10


class Person(NamedTuple):
    """One person of a matching.

    Attributes
    ----------
    id : str
    rows : dict of Side to int
        The row number on each side where the person is: one, or both.
    """

    id: str
    rows: dict[Side, int]


def persons(couples: Couples, *asked: str) -> list[Person]:
    """Return the people asked for, each by id or by name.

    In names, case, accents, hyphens and the order of the words do not count; in ids, case does not
    unless several differ in it alone. An id counts before a name.

    Raises
    ------
    InputError
        Nobody is called so, or several are: one problem for each, with the ids of the several.
    """
    found = [_found(couples, text) for text in asked]
    problems = [
        _problem(couples, text, ids)
        for text, ids in zip(asked, found, strict=True)
        if len(ids) != 1
    ]
    if problems:
        raise InputError(problems)
    return [Person(one, _rows(couples, one)) for [one] in found]


def _found(couples: Couples, text: str) -> list[str]:
    """Return the ids of everybody whom a text may mean, sorted."""
    if _rows(couples, text):
        return [text]
    key, plain = name_key(text), text.strip().casefold()
    return sorted(
        {
            who
            for roster in couples.rosters
            for who, own in zip(roster.ids, name_keys(roster.names), strict=True)
            if (own and own == key) or who.casefold() == plain
        }
    )


def _rows(couples: Couples, who: str) -> dict[Side, int]:
    return {
        side: couples.rosters[side].ids.index(who)
        for side in Side
        if who in couples.rosters[side].ids
    }


def _problem(couples: Couples, text: str, ids: list[str]) -> InputProblem:
    place, value = "person", f"{text!r:.60}"
    if not ids:
        problem, remedy = (
            told("nobody in this matching has that id or name"),
            _similar(couples, text),
        )
        return InputProblem("unknown_person", place, value, problem, remedy)
    listed = ", ".join(ids[:_LISTED]) + (", …" if len(ids) > _LISTED else "")
    remedy = told("give one of these ids: {ids}", ids=listed)
    return InputProblem(
        "unclear", place, value, told("{count} people have that name", count=len(ids)), remedy
    )


def _similar(couples: Couples, text: str) -> str:
    """Return a remedy that names the people with a word of the name, where there are few."""
    words = set(name_key(text))
    near = {
        roster.label(row)
        for roster in couples.rosters
        for row, own in enumerate(name_keys(roster.names))
        if words & set(own)
    }
    if 0 < len(near) <= _LISTED:
        return told("is it {names}?", names=together(told(", or "), sorted(near)))
    return told("look into matches.csv and unmatched.csv")
