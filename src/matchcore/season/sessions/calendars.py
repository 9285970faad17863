"""Calendars of a season: a file of iCalendar (RFC 5545) for each person, and one for all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore.catalogue import told
from matchcore.rounds.calendars import file_name
from matchcore.season.frames import rows_of
from matchcore.season.sessions.columns import KEY
from matchcore.season.sessions.goal_words import short_goal, theme_words
from matchcore.season.sessions.plan_values import PlanValues
from matchcore.short_repr import short_repr
from matchcore.tables import write_whole
from matchcore.tables.extras import optional
from matchcore.wording import Language, say

_ALL = "programme"
_CANCELLED = "cancelled"  # in no frame: a session without a date that calendars still have


class Zones(NamedTuple):
    """Names of people, the zones of those who have one of their own, and that of all others."""

    names: Mapping[str, str]
    own: Mapping[str, str]
    others: str

    def __repr__(self) -> str:
        return short_repr(self)

    def called(self, who: str) -> str:
        """Return the name of a person, or the id of one without a name."""
        return self.names.get(who) or who

    def of(self, who: str) -> ZoneInfo:
        """Return the zone of a person."""
        return ZoneInfo(self.own.get(who, self.others))


def write_calendars(plan: PlanValues, folder: Path, stamp: datetime | None) -> list[Path]:
    """Write the calendars; `SessionPlan.to_ics` documents it."""
    icalendar = optional("icalendar", "calendar", told("a calendar"))
    zones = Zones(plan.names, plan.zones, plan.zone)
    rows = [row for row in rows_of(plan.frame) if row["state"] != "missed"]
    rows = sorted([*rows, *_cancelled(plan)], key=lambda row: row["start"])
    folder.mkdir(parents=True, exist_ok=True)
    made = stamp or (rows[0]["start"].to_pydatetime() if rows else None)
    paths = []
    for who in sorted({row[role] for row in rows for role in ("mentee", "mentor")}):
        own = [row for row in rows if who in (row["mentee"], row["mentor"])]
        events = [_event(icalendar, row, who, zones, plan.language) for row in own]
        paths.append(folder / f"{_file(who)}.ics")
        write_whole(paths[-1], _calendar(icalendar, events, made))
    events = [_event(icalendar, row, "", zones, plan.language) for row in rows]
    paths.append(folder / f"{_ALL}.ics")
    write_whole(paths[-1], _calendar(icalendar, events, made))
    return paths


def _cancelled(plan: PlanValues) -> list[dict[str, Any]]:
    """Return the sessions that lost their date in the last new plan, at that date."""
    now = {tuple(row[name] for name in KEY): row for row in rows_of(plan.unplaced)}
    length = timedelta(minutes=plan.minutes)
    return [
        {**now[key], "start": row["was"], "end": row["was"] + length, "state": _CANCELLED}
        for row in rows_of(plan.moved)
        if (key := tuple(row[name] for name in KEY)) in now and pd.isna(row["now"])
    ]


def _calendar(icalendar: Any, events: list[Any], made: datetime | None) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//matchcore//sessions//")
    calendar.add("version", "2.0")
    for event in events:
        event.add("dtstamp", made)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(icalendar: Any, row: dict[str, Any], who: str, zones: Zones, language: Language) -> Any:
    """Return a session as an event in a person's calendar, or in that of all for nobody."""
    other = row["mentor"] if row["mentee"] == who else row["mentee"]
    couple = {"mentee": zones.called(row["mentee"]), "mentor": zones.called(row["mentor"])}
    code, people = ("session_with", {"who": zones.called(other)}) if who else ("session_of", couple)
    about = theme_words(row["theme"], row["goal"], language)
    zone = zones.of(who)
    event = icalendar.Event()
    event.add("uid", _uid(row))
    event.add("sequence", int(row["moves"]))
    event.add("dtstart", row["start"].to_pydatetime().astimezone(zone))
    event.add("dtend", row["end"].to_pydatetime().astimezone(zone))
    summary = say(code, language, session=row["session"], about=about, **people)
    if row["state"] == _CANCELLED:  # some programs show a cancelled event as any other
        event.add("status", "CANCELLED")
        event.add("transp", "TRANSPARENT")
        summary = say("session_cancelled", language, summary=summary)
    event.add("summary", summary)
    event.add("description", short_goal(row["theme"], row["goal"], language))
    return event


def _uid(row: dict[str, Any]) -> str:
    """Return the name of a session, the same in all calendars and on whichever date."""
    text = f"{row['mentee']}\n{row['mentor']}\n{row['session']}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@matchcore"


def _file(who: str) -> str:
    """Return the name of a person's file, with a digest if the calendar of all has that name."""
    name = file_name(who)
    if name.casefold() != _ALL:
        return name
    return f"{name}-{hashlib.sha256(who.encode()).hexdigest()[:8]}"
