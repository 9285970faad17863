"""`Couples`: where each couple of a round stands; append-only, and the same after any reload."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Self, cast

import numpy as np
import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.rounds.couple import TRANSITIONS, Couple, Event
from matchcore.rounds.moments import Moment, moment_text, read_moment
from matchcore.wording import Language, checked_language, say

__all__ = ["Couples"]

_SHOWN = 20  # cautions in the sentences


@dataclass(frozen=True, repr=False)
class Couples(Told):
    """The couples of a round and where each stands, from the draft to the last session.

    A value: each method returns changed couples, and these stay as they are. All that was
    recorded is kept, in order of arrival; the state of a couple follows from it. What is settled
    stays settled: an answer given twice, too late or against an earlier one is kept, told in
    `cautions`, and changes nothing. Of answers with one date the order of arrival means nothing.

    Dates are given, never read from a clock; see `matchcore.rounds.moments.read_moment`.

    Attributes
    ----------
    by_pair : mapping of (str, str) to Couple
        By the ids of mentee and mentor, sorted.
    language : {"en", "fr"}
        Of sentences.

    Notes
    -----
    A couple is ``draft``, ``proposed``, ``accepted``, ``declined``, ``expired``, ``running``,
    ``paused`` or ``closed``; `matchcore.rounds.couple.TRANSITIONS` says what may follow what. A
    declined couple is no veto: a later draft may have it again, in couples of its own.

    Examples
    --------
    >>> couples = Couples().propose([("ana", "zoe")], at="2026-03-01")
    >>> couples = couples.answer("ana", "zoe", by="mentee", accepted=True, at="2026-03-02")
    >>> couples = couples.answer("ana", "zoe", by="mentor", accepted=True, at="2026-03-04")
    >>> couples.frame
      mentee mentor     state      since reason
    0    ana    zoe  accepted 2026-03-04
    >>> couples.pause("ana", "zoe", at="2026-03-05")
    Traceback (most recent call last):
    matchcore.errors.InputError: 'ana' with 'zoe' is accepted, so pause is impossible: possible:
      start, close
    """

    by_pair: Mapping[tuple[str, str], Couple] = field(default_factory=dict)
    language: Language = "en"

    def record(self, events: Iterable[Event]) -> Self:
        """Return the couples with more events, in order of arrival: all of them or none.

        Raises
        ------
        InputError
            Lists every event that is impossible: the couple, its state and what is possible.
        """
        by_pair, problems = dict(self.by_pair), list[InputProblem]()
        for event in events:
            couple = by_pair.get(event.pair) or Couple(*event.pair)
            try:
                by_pair[event.pair] = couple.after(event)
            except InputError as error:
                problems += error.records
        if problems:
            raise InputError(problems)
        return type(self)(dict(sorted(by_pair.items())), self.language)

    def propose(self, pairs: Iterable[tuple[str, str]], *, at: Moment) -> Self:
        """Propose couples to both sides: they come from a draft, or are new."""
        return self.record([_event(*pair, "propose", at) for pair in _pairs(pairs)])

    def answer(
        self,
        mentee: str,
        mentor: str,
        *,
        by: str,
        accepted: bool,
        at: Moment,
        reason: str = "",
    ) -> Self:
        """Record what one side says to a proposal.

        Parameters
        ----------
        mentee, mentor : str
            Ids.
        by : {"mentee", "mentor"}
            Whose answer it is.
        accepted : bool
            Both sides must accept; one that declines settles it.
        at : date, datetime or str
        reason : str
            Of a side that declines: a code of ``REASONS["decline"]``, or nothing.

        Raises
        ------
        InputError
            The couple was never proposed, or not yet on that date; or an argument is wrong.
        """
        if not isinstance(accepted, bool):
            wrong = InputProblem("wrong_type", "accepted", f"{accepted!r:.60}", remedy=_YES_OR_NO)
            raise InputError(wrong)
        act = "accept" if accepted else "decline"
        return self.record([_event(mentee, mentor, act, at, by, reason)])

    def expire(self, *, before: Moment, at: Moment | None = None) -> Self:
        """End the proposals made before a date and not settled yet.

        Parameters
        ----------
        before : date, datetime or str
        at : date, datetime or str, optional
            When they expire; `before` if left out.
        """
        limit = read_moment(before, "before")
        late = [
            pair
            for pair, couple in self.by_pair.items()
            if couple.standing.waits_since_before(limit)
        ]
        when = limit if at is None else at
        return self.record([_event(*pair, "expire", when) for pair in late])

    def start(self, mentee: str, mentor: str, *, at: Moment) -> Self:
        """Start an accepted couple; or one that nobody asks, of a draft or new."""
        return self.record([_event(mentee, mentor, "start", at)])

    def pause(self, mentee: str, mentor: str, *, at: Moment, reason: str = "") -> Self:
        """Pause a running couple, with a code of ``REASONS["pause"]`` or without."""
        return self.record([_event(mentee, mentor, "pause", at, reason=reason)])

    def resume(self, mentee: str, mentor: str, *, at: Moment) -> Self:
        """Let a paused couple run again."""
        return self.record([_event(mentee, mentor, "resume", at)])

    def close(self, mentee: str, mentor: str, *, reason: str, at: Moment) -> Self:
        """Close an accepted, running or paused couple, with a code of ``REASONS["close"]``."""
        return self.record([_event(mentee, mentor, "close", at, reason=reason)])

    @property
    def frame(self) -> pd.DataFrame:
        """Where each couple stands: mentee, mentor, state, since and reason (a code or empty)."""
        found = [(couple, couple.standing) for couple in self.by_pair.values()]
        columns: dict[str, Any] = {
            "mentee": [couple.mentee for couple, _ in found],
            "mentor": [couple.mentor for couple, _ in found],
            "state": [standing.state for _, standing in found],
            "since": np.array([standing.since for _, standing in found], dtype="datetime64[us]"),
            "reason": [standing.reason for _, standing in found],
        }
        return pd.DataFrame(columns)

    @property
    def answers(self) -> pd.DataFrame:
        """What each side said: mentee, mentor, by, reason, accepted, at and counts.

        ``counts`` is False of an answer that changed nothing. Those of a couple are in order of
        arrival.
        """
        found = [pair for couple in self.by_pair.values() for pair in _answers(couple)]
        columns: dict[str, Any] = {
            name: [getattr(event, name) for event, _ in found]
            for name in ("mentee", "mentor", "by", "reason")
        }
        at = np.array([event.at for event, _ in found], dtype="datetime64[us]")
        accepted = np.array([event.act == "accept" for event, _ in found], dtype=bool)
        counts = np.array([counts for _, counts in found], dtype=bool)
        return pd.DataFrame({**columns, "accepted": accepted, "at": at, "counts": counts})

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """Answers that changed nothing, in sentences."""
        said = [
            say(
                code,
                self.language,
                mentee=event.mentee,
                mentor=event.mentor,
                by=say(event.by, self.language),
                at=moment_text(event.at),
                state=say(f"state_{couple.standing.state}", self.language),
            )
            for couple in self.by_pair.values()
            for code, event in couple.standing.told
        ]
        return tuple(dict.fromkeys(said))

    @property
    def summary(self) -> Summary:
        """How many couples stand where, and why, as blocks."""
        standings = [couple.standing for couple in self.by_pair.values()]
        counts = Counter((standing.state, standing.reason) for standing in standings)
        lines = [
            self._line(state, reason, counts[state, reason])
            for state in TRANSITIONS
            for reason in sorted(reason for other, reason in counts if other == state)
        ]
        heading = say("life_of_couples", self.language, count=len(standings))
        blocks = [Block(heading, tuple(lines))]
        if self.cautions:
            more = len(self.cautions) - _SHOWN
            tail = [say("more", self.language, count=more)] if more > 0 else []
            heading = say("answers_without_effect", self.language)
            blocks.append(Block(heading, (*self.cautions[:_SHOWN], *tail)))
        return Summary(tuple(blocks))

    def _line(self, state: str, reason: str, count: int) -> str:
        what = say(f"state_{state}", self.language)
        if reason:
            why = say(f"reason_{reason}", self.language)
            what = say("state_and_reason", self.language, state=what, reason=why)
        return say("who_and_what", self.language, who=what, what=count)

    def to_dict(self) -> dict[str, Any]:
        """Return all that was recorded, as plain values."""
        events = [event.to_dict() for couple in self.by_pair.values() for event in couple.events]
        return {"language": self.language, "events": events}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the couples that `to_dict` took apart; raise InputError where none can be so."""
        empty = cls(language=checked_language(values["language"]))
        return empty.record([Event.from_dict(event) for event in values["events"]])


_YES_OR_NO = told("give True or False")


def _event(mentee: str, mentor: str, act: str, at: Moment, by: str = "", reason: str = "") -> Event:
    """Return an event; it reads its moment itself, so that all its problems are listed at once."""
    return Event(mentee, mentor, act, cast(datetime, at), by, reason)


def _answers(couple: Couple) -> list[tuple[Event, bool]]:
    """Return the answers of a couple in order of arrival, and whether each counts."""
    told = [event for _, event in couple.standing.told]
    return [
        (event, not any(event is other for other in told)) for event in couple.events if event.by
    ]


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    given = [tuple(pair) if isinstance(pair, (tuple, list)) else (pair,) for pair in pairs]
    wrong = [pair for pair in given if len(pair) != 2]
    if wrong:
        remedy = told("give (mentee id, mentor id)")
        raise InputError(
            [InputProblem("wrong_type", "pairs", f"{pair!r:.60}", remedy=remedy) for pair in wrong]
        )
    return [(pair[0], pair[1]) for pair in given]
