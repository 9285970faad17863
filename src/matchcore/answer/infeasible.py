"""Why no matching exists, with names: the clashes of a diagnosis put into words."""

from __future__ import annotations

from typing import Any

import numpy as np

from matchcore.answer.couples import Couples
from matchcore.answer.names import called
from matchcore.answer.reasons import Side
from matchcore.answer.wording import say
from matchcore.assignment import Clash, Diagnosis
from matchcore.masks import Rows

_SHOWN = 8


def word_diagnosis(couples: Couples, diagnosis: Diagnosis) -> str:
    """Return one paragraph per clash; the couples lend their problem, people and language."""
    lines = [say("infeasible", couples.language)]
    for clash in diagnosis.clashes[:_SHOWN]:
        lines += _Words(couples, clash).lines()
    more = len(diagnosis.clashes) - _SHOWN
    if more > 0:
        lines.append(say("more_clashes", couples.language, count=more))
    return "\n  ".join(lines)


class _Words:
    """One clash, and the people it is about."""

    def __init__(self, couples: Couples, clash: Clash) -> None:
        self.couples, self.clash = couples, clash

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
        return say(code, self.couples.language, **values)

    def _names(self, axis: int, rows: Rows) -> str:
        persons = self.couples.persons[axis]
        shown = ", ".join(persons.label(int(k)) for k in rows[:_SHOWN])
        more = len(rows) - _SHOWN
        return self._say("and_more", people=shown, count=more) if more > 0 else shown

    def _closed_by(self, i: int, j: int) -> str:
        masks, pair = self.couples.problem.compatibility.masks, (np.array([i]), np.array([j]))
        names = [called(x.name, self.couples.language) for x in masks if not x.at(*pair)[0]]
        return ", ".join(names) or self._say("floor_or_forbidden")

    def _blame(self, axis: int) -> list[str]:
        """Name the rules that leave the first of the needy nobody at all."""
        m, c = self.couples, self.clash
        if len((c.mentors, c.mentees)[axis]):
            return []
        row = int((c.mentees, c.mentors)[axis][0])
        said = self._say("next").join(
            self._say("forbids", rule=called(rule, m.language), count=count)
            for rule, count in Side(m.problem, m.assignment, axis).reason(row).rules
        )
        return [self._say("blame", person=m.persons[axis].label(row), rules=said)] if said else []

    def _required(self) -> list[str]:
        m, required = self.couples, self.clash.required
        pairs = ", ".join(
            f"{m.mentors.label(int(j))} → {m.mentees.label(int(i))}" for i, j in required[:_SHOWN]
        )
        return [self._say("taken_by_required", count=len(required), pairs=pairs)] if pairs else []
