"""Why no matching exists: the clashes of a diagnosis in words, with names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from matchcore.checks.problem_side import ProblemSide
from matchcore.checks.reasons import word_rules
from matchcore.clashes import Clash
from matchcore.model.arrays import Rows
from matchcore.model.problem import Problem
from matchcore.model.side import Side
from matchcore.people import Roster
from matchcore.wording import Language, rule_words, say

_SHOWN = 8


def word_clashes(
    problem: Problem,
    rosters: tuple[Roster, Roster],
    clashes: Sequence[Clash],
    language: Language,
) -> list[str]:
    """Return why no matching exists, in a few lines per clash; `rosters` have the names."""
    lines = [say("infeasible", language)]
    for clash in clashes[:_SHOWN]:
        lines += _Words(problem, rosters, clash, language).lines()
    more = len(clashes) - _SHOWN
    return lines + ([say("more_clashes", language, count=more)] if more > 0 else [])


class _Words:
    """The words of one clash."""

    def __init__(
        self,
        problem: Problem,
        rosters: tuple[Roster, Roster],
        clash: Clash,
        language: Language,
    ) -> None:
        self.problem, self.rosters, self.clash, self.language = problem, rosters, clash, language

    def lines(self) -> list[str]:
        """Return what clashes, who and what causes it, and what to do."""
        c = self.clash
        side = Side.MENTORS if c.kind == "minimums" else Side.MENTEES  # who lacks partners
        values = {
            "count": len(self._rows(side)),
            "mentees": self._names(Side.MENTEES) or self._say("nobody"),
            "mentors": self._names(Side.MENTORS) or self._say("nobody"),
            "needed": c.needed,
            "available": c.available,
        }
        if c.kind == "required_closed":
            values["rules"] = self._closed_by(int(c.mentees[0]), int(c.mentors[0]))
        lines = [self._say(c.kind, **values), self._say(f"{c.kind}_remedy")]
        if c.kind in ("minimums", "demands"):
            allowed = self._say("allowed", people=values[side.other.table])
            lines[1:1] = [*self._blame(side), allowed, *self._required()]
        return lines

    def _say(self, code: str, **values: Any) -> str:
        return say(code, self.language, **values)

    def _rows(self, side: Side) -> Rows:
        return (self.clash.mentees, self.clash.mentors)[side]

    def _names(self, side: Side) -> str:
        roster, rows = self.rosters[side], self._rows(side)
        shown = ", ".join(roster.label(int(k)) for k in rows[:_SHOWN])
        more = len(rows) - _SHOWN
        return self._say("and_more", people=shown, count=more) if more > 0 else shown

    def _closed_by(self, i: int, j: int) -> str:
        masks, pair = self.problem.compatibility.masks, (np.array([i]), np.array([j]))
        names = [rule_words(x.origin, self.language) for x in masks if not x.at(*pair)[0]]
        return ", ".join(names) or self._say("floor_or_forbidden")

    def _blame(self, side: Side) -> list[str]:
        """Name the rules that leave the first of these people no partner."""
        if len(self._rows(side.other)):
            return []
        row = int(self._rows(side)[0])
        counts = ProblemSide(self.problem, side).forbidding(np.array([row]))[0]
        rules = word_rules(counts, self.language)
        person = self.rosters[side].label(row)
        return [self._say("blame", person=person, rules=rules)] if rules else []

    def _required(self) -> list[str]:
        required, (mentees, mentors) = self.clash.required, self.rosters
        pairs = ", ".join(
            f"{mentors.label(int(j))} → {mentees.label(int(i))}" for i, j in required[:_SHOWN]
        )
        return [self._say("taken_by_required", count=len(required), pairs=pairs)] if pairs else []
