"""Why somebody has no partner: a code and its values, found by looking at the problem again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Bools, Rows
from matchcore.model.origin import FLOOR, Origin
from matchcore.model.problem import Problem
from matchcore.wording import Language, rule_words, say

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

SideCodes = tuple[ReasonCode, ReasonCode]  # of mentees and of mentors
CLOSED: SideCodes = ("mentee_closed", "mentor_closed")
NO_PLACES: SideCodes = ("mentee_no_places", "mentor_no_places")


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


def word_reason(
    reason: Reason, language: Language, axis: int, names: tuple[list[str], list[str]]
) -> str:
    """Put a reason into words; `names` are those of the mentees and of the mentors."""
    semicolon = say("next", language)
    rules = ", ".join(
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
