"""Text in small letters without accents, for comparison."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

# All combining characters below those of Hebrew
_MARKS, _FIRST_OTHER = re.compile("[\u0300-\u034e\u0350-\u036f\u0483-\u0487]+"), "\u0591"


def without_accents(text: str) -> str:
    """Return text in small letters, without accents.

    >>> without_accents("Mentoré·e")
    'mentore·e'
    """
    letters = text.casefold()
    if letters.isascii():
        return letters
    marks = normalize("NFKD", letters)
    if max(marks) < _FIRST_OTHER:
        return _MARKS.sub("", marks)
    return "".join(c for c in marks if not combining(c))
