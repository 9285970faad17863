"""Quotas over made pairs; a `Problem` carries them, no solver takes them yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, eq=False)
class Limit:
    """A quota: what each made pair adds, summed over all made pairs, stays within bounds.

    ``table[mentee_class, mentor_class]`` is what a made pair adds. A `Problem` carries limits;
    this version's `solve` refuses them, as it would have to answer without a proof.
    """

    table: Any
    at_least: float | None = None
    at_most: float | None = None
    name: str = ""
    mentee_class: Any = None
    mentor_class: Any = None
