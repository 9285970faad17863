"""A timetable in words."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.short_repr import short_repr
from matchcore.solver.timetable import Level
from matchcore.wording import Language, say

AIMS = ("placed", "slots", "idle")
_SHOWN = 10  # meetings without a slot


class TimetableFacts(NamedTuple):
    """What is said of a timetable; the names are those of `Timetable`."""

    frame: pd.DataFrame
    unplaced: pd.DataFrame
    levels: tuple[Level, ...]
    names: dict[str, str]
    zone: str
    unknown: tuple[str, int]
    language: Language

    def __repr__(self) -> str:
        return short_repr(self)


def timetable_summary(of: TimetableFacts) -> Summary:
    """Return what is placed, how good that is, and what has no slot."""
    language = of.language
    levels = dict(zip(AIMS, of.levels, strict=True))
    count = len(of.frame) + len(of.unplaced)
    facts = {"placed": levels["placed"].value, "count": count, "slots": levels["slots"].value}
    lines = []
    if len(of.frame):
        first, last = of.frame["start"].iloc[0], of.frame["end"].iloc[-1]
        ends = {"start": f"{first:%Y-%m-%d %H:%M}", "end": f"{last:%Y-%m-%d %H:%M}"}
        lines.append(say("times_from_to", language, **ends, zone=of.zone))
    for name, level in levels.items():
        code = f"times_{name}_gap" if level.gap else f"times_{name}"
        lines.append(say(code, language, value=level.value, bound=level.bound))
    if of.unknown[1]:
        lines.append(say(f"times_unknown_{of.unknown[0]}", language, count=of.unknown[1]))
    blocks = [Block(say("timetable", language, **facts), tuple(lines))]
    if len(of.unplaced):
        blocks.append(Block(say("times_unplaced", language), _unplaced(of)))
    return Summary(tuple(blocks))


def _unplaced(of: TimetableFacts) -> tuple[str, ...]:
    """Return a line for each of the first meetings without a slot."""
    lines = [
        say(f"times_{why}", of.language, pair=f"{_label(of, mentor)} → {_label(of, mentee)}")
        for mentee, mentor, why in of.unplaced[:_SHOWN].itertuples(index=False)
    ]
    if len(of.unplaced) > _SHOWN:
        lines.append(say("times_more", of.language, count=len(of.unplaced) - _SHOWN))
    return tuple(lines)


def _label(of: TimetableFacts, who: str) -> str:
    name = of.names.get(who, "")
    return f"{name} ({who})" if name else who
