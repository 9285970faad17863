"""Calendars of a timetable: a file of iCalendar (RFC 5545) for each person."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from matchcore.catalogue import told
from matchcore.tables import write_whole
from matchcore.tables.extras import optional
from matchcore.wording import Language, say

_SAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60  # characters of an id in the name of a file


def write_calendars(
    frame: pd.DataFrame,
    names: dict[str, str],
    language: Language,
    folder: Path,
    stamp: datetime | None,
) -> list[Path]:
    """Write a calendar for each person with a meeting; `Timetable.to_ics` documents it."""
    icalendar = optional("icalendar", "calendar", told("a calendar"))
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for who in sorted({*frame["mentee"], *frame["mentor"]}):
        own = frame[(frame["mentee"] == who) | (frame["mentor"] == who)]
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//matchcore//timetable//")
        calendar.add("version", "2.0")
        for row in own.itertuples(index=False):
            other = row.mentor if row.mentee == who else row.mentee
            event = icalendar.Event()
            event.add("uid", _uid(row))
            event.add("dtstamp", stamp or frame["start"].iloc[0].to_pydatetime())
            event.add("dtstart", row.start.to_pydatetime())
            event.add("dtend", row.end.to_pydatetime())
            event.add("summary", say("meeting_with", language, who=names.get(other) or other))
            event.add("location", say("meeting_room", language, room=row.room))
            calendar.add_component(event)
        calendar.add_missing_timezones()
        paths.append(folder / f"{file_name(who)}.ics")
        write_whole(paths[-1], calendar.to_ical())
    return paths


def _uid(row: Any) -> str:
    """Return the name of a meeting, the same in the calendars of both people."""
    text = f"{row.mentee}\n{row.mentor}\n{row.start.isoformat()}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@matchcore"


def file_name(who: str) -> str:
    """Return a name of a file for an id; ids that a file cannot be called get a digest.

    >>> file_name("E-0012"), file_name("../a")
    ('E-0012', 'a-61b4c98b')
    """
    plain = _SAFE.sub("-", who).strip("-.")[:_LONGEST]
    if plain == who and not who.startswith("."):
        return who
    return f"{plain or 'id'}-{hashlib.sha256(who.encode()).hexdigest()[:8]}"
