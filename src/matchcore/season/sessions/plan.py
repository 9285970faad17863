"""`SessionPlan`: what each couple does when, over a season, in words, as calendars and on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pandas as pd

from matchcore.answer.summary import Summary, Told
from matchcore.season.frames import framed
from matchcore.season.sessions.columns import MOVED
from matchcore.season.sessions.plan_values import PlanValues
from matchcore.season.sessions.record import read_plan, write_plan
from matchcore.season.sessions.summary import plan_summary
from matchcore.season.sessions.tables import write_moved, write_sessions
from matchcore.tables import Target
from matchcore.wording import Language, checked_language

__all__ = ["SessionPlan"]


@dataclass(frozen=True, eq=False, repr=False)
class SessionPlan(Told, PlanValues):
    """The sessions of a season; ``print`` says how good the plan is.

    `plan_sessions` makes it, `read_held` says what took place, `replan_sessions` goes on from it.

    Attributes
    ----------
    frame : pandas.DataFrame
        mentee, mentor, session (from 1 on), theme (as written, "" for none), goal (a code), start
        and end (with their time zone), state ("planned", "held" or "missed") and moves (how often
        the date was changed or lost), in order of time.
    unplaced : pandas.DataFrame
        mentee, mentor, session, theme, goal, why and moves. Why is ``no_common_slot``, ``hours``
        where the hours of a month are used up, ``full`` where other sessions took every slot, or
        ``absent`` where one of the two is not in the cohort any more.
    goals : pandas.DataFrame
        The long goals: mentee, mentor, theme, sessions, before and after (levels from 1 to 5, 0
        for no knowledge).
    levels : tuple of Level
        Sessions placed, planned sessions moved, days from the middles of periods, in this order,
        over the sessions that had to be given dates: each with its value and a bound. No plan that
        is as good in those before does better than a bound.
    names : dict of str to str
        The name of each person, by id.
    zones : dict of str to str
        The time zone of each person who has one of their own, by id.
    settings : Settings
        What was asked for.
    unstated : (int, int)
        How many people state no weekly hours, and how many no hours a month.
    moved : pandas.DataFrame
        What the last new plan changed: mentee, mentor, session, state (what it was: ``planned``,
        ``missed`` or ``unplaced``), was and now; NaT for no date.
    language : {"en", "fr"}
    cautions : tuple of str
        What to know of the table that `read_held` read; not saved.
    missed : pandas.DataFrame
        Meetings that did not take place, of sessions that were given another date since or lost
        theirs: mentee, mentor, session, start and end, in order of time. Whoever counts what was
        held counts these, too.
    """

    @property
    def proven(self) -> bool:
        """Whether no plan is better."""
        return not any(level.gap for level in self.levels)

    @cached_property
    def summary(self) -> Summary:
        """How many sessions have a date, how good that is, and which have none."""
        return plan_summary(self)

    def of(self, person: str) -> pd.DataFrame:
        """Return the sessions of one person, in order of time; empty if there are none."""
        own = (self.frame["mentee"] == person) | (self.frame["mentor"] == person)
        return self.frame[own].reset_index(drop=True)

    def busy(self) -> pd.DataFrame:
        """Return when people are taken by this plan: person, start, end.

        What `plan_sessions` of another programme takes as `busy`, so that nobody is booked twice
        or beyond their hours. Missed sessions take no time.
        """
        taken = self.frame[self.frame["state"] != "missed"]
        sides = [
            taken[[role, "start", "end"]].rename(columns={role: "person"})
            for role in ("mentee", "mentor")
        ]
        return pd.concat(sides).sort_values(["start", "person"], ignore_index=True)

    def unmoved(self, language: Language | None = None) -> SessionPlan:
        """Return the same plan as one that changed no date, in another language if one is given."""
        none = framed([], MOVED, self.zone)
        return replace(self, moved=none, language=checked_language(language or self.language))

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write all sessions for people, with names; arguments are those of `Matching.to_csv`.

        Sessions without a date come last, with the reason.
        """
        write_sessions(self, path, delimiter)

    def moved_to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write what the last new plan changed, for people, with names."""
        write_moved(self, path, delimiter)

    def to_ics(
        self, folder: str | os.PathLike[str], *, stamp: datetime | None = None
    ) -> list[Path]:
        """Write a calendar for each person and ``programme.ics`` for all, and return the paths.

        A calendar has the times of its owner's zone, and names the other person, the theme and the
        goal. An event keeps its identity when its session gets another date, so that calendars
        move it. One that lost its date in the last new plan is written as cancelled, at the date
        that it had. Missed sessions are left out.

        Parameters
        ----------
        folder : str or path
            Created if needed. Files are called after the ids.
        stamp : datetime, optional
            When the calendars were made, with a time zone; the first start if left out, so that
            equal plans give equal files.

        Raises
        ------
        InputError
            The extra ``calendar`` is not installed.
        """
        from matchcore.season.sessions.calendars import write_calendars

        return write_calendars(self, Path(folder), stamp)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the plan as one file, whole or not at all."""
        write_plan(self, path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> SessionPlan:
        """Read a plan that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        """
        return cls(**read_plan(path))
