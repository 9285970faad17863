"""The two sides of a matching: mentees are axis 0 of every array of pairs, mentors axis 1."""

from __future__ import annotations

from enum import IntEnum


class Side(IntEnum):
    """A side of the matching; its number is the axis and the index in (mentees, mentors) tuples.

    Examples
    --------
    >>> Side.MENTEES.other.table, Side(1).role, (5, 3)[Side.MENTORS]
    ('mentors', 'mentor', 3)
    """

    MENTEES = 0
    MENTORS = 1

    @property
    def other(self) -> Side:
        """The other side."""
        return Side(1 - self)

    @property
    def role(self) -> str:
        """The role of a person on this side: ``mentee`` or ``mentor``."""
        return ("mentee", "mentor")[self]

    @property
    def table(self) -> str:
        """The name of this side's table: ``mentees`` or ``mentors``."""
        return f"{self.role}s"
