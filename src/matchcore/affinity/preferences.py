"""Terms stated by people: preferences, and ratings of earlier seasons."""

from __future__ import annotations

from typing import Literal

import numpy as np

from matchcore.affinity.mentions import MentionCheck, Mentions
from matchcore.affinity.parameters import check_column
from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import PairAmounts
from matchcore.model.arrays import Bools
from matchcore.people import MIDDLE, TOP, Cohort, Role

_SIDES: tuple[Role, ...] = ("mentees", "mentors")
__all__ = ["PastSuccess", "Preferences"]


class Preferences(PairTerm):
    """Partners that one side asks for or would rather avoid.

    Parameters
    ----------
    amount : float
        What the first rank, or a score of 5, adds to the score of the pair.
    role : {"mentees", "mentors"}
        Whose preferences. Give two terms for both sides.
    column : str
        The column that holds them, such as ``M-07|M-02``.

    Notes
    -----
    A list of ids, best first: rank r of n adds ``amount · (n − r + 1) / n``. Ids with scores from
    −5 to 5, such as ``M-07:5|M-02:-3``: ``amount · score / 5``. Where every list with numbers has
    exactly the numbers 1 to n, in any order, they are ranks, 1 the first choice; a caution says so.
    One entry with a 1 shows nothing: some list must have two.

    Ranks add the Borda count, divided by n.

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

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column, for the side whose preferences count."""
        return (self.column,) if role == self.role else ()

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with column and role."""
        if self.role in ("mentees", "mentors"):
            return super().problems()
        remedy = told("use 'mentees' or 'mentors'")
        return [*super().problems(), self._problem("role", "not_a_choice", remedy)]

    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs that the column names."""
        mentions = self._mentions(cohort)
        bare = np.isnan(mentions.numbers)
        length = np.bincount(mentions.rows)[mentions.rows]
        mixed = np.bincount(mentions.rows, bare)[mentions.rows] < length
        ranks = _numbered(mentions)
        ranked = bool(ranks[~bare].all() and (length[~bare] > 1).any())
        checks = _checks(mentions, bare, mixed, scored=~bare & (not ranked))
        if problems := mentions.problems(self, *checks):
            raise InputError(problems)
        first = np.searchsorted(mentions.rows, mentions.rows)
        places = np.where(bare, np.arange(1, len(first) + 1) - first, mentions.numbers)
        borda = (length - places + 1) / length
        shares = np.where(bare | ranked, borda, mentions.numbers / TOP)
        rows = mentions.rows, mentions.places
        return PairAmounts(*(rows if self.role == "mentees" else rows[::-1]), self.amount * shares)

    def cautions(self, cohort: Cohort) -> list[str]:
        """Say who was found by name, and whether numbers count as ranks or may be meant so."""
        mentions = self._mentions(cohort)
        return [*mentions.cautions, *_on_ranks(mentions)]

    def _mentions(self, cohort: Cohort) -> Mentions:
        """Read the column; only extra columns keep the order of a list."""
        check_column(self, self.column, cohort)
        return Mentions.read(cohort, self.role, self.column)


def _on_ranks(mentions: Mentions) -> list[str]:
    """Say whether numbers count as ranks, and where they may have been meant so."""
    numbered = ~np.isnan(mentions.numbers)
    ranks = _numbered(mentions) & numbered
    several = np.bincount(mentions.rows)[mentions.rows] > 1
    people, all_people = (len(np.unique(mentions.rows[x])) for x in (ranks, numbered))
    if 2 * people <= all_people or not people:
        return []
    at = int(np.flatnonzero(ranks)[0])
    row = mentions.people.source_rows[mentions.rows[at]]
    how = told("such as {entry!r} (first: row {row})", entry=mentions.entries[at], row=row)
    role, column = mentions.people.role, mentions.column
    if people == all_people and (ranks & several).any():
        return [
            told(
                "{role}, {column}: numbers from 1 to n are read as ranks, 1 the first "
                "choice, {how}",
                role=role,
                column=column,
                how=how,
            )
        ]
    return [
        told(
            "{role}, {column}: numbers are read as scores, 5 the best, but look like ranks "
            "for {people} of {all_people} people, {how}; for ranks, give ids "
            "alone, best first",
            role=role,
            column=column,
            people=people,
            all_people=all_people,
            how=how,
        )
    ]


def _numbered(mentions: Mentions) -> Bools:
    """Return which mentions are in a list whose numbers are exactly 1 to n."""
    order = np.lexsort((mentions.numbers, mentions.rows))
    rows, numbers = mentions.rows[order], mentions.numbers[order]
    expected = np.arange(1, len(rows) + 1) - np.searchsorted(rows, rows)
    is_wrong: Bools = np.bincount(rows, numbers != expected) > 0
    return ~is_wrong[mentions.rows]


def _checks(
    mentions: Mentions, ranked: Bools, mixed: Bools, scored: Bools
) -> tuple[MentionCheck, ...]:
    scored_wrongly = scored & ~(np.abs(mentions.numbers) <= TOP)
    remedy, mixture = (
        told("give all a score, or none"),
        told("other entries of the list have a score"),
    )
    nobody = told("nobody on the other side has this id")
    return (
        MentionCheck(mentions.places < 0, "unknown_person", told("correct or remove it"), nobody),
        MentionCheck(scored_wrongly, "out_of_range", told("give a score from -5 to 5")),
        MentionCheck(ranked & mixed, "missing_value", remedy, mixture),
    )


class PastSuccess(PairTerm):
    """How well an earlier season went for the pair.

    Parameters
    ----------
    amount : float
        What a rating of 5 adds to the score of the pair.
    column : str
        The column of ratings, in either table or both.

    Notes
    -----
    Ids with ratings from 1 to 5, such as ``M-07:5|M-02:2``: ``amount · (rating − 3) / 2``; if both
    rated, of the mean. Ids of people who have left are ignored.

    5 adds the amount, 3 nothing, 1 subtracts the amount.

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
        both = [Mentions.read(cohort, role, self.column) for role in _SIDES]
        problems: list[InputProblem] = []
        for mentions in both:
            unrated = ~((mentions.numbers >= 1) & (mentions.numbers <= TOP))
            wrong = (mentions.places >= 0) & unrated
            check = MentionCheck(wrong, "out_of_range", told("give a rating from 1 to 5"))
            problems += mentions.problems(self, check)
        if problems:
            raise InputError(problems)
        by_mentees, by_mentors = (mentions.of_people_here() for mentions in both)
        i = np.concatenate([by_mentees.rows, by_mentors.places])
        j = np.concatenate([by_mentees.places, by_mentors.rows])
        ratings = np.concatenate([by_mentees.numbers, by_mentors.numbers])
        pairs, which = np.unique(i * cohort.shape[1] + j, return_inverse=True)
        mean = np.bincount(which, ratings) / np.maximum(np.bincount(which), 1)
        rows = np.divmod(pairs, cohort.shape[1])
        return PairAmounts(*rows, self.amount * (mean - MIDDLE) / (TOP - MIDDLE))

    def cautions(self, cohort: Cohort) -> list[str]:
        """Say who was found by name."""
        check_column(self, self.column, cohort, "list")
        read = [Mentions.read(cohort, role, self.column) for role in _SIDES]
        return [caution for mentions in read for caution in mentions.cautions]
