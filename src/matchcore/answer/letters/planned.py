"""What is planned for the people of a matching: first sessions and trainings, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.wording import Language, day_words, say, time_words, training_words

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

SESSIONS = ("mentee", "mentor", "start")
TRAINING = ("person", "role", "training", "start")


@dataclass(frozen=True)
class Planned:
    """First sessions and trainings, by person.

    Attributes
    ----------
    first : mapping of (str, str) to datetime
        The first session to come of each couple, by the ids of mentee and mentor.
    met : frozenset of (str, str)
        The couples that had sessions before today.
    training : mapping of (str, str) to tuple
        By role and id, what the training is called and when it begins, in order of time; None is
        at one's own pace.
    zones : mapping of str to ZoneInfo
        The time zone of people who live elsewhere than the plan, by id.
    """

    first: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    training: Mapping[tuple[str, str], tuple[tuple[str, datetime | None], ...]] = field(
        default_factory=dict
    )
    zones: Mapping[str, ZoneInfo] = field(default_factory=dict)
    met: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(
        cls,
        couples: Couples,
        first_sessions: Any,
        training: Any,
        zones: Any,
        today: date | None = None,
    ) -> Planned:
        """Return what is planned, from frames; `Matching.letters` documents them.

        Raises
        ------
        InputError
            Lists every problem.
        """
        problems = [
            *_frame_problems("first_sessions", first_sessions, SESSIONS),
            *_frame_problems("training", training, TRAINING),
        ]
        if not (today is None or (isinstance(today, date) and not isinstance(today, datetime))):
            remedy = told("give a date")
            problems.append(InputProblem("wrong_type", "today", f"{today!r:.60}", "", remedy))
        places, wrong = _zones(zones)
        problems += wrong
        if not problems:
            problems = [*_strangers(couples, first_sessions, training)]
        if problems:
            raise InputError(problems)
        coming, past = _split(first_sessions, today)
        met = frozenset() if past is None else frozenset(_first(past))
        return cls(_first(coming), _training(_split(training, today)[0]), places, met)

    def session(self, pair: tuple[str, str], who: str, language: Language) -> dict[str, str]:
        """Return day and time of a couple's first session to come in words; nothing without one."""
        return self._when(self.first.get(pair), who, language)

    def trainings(self, role: str, who: str, language: Language) -> Iterator[str]:
        """Yield the trainings of a person in words, in order of time."""
        for name, start in self.training.get((role, who), ()):
            code = "letter_training_at" if start is not None else "letter_training_own_pace"
            called = training_words(name, language)
            yield say(code, language, training=called, **self._when(start, who, language))

    def _when(self, start: datetime | None, who: str, language: Language) -> dict[str, str]:
        """Return a moment in words, on the clock where the person lives."""
        if start is None:
            return {}
        zone = self.zones.get(who)
        moment = start if zone is None else start.astimezone(zone)
        time = time_words(moment, language)
        if zone is not None and moment.utcoffset() != start.utcoffset():
            time = say("letter_time_zone", language, time=time, zone=zone.key)
        return {"day": day_words(moment, language), "time": time}


def _frame_problems(place: str, given: Any, columns: tuple[str, ...]) -> Iterator[InputProblem]:
    if given is None:
        return
    if not isinstance(given, pd.DataFrame):
        remedy = told("give a frame with {columns}", columns=", ".join(columns))
        yield InputProblem("wrong_type", place, f"{given!r:.60}", "", remedy)
        return
    for name in columns:
        if name not in given.columns:
            problem = told("there is no column {name!r}", name=name)
            remedy = told("give a frame with {columns}", columns=", ".join(columns))
            yield InputProblem("missing_column", place, "", problem, remedy)
    if "start" not in given.columns:
        return
    for row, start in enumerate(given["start"].tolist()):
        is_moment = isinstance(start, datetime) and start.tzinfo is not None
        if not (is_moment or (place == "training" and pd.isna(start))):
            remedy = told("give a time with its time zone")
            where = told("{frame}, row {row}, {column}", frame=place, row=row, column="start")
            yield InputProblem("wrong_type", where, f"{start!r:.60}", "", remedy)


def _zones(zones: Any) -> tuple[dict[str, ZoneInfo], list[InputProblem]]:
    """Return zones by id, and what is wrong with them."""
    found, problems = dict[str, ZoneInfo](), []
    if not isinstance(zones, (Mapping, type(None))):
        remedy = told("give a mapping of ids to names such as Europe/Paris")
        return {}, [InputProblem("wrong_type", "zones", f"{zones!r:.60}", "", remedy)]
    for who, name in (zones or {}).items():
        try:
            found[str(who)] = ZoneInfo(name)
        except (KeyError, OSError, TypeError, ValueError):
            remedy = told("give the name of a time zone, such as Europe/Paris")
            place = told("zones of {who!r}", who=who)
            problems.append(InputProblem("unknown_zone", place, f"{name!r:.60}", "", remedy))
    return found, problems


def _strangers(couples: Couples, sessions: Any, training: Any) -> Iterator[InputProblem]:
    """Yield whom the matching does not have."""
    mentees, mentors = (set(roster.ids) for roster in couples.rosters)
    sides = {"mentee": mentees, "mentor": mentors}
    named: list[tuple[str, str, str]] = []
    if sessions is not None:
        named += [("first_sessions", role, who) for role in sides for who in sessions[role]]
    if training is not None:
        pairs = zip(training["role"], training["person"], strict=True)
        named += [("training", role, who) for role, who in pairs]
    for place, role, who in dict.fromkeys(named):
        if who not in sides.get(role, ()):
            problem = told("not the id of a {role} of this matching", role=role)
            remedy = told("plan with this matching")
            yield InputProblem("unknown_person", place, f"{who!r:.60}", problem, remedy)


def _split(
    frame: pd.DataFrame | None, today: date | None
) -> tuple[pd.DataFrame | None, pd.DataFrame | None]:
    """Return the rows of today and later, and those before; what has no time is to come."""
    if frame is None or today is None:
        return frame, None
    is_past = [not pd.isna(start) and start.date() < today for start in frame["start"]]
    past = np.array(is_past, dtype=np.bool_)
    return frame[~past], frame[past]


def _first(sessions: pd.DataFrame | None) -> dict[tuple[str, str], datetime]:
    """Return the earliest session of each couple."""
    found: dict[tuple[str, str], datetime] = {}
    if sessions is not None:
        for mentee, mentor, start in sessions[[*SESSIONS]].itertuples(index=False, name=None):
            found[mentee, mentor] = min(start, found.get((mentee, mentor), start))
    return found


def _training(
    training: pd.DataFrame | None,
) -> dict[tuple[str, str], tuple[tuple[str, datetime | None], ...]]:
    found: dict[tuple[str, str], list[tuple[str, datetime | None]]] = {}
    if training is not None:
        for who, role, name, start in training[[*TRAINING]].itertuples(index=False, name=None):
            moment = None if pd.isna(start) else start
            found.setdefault((role, who), []).append((str(name), moment))
    return {one: tuple(sorted(own, key=_order)) for one, own in found.items()}


def _order(one: tuple[str, datetime | None]) -> tuple[bool, float, str]:
    name, start = one
    return start is None, 0.0 if start is None else start.timestamp(), name
