"""Counts of people and of other things in words, for messages."""

from __future__ import annotations

from collections.abc import Sequence

from matchcore.catalogue import together, told

_SHOWN = 5  # of many things, named in one message


def counted(size: int, role: str) -> str:
    """Return a count of people in a role, in words.

    >>> counted(1, "mentors"), counted(2, "mentors")
    ('1 mentor', '2 mentors')
    """
    return told(
        "{count} {people}", count=size, people=role.removesuffix("s") if size == 1 else role
    )


def enumerated(texts: Sequence[str]) -> str:
    """Return some texts in one line; of many, how many there are and the first of them.

    >>> enumerated(["a", "b"]), enumerated(list("abcdefg"))
    ('a, b', '7, such as a, b, c, d, e')
    """
    shown = together(", ", texts[:_SHOWN])
    if len(texts) <= _SHOWN:
        return shown
    return told("{count}, such as {shown}", count=len(texts), shown=shown)
