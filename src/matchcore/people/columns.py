"""The columns of a table of people: what each holds, and in which tables."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from matchcore.names import fold

Role = Literal["mentors", "mentees", "staff"]
Text = NDArray[np.object_]  # str, or None where missing
Numbers = NDArray[np.float64]  # NaN where missing

MOST = 10**9  # a larger grade, capacity, minimum or demand is a mistake
_CLOSE = 0.82  # similarity above which an unknown column counts as a typo
_MONTH = 31 * 24  # hours
_BOTH: tuple[Role, ...] = ("mentors", "mentees")
_ALL: tuple[Role, ...] = (*_BOTH, "staff")


@dataclass(frozen=True, kw_only=True)
class Column:
    """What a column holds, and which tables have it."""

    kind: Literal["id", "text", "number", "yes_no", "list"] = "text"
    roles: tuple[Role, ...] = _BOTH
    least: float = -math.inf
    most: float = math.inf
    whole: bool = False
    levels: bool = False  # entries of the list may have a level from 1 to 5


COLUMNS: dict[str, Column] = {
    "id": Column(kind="id", roles=_ALL),
    "name": Column(roles=_ALL),
    "email": Column(),
    "language": Column(),
    "department": Column(),
    "site": Column(),
    "programme": Column(),
    "grade": Column(kind="number", least=-MOST, most=MOST, whole=True),
    "manager": Column(kind="id", roles=_ALL),
    "skills": Column(kind="list", levels=True),
    "wants": Column(kind="list", levels=True, roles=("mentees",)),
    "interests": Column(kind="list"),
    "languages": Column(kind="list"),
    "bio": Column(),
    "availability": Column(kind="list"),
    "hours": Column(kind="number", least=0, most=_MONTH),
    "motivation": Column(kind="number", least=1, most=5, whole=True),
    "trained": Column(kind="yes_no"),
    "capacity": Column(kind="number", least=0, most=MOST, whole=True, roles=("mentors",)),
    "minimum": Column(kind="number", least=0, most=MOST, whole=True, roles=("mentors",)),
    "demand": Column(kind="number", least=0, most=MOST, whole=True, roles=("mentees",)),
    "past": Column(kind="list"),
    "running": Column(kind="list"),
}

LISTS = frozenset(name for name, column in COLUMNS.items() if column.kind == "list")
OWN_LIST = {"mentors": "skills", "mentees": "wants"}  # what the people of a side list
PARTNERS = ("past", "running")  # ids of earlier partners, and of current ones

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = tuple(f"{day}-{hour:02d}" for day in _DAYS for hour in range(24))


def near_columns(name: str, known: Collection[str] = tuple(COLUMNS)) -> list[str]:
    """Return the column that a name must be a typo of, among those that are missing; or nothing.

    >>> near_columns("E-mail"), near_columns("capcity"), near_columns("badge")
    (['email'], ['capacity'], [])
    """
    plain = fold(name).replace(" ", "_")
    return [plain] if plain in COLUMNS else get_close_matches(plain, known, 1, _CLOSE)
