"""Why no matching exists, with names: the clashes of a diagnosis put into words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from matchcore.checks.reasons import View
from matchcore.clashes import Clash
from matchcore.model.arrays import Rows
from matchcore.model.problem import Problem
from matchcore.people import Roster
from matchcore.wording import Language, rule_words, say

_SHOWN = 8


def word_clashes(
    problem: Problem,
    persons: tuple[Roster, Roster],
    clashes: Sequence[Clash],
    language: Language,
) -> list[str]:
    """Return that there is no matching, and why: some lines per clash; `persons` have the names."""
    lines = [say("infeasible", language)]
    for clash in clashes[:_SHOWN]:
        lines += _Words(problem, persons, clash, language).lines()
    more = len(clashes) - _SHOWN
    return lines + ([say("more_clashes", language, count=more)] if more > 0 else [])


class _Words:
    """One clash, and the people it is about."""

    def __init__(
        self,
        problem: Problem,
        persons: tuple[Roster, Roster],
        clash: Clash,
        language: Language,
    ) -> None:
        self.problem, self.persons, self.clash, self.language = problem, persons, clash, language

    def lines(self) -> list[str]:
        """Return what clashes, who and what is behind it, and what to do."""
        c = self.clash
        axis = 1 if c.kind == "minimums" else 0  # the side of those who need somebody
        values = {
            "count": len((c.mentees, c.mentors)[axis]),
            "mentees": self._names(0, c.mentees) or self._say("nobody"),
            "mentors": self._names(1, c.mentors) or self._say("nobody"),
            "needed": c.needed,
            "available": c.available,
        }
        if c.kind == "required_closed":
            values["rules"] = self._closed_by(int(c.mentees[0]), int(c.mentors[0]))
        lines = [self._say(c.kind, **values), self._say(f"{c.kind}_remedy")]
        if c.kind in ("minimums", "demands"):
            allowed = self._say("allowed", people=values[("mentors", "mentees")[axis]])
            lines[1:1] = [*self._blame(axis), allowed, *self._required()]
        return lines

    def _say(self, code: str, **values: Any) -> str:
        return say(code, self.language, **values)

    def _names(self, axis: int, rows: Rows) -> str:
        persons = self.persons[axis]
        shown = ", ".join(persons.label(int(k)) for k in rows[:_SHOWN])
        more = len(rows) - _SHOWN
        return self._say("and_more", people=shown, count=more) if more > 0 else shown

    def _closed_by(self, i: int, j: int) -> str:
        masks, pair = self.problem.compatibility.masks, (np.array([i]), np.array([j]))
        names = [rule_words(x.origin, self.language) for x in masks if not x.at(*pair)[0]]
        return ", ".join(names) or self._say("floor_or_forbidden")

    def _blame(self, axis: int) -> list[str]:
        """Name the rules that leave the first of the needy nobody at all."""
        c = self.clash
        if len((c.mentors, c.mentees)[axis]):
            return []
        row = int((c.mentees, c.mentors)[axis][0])
        said = ", ".join(
            self._say("forbids", rule=rule_words(rule, self.language), count=count)
            for rule, count in View(self.problem, axis).rules(np.array([row]))[0]
        )
        person = self.persons[axis].label(row)
        return [self._say("blame", person=person, rules=said)] if said else []

    def _required(self) -> list[str]:
        required, (mentees, mentors) = self.clash.required, self.persons
        pairs = ", ".join(
            f"{mentors.label(int(j))} → {mentees.label(int(i))}" for i, j in required[:_SHOWN]
        )
        return [self._say("taken_by_required", count=len(required), pairs=pairs)] if pairs else []
