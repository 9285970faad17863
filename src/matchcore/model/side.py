"""The two sides of a matching: mentees are axis 0 of every array of pairs, mentors axis 1."""

from __future__ import annotations

from enum import IntEnum


class Side(IntEnum):
    """One side; as a number it is the axis, and the place in every (mentees, mentors) tuple.

    Examples
    --------
    >>> Side.MENTEES.other.table, Side(1).role, (5, 3)[Side.MENTORS]
    ('mentors', 'mentor', 3)
    """

    MENTEES = 0
    MENTORS = 1

    @property
    def other(self) -> Side:
        """The side across."""
        return Side(1 - self)

    @property
    def role(self) -> str:
        """What one person of this side is: ``mentee`` or ``mentor``."""
        return ("mentee", "mentor")[self]

    @property
    def table(self) -> str:
        """What the table of this side is called: ``mentees`` or ``mentors``."""
        return f"{self.role}s"
