"""What mentees want against what they get: importance-performance analysis of each skill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from matchcore.season.pulse.privacy import few, total_is_safe

__all__ = ["EXPECTATIONS", "expectations"]

EXPECTATIONS = [
    *("skill", "asked", "answers", "people", "importance", "satisfaction", "gap", "advice")
]
_COUPLE = ["mentee", "mentor"]
_MIDDLE = 3.0  # of the scale: from here on something is important, or satisfying


def expectations(wants: pd.DataFrame, key: Callable[[str], str]) -> pd.DataFrame:
    """Return importance, satisfaction and gap of each skill, and of all together (skill "").

    Of each mentee, couple and skill the latest answer counts. Figures of few mentees are missing,
    and so is the total where it would tell them.

    Parameters
    ----------
    wants : pandas.DataFrame
        Of a `Pulse`.
    key : function
        From the name of a skill to what it stands for.
    """
    keyed = wants.assign(key=wants["skill"].map(key))
    said = keyed[keyed["satisfaction"].notna()]
    last = said.groupby([*_COUPLE, "key"])["wave"].transform("max")
    said = said[said["wave"] == last]
    rows, hidden = [], set[str]()
    for name, own in keyed.groupby("key"):
        answers = said[said["key"] == name]
        rows.append((min(own["skill"]), len(own[_COUPLE].drop_duplicates()), *_figure(answers)))
        hidden |= {*answers["mentee"]} if few(answers["mentee"]) else set()
    if rows:
        asked = len(keyed[[*_COUPLE, "key"]].drop_duplicates())
        rows.append(("", asked, *_figure(said, is_safe=total_is_safe(hidden))))
    frame = pd.DataFrame(rows, columns=EXPECTATIONS)
    return frame.sort_values("skill", kind="stable", ignore_index=True)


def _figure(own: pd.DataFrame, is_safe: bool = True) -> tuple[Any, ...]:
    count, people = len(own), own["mentee"].nunique()
    if few(own["mentee"]) or not is_safe:
        return count, people, np.nan, np.nan, np.nan, ""
    stated = own[own["importance"].notna()]
    satisfaction = float(own["satisfaction"].mean())
    if few(stated["mentee"]):
        return count, people, np.nan, satisfaction, np.nan, "open"
    importance = float(stated["importance"].mean())
    gap = float((stated["importance"] - stated["satisfaction"]).mean())
    return count, people, importance, satisfaction, gap, _advice(importance, satisfaction)


def _advice(importance: float, satisfaction: float) -> str:
    """Return the quadrant of Martilla and James.

    >>> [_advice(*x) for x in ((5, 2), (5, 4), (2, 2), (2, 5))]
    ['concentrate', 'keep', 'low', 'overdone']
    """
    if importance >= _MIDDLE:
        return "keep" if satisfaction >= _MIDDLE else "concentrate"
    return "overdone" if satisfaction >= _MIDDLE else "low"
