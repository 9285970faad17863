"""`Matching`: the couples of one round, with names, reasons and proof."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.affinity import Part
from matchcore.answer.explanation import Addend, Explanation, addends, word_pair
from matchcore.answer.reasons import FLOOR, Reason, Side, word_reason
from matchcore.answer.wording import Language
from matchcore.assignment import Assignment, SolveStatus
from matchcore.errors import InputError
from matchcore.problem import Problem
from matchcore.tables import write_csv


@dataclass(frozen=True)
class Persons:
    """Who stands behind the row numbers of one side."""

    ids: tuple[str, ...]
    names: tuple[str, ...]

    def label(self, row: int) -> str:
        """Return name and id, or the id alone."""
        name = self.names[row]
        return f"{name} ({self.ids[row]})" if name else self.ids[row]


@dataclass(frozen=True, eq=False)
class Matching:
    """The couples, and why.

    Made by `Programme.match` or `Matching.load`; everything below derives from the problem and
    its assignment, so a loaded matching answers like the one that was saved.

    Attributes
    ----------
    pairs : pandas.DataFrame
        mentee, mentor, score, and one column per addend of the score.
    unmatched : pandas.DataFrame
        who, role (mentee or mentor), why.
    status, total, bound, gap, seats
        As in `Assignment`.
    """

    problem: Problem
    assignment: Assignment
    mentees: Persons
    mentors: Persons
    parts: tuple[Part, ...]
    programme: Mapping[str, Any] = field(default_factory=dict)
    language: Language = "en"

    def __repr__(self) -> str:
        return f"Matching({len(self.assignment.mentees)} couples, {self.status})"

    def _repr_html_(self) -> str:
        from matchcore.answer.summary import summarise

        return summarise(self).html

    @property
    def status(self) -> SolveStatus:
        """What was proven."""
        return self.assignment.status

    @property
    def total(self) -> float | None:
        """Sum of the couples' scores."""
        return self.assignment.total

    @property
    def title(self) -> str:
        """The programme's name."""
        return str(self.programme.get("programme", {}).get("name") or "matching")

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The couples: mentee, mentor, score, and one column per addend, summing to the score."""
        a, c = self.assignment, self.problem.compatibility
        product = c.scores.U[a.mentees] * c.scores.V[a.mentors]  # type: ignore[union-attr]
        columns: dict[str, Any] = {
            "mentee": [self.mentees.ids[i] for i in a.mentees],
            "mentor": [self.mentors.ids[j] for j in a.mentors],
            "score": c.at(a.mentees, a.mentors),
        }
        for part in self.parts:
            columns[part.name] = product[:, part.columns].sum(axis=1)
        for term in c.terms:
            columns[term.name] = [
                float(term.entries[i, j]) for i, j in zip(a.mentees, a.mentors, strict=True)
            ]
        return pd.DataFrame(columns)

    @cached_property
    def unmatched(self) -> pd.DataFrame:
        """Who has no partner: who, role, why."""
        names = self._labels
        rows = [
            (self._persons[axis].ids[row], role, word_reason(reason, self.language, axis, names))
            for axis, role in enumerate(("mentee", "mentor"))
            for row, reason in self.reasons(axis)
        ]
        return pd.DataFrame(rows, columns=["who", "role", "why"])

    def reasons(self, axis: int) -> list[tuple[int, Reason]]:
        """Return the unmatched mentees (axis 0) or mentors (1): row number and reason."""
        side = Side(self.problem, self.assignment, axis)
        return [(int(row), side.reason(int(row))) for row in side.unmatched()]

    def explain(self, mentee: str, mentor: str | None = None) -> Explanation:
        """Take the score of a pair apart; without `mentor`, of every couple of the mentee.

        Parameters
        ----------
        mentee, mentor : str
            Ids. The pair need not be a couple of the matching; then the rules that forbid it
            are named.

        Returns
        -------
        Explanation
            Its ``rows`` sum to the score. An unmatched mentee without `mentor` gets the reason.

        Raises
        ------
        InputError
            Nobody has that id.
        """
        i, a = self._row(0, mentee), self.assignment
        partners = a.mentors[a.mentees == i] if mentor is None else [self._row(1, mentor)]
        text, rows = [], []
        for j in (int(j) for j in partners):
            lines = addends(self.problem.compatibility, self.parts, i, j)
            rows += [
                (self.mentees.ids[i], self.mentors.ids[j], x.name, x.amount, ", ".join(x.evidence))
                for x in lines
            ]
            text.append(self._word_pair(i, j, lines))
        if not text:
            reason = Side(self.problem, a, 0).reason(i)
            text.append(
                f"{self.mentees.label(i)}: {word_reason(reason, self.language, 0, self._labels)}"
            )
        frame = pd.DataFrame(rows, columns=["mentee", "mentor", "component", "amount", "evidence"])
        return Explanation(frame, "\n\n".join(text))

    def summary(self) -> Any:
        """Return what a coordinator wants to know first; ``print`` it, or show it in a notebook."""
        from matchcore.answer.summary import summarise

        return summarise(self)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write the couples for people: ids, names, scores; nothing a spreadsheet would run."""
        frame, a = self.pairs.copy(), self.assignment
        frame.insert(1, "mentee_name", [self.mentees.names[i] for i in a.mentees])
        frame.insert(3, "mentor_name", [self.mentors.names[j] for j in a.mentors])
        write_csv(frame, path)

    def unmatched_to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write who has no partner, and why."""
        write_csv(self.unmatched, path)

    def to_html(self, path: str | os.PathLike[str]) -> None:
        """Write a report that needs no other file."""
        from matchcore.answer.report import write_report

        write_report(self, path)

    def to_audit(self, path: str | os.PathLike[str]) -> None:
        """Write what was decided, by which programme, and what proves it, as JSON."""
        from matchcore.answer.audit import write_audit

        write_audit(self, path)

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write everything `load` needs, whole or not at all, without pickle."""
        from matchcore.answer.storage import save

        save(self, folder)

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> Matching:
        """Read a saved matching; it answers bit for bit like the one that was saved.

        Raises
        ------
        StorageError
            The folder is not whole, is damaged, or was written by a newer version.
        """
        from matchcore.answer.storage import load

        return load(folder)

    def verify(self) -> None:
        """Check every claim again, from the problem and the prices alone.

        Raises
        ------
        CertificateError
            Naming each claim that does not hold.
        """
        from matchcore.solver import verify

        verify(self.problem, self.assignment)

    @property
    def _persons(self) -> tuple[Persons, Persons]:
        return self.mentees, self.mentors

    @cached_property
    def _labels(self) -> tuple[list[str], list[str]]:
        mentees, mentors = ([p.label(k) for k in range(len(p.ids))] for p in self._persons)
        return mentees, mentors

    def _row(self, axis: int, one: str) -> int:
        try:
            return self._persons[axis].ids.index(one)
        except ValueError:
            role = ("mentee", "mentor")[axis]
            raise InputError(f"{one!r} is not the id of a {role} of this matching") from None

    def _word_pair(self, i: int, j: int, lines: list[Addend]) -> str:
        c, pair = self.problem.compatibility, (np.array([i]), np.array([j]))
        score = float(c.at(i, j))
        forbidden = [mask.name for mask in c.masks if not mask.at(*pair)[0]]
        if self.problem.floor is not None and score < self.problem.floor:
            forbidden.append(FLOOR)
        made = bool(((self.assignment.mentees == i) & (self.assignment.mentors == j)).any())
        names = self.mentees.label(i), self.mentors.label(j)
        return word_pair(names, score, lines, forbidden, made, self.language)
