"""People of the other side listed in a column, each with a number or without."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np

from matchcore.affinity.terms import PairTerm
from matchcore.errors import InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.people import Numbers, People, read_plain_number, repeated


class MentionCheck(NamedTuple):
    """Which mentions are wrong, and the code, the remedy and the words of the problem."""

    wrong: Bools
    code: str
    remedy: str
    problem: str = ""


class Mentions(NamedTuple):
    """The entries of a column that name people of the other side, row by row in written order.

    Attributes
    ----------
    people : People
        Whose column it is.
    column : str
    entries : list of str
        As written.
    rows, places : arrays of int
        Row of who wrote the entry, and row of who is meant; −1 if nobody has the id.
    numbers : array of float
        NaN if the entry has none, infinite if it cannot be read.
    unreadable : list of InputProblem
        Entries that are not among the others, because their list cannot be read.
    """

    people: People
    column: str
    entries: list[str]
    rows: Rows
    places: Rows
    numbers: Numbers
    unreadable: list[InputProblem]

    @classmethod
    def read(cls, people: People, others: People, column: str) -> Self:
        """Read a column of one side; ids are looked up on the other."""
        place = {person: row for row, person in enumerate(others.ids.tolist())}
        items, unreadable = people.listed(column)
        entries = items.labels.tolist()
        parsed = [_parse(entry, place) for entry in entries]
        places = np.array([row for row, _ in parsed], dtype=np.int64)
        numbers = np.array([number for _, number in parsed], dtype=np.float64)
        return cls(people, column, entries, items.rows, places, numbers, unreadable)

    def of_people_here(self) -> Self:
        """Return only the mentions of people whose id the other side has."""
        here = self.places >= 0
        return self._replace(
            entries=[entry for entry, kept in zip(self.entries, here, strict=True) if kept],
            rows=self.rows[here],
            places=self.places[here],
            numbers=self.numbers[here],
        )

    def problems(self, term: PairTerm, *checks: MentionCheck) -> list[InputProblem]:
        """Return what is wrong, entry by entry; a cell may name each person once."""
        again = repeated(self.rows, self.places + 1) & (self.places >= 0)
        twice = MentionCheck(again, "listed_twice", "list each id once")
        return [
            *self.unreadable,
            *(
                self._problem(term, entry, check)
                for check in (*checks, twice)
                for entry in np.flatnonzero(check.wrong).tolist()
            ),
        ]

    def _problem(self, term: PairTerm, entry: int, check: MentionCheck) -> InputProblem:
        person = self.people.ids[self.rows[entry]]
        place = f"{type(term).__name__}: {self.people.role}, {person}"
        written = f"{self.column} has {self.entries[entry]!r}"
        problem = f"{written}: {check.problem}" if check.problem else written
        return InputProblem(check.code, place, "", problem, check.remedy)


def _parse(entry: str, place: Mapping[str, int]) -> tuple[int, float]:
    """Return who is meant and the number after the last colon; an id may contain colons."""
    head, colon, tail = entry.rpartition(":")
    if entry in place or not colon:
        return place.get(entry, -1), math.nan
    number = read_plain_number(tail.strip(), comma=True)
    if math.isnan(number):
        number = math.inf  # out of every range
    return place.get(head.strip(), -1), number
