"""What liking is predicted from: values of components, and of columns when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from pandas.api.types import is_numeric_dtype

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import Sides
from matchcore.model.arrays import Floats, Rows
from matchcore.names.protected import is_protected
from matchcore.people import Cohort, People, Role
from matchcore.programme import Programme
from matchcore.programme.prepared import Prepared
from matchcore.short_repr import short_repr
from matchcore.tuning.raw_values import RawValues

_ROLES: tuple[Role, ...] = ("mentees", "mentors")


@dataclass(frozen=True, eq=False)
class Predictors:
    """Values of the pairs of one cohort, by which liking is predicted.

    Attributes
    ----------
    components : tuple of str
        Those of the programme that read no protected column, unless it was asked for.
    columns : tuple of str
        Columns that were asked for.
    weights : dict of str to float
        Those of all components of the programme, which make the score.
    """

    components: tuple[str, ...]
    columns: tuple[str, ...]
    weights: dict[str, float]
    _raw: RawValues
    _numbers: dict[str, tuple[Floats, Floats]]
    _words: dict[str, tuple[Rows, Rows]]

    __repr__ = short_repr

    @classmethod
    def of(cls, programme: Programme, cohort: Cohort, columns: tuple[str, ...] = ()) -> Predictors:
        """Read a cohort by a programme.

        Raises
        ------
        InputError
            Nobody has one of the columns, or it holds lists.
        """
        _refuse_unknown(cohort, columns)
        asked = set(columns)
        components = tuple(
            name
            for name, component in programme.affinity.components.items()
            if not any(
                is_protected(column) and column not in asked
                for role in _ROLES
                for column in component.reads(role)
            )
        )
        addends, weights = Prepared(cohort).addends(programme), programme.affinity.weights()
        sides = {name: x for name in weights if isinstance(x := addends[name], Sides)}
        read = {column: _numbers_of(cohort, column) for column in columns}
        numbers = {column: x for column, x in read.items() if x is not None}
        words = {c: _words_of(cohort, c) for c in columns if c not in numbers}
        raw = RawValues(sides, cohort.shape)
        return cls(components, columns, weights, raw, numbers, words)

    def common(self, others: Sequence[Predictors]) -> Predictors:
        """Return these with the components and kinds of columns that all others have too."""
        components = [c for c in others[0].components if all(c in x.components for x in others)]
        return self.chosen(
            components, [n for n in self.names() if all(n in x.names() for x in others)]
        )

    def chosen(self, components: Sequence[str], names: Sequence[str]) -> Predictors:
        """Return these with some of the components and values alone."""
        kept = tuple(c for c in components if c in self.components)
        numbers = {c: x for c, x in self._numbers.items() if _of_number(c)[0] in names}
        words = {c: x for c, x in self._words.items() if _same(c) in names}
        return Predictors(kept, self.columns, self.weights, self._raw, numbers, words)

    def names(self) -> tuple[str, ...]:
        """Return what each value stands for, in the order of `values`."""
        of_numbers = [name for column in self._numbers for name in _of_number(column)]
        return (*self.components, *of_numbers, *map(_same, self._words))

    def weighed(self, weights: Mapping[str, float]) -> Predictors:
        """Return these with the score of other weights."""
        found = {name: weights.get(name, weight) for name, weight in self.weights.items()}
        total = sum(found.values())
        return replace(self, weights={name: weight / total for name, weight in found.items()})

    def score(self, mentees: Rows, mentors: Rows) -> Floats:
        """Return what the components together say of pairs, in units of the programme's score."""
        values = self._raw.at(mentees, mentors)
        return sum((self.weights[name] * x for name, x in values.items()), np.zeros(len(mentees)))

    def of_components(self, mentees: Rows, mentors: Rows) -> Floats:
        """Return the values of the components alone, at weight 1: (pairs, components)."""
        values = self._raw.at(mentees, mentors)
        none = np.zeros((len(mentees), 0))
        return np.column_stack([none, *(values[name] for name in self.components)])

    def values(self, mentees: Rows, mentors: Rows, rater: int) -> Floats:
        """Return the values of pairs for one side's liking; `rater` is 0 for the mentees'."""
        found = [self.of_components(mentees, mentors)]
        for sides in self._numbers.values():
            both = [sides[0][mentees], sides[1][mentors]]
            found.append(np.column_stack([both[rater], both[1 - rater], both[0] * both[1]]))
        for words in self._words.values():
            same = (words[0][mentees] == words[1][mentors]) & (words[0][mentees] >= 0)
            found.append(same.astype(np.float64)[:, None])
        return np.column_stack(found)


def _of_number(column: str) -> tuple[str, str, str]:
    return f"{column} of the rater", f"{column} of the rated", f"{column} of both"


def _same(column: str) -> str:
    return f"same {column}"


def _refuse_unknown(cohort: Cohort, columns: tuple[str, ...]) -> None:
    remedy = told("use a column of mentees and mentors")
    problems = [
        InputProblem("unknown_column", "features", repr(column), told("nobody has it"), remedy)
        for column in columns
        if not cohort.has_column(column)
    ]
    if problems:
        raise InputError(problems)


def _numbers_of(cohort: Cohort, column: str) -> tuple[Floats, Floats] | None:
    """Return numbers, centred and scaled over both sides, 0 where missing, or None."""
    sides = [_as_numbers(_cells(side, column)) for side in (cohort.mentees, cohort.mentors)]
    if sides[0] is None or sides[1] is None:
        return None
    together = np.concatenate([sides[0], sides[1]])
    known = together[~np.isnan(together)]
    mean, spread = (known.mean(), known.std()) if len(known) else (0.0, 0.0)
    scaled = np.nan_to_num((together - mean) / (spread or 1.0))
    return scaled[: len(sides[0])], scaled[len(sides[0]) :]


def _words_of(cohort: Cohort, column: str) -> tuple[Rows, Rows]:
    """Return words as codes, -1 where missing."""
    cells = [_cells(side, column) for side in (cohort.mentees, cohort.mentors)]
    words = [["" if x is None or x != x else str(x) for x in side] for side in cells]
    kinds = {word: k for k, word in enumerate(sorted({*words[0], *words[1]} - {""}))}
    first, second = (np.array([kinds.get(w, -1) for w in side], dtype=np.int64) for side in words)
    return first, second


def _cells(people: People, column: str) -> Any:
    """Return the cells of a column; an extra one may hold numbers, which are no text."""
    if column not in people.columns and column in people.frame:
        cells = people.frame[column]
        if is_numeric_dtype(cells):
            return cells.to_numpy(dtype=np.float64, na_value=np.nan)
    return people.values(column)


def _as_numbers(cells: Any) -> Floats | None:
    """Return cells that are all numbers or missing as numbers."""
    try:
        found = np.array([np.nan if x is None else float(x) for x in cells], dtype=np.float64)
    except ValueError:
        return None
    return np.where(np.isfinite(found), found, np.nan)
