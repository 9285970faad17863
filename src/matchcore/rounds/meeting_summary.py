"""A plan of meetings in words: how many meet, what is proven, who has no meeting and why."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.model.assignment import SolveStatus
from matchcore.people import Roster
from matchcore.short_repr import short_repr
from matchcore.wording import Language, say
from matchcore.wording.names import programme_words

__all__ = ["PlanFacts"]

_SHOWN = 5


@dataclass(frozen=True, eq=False)
class PlanFacts:
    """What is said about a plan.

    Attributes
    ----------
    title : str
        The programme's name; empty without one.
    rosters : dict of str to Roster
        By role, ``"mentee"`` and ``"mentor"``.
    pairs, without : frame
        As in `matchcore.rounds.MeetingPlan`.
    status : SolveStatus
    value, bound, kappa : float
    language : {"en", "fr"}
    """

    title: str
    rosters: dict[str, Roster]
    pairs: pd.DataFrame
    without: pd.DataFrame
    status: SolveStatus
    value: float
    bound: float
    kappa: float
    language: Language

    __repr__ = short_repr

    def summary(self) -> Summary:
        """Return the sentences, as blocks."""
        blocks = [Block(self._heading(), self._facts())]
        blocks += [self._without(role) for role in ("mentee", "mentor")]
        return Summary(tuple(block for block in blocks if block.lines))

    def _heading(self) -> str:
        everybody = {f"all_{role}s": len(roster.ids) for role, roster in self.rosters.items()}
        met = {f"{role}s": self.pairs[role].nunique() for role in self.rosters}
        title = programme_words(self.title or say("meetings_title", self.language), self.language)
        count = len(self.pairs)
        return say("meeting_plan", self.language, title=title, count=count, **met, **everybody)

    def _facts(self) -> tuple[str, ...]:
        language, value = self.language, {"value": self.value, "kappa": self.kappa}
        proof = f"{say(self.status.value, language)} ({say('meeting_order', language)})"
        lines = [proof, *map(self._shares, self.rosters)]
        lines.append(say("meetings_strong", language, count=int(self.pairs["strong"].sum())))
        if math.isfinite(self.bound):
            lines.append(say("meetings_value", language, **value, bound=self.bound))
        else:
            lines.append(say("meetings_value_alone", language, **value))
        return tuple(lines)

    def _shares(self, role: str) -> str:
        """Return how many people of one side have how many meetings."""
        each = Counter(self.pairs[role].value_counts().tolist())
        each[0] = len(self.rosters[role].ids) - each.total()
        shares = [
            say("meetings_share", self.language, meetings=meetings, count=count)
            for meetings, count in sorted(each.items(), reverse=True)
            if count
        ]
        code = f"meetings_of_{role}s"
        return say(code, self.language, shares=say("next", self.language).join(shares))

    def _without(self, role: str) -> Block:
        """Return who of one side has no meeting; of many, the first."""
        labels, language = self.rosters[role].labels, self.language
        frame = self.without[self.without["role"] == role]
        shown = zip(frame["who"].head(_SHOWN), frame["why"].head(_SHOWN), strict=True)
        lines = [say("who_and_what", language, who=labels[who], what=why) for who, why in shown]
        if len(frame) > _SHOWN:
            lines.append(say("more", language, count=len(frame) - _SHOWN))
        return Block(f"{say(f'without_{role}s', language)} ({len(frame)})", tuple(lines))
