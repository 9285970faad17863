"""Signed amounts for single pairs: preferences of either side, success in earlier seasons.

Unlike components, terms are not normalised: an amount is in units of the final score.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Literal, NamedTuple, Self

import numpy as np

from matchcore.affinity.components import Parameterised, check_column
from matchcore.cohort import Cohort
from matchcore.errors import InputError, InputProblem
from matchcore.masks import Bools, Rows
from matchcore.people import MIDDLE, TOP, Numbers, People, read_plain_number


class PairAmounts(NamedTuple):
    """What a term adds to which pairs, as parallel arrays; each pair once."""

    mentees: Rows
    mentors: Rows
    amounts: Numbers


class PairTerm(Parameterised):
    """The base of all terms: an `amount`, and `pairs`, which says what is added to which pairs."""

    label: ClassVar[str] = "term"
    amount: float

    @abstractmethod
    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs of a cohort that the term speaks of, with signed amounts."""


class Preferences(PairTerm):
    """Whom one side asks for, or asks to be spared.

    A cell lists ids of the other side, best first: rank r of n adds
    ``amount · (n − r + 1) / n`` (the count of Borda, divided by the longest). Or each id has a
    score from −5 to 5: it adds ``amount · score / 5``.

    Parameters
    ----------
    amount : float
        What the first rank, or a score of 5, adds to the score of the pair.
    role : {"mentees", "mentors"}
        Whose preferences; for both sides, give two terms.
    column : str
        The column that holds them, such as ``M-07|M-02`` or ``M-07:5|M-02:-3``.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"]})
    >>> mentees = pd.DataFrame({"id": ["e", "f"], "prefers": ["n|m", "m:-5"]})
    >>> Preferences(amount=0.2).pairs(Cohort(mentors, mentees)).amounts.tolist()
    [0.2, 0.1, -0.2]
    """

    label = "preferences"

    def __init__(
        self,
        amount: float = 0.1,
        role: Literal["mentees", "mentors"] = "mentees",
        column: str = "prefers",
    ) -> None:
        self.amount = amount
        self.role = role
        self.column = column

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with column and role."""
        if self.role in ("mentees", "mentors"):
            return super().problems()
        remedy = "use 'mentees' or 'mentors'"
        return [*super().problems(), self._problem("role", "not_a_choice", remedy)]

    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs that the column names."""
        check_column(self, self.column, cohort)  # lists of ours are sorted, ranks would be lost
        sides = cohort.mentees, cohort.mentors
        told = _Told.read(*(sides if self.role == "mentees" else sides[::-1]), self.column)
        ranked = np.isnan(told.numbers)
        listed = np.bincount(told.rows)[told.rows]
        mixed = np.bincount(told.rows, ranked)[told.rows] < listed
        problems = told.problems(
            self,
            _Check(
                told.places < 0,
                "unknown_person",
                "correct or remove it",
                "nobody on the other side has this id",
            ),
            _Check(
                ~ranked & ~(np.abs(told.numbers) <= TOP),
                "out_of_range",
                "give a score from -5 to 5",
            ),
            _Check(
                ranked & mixed,
                "missing_value",
                "give one to all, or to none",
                "others of the list have a score",
            ),
        )
        if problems:
            raise InputError(problems)
        first = np.searchsorted(told.rows, told.rows)
        rank = np.arange(len(first)) - first
        parts = np.where(ranked, (listed - rank) / listed, told.numbers / TOP)
        rows = (told.rows, told.places) if self.role == "mentees" else (told.places, told.rows)
        return PairAmounts(*rows, self.amount * parts)


class PastSuccess(PairTerm):
    """How well it went when the two met in an earlier season.

    A cell lists ids of the other side with a rating from 1 to 5. A rating adds
    ``amount · (rating − 3) / 2``: 5 adds the amount, 3 nothing, 1 takes the amount away. Where both
    have rated, the mean counts. People who are no longer there are passed over.

    Parameters
    ----------
    amount : float
        What a rating of 5 adds to the score of the pair.
    column : str
        The column of ratings, in either table or both, such as ``M-07:5|M-02:2``.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "success": ["e:5", None]})
    >>> mentees = pd.DataFrame({"id": ["e"], "success": ["m:4|n:1|gone:5"]})
    >>> PastSuccess(amount=0.2).pairs(Cohort(mentors, mentees)).amounts.round(3).tolist()
    [0.15, -0.2]
    """

    label = "success"

    def __init__(self, amount: float = 0.1, column: str = "success") -> None:
        self.amount = amount
        self.column = column

    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs that either side has rated."""
        check_column(self, self.column, cohort, "list")
        mentees, mentors = cohort.mentees, cohort.mentors
        both = [
            _Told.read(*sides, self.column) for sides in ((mentees, mentors), (mentors, mentees))
        ]
        problems: list[InputProblem] = []
        for told in both:
            unrated = ~((told.numbers >= 1) & (told.numbers <= TOP))
            wrong = (told.places >= 0) & unrated
            check = _Check(wrong, "out_of_range", "give a rating from 1 to 5")
            problems += told.problems(self, check)
        if problems:
            raise InputError(problems)
        here = [told.places >= 0 for told in both]
        i = np.concatenate([both[0].rows[here[0]], both[1].places[here[1]]])
        j = np.concatenate([both[0].places[here[0]], both[1].rows[here[1]]])
        ratings = np.concatenate([told.numbers[k] for told, k in zip(both, here, strict=True)])
        pairs, which = np.unique(i * cohort.shape[1] + j, return_inverse=True)
        mean = np.bincount(which, ratings) / np.maximum(np.bincount(which), 1)
        rows = np.divmod(pairs, cohort.shape[1])
        return PairAmounts(*rows, self.amount * (mean - MIDDLE) / (TOP - MIDDLE))


class _Check(NamedTuple):
    """Which entries are wrong, and what to say of them."""

    wrong: Bools
    code: str
    remedy: str
    problem: str = ""


class _Told(NamedTuple):
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

    def problems(self, term: PairTerm, *checks: _Check) -> list[InputProblem]:
        """Return what is wrong, entry by entry; nobody may be named twice in a cell."""
        again = self.places >= 0
        pairs = self.rows * (self.places.max(initial=0) + 2) + self.places + 1
        again[np.unique(pairs, return_index=True)[1]] = False  # but for the first of each
        return [
            *self.unread,
            *(
                self._problem(term, k, check)
                for check in (*checks, _Check(again, "listed_twice", "name each id once"))
                for k in np.flatnonzero(check.wrong).tolist()
            ),
        ]

    def _problem(self, term: PairTerm, entry: int, check: _Check) -> InputProblem:
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
