"""Counts of people and of other things in words, and several things in one phrase."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 5  # of many things, named in one message


def counted(size: int, role: str) -> str:
    """Return a count of people in a role, in words.

    >>> counted(1, "mentors"), counted(2, "mentors")
    ('1 mentor', '2 mentors')
    """
    return f"{size} {role.removesuffix('s') if size == 1 else role}"


def enumerated(texts: Sequence[str]) -> str:
    """Return some texts in one line; of many, how many there are and the first of them.

    >>> enumerated(["a", "b"]), enumerated(list("abcdefg"))
    ('a, b', '7, such as a, b, c, d, e')
    """
    such_as = "" if len(texts) <= _SHOWN else f"{len(texts)}, such as "
    return such_as + ", ".join(texts[:_SHOWN])


def series(texts: Sequence[str], conjunction: str) -> str:
    """Return texts as one phrase, with the conjunction before the last.

    >>> series(["a"], " and "), series(["a", "b", "c"], " and ")
    ('a', 'a, b and c')
    """
    *others, last = texts
    return f"{', '.join(others)}{conjunction}{last}" if others else last
