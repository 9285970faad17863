"""People of the other side listed in a column, with a number where one is given."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np

from matchcore.affinity.terms import PairTerm
from matchcore.errors import InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.people import Numbers, People, read_plain_number


class MentionCheck(NamedTuple):
    """Which entries are wrong, and what to say of them."""

    wrong: Bools
    code: str
    remedy: str
    problem: str = ""


class Mentions(NamedTuple):
    """What people say of the other side in a column: in row order, then in theirs."""

    people: People
    column: str
    entries: list[str]
    rows: Rows
    places: Rows  # of the other side; −1 where nobody there has the id
    numbers: Numbers  # NaN where none is given
    unread: list[InputProblem]  # what could not be read at all

    @classmethod
    def read(cls, people: People, others: People, column: str) -> Self:
        """Read a column of one side; ids are looked up on the other."""
        place = {one: k for k, one in enumerate(others.ids.tolist())}
        items, unread = people.listed(column)
        entries = items.labels.tolist()
        told = [_about(entry, place) for entry in entries]
        places, numbers = zip(*told, strict=True) if told else ((), ())
        return cls(
            people,
            column,
            entries,
            items.rows,
            np.array(places, dtype=np.int64),
            np.array(numbers, dtype=np.float64),
            unread,
        )

    def problems(self, term: PairTerm, *checks: MentionCheck) -> list[InputProblem]:
        """Return what is wrong, entry by entry; nobody may be named twice in a cell."""
        again = self.places >= 0
        pairs = self.rows * (self.places.max(initial=0) + 2) + self.places + 1
        again[np.unique(pairs, return_index=True)[1]] = False  # but for the first of each
        return [
            *self.unread,
            *(
                self._problem(term, k, check)
                for check in (*checks, MentionCheck(again, "listed_twice", "name each id once"))
                for k in np.flatnonzero(check.wrong).tolist()
            ),
        ]

    def _problem(self, term: PairTerm, entry: int, check: MentionCheck) -> InputProblem:
        person = self.people.ids[self.rows[entry]]
        place = f"{type(term).__name__}: {self.people.role}, {person}"
        said = f"{self.column} has {self.entries[entry]!r}"
        problem = f"{said}: {check.problem}" if check.problem else said
        return InputProblem(check.code, place, "", problem, check.remedy)


def _about(text: str, place: Mapping[str, int]) -> tuple[int, float]:
    """Return who is meant and the number behind the last colon; an id may hold a colon itself."""
    head, colon, tail = text.rpartition(":")
    if text in place or not colon:
        return place.get(text, -1), math.nan
    number = read_plain_number(tail.strip(), comma=True)
    if math.isnan(number):
        number = math.inf  # out of every range
    return place.get(head.strip(), -1), number
