"""Waiting time as a term: who waited for a mentor in earlier rounds is served first."""

from __future__ import annotations

from typing import Literal

import numpy as np

from matchcore.affinity.parameters import check_column
from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import Sides
from matchcore.number_checks import is_number
from matchcore.people import Cohort, Numbers, People, Role, read_plain_number

__all__ = ["Waiting"]


class Waiting(PairTerm):
    """How many rounds a person has waited, so that those who waited are served first.

    Parameters
    ----------
    amount : float
        What each round waited adds to the score of every pair of the person.
    role : {"mentees", "mentors"}
        Whose waiting counts.
    column : str
        The extra column with the number of rounds waited, 0 or more; an empty cell counts 0.
    most : float
        Rounds beyond so many add nothing more.

    Notes
    -----
    ``amount · min(rounds, most)`` for each pair of the person.

    The amount is the same for all pairs of one person. So it decides who gets a partner where not
    everybody can, and hardly which one.

    Examples
    --------
    There is one place, and a better score does not outweigh two rounds.

    >>> from matchcore import Affinity, Programme
    >>> from matchcore.affinity import EqualAttribute
    >>> mentors = [{"id": "m", "site": "Lyon"}]
    >>> mentees = [{"id": "e", "site": "Lyon", "waiting": 0}, {"id": "f", "site": "", "waiting": 2}]
    >>> affinity = Affinity(site=EqualAttribute(), waiting=Waiting(amount=0.6))
    >>> Programme(affinity=affinity).match(Cohort(mentors, mentees)).pairs
      mentee mentor  score  site  waiting
    0      f      m    1.2   0.0      1.2
    """

    label = "waiting"

    def __init__(
        self,
        amount: float = 0.05,
        role: Literal["mentees", "mentors"] = "mentees",
        column: str = "waiting",
        most: float = 4,
    ) -> None:
        self.amount = amount
        self.role = role
        self.column = column
        self.most = most

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column, for the side whose waiting counts."""
        return (self.column,) if role == self.role else ()

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with role, column and most."""
        found = super().problems()
        if self.role not in ("mentees", "mentors"):
            found.append(self._problem("role", "not_a_choice", told("use 'mentees' or 'mentors'")))
        if not is_number(self.most) or self.most <= 0:
            code = "out_of_range" if is_number(self.most) else "not_a_number"
            found.append(self._problem("most", code, told("give a number above 0")))
        return found

    def pairs(self, cohort: Cohort) -> Sides:
        """Return factors: an amount for each person of one side, and 1 for each of the other.

        Raises
        ------
        InputError
            There is no such column, or a cell is no number of rounds; every one is listed.
        """
        check_column(self, self.column, cohort)
        waits = self.role == "mentees"
        people, others = (cohort.mentees, cohort.mentors)[:: 1 if waits else -1]
        rounds = self._rounds(people)
        amounts = self.amount * np.minimum(np.nan_to_num(rounds), self.most)[:, None]
        known, everyone = ~np.isnan(rounds), np.ones(len(others), dtype=np.bool_)
        ones = np.ones((len(others), 1))
        if waits:
            return Sides(amounts, ones, known, everyone)
        return Sides(ones, amounts, everyone, known)

    def _rounds(self, people: People) -> Numbers:
        """Return the rounds waited; NaN where the cell is empty."""
        found, wrong = np.full(len(people), np.nan), []
        for row, cell in enumerate(people.text(self.column).tolist()):
            if not cell:
                continue
            found[row] = read_plain_number(cell, comma=True)
            if not found[row] >= 0 or np.isinf(found[row]):
                place = told(
                    "{role}, row {row}, {column}",
                    role=people.role,
                    row=people.source_rows[row],
                    column=self.column,
                )
                remedy = told("give the number of rounds waited, 0 or more")
                code = "negative" if found[row] < 0 else "not_a_number"
                wrong.append(InputProblem(code, place, f"{cell!r:.40}", remedy=remedy))
        if wrong:
            raise InputError(wrong)
        return found
