"""The best partners of one person by score, and what each would cost the whole."""

from __future__ import annotations

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.answer.alternatives import Role, checked_count, costs_of_person, named, side_of
from matchcore.answer.breakdown import Breakdown

__all__ = ["Role", "partners"]


def partners(matching: Matching, person: str, k: int, role: Role | None) -> pd.DataFrame:
    """Return the frame that `Explorer.top` documents."""
    side = side_of(matching, person, role)
    row, count = matching.row(side, person), checked_count(k)
    others = np.arange(matching.problem.shape[side.other])
    pairs = [others, others]
    pairs[side] = np.full(len(others), row)
    allowed = matching.problem.open
    is_open, scores = allowed.allowed_at(*pairs), allowed.at(*pairs)
    best = np.argsort(np.where(is_open, -scores, np.inf), kind="stable")
    best = best[: min(count, int(is_open.sum()))]
    shown = [x[best] for x in pairs]
    broken = Breakdown(matching.problem.compatibility, matching.parts, *shown)
    columns = named(matching, *shown)
    columns["score"] = broken.scores
    columns["made"] = [matching.has(i, j) for i, j in zip(*shown, strict=True)]
    columns |= zip(broken.names, broken.amounts, strict=True)
    return pd.DataFrame(columns | costs_of_person(matching, side, row, best))
