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
_OVER = "required_over_capacity", "required_over_demand"


def word_clashes(
    problem: Problem,
    rosters: tuple[Roster, Roster],
    clashes: Sequence[Clash],
    language: Language,
    supposed: tuple[int, int] | None = None,
) -> list[str]:
    """Return why no matching exists, in a few lines per clash.

    `rosters` have the names. `supposed` is a required pair that nobody required: a question
    supposes it, and its sentences say so.
    """
    lines = [say("infeasible", language)]
    for clash in clashes[:_SHOWN]:
        lines += _Words(problem, rosters, clash, language, supposed).lines()
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
        supposed: tuple[int, int] | None,
    ) -> None:
        self.problem, self.rosters, self.clash, self.language = problem, rosters, clash, language
        self.supposed = supposed

    def lines(self) -> list[str]:
        """Return what clashes, who and what causes it, and what to do."""
        c = self.clash
        if self.supposed is not None and c.kind in _OVER and self._has_supposed():
            return self._without_supposed()
        side = Side.MENTORS if c.kind == "minimums" else Side.MENTEES  # who lacks partners
        values = {
            "count": len(self._rows(side)),
            "mentees": self._names(Side.MENTEES) or self._say("nobody"),
            "mentors": self._names(Side.MENTORS) or self._say("nobody"),
            "needed": c.needed,
            "available": c.available,
            "got": self._say("got_only" if c.available else "got_none", available=c.available),
        }
        if c.kind == "required_closed":
            closed = self._closed_by(int(c.mentees[0]), int(c.mentors[0]))
            values |= {"rules": ", ".join(closed), "unmet": len(closed)}
        lines = [self._say(c.kind, **values), self._say(f"{c.kind}_remedy")]
        if c.kind in ("minimums", "demands"):
            allowed = self._say("allowed", people=values[side.other.table])
            lines[1:1] = [*self._blame(side), allowed, *self._required()]
        lines[-1:-1] = self._running()
        return lines

    def _has_supposed(self) -> bool:
        """Return whether the supposed pair is one of those that are too many."""
        i, j = self.supposed or (-1, -1)
        return i in self.clash.mentees and j in self.clash.mentors

    def _without_supposed(self) -> list[str]:
        """Return what leaves the supposed pair no place: nothing to give, or required pairs."""
        c, full = self.clash, self.clash.kind == "required_over_capacity"
        i, j = self.supposed or (-1, -1)
        others = Side.MENTEES if full else Side.MENTORS
        rows = self._rows(others)
        names = {
            side.table: self._some(side, rows[rows != (i, j)[others]])
            if side is others
            else self._names(side)
            for side in Side
        }
        if c.available:
            code = "places_required" if full else "mentors_required"
            remedy = [self._say(f"{c.kind}_remedy")]
            return [self._say(code, **names, available=c.available), *self._running(), *remedy]
        running = int(self.problem.load_before[j]) if full else 0
        code = "no_mentor_for_this"
        if full:
            code = "no_place_left_for_this" if running else "no_place_for_this"
        return [self._say(code, **names, running=running)]

    def _running(self) -> list[str]:
        """Say how many couples that already run take places, where places are short."""
        if self.clash.kind == "minimums" or not len(self.clash.mentors):
            return []
        count = int(self.problem.load_before[self.clash.mentors].sum())
        return [self._say("taken_by_running", count=count)] if count else []

    def _say(self, code: str, **values: Any) -> str:
        return say(code, self.language, **values)

    def _rows(self, side: Side) -> Rows:
        return (self.clash.mentees, self.clash.mentors)[side]

    def _names(self, side: Side) -> str:
        return self._some(side, self._rows(side))

    def _some(self, side: Side, rows: Rows) -> str:
        roster = self.rosters[side]
        shown = ", ".join(roster.label(int(k)) for k in rows[:_SHOWN])
        more = len(rows) - _SHOWN
        return self._say("and_more", people=shown, count=more) if more > 0 else shown

    def _closed_by(self, i: int, j: int) -> list[str]:
        masks, pair = self.problem.compatibility.masks, (np.array([i]), np.array([j]))
        names = [rule_words(x.origin, self.language) for x in masks if not x.at(*pair)[0]]
        return names or [self._say("floor_or_forbidden")]

    def _blame(self, side: Side) -> list[str]:
        """Name the rules that leave the first of these people no partner."""
        if len(self._rows(side.other)):
            return []
        row = int(self._rows(side)[0])
        counts = ProblemSide(self.problem, side).forbidding(np.array([row]))[0]
        rules = word_rules(counts, self.language)
        person = self.rosters[side].label(row)
        said = self._say("blame", person=person, rules=rules, unmet=len(counts))
        return [said] if rules else []

    def _required(self) -> list[str]:
        mentees, mentors = self.rosters
        every = list(map(tuple, self.clash.required.tolist()))
        required = [pair for pair in every if pair != self.supposed]
        this = [self._say("taken_by_this")] if self.supposed in every else []
        pairs = ", ".join(f"{mentors.label(j)} → {mentees.label(i)}" for i, j in required[:_SHOWN])
        if pairs:
            this.append(self._say("taken_by_required", count=len(required), pairs=pairs))
        return this
