"""Several things in one phrase."""

from __future__ import annotations

from collections.abc import Sequence


def series(texts: Sequence[str], conjunction: str) -> str:
    """Return texts as one phrase, with the conjunction before the last.

    >>> series(["a"], " and "), series(["a", "b", "c"], " and ")
    ('a', 'a, b and c')
    """
    *others, last = texts
    return f"{', '.join(others)}{conjunction}{last}" if others else last
