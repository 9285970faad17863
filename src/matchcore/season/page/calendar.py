"""The calendar: weeks and couples as a strip of shades, and the sessions of two weeks as a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, head, table
from matchcore.names import skill_in
from matchcore.season.page.shown import MOST, Shown, beyond, paragraph
from matchcore.season.pitfalls.subject import chosen
from matchcore.wording import LANGUAGES, date_words, day_words, say, time_words

__all__ = ["calendar_section"]

_AHEAD = timedelta(days=14)
_WEEK = timedelta(days=7)
SIGNS = {"held": "✓", "missed": "×", "planned": "○"}
_ORDER = ("missed", "held", "planned")  # what a week with several sessions shows first


def calendar_section(shown: Shown) -> Section:
    """Return the calendar, if sessions are planned."""
    title, frame = say("season_calendar", shown.language), shown.subject.sessions
    if frame.empty:
        return Section("calendar", title, paragraph(say("calendar_none", shown.language)))
    weeks = _weeks(frame)
    by_couple = groupby(
        frame.sort_values(["mentor", "mentee", "start"], kind="stable").itertuples(index=False),
        key=lambda one: (one.mentee, one.mentor),
    )
    couples = [(pair, [*own]) for pair, own in by_couple]
    rows = [_row(shown, pair, own, weeks) for pair, own in couples[:MOST]]
    heads = [head(say("calendar_couple", shown.language)), *(_head(shown, one) for one in weeks)]
    strip = table(say("calendar_caption", shown.language), heads, rows, ' class="heat strip"')
    rest = beyond(len(couples), shown.language)
    return Section("calendar", title, f"{_coming(shown)}\n{strip}\n{rest}")


def _weeks(frame: pd.DataFrame) -> list[date]:
    """Return the Mondays from the first session to the last."""
    first, last = (_monday(day) for day in (frame["day"].iloc[0], frame["day"].iloc[-1]))
    return [first + k * _WEEK for k in range((last - first).days // 7 + 1)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _head(shown: Shown, monday: date) -> str:
    now = ' class="now"' if monday == _monday(shown.season.day) else ""
    day = date_words(monday, shown.language).rpartition(" ")[0]
    return f'<th scope="col"{now}><span>{sentence(day)}</span></th>'


def _row(shown: Shown, pair: tuple[str, str], own: list[Any], weeks: list[date]) -> str:
    states: dict[date, list[str]] = {}
    for one in own:
        states.setdefault(_monday(one.day), []).append(one.state)
    cells = "".join(_cell(shown, monday, states.get(monday, [])) for monday in weeks)
    return f'<tr><th scope="row">{shown.couple(*pair)}</th>{cells}</tr>'


def _cell(shown: Shown, monday: date, states: list[str]) -> str:
    now = " now" if monday == _monday(shown.season.day) else ""
    if not states:
        return f'<td class="none{now}"></td>'
    first = next(state for state in _ORDER if state in states)
    signs = "".join(SIGNS[state] for state in _ORDER if state in states)
    day = date_words(monday, shown.language).rpartition(" ")[0]
    said = ", ".join(
        say(f"calendar_{state}", shown.language) for state in _ORDER if state in states
    )
    return (
        f'<td class="{first}{now}" data-l="{sentence(day)}" title="{sentence(said)}">{signs}</td>'
    )


def _coming(shown: Shown) -> str:
    """Return the sessions of the next two weeks, day by day."""
    language, first = shown.language, shown.season.day
    frame = shown.subject.sessions
    own = chosen(frame, [first <= day < first + _AHEAD for day in frame["day"]])
    own = own[own["state"] == "planned"]
    heading = f"<h3>{sentence(say('calendar_coming', language))}</h3>"
    if own.empty:
        return f"{heading}\n{paragraph(say('calendar_nothing', language))}"
    days = groupby(own.head(MOST).itertuples(index=False), key=lambda one: one.day)
    items = "".join(
        f'<li><time datetime="{day.isoformat()}">{sentence(day_words(day, language))}</time>'
        f"<ul>{''.join(_sessions(shown, sessions))}</ul></li>"
        for day, sessions in days
    )
    rest = beyond(len(own), language)
    return f'<div class="coming">{heading}\n<ul class="days">{items}</ul>{rest}</div>'


def _sessions(shown: Shown, sessions: Any) -> Iterator[str]:
    place = LANGUAGES.index(shown.language)
    for one in sessions:
        theme = skill_in(one.theme, place) if one.theme else ""
        words = say("calendar_session", shown.language, session=one.session)
        what = " · ".join(filter(None, (words, theme)))
        time = sentence(time_words(one.start, shown.language))
        who = shown.couple(one.mentee, one.mentor)
        yield f'<li><b>{time}</b><div>{who}<span class="at">{sentence(what)}</span></div></li>'
