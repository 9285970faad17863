"""Why somebody has no partner: a code and its values, found by looking at the problem again."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from matchcore.answer.wording import Language, rule_name, say
from matchcore.assignment import Assignment
from matchcore.masks import Bools, Rows
from matchcore.problem import Problem
from matchcore.scores import Floats

_SHOWN = 2
FLOOR = "Floor"


@dataclass(frozen=True)
class Reason:
    """Why one person is unmatched.

    Attributes
    ----------
    code : str
        ``mentee_closed``, ``mentor_closed``: no partner is allowed; ``rules`` counts whom each
        rule forbids. ``…_places_taken``: partners are allowed, and ``others`` names the best of
        them and who has them. ``not_worth``: none would raise the total. ``no_demand``,
        ``no_capacity``, ``nobody_there``.
    count : int
        How many people are on the other side, or allowed there.
    rules : tuple of (str, int)
    others : tuple of (int, tuple of int)
        Row numbers: the possible partner, and those who hold that partner's places.
    """

    code: str
    count: int = 0
    rules: tuple[tuple[str, int], ...] = ()
    others: tuple[tuple[int, tuple[int, ...]], ...] = field(default=())


@dataclass(frozen=True, eq=False)
class Side:
    """The unmatched people of one side, seen from there: 0 mentees, 1 mentors."""

    problem: Problem
    assignment: Assignment
    axis: int

    def unmatched(self) -> Rows:
        """Return who has no partner."""
        matched = (self.assignment.mentees, self.assignment.mentors)[self.axis]
        return np.setdiff1d(np.arange(self.problem.shape[self.axis]), matched)

    def reason(self, row: int) -> Reason:
        """Return why one of them has none."""
        role = ("mentee", "mentor")[self.axis]
        own = (self.problem.demand, self.problem.capacity)[self.axis]
        size = self.problem.shape[1 - self.axis]
        if own[row] == 0:
            return Reason(("no_demand", "no_capacity")[self.axis])
        if size == 0:
            return Reason("nobody_there")
        scores, is_open, rules = self._partners(row)
        if not is_open.any():
            return Reason(f"{role}_closed", size, rules)
        best = np.flatnonzero(is_open)[np.argsort(-scores[is_open], kind="stable")[:_SHOWN]]
        others = tuple((int(k), self._holders(int(k))) for k in best)
        taken = all(self._is_full(int(k)) for k in best)
        code = f"{role}_places_taken" if taken else "not_worth"
        return Reason(code, int(is_open.sum()), (), others)

    def _partners(self, row: int) -> tuple[Floats, Bools, tuple[tuple[str, int], ...]]:
        """Return scores with everyone, who is open, and how many each rule forbids."""
        c, one, everyone = self.problem.compatibility, np.array([row]), slice(None)
        at = (one, everyone) if self.axis == 0 else (everyone, one)
        tiles: dict[str, Bools] = {}
        for mask in c.masks:  # two rules of one name count as one
            tiles[mask.name] = tiles.get(mask.name, np.True_) & mask.tile(*at).ravel()
        rows = np.full(self.problem.shape[1 - self.axis], row)
        partners = np.arange(len(rows))
        pairs = (rows, partners) if self.axis == 0 else (partners, rows)
        is_open = self.problem.open_at(*pairs)
        scores = c.tile(*at).ravel()
        if self.problem.floor is not None:
            tiles[FLOOR] = scores >= self.problem.floor
        counts = [(name, int((~tile).sum())) for name, tile in tiles.items() if not tile.all()]
        return scores, is_open, tuple(sorted(counts, key=lambda rule: -rule[1]))

    def _holders(self, partner: int) -> tuple[int, ...]:
        a = self.assignment
        mine, theirs = (a.mentees, a.mentors) if self.axis == 0 else (a.mentors, a.mentees)
        return tuple(int(x) for x in mine[theirs == partner])

    def _is_full(self, partner: int) -> bool:
        places = (self.problem.capacity, self.problem.demand)[self.axis]
        return len(self._holders(partner)) >= int(places[partner])


def word_reason(
    reason: Reason, language: Language, axis: int, names: tuple[list[str], list[str]]
) -> str:
    """Put a reason into words; `names` are those of the mentees and of the mentors."""
    rules = "; ".join(
        say("forbids", language, rule=rule_name(rule, language), count=count)
        for rule, count in reason.rules
    )
    others = "; ".join(
        say(
            "holder",
            language,
            person=names[1 - axis][partner],
            holders=", ".join(names[axis][k] for k in holders) or say("nobody", language),
        )
        for partner, holders in reason.others
    )
    return say(reason.code, language, count=reason.count, rules=rules, others=others)
