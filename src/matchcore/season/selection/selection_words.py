"""A selection in words: the summary, and one reason for each person."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.season.selection.found import Found
from matchcore.short_repr import short_repr
from matchcore.wording import Language, say

_SHOWN = 5
_COUNTS = ("admitted", "covered", "seats", "first")
_UNITS = {"score": 0.001}  # of levels that do not count in units of the scores of pairs


class Tables(NamedTuple):
    """What is said of a selection; the names are those of `Selection`."""

    admitted: pd.DataFrame
    waiting: pd.DataFrame
    refused: pd.DataFrame
    found: Found
    language: Language

    def __repr__(self) -> str:
        return short_repr(self)


def selection_summary(of: Tables) -> Summary:
    """Return how many are admitted, what is proven, and why others are not."""
    language = of.language
    blocks = [Block(_headline(of, language), (*_places(of, language), *_proof(of, language)))]
    if len(of.waiting):
        blocks.append(Block(say("selection_waiting", language), _people(of, "waiting", language)))
    if len(of.refused):
        blocks.append(Block(say("selection_refused", language), _people(of, "refused", language)))
    unknown = sum(map(bool, of.admitted["unknown"])) + sum(map(bool, of.waiting["unknown"]))
    if unknown:
        line = say("selection_unknown", language, count=unknown)
        blocks.append(Block(say("selection_note", language), (line,)))
    return Summary(tuple(blocks))


def _headline(of: Tables, language: Language) -> str:
    counts = of.admitted["role"].value_counts()
    mentors, mentees = (int(counts.get(role, 0)) for role in ("mentor", "mentee"))
    return say("selection", language, mentors=mentors, mentees=mentees)


def _places(of: Tables, language: Language) -> list[str]:
    """Return how many places there are, how many are taken, and by how many applicants."""
    lines = []
    for table, places in of.found.places.items():
        role = table.removesuffix("s")
        for group, count in places.items():
            sizes = [
                int(((frame["role"] == role) & (frame["group"] == group)).sum())
                for frame in (of.admitted, of.waiting, of.refused)
            ]
            values = {"taken": sizes[0], "places": count, "people": sum(sizes)}
            code = "selection_group" if group else "selection_side"
            lines.append(say(f"{code}_{role}", language, group=group, **values))
    return lines


def _proof(of: Tables, language: Language) -> list[str]:
    lone = int((of.admitted["why"] == "place_left").sum())
    lines = [say("selection_lone", language, count=lone)] if lone else []
    if not of.found.jointly:
        return [*lines, say("selection_first", language)]
    if of.found.proven:
        return [*lines, say("selection_proven", language)]
    level = next(level for level in of.found.levels if not level.proven)
    if level.name in _COUNTS:
        values: dict[str, Any] = {"value": level.value, "bound": level.bound}
    else:
        unit = _UNITS.get(level.name) or math.ldexp(1.0, -of.found.shift)
        values = {"value": round(level.value * unit, 3), "bound": round(level.bound * unit, 3)}
    return [*lines, say(f"selection_gap_{level.name}", language, **values)]


def _people(of: Tables, state: str, language: Language) -> tuple[str, ...]:
    frame = getattr(of, state)
    lines = [
        say(
            "who_and_what",
            language,
            who=_label(row),
            what=reason_words(of.found, state, row, language),
        )
        for row in frame[:_SHOWN].itertuples(index=False)
    ]
    more = len(frame) - _SHOWN
    return (*lines, *([say("more", language, count=more)] if more > 0 else []))


def _label(row: Any) -> str:
    return f"{row.name} ({row.who})" if row.name else str(row.who)


def reason_words(found: Found, state: str, row: Any, language: Language) -> str:
    """Return why a person is admitted, waits or is refused: whole sentences."""
    if state == "admitted":
        return say(f"admitted_{row.why}_{row.role}", language)
    if state == "waiting":
        return say(f"waiting_{row.why}", language, rank=row.rank)
    closed = found.closed.get(f"{row.role} {row.who}")
    return " ".join(
        closed if closed and code == "no_partner" else say(f"refused_{code}_{row.role}", language)
        for code in (row.why, *row.also)
    )
