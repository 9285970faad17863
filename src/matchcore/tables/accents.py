"""Text in small letters without accents, for comparison."""

from __future__ import annotations

from unicodedata import combining, normalize


def without_accents(text: str) -> str:
    """Return text in small letters, without accents.

    >>> without_accents("Mentoré·e")
    'mentore·e'
    """
    letters = text.casefold()
    if letters.isascii():
        return letters
    return "".join(c for c in normalize("NFKD", letters) if not combining(c))
