"""Terms that people state: preferences, and ratings of earlier seasons."""

from __future__ import annotations

from typing import Literal

import numpy as np

from matchcore.affinity.mentions import MentionCheck, Mentions
from matchcore.affinity.parameters import check_column
from matchcore.affinity.terms import PairTerm
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import PairAmounts
from matchcore.people import MIDDLE, TOP, Cohort


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
        told = Mentions.read(*(sides if self.role == "mentees" else sides[::-1]), self.column)
        ranked = np.isnan(told.numbers)
        listed = np.bincount(told.rows)[told.rows]
        mixed = np.bincount(told.rows, ranked)[told.rows] < listed
        problems = told.problems(
            self,
            MentionCheck(
                told.places < 0,
                "unknown_person",
                "correct or remove it",
                "nobody on the other side has this id",
            ),
            MentionCheck(
                ~ranked & ~(np.abs(told.numbers) <= TOP),
                "out_of_range",
                "give a score from -5 to 5",
            ),
            MentionCheck(
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
            Mentions.read(*sides, self.column) for sides in ((mentees, mentors), (mentors, mentees))
        ]
        problems: list[InputProblem] = []
        for told in both:
            unrated = ~((told.numbers >= 1) & (told.numbers <= TOP))
            wrong = (told.places >= 0) & unrated
            check = MentionCheck(wrong, "out_of_range", "give a rating from 1 to 5")
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
