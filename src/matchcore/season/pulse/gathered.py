"""Replies as the rows of the frames of a `Pulse`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchcore.season.pulse.participants import Want
from matchcore.season.pulse.questions import Question
from matchcore.season.pulse.replies import Reply

__all__ = ["gathered"]

_APART = ("change", "concern")  # said in confidence: no row of the frame of answers tells it


def gathered(
    replies: Sequence[Reply],
    questions: Sequence[Question],
    asked: set[tuple[int, str, str, str]],
    wants: Mapping[str, Sequence[Want]],
    readers: str,
) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each frame; texts only where somebody may read them.

    Parameters
    ----------
    replies : sequence of Reply
    questions : sequence of Question
    asked : set of (int, str, str, str)
        Survey, mentee, mentor and rater.
    wants : mapping of str to sequence of Want
        What each mentee was asked of.
    readers : {"nobody", "coordinator"}
    """
    answered = {(one.wave, *one.pair) for one in replies}
    found: dict[str, list[tuple[Any, ...]]] = {
        "frame": [row for one in replies for row in _answers(one, questions)],
        "asked": [(*who, who in answered) for who in asked],
        "concerns": [(*one.pair, one.wave) for one in replies if one.said.get("concern")],
        "changes": [
            (*one.pair, one.wave, bool(one.said["change"]))
            for one in replies
            if one.said.get("change") is not None
        ],
        "wants": [*_wants(replies, asked, wants)],
        "texts": [],
    }
    if readers == "coordinator":
        found["texts"] = [row for one in replies for row in _texts(one, questions)]
    return found


def _answers(of: Reply, questions: Sequence[Question]) -> Iterator[tuple[Any, ...]]:
    """Yield an answer for each question put to the rater; None for one that was skipped."""
    start = (*of.pair, of.wave, of.date)
    for question in questions:
        if of.pair.rater not in question.of or question.code in _APART:
            continue
        if question.kind == "want":
            for want in of.wants:
                yield (*start, f"{question.code}:{want.skill}", want.met)
        elif question.kind != "text" and question.code in of.said:
            answer = of.said[question.code]
            yield (*start, question.code, None if answer is None else float(answer))


def _wants(
    replies: Sequence[Reply],
    asked: set[tuple[int, str, str, str]],
    wants: Mapping[str, Sequence[Want]],
) -> Iterator[tuple[Any, ...]]:
    """Yield what was asked of each want, with the answer or None where there is none."""
    said = {(x.wave, x.pair.mentee, x.pair.mentor): x for x in replies if x.pair.rater == "mentee"}
    forms = {one[:3] for one in asked if one[3] == "mentee"} | said.keys()
    for wave, mentee, mentor in forms:
        reply = said.get((wave, mentee, mentor))
        answered = {one.skill: one for one in reply.wants} if reply else {}
        own = {want.skill: want for want in wants.get(mentee, ())}
        for skill in own.keys() | answered.keys():
            met = answered.get(skill)
            known = own[skill].importance if skill in own else math.nan
            importance = met.importance if met else None if math.isnan(known) else known
            yield mentee, mentor, wave, skill, importance, met.met if met else None


def _texts(of: Reply, questions: Sequence[Question]) -> Iterator[tuple[Any, ...]]:
    for question in questions:
        if question.kind == "text" and (text := of.said.get(question.code)):
            yield (*of.pair, of.wave, question.code, question.reader, text)
