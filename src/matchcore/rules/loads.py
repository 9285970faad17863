"""Rules over loads: how many partners a person may, or must, have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from matchcore.people import Role
from matchcore.rules.kinds import LoadRule


@dataclass(frozen=True)
class Capacity(LoadRule):
    """A mentor has at most so many mentees; the column ``capacity`` wins where it is filled."""

    role: ClassVar[Role] = "mentors"
    column: ClassVar[str] = "capacity"
    default: int = 1


@dataclass(frozen=True)
class MinimumLoad(LoadRule):
    """A mentor has at least so many mentees; the column ``minimum`` wins where it is filled."""

    role: ClassVar[Role] = "mentors"
    column: ClassVar[str] = "minimum"
    default: int = 0


@dataclass(frozen=True)
class Demand(LoadRule):
    """A mentee has at most so many mentors; the column ``demand`` wins where it is filled."""

    role: ClassVar[Role] = "mentees"
    column: ClassVar[str] = "demand"
    default: int = 1
