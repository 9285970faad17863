"""How much each addend decides: nominal weights mislead, as some components hardly vary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.tuning.raw_values import RawValues

_CELLS = 1 << 20  # of one tile


def influence(matching: Matching, raw: RawValues, weights: Mapping[str, float]) -> pd.DataFrame:
    """Return the frame that `Explorer.influence` documents.

    Parameters
    ----------
    weights : dict of str to float
        What each addend is multiplied with in the score.
    """
    names = list(raw.addends)
    count, means, spreads = _moments(matching.problem.open, raw)
    a = matching.assignment
    made = raw.at(a.mentees, a.mentors)
    factor = np.array([weights[name] for name in names])
    of_couples = np.array([made[name].mean() if len(a.mentees) else np.nan for name in names])
    pull, totals = np.abs(factor) * spreads, factor * of_couples
    return pd.DataFrame(
        {
            "addend": names,
            "weight": factor,
            "spread": spreads,
            "spread_share": _shares(pull),
            "total_share": _shares(totals),
            "gain": factor * (of_couples - means) if count else np.nan,
        }
    )


def _shares(amounts: Floats) -> Floats:
    whole = float(np.sum(amounts))
    return amounts / whole if whole else np.full(len(amounts), np.nan)


def _moments(allowed: Compatibility, raw: RawValues) -> tuple[int, Floats, Floats]:
    """Return the number of allowed pairs, and the mean and spread of each addend over them.

    Tile by tile, with running means of squared distances (Chan, Golub, LeVeque, "Algorithms for
    computing the sample variance", The American Statistician 37, 1983).
    """
    names = list(raw.addends)
    count, means, squares = 0, np.zeros(len(names)), np.zeros(len(names))
    for rows, cols, is_open in _tiles(allowed):
        more = int(is_open.sum())
        if not more:
            continue
        values = [raw.tile(name, rows, cols)[is_open] for name in names]
        here = np.array([value.mean() for value in values])
        spread = np.array([((v - m) ** 2).sum() for v, m in zip(values, here, strict=True)])
        apart = here - means
        squares += spread + apart**2 * (count * more / (count + more))
        count += more
        means += apart * (more / count)
    return count, means, np.sqrt(squares / max(1, count))


def _tiles(allowed: Compatibility) -> Iterator[tuple[Rows, Rows, Bools]]:
    """Yield the pairs in tiles, each with those that are allowed."""
    for block in allowed.blocks():
        pairs = allowed.within(block)
        step = max(1, _CELLS // max(1, len(block.cols)))
        for start in range(0, len(block.rows), step):
            rows = block.rows[start : start + step]
            yield rows, block.cols, pairs.allowed_tile(rows, block.cols)
