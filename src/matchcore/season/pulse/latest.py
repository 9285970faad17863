"""The latest that each person said: an answer counts until the same person gives another."""

from __future__ import annotations

import pandas as pd

__all__ = ["latest", "of_question"]

_BY_RATER = ["mentee", "mentor", "rater"]


def latest(frame: pd.DataFrame, *further: str) -> pd.DataFrame:
    """Return the rows of the last survey of each rater and couple, and of each value of `further`.

    >>> rows = [("e", "m", "mentee", wave) for wave in (1, 2)]
    >>> frame = pd.DataFrame(rows, columns=["mentee", "mentor", "rater", "wave"])
    >>> latest(frame)["wave"].tolist()
    [2]
    """
    last = frame.groupby([*_BY_RATER, *further])["wave"].transform("max")
    rows: pd.DataFrame = frame[frame["wave"] == last]
    return rows


def of_question(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the answers to a question, without those that were skipped."""
    said: pd.DataFrame = frame[(frame["question"] == code) & frame["answer"].notna()]
    return said
