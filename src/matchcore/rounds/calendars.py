"""Calendars of a timetable: a file of iCalendar (RFC 5545) for each person."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchcore.errors import InputError, InputProblem
from matchcore.tables import write_whole
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.rounds.timetable import Timetable

_SAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60  # characters of an id in the name of a file


def write_calendars(of: Timetable, folder: Path, stamp: datetime | None) -> list[Path]:
    """Write a calendar for each person with a meeting; `Timetable.to_ics` documents it."""
    try:
        import icalendar
    except ImportError:
        remedy = 'pip install "matchcore[calendar]"'
        problem = "the extra calendar is not installed"
        raise InputError(InputProblem("missing_extra", "", "", problem, remedy)) from None
    folder.mkdir(parents=True, exist_ok=True)
    people = sorted({*of.frame["mentee"], *of.frame["mentor"]})
    paths = []
    for who in people:
        own = of.of(who)
        made = stamp or of.frame["start"].iloc[0].to_pydatetime()
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//matchcore//timetable//")
        calendar.add("version", "2.0")
        for row in own.itertuples(index=False):
            calendar.add_component(_event(icalendar, of, who, row, made))
        calendar.add_missing_timezones()
        path = folder / f"{file_name(who)}.ics"
        write_whole(path, calendar.to_ical())
        paths.append(path)
    return paths


def _event(icalendar: Any, of: Timetable, who: str, row: Any, made: datetime) -> Any:
    """Return one meeting as one of its people sees it."""
    other = row.mentor if row.mentee == who else row.mentee
    event = icalendar.Event()
    text = f"{row.mentee}\n{row.mentor}\n{row.start.isoformat()}"
    event.add("uid", f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@matchcore")
    event.add("dtstamp", made)
    event.add("dtstart", row.start.to_pydatetime())
    event.add("dtend", row.end.to_pydatetime())
    event.add("summary", say("meeting_with", of.language, who=of.names.get(other) or other))
    event.add("location", say("meeting_room", of.language, room=row.room))
    return event


def file_name(who: str) -> str:
    """Return a name of a file for an id; ids that a file cannot be called get a digest.

    >>> file_name("E-0012"), file_name("../a")
    ('E-0012', 'a-61b4c98b')
    """
    plain = _SAFE.sub("-", who).strip("-.")[:_LONGEST]
    if plain == who and not who.startswith("."):
        return who
    return f"{plain or 'id'}-{hashlib.sha256(who.encode()).hexdigest()[:8]}"
