"""People of the other side listed in a column, each with a number or without."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple, Self

import numpy as np

from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.people import Cohort, Numbers, People, Role, read_plain_number, repeated
from matchcore.short_repr import short_repr
from matchcore.wording import enumerated


class MentionCheck(NamedTuple):
    """Which mentions are wrong, and the code, the remedy and the words of the problem."""

    wrong: Bools
    code: str
    remedy: str
    problem: str = ""

    def __repr__(self) -> str:
        return short_repr(self)


class Mentions(NamedTuple):
    """The entries of a column that name people of the other side, row by row in written order.

    Attributes
    ----------
    people : People
        Whose column it is.
    column : str
    entries : list of str
        As written; once for each person whom an entry names.
    rows, places : arrays of int
        Row of who wrote the entry, and row of who is meant; −1 if nobody has the id.
    numbers : array of float
        NaN if the entry has none, infinite if it cannot be read.
    unreadable : list of InputProblem
        Entries that are not among the others, because their list cannot be read.
    cautions : list of str
        Entries that are no ids but name somebody, and those that were left out.
    """

    people: People
    column: str
    entries: list[str]
    rows: Rows
    places: Rows
    numbers: Numbers
    unreadable: list[InputProblem]
    cautions: list[str]

    def __repr__(self) -> str:
        return short_repr(self)

    @classmethod
    def read(cls, cohort: Cohort, role: Role, column: str) -> Self:
        """Read a column of one side; people are looked for on the other.

        They are found as partners are: by id, however written, e-mail address or name. Where the
        layout has cells in words, entries that name nobody or the same person again are left out.
        """
        sides = cohort.mentees, cohort.mentors
        people, others = sides if role == "mentees" else sides[::-1]
        items, unreadable = people.listed(column)
        find = _finder(cohort, others)
        meant = {entry: _parse(entry, find) for entry in set(items.labels.tolist())}
        found = [meant[entry] for entry in items.labels.tolist()]
        lines = np.repeat(np.arange(len(found)), [len(one.places) for one in found])
        entries = [items.labels[line] for line in lines.tolist()]
        rows = items.rows[lines]
        places = np.array([place for one in found for place in one.places], dtype=np.int64)
        numbers = np.array([one.number for one in found], dtype=np.float64)[lines]
        read = cls(people, column, entries, rows, places, numbers, unreadable, [])
        read_so = [k for k, line in enumerate(lines) if found[line].is_read]
        names = [repr(others.ids[place]) for place in places[read_so].tolist()]
        shown = [
            told("{text} as {name}", text=text, name=name)
            for text, name in zip(read._shown(read_so), names, strict=True)
        ]
        read._tell(told("entries read as ids"), shown)
        return read._without_idle() if people.layout.in_words else read

    def _without_idle(self) -> Self:
        """Return only the first mention of each person on the other side; tell of the rest."""
        nobody, again = self.places < 0, repeated(self.rows, self.places + 1)
        self._tell(told("entries that name nobody, left out"), self._shown(np.flatnonzero(nobody)))
        twice = self._shown(np.flatnonzero(again & ~nobody))
        self._tell(told("people named again, the first time counts"), twice)
        return self._only(~(nobody | again))

    def _shown(self, lines: Iterable[int]) -> list[str]:
        rows = self.people.source_rows[self.rows].tolist()
        return [
            told("{entry!r} (row {row})", entry=self.entries[line], row=rows[line])
            for line in lines
        ]

    def _tell(self, what: str, shown: list[str]) -> None:
        if shown:
            listing = enumerated([*dict.fromkeys(shown)])
            self.cautions.append(
                told(
                    "{role}, {column}: {what}: {shown}",
                    role=self.people.role,
                    column=self.column,
                    what=what,
                    shown=listing,
                )
            )

    def of_people_here(self) -> Self:
        """Return only the mentions of people whose id the other side has."""
        return self._only(self.places >= 0)

    def _only(self, kept: Bools) -> Self:
        return self._replace(
            entries=[entry for entry, is_kept in zip(self.entries, kept, strict=True) if is_kept],
            rows=self.rows[kept],
            places=self.places[kept],
            numbers=self.numbers[kept],
        )

    def problems(self, term: PairTerm, *checks: MentionCheck) -> list[InputProblem]:
        """Return what is wrong, entry by entry; a cell may name each person once."""
        again = repeated(self.rows, self.places + 1) & (self.places >= 0)
        twice = MentionCheck(again, "listed_twice", told("list each id once"))
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
        place = told(
            "{kind}: {role}, {person}",
            kind=type(term).__name__,
            role=self.people.role,
            person=person,
        )
        problem = told("{column} has {entry!r}", column=self.column, entry=self.entries[entry])
        if check.problem:
            problem = told("{before}: {after}", before=problem, after=check.problem)
        return InputProblem(check.code, place, "", problem, check.remedy)


class _Meant(NamedTuple):
    """Whom an entry means, with which number; whether not by id as it stands."""

    places: list[int]
    number: float = math.nan
    is_read: bool = False


def _finder(cohort: Cohort, others: People) -> Callable[[str], _Meant]:
    """Return what finds the people of one side whom a text names; −1 for nobody."""
    place = {person: row for row, person in enumerate(others.ids.tolist())}

    def find(text: str) -> _Meant:
        if text in place:
            return _Meant([place[text]])
        rows = cohort.rows(others.role, cohort.directory.people(text)).tolist()
        is_read = bool(rows) and min(rows) >= 0
        return _Meant(rows if is_read else [-1], is_read=is_read)

    return find


def _parse(entry: str, find: Callable[[str], _Meant]) -> _Meant:
    """Return who is meant and the number after the last colon; an id may contain colons."""
    whole = find(entry)
    head, colon, tail = entry.rpartition(":")
    if not colon or whole.places != [-1]:
        return whole
    number = read_plain_number(tail.strip(), comma=True)
    if math.isnan(number):
        number = math.inf  # out of every range
    return find(head.strip())._replace(number=number)
