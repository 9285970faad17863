"""What the cells of a column look like: shares of kinds, among its distinct values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.model.arrays import Rows
from matchcore.names.grades import numbers_in
from matchcore.names.ladders import ladder_of
from matchcore.people.cells import column_cells, distinct_cells
from matchcore.recognition.kinds import CHEAP, KINDS, Kind, number_of
from matchcore.tables import cell_text, list_of

_SAMPLE = 2_000  # distinct values that are looked at, at most
_PROBE = 40  # the first of them tell whether a costly test is worth while
_WORTH = 0.2  # of the probe
_LADDER = 60  # distinct labels of a grade, at most
_KINDS = 4  # of rows, such as mentor, mentee, and both
_SHOWN = 40  # characters of an example


class Content:
    """The cells of one column: how many are filled and distinct, and of which kinds.

    Parameters
    ----------
    column : pandas.Series
        Cells of any type.

    Examples
    --------
    >>> content = Content(pd.Series(["2 personnes", "1 personne", None]))
    >>> content.filled, content.distinct, content.share("count"), content.share("email")
    (2, 2, 1.0, 0.0)
    """

    def __init__(self, column: pd.Series[Any]) -> None:
        cells, codes = distinct_cells(column_cells(column))
        texts = [_text(cell) or "" for cell in cells]
        counts = np.bincount(codes, minlength=len(texts)) if texts else np.zeros(0, dtype=np.int64)
        kept = [k for k, text in enumerate(texts) if text]
        self.is_filled = np.array([bool(text) for text in texts], dtype=np.bool_)[codes]
        self.rows = len(codes)
        self.filled = int(counts[kept].sum())
        self.distinct = len(kept)
        self.texts = [texts[k] for k in kept[:_SAMPLE]]
        self._counts = counts[kept[:_SAMPLE]]
        self._codes: Rows = codes
        self._all = texts
        self._shares: dict[Kind, float] = {}

    def share(self, kind: Kind) -> float:
        """Return which part of the filled cells is of a kind, from 0 to 1."""
        if kind not in self._shares:
            self._shares[kind] = self._share(kind)
        return self._shares[kind]

    def mostly(self, *kinds: Kind, share: float = 0.8) -> bool:
        """Return whether most of the filled cells are of one of these kinds."""
        return any(self.share(kind) >= share for kind in kinds)

    @property
    def example(self) -> str:
        """The first filled cell, shortened."""
        first = next((self._all[k] for k in self._codes[:1000].tolist() if self._all[k]), "")
        return _shortened(first or next(iter(self.texts), ""))

    @property
    def is_empty(self) -> bool:
        """Whether no cell is filled."""
        return not self.filled

    @property
    def variety(self) -> float:
        """How many distinct values there are per filled cell, from 0 to 1."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def tells_apart(self) -> bool:
        """Whether all cells are filled, and with distinct values."""
        return 0 < self.filled == self.distinct == self.rows

    @property
    def is_kind(self) -> bool:
        """Whether a few short texts, each in several rows or not, say what kind each row is."""
        is_text = not self.mostly("number", "sentence", "date", share=0.1)
        return 1 < self.distinct <= _KINDS and self.filled == self.rows and is_text

    @cached_property
    def most(self) -> float:
        """The largest number; minus infinity if there is none."""
        return max((number_of(text) for text in self.texts), default=-np.inf)

    @cached_property
    def is_running(self) -> bool:
        """Whether the rows are numbered from the top, with gaps at most."""
        if not self.tells_apart or not self.mostly("whole", share=1.0):
            return False
        codes = self._codes[self.is_filled].tolist()
        numbers = np.array([number_of(self._all[k]) for k in codes])
        return bool(
            np.all(np.diff(numbers) > 0) and numbers[0] >= 0 and numbers[-1] <= 2 * self.rows + 10
        )

    @cached_property
    def is_graded(self) -> bool:
        """Whether all cells are whole numbers, numbered labels or labels on a built-in ladder."""
        if self.is_empty or self.mostly("whole", share=1.0):
            return not self.is_empty
        if self.distinct > _LADDER:
            return False
        return numbers_in(self.texts) is not None or self.is_on_ladder

    @cached_property
    def is_on_ladder(self) -> bool:
        """Whether all cells are labels on a built-in ladder."""
        return 0 < self.distinct <= _LADDER and ladder_of(self.texts) is not None

    def first_not(self, *kinds: Kind) -> str:
        """Return the first filled cell that is of none of these kinds; else the example."""
        tests = [KINDS[kind] for kind in kinds]
        odd = (text for text in self.texts if not any(test(text) for test in tests))
        return _shortened(next(odd, "")) or self.example

    def same_cells(self, other: Content) -> bool:
        """Return whether two columns hold the same text in every row."""
        if len(self._codes) != len(other._codes):
            return False
        pairs = set(zip(self._codes.tolist(), other._codes.tolist(), strict=True))
        return all(self._all[a] == other._all[b] for a, b in pairs)

    def _share(self, kind: Kind) -> float:
        test = KINDS[kind]
        if not self.texts:
            return 0.0
        if kind not in CHEAP and len(self.texts) > _PROBE:
            probe = [test(text) for text in self.texts[:_PROBE]]
            if sum(probe) < _WORTH * _PROBE:
                return sum(probe) / _PROBE
        found = np.fromiter(map(test, self.texts), dtype=np.bool_, count=len(self.texts))
        return float(self._counts[found].sum() / self._counts.sum())


def contents_of(frame: pd.DataFrame) -> list[Content]:
    """Return the contents of all columns; rows without any cell do not count."""
    contents = [Content(frame.iloc[:, k]) for k in range(len(frame.columns))]
    if contents:
        rows = int(np.logical_or.reduce([content.is_filled for content in contents]).sum())
        for content in contents:
            content.rows = rows
    return contents


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _text(cell: Any) -> str | None:
    """Return a cell as text; several values, such as those of a directory, one after another."""
    if isinstance(cell, str):
        return cell.strip() or None
    entries = None if cell is None else list_of(cell)
    if entries is None:
        return cell_text(cell)
    values = [e.get("value", e.get("name")) if isinstance(e, Mapping) else e for e in entries]
    return "; ".join(filter(None, map(cell_text, values))) or None
