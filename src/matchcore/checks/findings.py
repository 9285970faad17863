"""Findings of a check as numbers and codes; every view of a check derives from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from matchcore.checks.reasons import Reason, word_reason
from matchcore.clashes import Clash
from matchcore.model.origin import Origin
from matchcore.model.side import Side
from matchcore.people import Roster
from matchcore.short_repr import short_repr
from matchcore.wording import Language


@dataclass(frozen=True)
class RuleCount:
    """How many pairs one rule forbids, and how many people of each side it leaves no partner."""

    origin: Origin
    pairs: int
    mentees: int
    mentors: int

    __repr__ = short_repr


@dataclass(frozen=True)
class Blocked:
    """Somebody with no allowed partner who has a place.

    Attributes
    ----------
    side : Side
    row : int
        Among the people of that side.
    rules : tuple of Origin
        Rules that each alone leave this person no partner.
    reason : Reason
        The reason a matching will give.
    """

    side: Side
    row: int
    rules: tuple[Origin, ...]
    reason: Reason

    __repr__ = short_repr


@dataclass(frozen=True, eq=False, repr=False)
class Findings:
    """Findings, and the people behind the row numbers; `Check` adds the views."""

    seats: int
    places: int
    pairs: int
    open: int
    counts: tuple[RuleCount, ...]
    lonely: tuple[Blocked, ...]
    contradictions: tuple[Clash, ...]
    clashes: tuple[str, ...]
    cautions: tuple[str, ...]
    mentees: Roster
    mentors: Roster
    language: Language
    _frames: Mapping[str, pd.DataFrame]  # handed out as copies, so that edits change nothing here

    @property
    def skills(self) -> pd.DataFrame:
        """How many people want and teach each skill."""
        return self._frames["skills"].copy()

    @property
    def slips(self) -> pd.DataFrame:
        """Names that look like typos."""
        return self._frames["slips"].copy()

    @property
    def merged(self) -> pd.DataFrame:
        """Lists that spell one item in several ways."""
        return self._frames["merged"].copy()

    @property
    def rules(self) -> pd.DataFrame:
        """What each rule forbids."""
        rows = [(str(c.origin), c.pairs, c.mentees, c.mentors, c.origin.kind) for c in self.counts]
        return pd.DataFrame(rows, columns=["rule", "pairs", "mentees", "mentors", "kind"])

    @property
    def blocked(self) -> pd.DataFrame:
        """Who has no possible partner, and why."""
        rows = [
            (
                self.rosters[b.side].ids[b.row],
                b.side.role,
                tuple(map(str, b.rules)),
                self.why(b),
            )
            for b in self.lonely
        ]
        return pd.DataFrame(rows, columns=["who", "role", "rules", "why"])

    @property
    def rosters(self) -> tuple[Roster, Roster]:
        """The people of both sides, by `Side`."""
        return self.mentees, self.mentors

    def why(self, blocked: Blocked) -> str:
        """Put into words why somebody is blocked."""
        return word_reason(blocked.reason, self.language, blocked.side, ([], []))
