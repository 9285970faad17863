"""What protects single answers: figures need several people, and texts their reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

__all__ = ["FEWEST", "few", "total_is_safe"]

FEWEST = 5  # people whose answers make a figure that may be shown


def few(people: Iterable[Any]) -> bool:
    """Return whether a figure would be of so few people that it might tell of one.

    People count, not answers: a mentor of five mentees is one person.

    >>> few(["ana"] * 9), few("abcde")
    (True, False)
    """
    return len({*people}) < FEWEST


def total_is_safe(hidden: Collection[Any]) -> bool:
    """Return whether a total may stand beside its parts, some of them hidden.

    The total less the parts that are shown is the figure of those hidden, which must not be of few
    people either.

    >>> total_is_safe([]), total_is_safe(["ana"]), total_is_safe("abcde")
    (True, False, True)
    """
    return not hidden or not few(hidden)


def of_rater(frame: pd.DataFrame) -> pd.Series:
    """Return who answered, by id: the mentee or the mentor of each row."""
    return frame["mentee"].where(frame["rater"] == "mentee", frame["mentor"])
