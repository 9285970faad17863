"""Counts of people in words, for messages in English."""

from __future__ import annotations


def counted(size: int, role: str) -> str:
    """Return a count of people in a role, in words.

    >>> counted(1, "mentors"), counted(2, "mentors")
    ('1 mentor', '2 mentors')
    """
    return f"{size} {role.removesuffix('s') if size == 1 else role}"
