"""`this_week`: what needs a person's hand, as a concrete list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.season.answering import latest_wave
from matchcore.season.pitfalls.preparing import untrained
from matchcore.season.pitfalls.subject import Subject, chosen
from matchcore.season.season import ENDED, Season
from matchcore.wording import Language, date_words, day_words, say, time_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matchcore.people import Cohort

__all__ = ["Task", "Week", "this_week"]

DAYS = 7
_SOON = timedelta(days=14)  # before a first session
_SHOWN = 10  # lines of one kind in the sentences
COLUMNS = ["task", "mentee", "mentor", "rater", "day", "what"]


class Task(NamedTuple):
    """One thing that somebody must do.

    Attributes
    ----------
    task : str
        ``trouble``, ``concern``, ``replan``, ``train``, ``decide``, ``record``, ``record_all``,
        ``answer`` or ``meeting``.
    mentee, mentor : str
        Ids: of a couple both, of a person one.
    what : str
        In words.
    day : datetime.date, optional
        Of a session; of several the first.
    rater : {"", "mentee", "mentor"}
        Who has not answered.
    """

    task: str
    mentee: str = ""
    mentor: str = ""
    what: str = ""
    day: date | None = None
    rater: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """Whom it concerns: who has not answered, the couple from mentor to mentee, or nobody."""
        if self.rater:
            return (self.mentee if self.rater == "mentee" else self.mentor,)
        return tuple(who for who in (self.mentor, self.mentee) if who)


@dataclass(frozen=True, eq=False, repr=False)
class Week(Told):
    """What needs a person's hand this week; ``print`` lists it, the most urgent first.

    Attributes
    ----------
    day : datetime.date
        The first of the seven days.
    tasks : tuple of Task
    labels : dict of str to str
        Name and id of each person, by id.
    language : {"en", "fr"}
    """

    day: date
    tasks: tuple[Task, ...]
    labels: Mapping[str, str] = field(repr=False)
    language: Language

    def __len__(self) -> int:
        return len(self.tasks)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A row for each task: task (a code), mentee, mentor, rater, day and what."""
        rows = [[getattr(one, name) for name in COLUMNS] for one in self.tasks]
        return pd.DataFrame(rows, columns=COLUMNS, dtype=object)

    @property
    def blocks(self) -> list[Block]:
        """The tasks in words, all of them, one block for each kind."""
        return [Block(heading, tuple(map(self._line, tasks))) for heading, tasks in self.kinds]

    @property
    def kinds(self) -> list[tuple[str, list[Task]]]:
        """The tasks of each kind, below a heading that counts them."""
        return [
            (say(f"week_{task}", self.language, count=len(tasks)), tasks)
            for task, tasks in ((task, [*own]) for task, own in groupby(self.tasks, _kind))
        ]

    @cached_property
    def summary(self) -> Summary:
        """The tasks in words; of many of one kind, the first."""
        day = date_words(self.day, self.language)
        code = "week" if self.tasks else "week_empty"
        blocks = [Block(say(code, self.language, day=day, count=len(self)), ())]
        for block in self.blocks:
            more = len(block.lines) - _SHOWN
            tail = (say("more", self.language, count=more),) if more > 0 else ()
            blocks.append(Block(block.heading, (*block.lines[:_SHOWN], *tail)))
        return Summary(tuple(blocks))

    def _line(self, one: Task) -> str:
        who = " → ".join(self.labels[who] for who in one.people)
        if who and one.what:
            return say("who_and_what", self.language, who=who, what=one.what)
        return who or one.what


def _kind(one: Task) -> str:
    return one.task


def this_week(season: Season, cohort: Cohort | None = None) -> Week:
    """Return what needs a person's hand in the seven days from the season's day on.

    In this order: couples in trouble; concerns raised, counted only; missed sessions without a new
    date; people untrained within two weeks of their first session; couples drafted or proposed and
    not settled; couples with past sessions of which nobody said whether they were held, or one
    line where nobody said so of any session; questionnaires of the
    latest survey without an answer; sessions of the week.

    Parameters
    ----------
    season : Season
    cohort : Cohort, optional
        The tables of people: says who is trained where no training is planned.

    Examples
    --------
    >>> from datetime import date
    >>> from matchcore import Programme, datasets
    >>> programme = Programme.reverse_mentoring()
    >>> matching = programme.match(datasets.load_demo())
    >>> print(this_week(Season(programme, matching, today=date(2026, 3, 2))))
    Week of 2 March 2026: nothing needs your hand
    """
    subject = Subject(season, cohort)
    kinds = (_trouble, _concerns, _replan, _train, _decide, _record, _answer, _meetings)
    tasks = tuple(task for find in kinds for task in find(subject))
    return Week(season.day, tasks, season.labels, season.language)


def _trouble(subject: Subject) -> Iterator[Task]:
    pulse, states = subject.season.pulse, subject.season.states
    if pulse is None:
        return
    rows = pulse.troubled[["mentee", "mentor", "evidence"]].itertuples(index=False, name=None)
    for mentee, mentor, evidence in sorted(rows):
        if states.get((mentee, mentor)) not in ENDED:
            yield Task("trouble", mentee, mentor, evidence)


def _concerns(subject: Subject) -> Iterator[Task]:
    """Yield how many concerns were raised; whose they are stays with whom they are meant for."""
    pulse = subject.season.pulse
    if pulse is not None and len(pulse.concerns):
        what = say("week_concerns", subject.season.language, count=len(pulse.concerns))
        yield Task("concern", what=what)


def _replan(subject: Subject) -> Iterator[Task]:
    missed = subject.standing[subject.standing["state"] == "missed"]
    yield from _of_sessions(subject, missed, "replan", "week_session_of")


def _train(subject: Subject) -> Iterator[Task]:
    """Yield who meets within two weeks, or has met, and is not trained."""
    season = subject.season
    for one in untrained(subject):
        first = subject.first_sessions.get(one.mentee or one.mentor)
        if first is not None and first.date() <= season.day + _SOON:
            yield Task("train", one.mentee, one.mentor, one.why(season.language), first.date())


def _decide(subject: Subject) -> Iterator[Task]:
    for (mentee, mentor), state in subject.season.states.items():
        if state in ("draft", "proposed"):
            what = say(f"state_{state}", subject.season.language)
            yield Task("decide", mentee, mentor, what)


def _record(subject: Subject) -> Iterator[Task]:
    """Yield each couple with sessions to record; where none is recorded, one line for all."""
    due, language = subject.due, subject.season.language
    open_ones = due[due["state"] == "planned"]
    couples = open_ones.groupby(["mentee", "mentor"], sort=True)
    if len(couples) > 1 and len(open_ones) == len(due):
        first = open_ones["day"].iloc[0]
        count = {"count": len(open_ones), "couples": len(couples)}
        what = say("week_sessions_of_all", language, day=date_words(first, language), **count)
        yield Task("record_all", what=what, day=first)
        return
    for (mentee, mentor), own in couples:
        if len(own) == 1:
            yield from _of_sessions(subject, own, "record", "week_session_of")
            continue
        first = own["day"].iloc[0]
        day = day_words(first, language)
        what = say("week_sessions_of", language, count=len(own), day=day)
        yield Task("record", str(mentee), str(mentor), what, first)


def _answer(subject: Subject) -> Iterator[Task]:
    """Yield whom to remind: each person once, however many couples they were asked about."""
    if subject.season.pulse is None:
        return
    told = set[tuple[str, str]]()
    for mentee, mentor, rater in latest_wave(subject.season.pulse).silent:
        who = mentee if rater == "mentee" else mentor
        if (rater, who) not in told and (mentee, mentor) in subject.season.states:
            told.add((rater, who))
            yield Task("answer", mentee, mentor, rater=rater)


def _meetings(subject: Subject) -> Iterator[Task]:
    first = subject.season.day
    days = subject.sessions["day"]
    coming = [first <= day < first + timedelta(days=DAYS) for day in days]
    own = chosen(subject.sessions, coming)
    yield from _of_sessions(subject, own[own["state"] == "planned"], "meeting", "week_session_at")


def _of_sessions(subject: Subject, frame: pd.DataFrame, task: str, code: str) -> Iterator[Task]:
    language = subject.season.language
    rows: Iterator[Any] = frame.itertuples(index=False)
    for row in rows:
        when = {"day": day_words(row.day, language), "time": time_words(row.start, language)}
        what = say(code, language, session=row.session, **when)
        yield Task(task, row.mentee, row.mentor, what, row.day)
