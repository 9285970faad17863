"""Cells of a filled form: numbers on the scale, also in words, and answers that were skipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from matchcore.catalogue import told
from matchcore.names.phrases import phrase, phrases
from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_cells import read_yes_no, score_reader, text_of
from matchcore.season.pulse.questions import SCALE
from matchcore.tables import is_formula
from matchcore.wording import LANGUAGES, say

__all__ = ["read_answer", "read_entry", "read_wave", "scale_reader"]

_SKIPPED = phrases(
    {
        True: "no opinion|don't know|do not know|prefer not to say|skip|skipped|not applicable|n/a"
        "|na|sans avis|sans opinion|ne sait pas|je ne sais pas|nsp|sans objet"
        "|ne souhaite pas répondre|so|non concerné|pas concerné|nc"
    }
)
_ANCHORS = {phrase(say(f"pulse_anchor_{k}", x)): float(k) for k in range(1, 6) for x in LANGUAGES}
_BOTH = re.compile(r"(?P<of>\d)\s*/\s*5|(?P<number>\d)\s*(?:[-–—=:.]|\s)\s*(?P<words>\D.*)")


def scale_reader(comma: bool) -> Callable[[Any], float | Wrong | None]:
    """Return a reader of answers from 1 to 5; None for one that was skipped.

    >>> read = scale_reader(False)
    >>> [read(x) for x in ("4", "4,5", "Plutôt oui", "5 – tout à fait", "3/5", "sans avis", "")]
    [4.0, 4.5, 4.0, 5.0, 3.0, None, None]
    >>> read("7").code, read("super").code, read("2 - fully").code
    ('out_of_range', 'not_a_number', 'not_a_number')
    """
    number = score_reader(SCALE, comma)

    def read(cell: Any) -> float | Wrong | None:
        text = text_of(cell)
        if is_skipped(text):
            return None
        anchor = _ANCHORS.get(phrase(text))
        if anchor is not None:
            return anchor
        if both := _BOTH.fullmatch(text):
            stated = both["number"] or both["of"]
            is_same = both["of"] or _ANCHORS.get(phrase(both["words"])) == float(stated)
            return number(stated) if is_same else number(cell)
        return number(cell)

    return read


def read_answer(cell: Any) -> bool | Wrong | None:
    """Return yes or no; None for an answer that was skipped."""
    return None if is_skipped(text_of(cell)) else read_yes_no(cell)


def is_skipped(text: str) -> bool:
    """Return whether a cell is empty, or says that there is no answer."""
    return not text or phrase(text) in _SKIPPED or not any(sign.isalnum() for sign in text)


def read_entry(cell: Any) -> str:
    """Return text that a form was sent out with, without the apostrophe of our own files.

    Files have it before text that a spreadsheet would run as a formula.

    >>> read_entry("'=1+1"), read_entry("'t Hooft"), read_entry(None)
    ('=1+1', "'t Hooft", '')
    """
    text = text_of(cell)
    return text[1:] if text[:1] == "'" and is_formula(text[1:]) else text


def read_wave(cell: Any) -> int | Wrong | None:
    """Return the number of a survey; None where the cell is empty.

    >>> read_wave(2.0), read_wave("n° 3"), read_wave("two").code
    (2, 3, 'not_a_whole_number')
    """
    text = text_of(cell)
    found = re.fullmatch(r"(?:[^\W\d_]+\s*)?(?:n°|no\.?|#)?\s*(\d{1,4})", text, re.IGNORECASE)
    if not text:
        return None
    if found and int(found[1]) >= 1:
        return int(found[1])
    remedy = told("give a whole number, 1 or more")
    return Wrong(told("not the number of a survey"), remedy, "not_a_whole_number")
