"""What each session of a couple is about, from what one wants and the other masters.

A theme is a skill that the mentee wants and the mentor masters better. Its weight is the importance
of the wish × the gap between the two levels. The first session is for getting to know each other,
the last of three or more looks back; those between are shared out by weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from matchcore.names import SkillNames
from matchcore.people import People
from matchcore.season.sessions.apportionment import in_order, shared_out
from matchcore.season.sessions.prerequisites import Needs
from matchcore.short_repr import short_repr

_UNSTATED = 3.0  # a level or an importance that nobody stated, as in `TaughtSkills`
_NONE = 0.0  # the level of a skill that a person does not list


class Entry(NamedTuple):
    """An entry of a list of skills: as written, with its level or importance."""

    written: str
    value: float


Entries = Mapping[str, Entry]


class Step(NamedTuple):
    """One session: its theme as written, "" for none, and the code of its short goal."""

    theme: str
    goal: str


@dataclass(frozen=True)
class Goal:
    """A long goal of a couple: a skill, and the levels that the mentee has and aims at.

    Attributes
    ----------
    theme : str
    sessions : int
        On this theme.
    before, after : float
        On the scale from 1 to 5; 0 for no knowledge.
    """

    theme: str
    sessions: int
    before: float
    after: float

    __repr__ = short_repr


def entries_of(people: People, column: str, names: SkillNames) -> list[dict[str, Entry]]:
    """Return each person's skills or wants by key; of two spellings of one skill, the higher."""
    found: list[dict[str, Entry]] = [{} for _ in range(len(people))]
    items = people.items(column)
    for row, label, value in zip(
        items.rows.tolist(), items.labels.tolist(), items.values.tolist(), strict=True
    ):
        key = names.key(label)
        entry = Entry(label, _UNSTATED if np.isnan(value) else value)
        if key not in found[row] or found[row][key].value < entry.value:
            found[row][key] = entry
    return found


def plan_themes(
    sessions: int, wants: Entries, own: Entries, taught: Entries, needs: Needs
) -> tuple[list[Step], list[Goal]]:
    """Return the steps of a couple, one per session, and its long goals.

    Parameters
    ----------
    sessions : int
    wants, own, taught : mapping of key to Entry
        What the mentee wants and knows, and what the mentor masters.
    needs : Needs
        What skills build on. What a theme builds on is a theme, too, if the mentor masters it
        better than the mentee; it then counts as important as the most important that needs it.

    Examples
    --------
    >>> wants = {"python": Entry("Python", 5), "excel": Entry("Excel", 2)}
    >>> taught = {"python": Entry("python", 4), "excel": Entry("excel", 5)}
    >>> steps, goals = plan_themes(6, wants, {"excel": Entry("Excel", 2)}, taught, {})
    >>> [step.theme for step in steps]
    ['', 'Python', 'Python', 'Python', 'Excel', '']
    >>> [step.goal for step in steps]
    ['meet', 'begin', 'practise', 'alone', 'begin', 'review']
    >>> goals[0]
    Goal(theme='Python', sessions=3, before=0.0, after=2.0)
    """
    wished = _with_needs(wants, own, taught, needs)
    weights = {key: _weight(key, wished, own, taught) for key in wished}
    order = sorted(weights, key=lambda key: (-weights[key], key))
    ranked = {key: weights[key] for key in order if weights[key] > 0}
    among = {key: [one for one in sorted(needs.get(key, ())) if one in ranked] for key in ranked}
    ends = 1 if sessions < 3 else 2
    seats = shared_out(max(sessions - ends, 0), ranked, among)
    themes = in_order([key for key in order if key in seats], among)
    middle = [
        Step(wished[key].written, goal) for key in themes for goal in _short_goals(seats[key])
    ] or [Step("", "talk")] * max(sessions - ends, 0)
    last = [Step("", "review")] if ends == 2 else []
    goals = [_goal(key, seats[key], wished, own, taught) for key in themes]
    return [Step("", "meet"), *middle, *last][:sessions], goals


def _weight(key: str, wished: Entries, own: Entries, taught: Entries) -> Fraction:
    return Fraction(wished[key].value) * max(Fraction(_gap(key, own, taught)), Fraction(0))


def _gap(key: str, own: Entries, taught: Entries) -> float:
    """Return how much better the mentor masters a skill; 0 if not at all."""
    above = _level(key, taught) - _level(key, own)
    return max(above, 0.0)


def _level(key: str, entries: Entries) -> float:
    return entries[key].value if key in entries else _NONE


def _with_needs(wants: Entries, own: Entries, taught: Entries, needs: Needs) -> dict[str, Entry]:
    """Return what is wanted, and what that builds on as far as the mentor masters it better."""
    found = dict(wants)
    waiting = [key for key in wants if _gap(key, own, taught)]
    while waiting:
        key = waiting.pop()
        for need, written in needs.get(key, {}).items():
            importance = found[key].value
            known = found[need].value if need in found else 0.0
            if _gap(need, own, taught) and importance > known:
                found[need] = Entry(found[need].written if need in found else written, importance)
                waiting.append(need)
    return found


def _short_goals(sessions: int) -> list[str]:
    """Return the short goal of each session on one theme."""
    if sessions == 1:
        return ["begin"]
    return ["begin", *["practise"] * (sessions - 2), "alone"]


def _goal(key: str, sessions: int, wished: Entries, own: Entries, taught: Entries) -> Goal:
    """Return a long goal: a level more for every two sessions begun, up to the mentor's."""
    before = _level(key, own)
    after = min(before + (sessions + 1) // 2, _level(key, taught))
    return Goal(wished[key].written, sessions, before, after)
