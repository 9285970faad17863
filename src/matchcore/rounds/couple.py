"""The life of one couple: what may follow what, as a table, and where its events lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.rounds.moments import moment_text, read_moment

__all__ = ["REASONS", "SIDES", "TRANSITIONS", "Couple", "Event", "Standing"]

SIDES = ("mentee", "mentor")  # both must accept
ANSWERS = ("accept", "decline")
NEW = ""  # the state of a couple of which nothing is recorded

# state → act → next state; an act that is not listed is impossible
TRANSITIONS: Mapping[str, Mapping[str, str]] = {
    NEW: {"draft": "draft", "propose": "proposed", "start": "running"},
    "draft": {"propose": "proposed", "start": "running"},
    "proposed": {"accept": "accepted", "decline": "declined", "expire": "expired"},
    "accepted": {"start": "running", "close": "closed"},
    "running": {"pause": "paused", "close": "closed"},
    "paused": {"resume": "running", "close": "closed"},
    "declined": {},
    "expired": {},
    "closed": {},
}
ACTS = tuple(dict.fromkeys(act for acts in TRANSITIONS.values() for act in acts))

# act → codes of reasons; "" where none was given. Other acts have no reason.
REASONS: Mapping[str, tuple[str, ...]] = {
    "decline": (
        *("", "no_time", "other_goals", "conflict", "other_partner", "changed_role", "left"),
        "other",
    ),
    "pause": ("", "absence", "no_time", "changed_role", "other"),
    "close": (
        *("completed", "goals_met", "no_time", "left", "chemistry", "changed_role"),
        *("no_contact", "other"),
    ),
}


@dataclass(frozen=True)
class Event:
    """One thing recorded of a couple.

    Parameters
    ----------
    mentee, mentor : str
        Ids.
    act : str
        One of `TRANSITIONS`: draft, propose, accept, decline, expire, start, pause, resume, close.
    at : date, datetime or str
        When, as `read_moment` takes it.
    by : {"", "mentee", "mentor"}
        Of an answer: whose it is.
    reason : str
        A code of `REASONS`.

    Raises
    ------
    InputError
        Lists every problem.
    """

    mentee: str
    mentor: str
    act: str
    at: datetime
    by: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        problems = [
            InputProblem("wrong_type", name, f"{value!r:.60}", remedy=told("give an id as text"))
            for name, value in (("mentee", self.mentee), ("mentor", self.mentor))
            if not isinstance(value, str) or not value
        ]
        problems += _choice("act", self.act, ACTS)
        problems += _choice("by", self.by, SIDES if self.act in ANSWERS else ("",))
        problems += _choice("reason", self.reason, REASONS.get(self.act, ("",)))
        try:
            object.__setattr__(self, "at", read_moment(self.at))
        except InputError as error:
            problems += error.records
        if problems:
            raise InputError(problems)

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of mentee and mentor."""
        return self.mentee, self.mentor

    def to_dict(self) -> dict[str, str]:
        """Return the event as plain values; what is empty is left out."""
        values = {**vars(self), "at": moment_text(self.at)}
        return {name: value for name, value in values.items() if value}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the event that `to_dict` took apart."""
        return cls(**values)


def _choice(place: str, value: object, choices: tuple[str, ...]) -> list[InputProblem]:
    if isinstance(value, str) and value in choices:
        return []
    remedy = (
        told("use one of {choices}", choices=list(choices))
        if any(choices)
        else told("leave it out")
    )
    return [InputProblem("not_a_choice", place, f"{value!r:.60}", remedy=remedy)]


@dataclass(frozen=True)
class Standing:
    """Where a couple stands.

    Attributes
    ----------
    state : str
        One of `TRANSITIONS`.
    since : datetime, optional
        The date of what led there. Of an accepted couple the later answer, whichever came first.
    reason : str
        The code given with it.
    proposed : datetime, optional
        When the couple was proposed, if it was.
    answers : tuple of Event
        The answer of each side that counts, the mentee's first.
    told : tuple of (str, Event)
        Answers that change nothing, and why: ``answer_repeated``, ``answer_late`` or
        ``answer_contradicts``.
    """

    state: str = NEW
    since: datetime | None = None
    reason: str = ""
    proposed: datetime | None = None
    answers: tuple[Event, ...] = ()
    told: tuple[tuple[str, Event], ...] = ()

    def after(self, event: Event) -> Standing:
        """Return where the couple stands after one more event.

        Raises
        ------
        InputError
            The event is impossible in this state, or dated before what it follows.
        """
        is_answer = event.act in ANSWERS and self.proposed is not None
        if not is_answer and event.act not in TRANSITIONS[self.state]:
            raise InputError(_impossible(self, event))
        first = self.proposed if is_answer else self.since
        if first is not None and event.at < first:
            raise InputError(_too_early(self, event, first))
        return self._answered(event) if is_answer else self._moved(event)

    def waits_since_before(self, limit: datetime) -> bool:
        """Return whether the couple was proposed before a date and is not settled."""
        return self.state == "proposed" and self.proposed is not None and self.proposed < limit

    def _moved(self, event: Event) -> Standing:
        state = TRANSITIONS[self.state][event.act]
        proposed = event.at if event.act == "propose" else self.proposed
        return replace(self, state=state, since=event.at, reason=event.reason, proposed=proposed)

    def _answered(self, event: Event) -> Standing:
        """Return the standing with an answer; what is settled stays.

        Answers of one date count as given together: where one declines and settles it, the
        other's is no late one.
        """
        own = next((answer for answer in self.answers if answer.by == event.by), None)
        together = self.state == "declined" and own is None and event.at == self.since
        if own is not None and own.act == event.act:
            return self._telling("answer_repeated", event)
        if self.state != "proposed" and not together:
            return self._telling("answer_late" if own is None else "answer_contradicts", event)
        others = [answer for answer in self.answers if answer.by != event.by]
        return self._with(tuple(sorted([*others, event], key=lambda answer: answer.by)))

    def _with(self, answers: tuple[Event, ...]) -> Standing:
        """Return the standing that the answers of the sides so far lead to."""
        declined = next((answer for answer in answers if answer.act == "decline"), None)
        if declined is None and len(answers) < len(SIDES):
            return replace(self, answers=answers)
        act = "accept" if declined is None else "decline"
        return replace(
            self,
            state=TRANSITIONS["proposed"][act],
            since=max(answer.at for answer in answers) if declined is None else declined.at,
            reason="" if declined is None else declined.reason,
            answers=answers,
        )

    def _telling(self, code: str, event: Event) -> Standing:
        return replace(self, told=(*self.told, (code, event)))


def _named(event: Event) -> str:
    return told("{mentee!r} with {mentor!r}", mentee=event.mentee, mentor=event.mentor)


def _impossible(standing: Standing, event: Event) -> InputProblem:
    possible = list(TRANSITIONS[standing.state])
    found = told("is {state}", state=standing.state) if standing.state else told("is not there yet")
    remedy = (
        told("possible: {names}", names=", ".join(possible))
        if possible
        else told("nothing more is possible")
    )
    problem = told(
        "{named} {found}, so {act} is impossible", named=_named(event), found=found, act=event.act
    )
    return InputProblem("impossible_act", "", "", problem, remedy)


def _too_early(standing: Standing, event: Event, first: datetime) -> InputProblem:
    before = "proposed" if event.act in ANSWERS else standing.state
    problem = told(
        "{named}: {act} is dated before the couple was {before}",
        named=_named(event),
        act=event.act,
        before=before,
    )
    remedy = told("give a date from {moment} on", moment=moment_text(first))
    return InputProblem("out_of_range", "at", repr(moment_text(event.at)), problem, remedy)


@dataclass(frozen=True)
class Couple:
    """All that was recorded of one couple, in order of arrival, and where that leads."""

    mentee: str
    mentor: str
    events: tuple[Event, ...] = ()
    standing: Standing = field(default=Standing(), compare=False, repr=False)

    def after(self, event: Event) -> Couple:
        """Return the couple with one more event; raise InputError where it is impossible."""
        return replace(self, events=(*self.events, event), standing=self.standing.after(event))
