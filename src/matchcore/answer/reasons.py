"""Why somebody has no partner: a code and its values, found by looking at the problem again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from matchcore.answer.names import rule_words
from matchcore.answer.wording import Language, say
from matchcore.assignment import Assignment
from matchcore.masks import FLOOR, Bools, Origin, Rows
from matchcore.problem import Problem

_SHOWN = 2
_CELLS = 1 << 20  # of a tile that is looked at


ReasonCode = Literal[
    "mentee_closed",
    "mentor_closed",
    "mentee_places_taken",
    "mentor_places_taken",
    "mentee_no_places",
    "mentor_no_places",
    "not_worth",
    "no_demand",
    "no_capacity",
    "nobody_there",
]

_Sides = tuple[ReasonCode, ReasonCode]  # of mentees and of mentors
CLOSED: _Sides = ("mentee_closed", "mentor_closed")
NO_PLACES: _Sides = ("mentee_no_places", "mentor_no_places")
_TAKEN: _Sides = ("mentee_places_taken", "mentor_places_taken")
_NOTHING_ASKED: _Sides = ("no_demand", "no_capacity")


@dataclass(frozen=True)
class Reason:
    """Why one person is unmatched.

    Attributes
    ----------
    code : str
        ``mentee_closed``, ``mentor_closed``: no partner is allowed; ``rules`` counts whom each
        rule forbids. ``…_places_taken``: partners are allowed, and ``others`` names the best of
        them and who has them; ``…_no_places``: none of them has any. ``not_worth``: none would
        raise the total. ``no_demand``, ``no_capacity``, ``nobody_there``.
    count : int
        How many people are on the other side, or allowed there.
    rules : tuple of (Origin, int)
        Each rule, and how many partners it forbids; the most first.
    others : tuple of (int, tuple of int)
        Row numbers: the possible partner, and those who hold that partner's places.
    """

    code: ReasonCode
    count: int = 0
    rules: tuple[tuple[Origin, int], ...] = ()
    others: tuple[tuple[int, tuple[int, ...]], ...] = field(default=())


@dataclass(frozen=True, eq=False)
class View:
    """A problem seen from one side: 0 mentees, 1 mentors."""

    problem: Problem
    axis: int

    def rules(self, rows: Rows) -> list[tuple[tuple[Origin, int], ...]]:
        """Return for each of some people how many partners each rule forbids, the most first."""
        allowed: dict[Origin, Bools] = {}
        for mask in self.problem.compatibility.masks:  # masks of one origin count as one
            before = allowed.get(mask.origin, np.True_)
            allowed[mask.origin] = before & self._seen(mask.tile, rows)
        if self.problem.floor is not None:
            scores = self._seen(self.problem.compatibility.tile, rows)
            allowed[FLOOR] = scores >= self.problem.floor
        counts = {rule: (~tile).sum(axis=1).tolist() for rule, tile in allowed.items()}
        each = [[(rule, counts[rule][k]) for rule in counts] for k in range(len(rows))]
        return [tuple(sorted((x for x in one if x[1]), key=lambda rule: -rule[1])) for one in each]

    def _seen(self, tile: Callable[[Any, Any], NDArray[Any]], rows: Rows) -> NDArray[Any]:
        """Return a tile of some people with everybody else, in their rows."""
        everyone = slice(None)
        return tile(rows, everyone) if self.axis == 0 else tile(everyone, rows).T


@dataclass(frozen=True, eq=False)
class Side(View):
    """The unmatched people of one side, seen from there."""

    assignment: Assignment

    def unmatched(self) -> Rows:
        """Return who has no partner."""
        matched = (self.assignment.mentees, self.assignment.mentors)[self.axis]
        return np.setdiff1d(np.arange(self.problem.shape[self.axis]), matched)

    def reason(self, row: int) -> Reason:
        """Return why one of them has none."""
        return self.reasons(np.array([row]))[0]

    def reasons(self, rows: Rows) -> list[Reason]:
        """Return why some of them have none."""
        own = (self.problem.demand, self.problem.capacity)[self.axis]
        size = self.problem.shape[1 - self.axis]
        nobody = Reason(_NOTHING_ASKED[self.axis])
        found = dict.fromkeys(rows[own[rows] == 0].tolist(), nobody)
        asked = rows[own[rows] > 0]
        if size == 0:
            found |= dict.fromkeys(asked.tolist(), Reason("nobody_there"))
            asked = asked[:0]
        step = max(1, _CELLS // max(1, size))
        for k in range(0, len(asked), step):
            found |= self._looked_at(asked[k : k + step])
        return [found[row] for row in rows.tolist()]

    def _looked_at(self, rows: Rows) -> dict[int, Reason]:
        """Return the reasons of people who ask for a partner: their rows of the problem, anew."""
        size = self.problem.shape[1 - self.axis]
        is_open = self._seen(self.problem.open.mask, rows)
        count = is_open.sum(axis=1)
        closed = rows[count == 0]
        rules = zip(closed.tolist(), self.rules(closed), strict=True)
        found = {row: Reason(CLOSED[self.axis], size, counts) for row, counts in rules}
        places = np.flatnonzero((self.problem.capacity, self.problem.demand)[self.axis])
        reachable = is_open[:, places].sum(axis=1) > 0
        spare = is_open[:, self._with_places].sum(axis=1) > 0
        scores = np.where(is_open, self._seen(self.problem.compatibility.tile, rows), -np.inf)
        best = np.zeros((len(rows), _SHOWN), dtype=np.int64)
        for k in range(_SHOWN):  # of equal ones the first
            best[:, k] = scores.argmax(axis=1)
            scores[np.arange(len(rows)), best[:, k]] = -np.inf
        for k in np.flatnonzero(count).tolist():
            shown = best[k, : count[k]].tolist()
            others = tuple((one, self._holders(one)) for one in shown)
            code = "not_worth" if spare[k] else _TAKEN[self.axis]
            if not reachable[k]:
                code, others = NO_PLACES[self.axis], ()
            found[int(rows[k])] = Reason(code, int(count[k]), (), others)
        return found

    def _holders(self, partner: int) -> tuple[int, ...]:
        return self._partners_of_others.get(partner, ())

    @cached_property
    def _partners_of_others(self) -> dict[int, tuple[int, ...]]:
        """Who has whom, of the other side."""
        pairs = (self.assignment.mentees, self.assignment.mentors)
        found: dict[int, list[int]] = {}
        for mine, theirs in zip(
            pairs[self.axis].tolist(), pairs[1 - self.axis].tolist(), strict=True
        ):
            found.setdefault(theirs, []).append(mine)
        return {one: tuple(whom) for one, whom in found.items()}

    @cached_property
    def _with_places(self) -> Rows:
        """Who of the other side could have one more partner."""
        theirs = (self.assignment.mentees, self.assignment.mentors)[1 - self.axis]
        places = (self.problem.capacity, self.problem.demand)[self.axis]
        return np.flatnonzero(np.bincount(theirs, minlength=len(places)) < places)


def word_reason(
    reason: Reason, language: Language, axis: int, names: tuple[list[str], list[str]]
) -> str:
    """Put a reason into words; `names` are those of the mentees and of the mentors."""
    semicolon = say("next", language)
    rules = semicolon.join(
        say("forbids", language, rule=rule_words(rule, language), count=count)
        for rule, count in reason.rules
    )
    others = semicolon.join(
        say(
            "holder",
            language,
            person=names[1 - axis][partner],
            holders=", ".join(names[axis][k] for k in holders) or say("nobody", language),
        )
        for partner, holders in reason.others
    )
    return say(reason.code, language, count=reason.count, rules=rules, others=others)
