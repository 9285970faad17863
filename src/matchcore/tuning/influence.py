"""How much each addend decides: nominal weights mislead, as some components hardly vary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.charts import plot_influence
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.preference import unruled
from matchcore.tuning.raw_values import RawValues
from matchcore.wording import Language

_CELLS = 1 << 20  # of one tile


@dataclass(frozen=True, eq=False, repr=False)
class Influence:
    """How much each addend decides; ``print`` and a notebook show the table.

    Attributes
    ----------
    frame : pandas.DataFrame
        addend; weight, what it is multiplied with in the score; spread, the standard deviation of
        its values over all allowed pairs; spread_share, its share of weight times spread;
        total_share, its share of the scores of the couples; gain, by how much it is worth more in a
        couple than in an allowed pair drawn at random, in units of the score.
    language : {"en", "fr"}
        Of the plot.
    """

    frame: pd.DataFrame
    language: Language

    def plot(self) -> Any:
        """Return `frame` as a chart of Altair: each weight beside its share of the spread.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_influence(self.frame, self.language)

    def __str__(self) -> str:
        return self.frame.round(3).to_string(index=False)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return str(self.frame.round(3).to_html(index=False))


def influence(matching: Matching, raw: RawValues, weights: Mapping[str, float]) -> Influence:
    """Return how much each addend decides.

    Parameters
    ----------
    weights : dict of str to float
        What each addend is multiplied with in the score.
    """
    names = list(raw.addends)
    count, means, spreads = _moments(unruled(matching.problem).open, raw)
    a = matching.assignment
    made = raw.at(a.mentees, a.mentors)
    factor = np.array([weights[name] for name in names])
    of_couples = np.array([made[name].mean() if len(a.mentees) else np.nan for name in names])
    pull, totals = np.abs(factor) * spreads, factor * of_couples
    frame = pd.DataFrame(
        {
            "addend": names,
            "weight": factor,
            "spread": spreads,
            "spread_share": _shares(pull),
            "total_share": _shares(totals),
            "gain": factor * (of_couples - means) if count else np.nan,
        }
    )
    return Influence(frame, matching.language)


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
