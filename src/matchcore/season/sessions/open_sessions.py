"""Sessions that may get a date: those to come, those missed, and those without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from matchcore.people import Cohort
from matchcore.season.frames import rows_of
from matchcore.season.sessions.plan import SessionPlan
from matchcore.season.sessions.settings import Settings
from matchcore.short_repr import short_repr

Couple = tuple[str, str]


@dataclass(frozen=True)
class Open:
    """A session that may get a date.

    Attributes
    ----------
    row : dict
        Its cells, as in the frames of the plan.
    was : str
        ``planned``, ``missed`` or ``unplaced``.
    keeps : bool
        Whether it has a date within its own period.
    """

    row: dict[str, Any]
    was: str
    keeps: bool

    __repr__ = short_repr

    @property
    def missed(self) -> bool:
        """Whether its date is past and nobody met."""
        return self.was == "missed"

    @property
    def couple(self) -> Couple:
        """Mentee and mentor."""
        return self.row["mentee"], self.row["mentor"]


class Asked:
    """What of a plan stays, what may get a date, and what cannot as somebody left."""

    def __init__(self, plan: SessionPlan, cohort: Cohort, today: date) -> None:
        self.plan, self.today, self._cohort = plan, today, cohort
        self.fixed: list[dict[str, Any]] = []
        self.open: list[Open] = []
        self.absent: list[Open] = []
        for row in rows_of(plan.frame):
            past = row["start"].date() <= today and row["state"] == "planned"
            if row["state"] == "held" or past:
                self.fixed.append(row)
            else:
                self._add(row, row["state"])
        for row in rows_of(plan.unplaced):
            self._add(row, "unplaced")
        self.open.sort(key=lambda one: (*one.couple, one.row["session"]))

    def __repr__(self) -> str:
        return f"Asked({len(self.fixed)} fixed, {len(self.open)} open, {len(self.absent)} absent)"

    def _add(self, row: dict[str, Any], was: str) -> None:
        first, last = self.plan.settings.periods[row["session"] - 1]
        one = Open(row, was, was == "planned" and first <= row["start"].date() <= last)
        sides = zip(("mentees", "mentors"), one.couple, strict=True)
        here = all(self._cohort.rows(side, [who])[0] >= 0 for side, who in sides)
        (self.open if here else self.absent).append(one)

    def of_couples(self) -> Iterator[list[Open]]:
        """Return the open sessions of each couple, in order."""
        found: dict[Couple, list[Open]] = {}
        for one in self.open:
            found.setdefault(one.couple, []).append(one)
        yield from found.values()

    @property
    def latest(self) -> dict[Couple, date]:
        """The last day on which each couple has a session that stays; not before today."""
        found: dict[Couple, date] = {}
        for row in self.fixed:
            couple = row["mentee"], row["mentor"]
            found[couple] = max(found.get(couple, self.today), row["start"].date())
        return found


class Window(NamedTuple):
    """The first and last day on which a session may be, and the day that suits best."""

    first: date
    last: date
    wished: date

    def __repr__(self) -> str:
        return short_repr(self)


def windows_of(asked: Asked, last: date) -> list[Window]:
    """Return the window of each open session; `last` is the last day of all."""
    latest = asked.latest
    return [
        window
        for sessions in asked.of_couples()
        for window in _of_couple(
            sessions, asked.plan.settings, asked.today, latest.get(sessions[0].couple), last
        )
    ]


def _of_couple(
    sessions: Sequence[Open], settings: Settings, today: date, latest: date | None, last: date
) -> Iterator[Window]:
    """Return the windows of a couple's open sessions, in order.

    Those that keep to their period have it. Those before the next one of these share the days until
    its period ends, evenly between the sessions around them; after the last, all days left. To make
    room for them, that next one may also move into the period after its own.
    """
    before = latest or today
    tomorrow = opens = before + timedelta(1)
    waiting = 0
    for one in [*sessions, None]:
        if one is not None and not one.keeps:
            waiting += 1
            continue
        number = -1 if one is None else one.row["session"] - 1
        first, end = (tomorrow, last) if one is None else settings.periods[number]
        if waiting and one is not None:
            end = (*settings.periods, (last, last))[number + 1][1]
        following = end if one is None else one.row["start"].date()
        for nth in range(1, waiting + 1):
            yield Window(opens, end, before + (following - before) * nth // (waiting + 1))
        if one is not None:
            opens = max(tomorrow, first)
            yield Window(opens, end, settings.middles[number])
        waiting, before = 0, following
