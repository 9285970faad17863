"""A selection in words: the summary, and one reason for each person."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from matchcore.answer.summary import Block, Summary
from matchcore.wording import Language, say

if TYPE_CHECKING:
    from matchcore.season.selection.selection import Selection

_SHOWN = 5
_COUNTS = ("admitted", "covered", "seats", "first")


def selection_summary(of: Selection, language: Language) -> Summary:
    """Return how many are admitted, what is proven, and why others are not."""
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


def _headline(of: Selection, language: Language) -> str:
    counts = of.admitted["role"].value_counts()
    mentors, mentees = (int(counts.get(role, 0)) for role in ("mentor", "mentee"))
    return say("selection", language, mentors=mentors, mentees=mentees)


def _places(of: Selection, language: Language) -> list[str]:
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


def _proof(of: Selection, language: Language) -> list[str]:
    lone = int((of.admitted["why"] == "place_left").sum())
    lines = [say("selection_lone", language, count=lone)] if lone else []
    if not of.found.jointly:
        return [*lines, say("selection_first", language)]
    if of.proven:
        return [*lines, say("selection_proven", language)]
    level = next(level for level in of.levels if not level.proven)
    if level.name in _COUNTS:
        values: dict[str, Any] = {"value": level.value, "bound": level.bound}
    else:
        scale = -3 if level.name == "score" else None
        unit = 10.0**scale if scale else math.ldexp(1.0, -of.found.shift)
        values = {"value": round(level.value * unit, 3), "bound": round(level.bound * unit, 3)}
    return [*lines, say(f"selection_gap_{level.name}", language, **values)]


def _people(of: Selection, state: str, language: Language) -> tuple[str, ...]:
    frame = getattr(of, state)
    lines = [
        say("who_and_what", language, who=_label(row), what=reason_words(of, state, row))
        for row in frame[:_SHOWN].itertuples(index=False)
    ]
    more = len(frame) - _SHOWN
    return (*lines, *([say("more", language, count=more)] if more > 0 else []))


def _label(row: Any) -> str:
    return f"{row.name} ({row.who})" if row.name else str(row.who)


def reason_words(of: Selection, state: str, row: Any) -> str:
    """Return why a person is admitted, waits or is refused: whole sentences."""
    language = of.language
    if state == "admitted":
        return say(f"admitted_{row.why}_{row.role}", language)
    if state == "waiting":
        return say(f"waiting_{row.why}", language, rank=row.rank)
    sentences = [say(f"refused_{code}_{row.role}", language) for code in (row.why, *row.also)]
    closed = of.found.closed.get(f"{row.role} {row.who}")
    if row.why == "no_partner" and closed:
        sentences = [closed]
    return " ".join(sentences)

