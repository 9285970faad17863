"""The summary for coordinators: blocks of lines, as text and as HTML."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.marks import Mark, marks
from matchcore.model.preference import ruled
from matchcore.model.side import Side
from matchcore.short_repr import short_repr
from matchcore.wording import Language, addend_words, number, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_SHOWN = 5


@dataclass(frozen=True)
class Block:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]

    __repr__ = short_repr


@dataclass(frozen=True, repr=False)
class Summary:
    """Blocks of a summary; ``print`` shows text, a notebook shows HTML."""

    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return "\n\n".join("\n  ".join((b.heading, *b.lines)) for b in self.blocks)

    __repr__ = __str__

    @property
    def html(self) -> str:
        """The blocks as HTML, with every name escaped."""
        return "\n".join(
            f"<h3>{escape(b.heading)}</h3>\n<ul>"
            + "".join(f"<li>{escape(line)}</li>" for line in b.lines)
            + "</ul>"
            for b in self.blocks
        )

    def _repr_html_(self) -> str:
        return self.html


class Told(ABC):
    """Base of results that say themselves: printed as sentences, shown in a notebook as HTML.

    Subclasses that are dataclasses turn off the generated repr.
    """

    @property
    @abstractmethod
    def summary(self) -> Summary:
        """The sentences, as blocks."""

    def __str__(self) -> str:
        return str(self.summary)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return self.summary.html


def summarise(couples: Couples) -> Summary:
    """Return the proof, the best and weakest couples, or all if few, and the unmatched."""
    order = np.argsort(-couples.breakdown.scores, kind="stable")
    language = couples.language
    blocks = [Block(headline(couples), facts(couples))]
    if len(order) < 2 * _SHOWN:  # the best and the weakest would overlap
        lists = {"all": order}
    else:
        lists = {"best": order[:_SHOWN], "worst": order[: -_SHOWN - 1 : -1]}
    blocks += [
        Block(say(code, language), _couples(couples, rows))
        for code, rows in lists.items()
        if len(rows)
    ]
    return Summary((*blocks, *_marked(couples), *unmatched_blocks(couples)))


def _marked(couples: Couples) -> list[Block]:
    """Return the couples that lack something, with what; of many, the first."""
    language, names = couples.language, _names(couples)
    lines = [
        say("who_and_what", language, who=names[k], what=", ".join(_mark_words(codes, language)))
        for k, codes in enumerate(marks(couples))
        if codes
    ]
    if not lines:
        return []
    more = len(lines) - _SHOWN
    tail = [say("more", language, count=more)] if more > 0 else []
    heading = f"{say('marked_couples', language)} ({len(lines)})"
    return [Block(heading, (*lines[:_SHOWN], *tail))]


def _mark_words(codes: tuple[Mark, ...], language: Language) -> list[str]:
    return [say(f"mark_{code}", language) for code in codes]


def unmatched_blocks(couples: Couples) -> list[Block]:
    """Return for each side who is unmatched, and why; of many, the first."""
    language, blocks = couples.language, []
    for side in Side:
        unmatched = unmatched_lines(couples, side)
        lines = [say("who_and_what", language, who=who, what=why) for who, why in unmatched]
        if lines:
            more = len(lines) - _SHOWN
            tail = [say("more", language, count=more)] if more > 0 else []
            heading = say(f"unmatched_{side.table}", language)
            blocks.append(Block(f"{heading} ({len(lines)})", (*lines[:_SHOWN], *tail)))
    return blocks


def headline(couples: Couples) -> str:
    """Return the line that says how many have a partner."""
    a = couples.assignment
    return say(
        "headline",
        couples.language,
        title=couples.title,
        couples=len(a.mentees),
        matched=len(np.unique(a.mentees)),
        mentees=len(couples.mentees.ids),
    )


def ranking_words(couples: Couples) -> str:
    """Return what makes one answer better than another, the most important first."""
    order = f"{couples.problem.objective}{'_first' * ruled(couples.problem)}"
    return say(order, couples.language)


def facts(couples: Couples) -> tuple[str, ...]:
    """Return the lines about the proof and the scores."""
    a, language = couples.assignment, couples.language
    proof = f"{say(a.status.value, language)} ({ranking_words(couples)})"
    if a.certificate is not None and a.certificate.proven:
        proof += say("next", language)
        proof += say("unique" if a.certificate.unique else "ties", language)
    busy, costs = len(np.unique(a.mentors)), couples.load_costs
    lines = [proof, say("mentors", language, busy=busy, mentors=len(couples.mentors.ids))]
    if len(a.mentees):
        lines += _seats_left_open(couples)
        gap = ((a.bound or 0.0) - (a.total or 0.0)) / max(1.0, abs(a.bound or 0.0))
        lines.append(say("total", language, total=a.total, bound=a.bound, gap=gap))
        s = couples.breakdown.scores
        spread = {"mean": s.mean(), "median": np.median(s), "low": s.min(), "high": s.max()}
        lines.append(say("scores", language, **spread))
        lines += _idle_parts(couples)
        if costs.any():
            lines.append(say("even_load", language, cost=costs.sum()))
    else:
        lines.append(say("no_couples", language))
    return tuple(lines)


def _seats_left_open(couples: Couples) -> list[str]:
    """Return a line with the bound on couples, unless the count is proven."""
    a = couples.assignment
    if a.seats == a.seats_bound:
        return []
    return [say("seats", couples.language, seats=a.seats, bound=a.seats_bound)]


def _idle_parts(couples: Couples) -> list[str]:
    """Return the components for which one side has no values at all: most likely a typo."""
    language = couples.language
    idle = (
        (part.name, side.role)
        for part in couples.parts
        for side, known in zip(Side, (part.mentees_known, part.mentors_known), strict=True)
        if len(known) and not known.any()
    )
    return [
        say("idle_part", language, part=addend_words(name, language), role=say(role, language))
        for name, role in idle
    ]


def unmatched_lines(couples: Couples, side: Side) -> list[tuple[str, str]]:
    """Return who of one side has no partner, and why."""
    labels, frame = couples.rosters[side].labels, couples.unmatched
    rows = frame[frame["role"] == side.role]
    return [(labels[who], why) for who, why in zip(rows["who"], rows["why"], strict=True)]


def _couples(couples: Couples, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[str, ...]:
    scores, everybody = couples.breakdown.scores, _names(couples)
    names = [everybody[k] for k in rows]
    width = max(len(name) for name in names)
    shown = [number(scores[k], ".3f", couples.language) for k in rows]
    return tuple(f"{name:<{width}}  {score}" for name, score in zip(names, shown, strict=True))


def _names(couples: Couples) -> list[str]:
    """Return mentor and mentee of each couple, in the order of `pairs`."""
    a, (mentees, mentors) = couples.assignment, couples.labels
    return [f"{mentors[j]} → {mentees[i]}" for i, j in zip(a.mentees, a.mentors, strict=True)]
