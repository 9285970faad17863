"""`Couples`: the couples of one season with their names. Every view derives from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.affinity.factors import Part
from matchcore.answer.breakdown import Breakdown
from matchcore.answer.questions import Questions
from matchcore.answer.unmatched import Unmatched
from matchcore.catalogue import told
from matchcore.checks import Reason
from matchcore.checks.reasons import word_reason
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.preference import unruled
from matchcore.model.problem import Problem
from matchcore.model.side import Side
from matchcore.number_checks import wrong_count
from matchcore.people import Roster
from matchcore.wording import Language, say
from matchcore.wording.names import programme_words


@dataclass(frozen=True, eq=False)
class Couples:
    """The couples of one season: a problem, its assignment and its people.

    Attributes
    ----------
    problem, assignment
        The numbers, and the answer with its proof.
    mentees, mentors : Roster
    parts : tuple of Part
        Which columns of the factors belong to which component.
    programme : dict
        As in its file.
    language : {"en", "fr"}
        Of reasons and reports.
    cautions : tuple of str
        From the cohort, the programme and the answer.
    of_tables : tuple of str
        Those of them that were said of the tables: most refer to rows.
    """

    problem: Problem
    assignment: Assignment
    mentees: Roster
    mentors: Roster
    parts: tuple[Part, ...]
    programme: Mapping[str, Any] = field(default_factory=dict)
    language: Language = "en"
    cautions: tuple[str, ...] = ()
    of_tables: tuple[str, ...] = ()

    @property
    def lasting_cautions(self) -> tuple[str, ...]:
        """The cautions without those of the tables: these are saved and reported."""
        return tuple(one for one in self.cautions if one not in self.of_tables)

    @property
    def status(self) -> SolveStatus:
        """What is proven about the answer."""
        return self.assignment.status

    @property
    def total(self) -> float | None:
        """Sum of the couples' scores, less what loads cost."""
        return self.assignment.total

    @property
    def load_costs(self) -> Floats:
        """What the load of each mentor costs, by the rule `EvenLoad`."""
        return self.problem.load_costs(self.loads(Side.MENTORS))

    def loads(self, side: Side) -> Rows:
        """Return how many partners each person of one side has."""
        matched = (self.assignment.mentees, self.assignment.mentors)[side]
        return np.bincount(matched, minlength=self.problem.shape[side])

    def row(self, side: Side, who: str) -> int:
        """Return the row number of a person of one side by id; raise InputError for others."""
        try:
            return self.rosters[side].ids.index(who)
        except ValueError:
            problem, remedy = told("not the id of a {role} of this matching", role=side.role), ""
            if who in self.rosters[side.other].ids:
                problem += told(", but of a {role}", role=side.other.role)
                remedy = told("name the mentee first, or look into `unmatched`")
            unknown = InputProblem("unknown_person", side.role, repr(who), problem, remedy)
            raise InputError(unknown) from None

    def has(self, mentee: int, mentor: int) -> bool:
        """Return whether a pair, by row numbers, is a couple."""
        a = self.assignment
        return bool(((a.mentees == mentee) & (a.mentors == mentor)).any())

    @cached_property
    def questions(self) -> Questions:
        """Where questions to this matching are asked."""
        return Questions(self.problem, self.assignment)

    @property
    def title(self) -> str:
        """The programme's name."""
        name = self.programme.get("programme", {}).get("name")
        return programme_words(str(name or say("matching", self.language)), self.language)

    @property
    def pairs(self) -> pd.DataFrame:
        """The couples: mentee, mentor, score, and one column per addend, summing to the score.

        A copy, like `unmatched`: editing it changes no later output.
        """
        return self._pairs.copy()

    @property
    def unmatched(self) -> pd.DataFrame:
        """Who has no partner: who, role, why."""
        return self._unmatched.copy()

    @cached_property
    def breakdown(self) -> Breakdown:
        """The scores of the couples, taken apart."""
        a = self.assignment
        return Breakdown(self.problem.compatibility, self.parts, a.mentees, a.mentors)

    @cached_property
    def _pairs(self) -> pd.DataFrame:
        a, scores = self.assignment, self.breakdown
        columns: dict[str, Any] = {
            "mentee": [self.mentees.ids[i] for i in a.mentees],
            "mentor": [self.mentors.ids[j] for j in a.mentors],
            "score": scores.scores,
        }
        columns |= zip(scores.names, scores.amounts, strict=True)
        return pd.DataFrame(columns)

    def addends(self, most: int | None = None) -> pd.DataFrame:
        """Return the addends of the couples, one per row, the best couple first.

        Parameters
        ----------
        most : int, optional
            If there are more couples, only so many, evenly spaced from the best to the weakest.

        Returns
        -------
        pandas.DataFrame
            rank (1 is the best couple), mentee, mentor, score, addend, amount. The amounts of a
            couple sum to its score.
        """
        if most is not None and (problems := wrong_count("most", most)):
            raise InputError(problems)
        order = np.argsort(-self.breakdown.scores, kind="stable")
        places = np.arange(len(order))
        if most is not None and len(order) > most:
            places = np.linspace(0, len(order) - 1, most).round().astype(np.int64)
        wide = self._pairs.iloc[order[places]]
        names = self.breakdown.names
        frame = wide.loc[np.repeat(wide.index, len(names)), ["mentee", "mentor", "score"]]
        frame.insert(0, "rank", np.repeat(places + 1, len(names)))
        frame["addend"] = names * len(wide)
        frame["amount"] = wide[names].to_numpy(dtype=np.float64).ravel()
        return frame.reset_index(drop=True)

    @cached_property
    def _unmatched(self) -> pd.DataFrame:
        rows = [
            (self.rosters[side].ids[row], side.role, self.why(side, reason))
            for side in Side
            for row, reason in self.reasons(side)
        ]
        return pd.DataFrame(rows, columns=["who", "role", "why"])

    def reasons(self, side: Side) -> list[tuple[int, Reason]]:
        """Return the row number and the reason of each unmatched person of one side."""
        return self._reasons[side]

    @cached_property
    def _reasons(self) -> list[list[tuple[int, Reason]]]:
        problem = unruled(self.problem)  # where all places are taken, that is the reason
        sides = [Unmatched(problem, side, self.assignment) for side in Side]
        return [
            list(zip(rows.tolist(), unmatched.reasons(rows), strict=True))
            for unmatched in sides
            for rows in [unmatched.rows()]
        ]

    def why(self, side: Side, reason: Reason) -> str:
        """Put into words why somebody of this side has no partner."""
        return word_reason(reason, self.language, side, self.labels)

    @property
    def rosters(self) -> tuple[Roster, Roster]:
        """The people of both sides, by `Side`."""
        return self.mentees, self.mentors

    @cached_property
    def labels(self) -> tuple[list[str], list[str]]:
        """The names used in reasons and reports, by `Side` and row number."""
        mentees, mentors = ([r.label(k) for k in range(len(r.ids))] for r in self.rosters)
        return mentees, mentors
