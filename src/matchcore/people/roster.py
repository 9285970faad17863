"""The people behind the row numbers of one side: ids, names and profiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

import pandas as pd

from matchcore.people.people import People
from matchcore.people.profiles import Profile, Profiles, profiles_of

_UNKNOWN = Profile()


@dataclass(frozen=True)
class Roster:
    """The people of one side by row number.

    Attributes
    ----------
    ids, names : tuple of str
        A missing name is the empty string.
    known : tuple of Profile, or People
        What else is known: the profiles, or the table that they are read from when asked for.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    known: Profiles | People = field(default=(), compare=False, repr=False)

    def __repr__(self) -> str:
        return f"Roster({len(self.ids)} people)"

    @classmethod
    def of(cls, people: People) -> Self:
        """Return the roster of one table; a missing name becomes the empty string."""
        names = tuple(name or "" for name in people.text("name").tolist())
        return cls(tuple(people.ids.tolist()), names, people)

    def label(self, row: int) -> str:
        """Return name and id, or only the id of a person without a name."""
        name = self.names[row]
        return f"{name} ({self.ids[row]})" if name else self.ids[row]

    def called(self, row: int) -> str:
        """Return the name of a person, or the id of one without a name."""
        return self.names[row] or self.ids[row]

    @cached_property
    def profiles(self) -> Profiles:
        """The profile of each person; empty where nothing more is known of anybody."""
        return profiles_of(self.known) if isinstance(self.known, People) else self.known

    def profile(self, row: int) -> Profile:
        """Return what else is known of a person."""
        return self.profiles[row] if self.profiles else _UNKNOWN

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each person, by id."""
        return {person: self.label(row) for row, person in enumerate(self.ids)}

    def to_frame(self) -> pd.DataFrame:
        """Return the columns ``id`` and ``name``, in row order; no name is the empty string."""
        return pd.DataFrame({"id": self.ids, "name": self.names})
