"""How a system writes a table of people: its names of columns, its lists, rows to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from matchcore.errors import InputError, InputProblem
from matchcore.tables.mapping import mapping_problems


@dataclass(frozen=True, kw_only=True, eq=False)
class Layout:
    """How a system writes a table of people.

    Parameters
    ----------
    columns : mapping of str to str
        Its name of a column → ours. Where several map to one of ours, the first one found is used.
    separators : tuple of str
        What separates the entries of a list.
    closed : bool
        Whether a separator also follows the last entry.
    nobody : tuple of str
        Words in the column ``manager`` that mean "no manager".
    labels_below : bool
        Whether a row of labels may follow the header.
    left_out : mapping of str to tuple of str
        Its name of a column → the values that exclude a row, such as ``inactive``; case does not
        count.
    name_of : tuple of str
        Its columns that together make up a name, used where no column holds the whole name.

    Examples
    --------
    Commas separate entries only on request:

    >>> import pandas as pd
    >>> from matchcore import Cohort
    >>> people = pd.DataFrame({"id": ["a"], "interests": ["jazz, chess"]})
    >>> Cohort(people, people).mentors.items("interests").labels.tolist()
    ['jazz, chess']
    >>> commas = Layout(separators=(",",))
    >>> Cohort(people, people, layout=commas).mentors.items("interests").labels.tolist()
    ['chess', 'jazz']
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    separators: tuple[str, ...] = ("|", ";")
    closed: bool = False
    nobody: tuple[str, ...] = ()
    labels_below: bool = False
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if problems := self._problems():
            raise InputError(problems)
        excluded = {c: tuple(map(str.casefold, words)) for c, words in self.left_out.items()}
        frozen = {
            "columns": MappingProxyType(dict(self.columns)),
            "separators": tuple(self.separators),
            "nobody": tuple(self.nobody),
            "left_out": MappingProxyType(excluded),
            "name_of": tuple(self.name_of),
        }
        for name, value in frozen.items():
            object.__setattr__(self, name, value)

    def _problems(self) -> list[InputProblem]:
        """Return what is wrong with the options."""
        left_out = self.left_out if isinstance(self.left_out, Mapping) else {}
        lists = {name: getattr(self, name) for name in ("separators", "nobody", "name_of")}
        lists |= {f"left_out of {column!r}": values for column, values in left_out.items()}
        problems = [
            _wrong(name, value, "give a list of text")
            for name, value in lists.items()
            if not isinstance(value, (list, tuple))
            or not all(isinstance(word, str) and word for word in value)
        ]
        problems += [
            _wrong(name, value, "use true or false", "not_yes_or_no")
            for name, value in (("closed", self.closed), ("labels_below", self.labels_below))
            if not isinstance(value, bool)
        ]
        if not problems and not self.separators:
            problems.append(
                _wrong("separators", self.separators, "give at least one", "empty_list")
            )
        if left_out is not self.left_out:
            remedy = "give their column with a list of values"
            problems.append(_wrong("left_out", self.left_out, remedy))
        return problems + mapping_problems("layout: columns", self.columns, ())

    def options(self) -> dict[str, Any]:
        """Return the constructor's arguments as plain values."""
        return {
            "columns": dict(self.columns),
            "separators": list(self.separators),
            "closed": self.closed,
            "nobody": list(self.nobody),
            "labels_below": self.labels_below,
            "left_out": {column: list(values) for column, values in self.left_out.items()},
            "name_of": list(self.name_of),
        }

    def split(self, cells: list[str]) -> tuple[list[str], list[int]]:
        """Split list cells at the separators; entries are not trimmed.

        Returns
        -------
        entries : list of str
            Those of the first cell, then those of the second, and so on.
        counts : list of int
            The number of entries of each cell.
        """
        first, *others = sorted(self.separators, key=len)  # a long one may contain a short one
        for other in reversed(others):
            cells = [cell.replace(other, first) for cell in cells]
        if self.closed:
            cells = [cell.strip().removesuffix(first.strip()) for cell in cells]
        if len(first) == 1 and cells:  # one character cannot straddle two cells
            return first.join(cells).split(first), [cell.count(first) + 1 for cell in cells]
        lists = [cell.split(first) for cell in cells]
        return list(chain.from_iterable(lists)), [len(entries) for entries in lists]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layout) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickle needs, which cannot write views of mappings."""
        return partial(type(self), **self.options()), ()

    @property
    def _content(self) -> tuple[object, ...]:
        """All options. The order of columns counts: the first one found is used."""
        left_out = tuple(sorted(self.left_out.items()))
        lists = self.separators, self.nobody, self.name_of
        return tuple(self.columns.items()), left_out, lists, self.closed, self.labels_below


def _wrong(option: str, value: object, remedy: str, code: str = "wrong_type") -> InputProblem:
    return InputProblem(code, f"layout: {option}", repr(value), remedy=remedy)
