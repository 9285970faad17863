"""Quotas over made pairs; a `Problem` carries them, but no solver supports them yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matchcore.short_repr import short_repr


@dataclass(frozen=True, eq=False)
class Limit:
    """A quota: bounds on a sum over all made pairs.

    Each made pair adds ``table[mentee_class, mentor_class]``. A `Problem` carries limits, but
    `solve` rejects them in this version, because it could not prove its answer.
    """

    table: Any
    at_least: float | None = None
    at_most: float | None = None
    name: str = ""
    mentee_class: Any = None
    mentor_class: Any = None

    __repr__ = short_repr
