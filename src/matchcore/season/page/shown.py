"""What the page of a season shows: computed once, in one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matchcore.answer.couples_table import person
from matchcore.answer.notebook import sentence
from matchcore.season.pitfalls import Pitfalls
from matchcore.season.pitfalls.subject import Subject
from matchcore.season.season import Season
from matchcore.season.week import Week
from matchcore.wording import Language, say

if TYPE_CHECKING:
    from matchcore.season.indicators import Indicators

__all__ = ["MOST", "Shown", "beyond", "listed", "paragraph", "with_commands"]

MOST = 100  # lines of a list, couples of a table

_COMMAND = re.compile(r"`([^`]+)`([.,;]?)")


@dataclass(frozen=True, eq=False)
class Shown:
    """A season and what was computed of it.

    Attributes
    ----------
    subject : Subject
        The season, and the tables of its people where they are known.
    week : Week
    indicators : Indicators
    pitfalls : Pitfalls
    """

    subject: Subject
    week: Week
    indicators: Indicators
    pitfalls: Pitfalls

    @property
    def season(self) -> Season:
        """The season."""
        return self.subject.season

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.season.language

    @cached_property
    def people(self) -> dict[str, str]:
        """Name and id of each person as HTML, by id."""
        found = {}
        for roster in self.season.matching.rosters:
            for row, who in enumerate(roster.ids):
                found[who] = person(roster, row)
        return found

    def couple(self, mentee: str, mentor: str) -> str:
        """Return a couple as HTML: mentor, arrow, mentee."""
        return f"{self.people[mentor]} → {self.people[mentee]}"

    def line(self, people: Sequence[str], what: str) -> str:
        """Return a line as HTML: whom it concerns, and below them what is said of them."""
        who, said = " → ".join(self.people[one] for one in people), sentence(what)
        if who and said:
            return f'{who}<span class="at">{said}</span>'
        return who or said


def paragraph(text: str, look: str = "") -> str:
    """Return a paragraph of text."""
    return f"<p{look}>{sentence(text)}</p>"


def with_commands(text: str) -> str:
    """Return text as HTML, with commands between backticks as code.

    A mark after a command stays on its line.

    >>> with_commands("Plan again: `matchcore plan`.")
    'Plan again: <span class="stay"><code>matchcore plan</code>.</span>'
    """
    return _COMMAND.sub(r'<span class="stay"><code>\1</code>\2</span>', sentence(text))


def listed(lines: Sequence[str], first: int, language: Language) -> str:
    """Return finished lines as a list; those beyond the first ones are folded away.

    A list ends after `MOST` lines, and says how many more there are.
    """
    shown, rest = lines[:first], [*lines[first:MOST]]
    if len(rest) == 1 and len(lines) <= MOST:  # its heading would save nothing
        shown, rest = lines, []
    body = f'<ul class="tasks">{_items(shown)}</ul>'
    if rest:
        more = sentence(say("more", language, count=len(lines) - len(shown)))
        folded = f'<ul class="tasks">{_items(rest)}</ul>'
        ended = beyond(len(lines), language)
        body += f"\n<details><summary>{more}</summary>{folded}{ended}</details>"
    return body


def beyond(count: int, language: Language) -> str:
    """Return how many lines come after the `MOST` that a list has; nothing if none do."""
    if count <= MOST:
        return ""
    return paragraph(say("more", language, count=count - MOST), ' class="more"')


def _items(lines: Sequence[str]) -> str:
    return "".join(f"<li>{line}</li>" for line in lines)
