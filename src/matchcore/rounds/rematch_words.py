"""A rematch in words: how much stays, and each exchange in a sentence."""

from __future__ import annotations

import math

from matchcore.answer import Matching
from matchcore.answer.summary import Block, Summary
from matchcore.rounds.changes import Change, Changes
from matchcore.wording import Language, number, say

_SHOWN = 20  # exchanges in the sentences


def rematch_summary(
    changes: Changes, matching: Matching, counts: tuple[int, int], price: float
) -> Summary:
    """Return how much stays, and the exchanges, those of the largest gain first.

    Parameters
    ----------
    changes : Changes
    matching : Matching
    counts : (int, int)
        Old couples kept and dropped.
    price : float
    """
    language, (kept, dropped) = matching.language, counts
    heading = say("rematch", language, kept=kept, dropped=dropped, count=kept + dropped)
    cost = say("change_cost_infinite", language)
    if price < math.inf:
        cost = say("change_cost", language, price=number(price, ".4g", language))
    a = matching.assignment
    lines = [cost, say("rematch_total", language, couples=len(a.mentees), total=a.total)]
    waiting = sum(row.why == "still_waiting" for row in changes.rows)
    if waiting:
        lines.append(say("rematch_waiting", language, count=waiting))
    blocks = [Block(heading, tuple(lines))]
    sentences = exchange_sentences(changes, language)
    if sentences:
        order = sorted(range(len(sentences)), key=lambda k: -changes.gains[k])
        shown = [sentences[k] for k in order[:_SHOWN]]
        more = len(sentences) - _SHOWN
        tail = [say("more", language, count=more)] if more > 0 else []
        title = f"{say('exchanges', language)} ({len(sentences)})"
        blocks.append(Block(title, (*shown, *tail)))
    return Summary(tuple(blocks))


def exchange_sentences(changes: Changes, language: Language) -> list[str]:
    """Return a sentence for each exchange; a veto is mentioned without saying whose it was."""
    found = []
    for rows, gain in zip(changes.exchanges, changes.gains, strict=True):
        parts = [_clause(row, changes, language) for row in rows]
        parts.append(say("exchange_gain", language, gain=number(gain, "+.3f", language)))
        found.append(say("next", language).join(parts))
    return found


def _clause(row: Change, changes: Changes, language: Language) -> str:
    """Return what became of one couple."""
    mentees, mentors = changes.people
    end = "moves" if row.before and row.after else "loses" if row.before else "gets"
    code = f"{end}_{row.why}" if row.why != "left" else "has_left"
    names = {"who": mentees[row.mentee]}
    names |= {
        name: mentors.get(x, "") for name, x in (("before", row.before), ("after", row.after))
    }
    return say(code, language, **names)
