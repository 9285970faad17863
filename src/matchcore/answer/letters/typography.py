"""Sentences of letters; French ones with spaces that do not break."""

from __future__ import annotations

import re
from typing import Any

from matchcore.wording import Language, say

_SPACE = "\N{NO-BREAK SPACE}"
_HIGH_SIGNS, _HOURS = re.compile(r" (?=[:;!?»%])|(?<=«) "), re.compile(r"(?<=\d) (?=h\b)")


def sentence(code: str, language: Language, **values: Any) -> str:
    """Put a code into words, as `say`, with the spaces of a letter."""
    return with_hard_spaces(say(code, language, **values), language)


def with_hard_spaces(text: str, language: Language) -> str:
    """Return French text with spaces that do not break; English needs none.

    Before high signs, inside quotes, and between a number and its unit.

    >>> with_hard_spaces("« Où ? » : le lundi à 9 h", "fr").count(chr(160))
    5
    """
    if language != "fr":
        return text
    return _HOURS.sub(_SPACE, _HIGH_SIGNS.sub(_SPACE, text))
