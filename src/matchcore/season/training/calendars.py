"""Calendars of trainings: a file of iCalendar (RFC 5545) for each person, and one of all groups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.rounds.calendars import file_name
from matchcore.season.frames import rows_of
from matchcore.season.training.plan_values import PlanValues
from matchcore.tables import write_whole
from matchcore.tables.extras import optional
from matchcore.wording import say

_ALL = "trainings"


def write_calendars(plan: PlanValues, folder: Path, stamp: datetime | None) -> list[Path]:
    """Write the calendars; `TrainingPlan.to_ics` documents it."""
    icalendar = optional("icalendar", "calendar", told("a calendar"))
    frame = plan.frame[plan.frame["group"] > 0]
    folder.mkdir(parents=True, exist_ok=True)
    made = stamp or (frame["start"].min().to_pydatetime() if len(frame) else None)
    whole = [*((who, frame[frame["person"] == who]) for who in sorted({*frame["person"]}))]
    paths = []
    for who, rows in [*whole, ("", plan.groups)]:
        events = [_event(icalendar, plan, row, made) for row in rows_of(rows)]
        paths.append(folder / f"{_file(who)}.ics")
        write_whole(paths[-1], _calendar(icalendar, events))
    return paths


def _calendar(icalendar: Any, events: Iterable[Any]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//matchcore//training//")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(icalendar: Any, plan: PlanValues, row: dict[str, Any], made: datetime | None) -> Any:
    """Return a group as an event; it names nobody."""
    event = icalendar.Event()
    event.add("uid", _uid(row))
    event.add("dtstamp", made)
    event.add("dtstart", row["start"].to_pydatetime())
    event.add("dtend", row["end"].to_pydatetime())
    event.add("summary", row["training"])
    said = say("training_in_group", plan.language, group=row["group"])
    event.add("description", said)
    return event


def _uid(row: dict[str, Any]) -> str:
    """Return the name of a group, the same in all calendars."""
    text = f"{row['training']}\n{row['group']}\n{row['start'].isoformat()}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@matchcore"


def _file(who: str) -> str:
    """Return the name of a person's file, with a digest if the calendar of all has that name."""
    name = file_name(who) if who else _ALL
    if not who or name.casefold() != _ALL:
        return name
    return f"{name}-{hashlib.sha256(who.encode()).hexdigest()[:8]}"
