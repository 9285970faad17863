"""Ids and names of the people behind the row numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from matchcore.people.people import People


@dataclass(frozen=True)
class Roster:
    """Who stands behind the row numbers of one side."""

    ids: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, people: People) -> Self:
        """Return the ids and names of one side's people; a missing name is empty."""
        names = tuple(name or "" for name in people.text("name").tolist())
        return cls(tuple(people.ids.tolist()), names)

    def label(self, row: int) -> str:
        """Return name and id, or the id alone."""
        name = self.names[row]
        return f"{name} ({self.ids[row]})" if name else self.ids[row]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The same by id."""
        return {one: self.label(row) for row, one in enumerate(self.ids)}
