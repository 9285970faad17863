"""What a coordinator wants to know first, as text and as HTML, from one list of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.wording import say

if TYPE_CHECKING:
    from matchcore.answer.matching import Matching

_SHOWN = 5


@dataclass(frozen=True)
class Block:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """Blocks of a summary; ``print`` shows text, a notebook shows HTML."""

    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return "\n\n".join("\n  ".join((b.heading, *b.lines)) for b in self.blocks)

    @property
    def html(self) -> str:
        """The same as HTML, every name escaped."""
        return "\n".join(
            f"<h3>{escape(b.heading)}</h3>\n<ul>"
            + "".join(f"<li>{escape(line)}</li>" for line in b.lines)
            + "</ul>"
            for b in self.blocks
        )

    def _repr_html_(self) -> str:
        return self.html


def summarise(matching: Matching) -> Summary:
    """Return the proof, the best, the weakest and the unmatched."""
    order = np.argsort(-matching.pairs["score"].to_numpy(), kind="stable")
    shown = min(_SHOWN, (len(order) + 1) // 2)
    language = matching.language
    blocks = [Block(headline(matching), facts(matching))]
    if len(order):
        blocks.append(Block(say("best", language), _couples(matching, order[:shown])))
        weakest = order[max(shown, len(order) - shown) :][::-1]
        if len(weakest):
            blocks.append(Block(say("worst", language), _couples(matching, weakest)))
    for axis, role in enumerate(("mentee", "mentor")):
        lines = [f"{who}: {why}" for who, why in unmatched_lines(matching, role)]
        if lines:
            more = len(lines) - _SHOWN
            tail = [say("more", language, count=more)] if more > 0 else []
            heading = say(("unmatched_mentees", "unmatched_mentors")[axis], language)
            blocks.append(Block(f"{heading} ({len(lines)})", (*lines[:_SHOWN], *tail)))
    return Summary(tuple(blocks))


def headline(matching: Matching) -> str:
    """Return the one line that says how many were served."""
    a = matching.assignment
    return say(
        "headline",
        matching.language,
        title=matching.title,
        couples=len(a.mentees),
        matched=len(np.unique(a.mentees)),
        mentees=len(matching.mentees.ids),
    )


def facts(matching: Matching) -> tuple[str, ...]:
    """Return the lines on the proof and the scores."""
    a, language = matching.assignment, matching.language
    proof = f"{say(a.status.value, language)} ({say(matching.problem.objective, language)})"
    if a.certificate is not None and a.certificate.proven:
        proof += f"; {say('unique' if a.certificate.unique else 'ties', language)}"
    busy = len(np.unique(a.mentors))
    lines = [proof, say("mentors", language, busy=busy, mentors=len(matching.mentors.ids))]
    if len(a.mentees):
        lines.append(say("total", language, total=a.total, bound=a.bound, gap=a.gap))
        s = matching.pairs["score"].to_numpy()
        spread = {"mean": s.mean(), "median": np.median(s), "low": s.min(), "high": s.max()}
        lines.append(say("scores", language, **spread))
    else:
        lines.append(say("no_couples", language))
    return tuple(lines)


def unmatched_lines(matching: Matching, role: str) -> list[tuple[str, str]]:
    """Return who of one side has no partner, and why."""
    persons = matching.mentees if role == "mentee" else matching.mentors
    labels = {one: persons.label(k) for k, one in enumerate(persons.ids)}
    frame = matching.unmatched
    rows = frame[frame["role"] == role]
    return [(labels[who], why) for who, why in zip(rows["who"], rows["why"], strict=True)]


def _couples(
    matching: Matching, rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> tuple[str, ...]:
    a, scores = matching.assignment, matching.pairs["score"].to_numpy()
    names = [
        f"{matching.mentors.label(a.mentors[k])} → {matching.mentees.label(a.mentees[k])}"
        for k in rows
    ]
    width = max(len(name) for name in names)
    return tuple(f"{name:<{width}}  {scores[k]:.3f}" for name, k in zip(names, rows, strict=True))
