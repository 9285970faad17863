"""How a system writes a table of people: names of columns, lists, words, rows to leave out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from matchcore.errors import InputError
from matchcore.short_repr import short_repr
from matchcore.tables.headers import composed
from matchcore.tables.layout_options import layout_problems
from matchcore.tables.list_splitting import split_cells
from matchcore.tables.people_tables import TABLES

OWN_SEPARATORS = ("|", ";")
Separators: TypeAlias = "tuple[str, ...] | Mapping[str, Any]"


@dataclass(frozen=True, kw_only=True, eq=False)
class Layout:
    """How a system writes a table of people.

    Parameters
    ----------
    columns : mapping of str to str
        Its name of a column → ours. Where several map to one of ours, the first one found is used.
    separators : tuple of str, or mapping of str to tuple of str
        What separates the entries of a list, for all columns or by our name of a column. Under
        ``mentors``, ``mentees`` or ``staff`` a mapping may hold those of one table. Separators
        other than ``|`` and ``;`` do not count inside brackets.
    whole : tuple of str
        Entries that contain a separator and are not split.
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
    grids : mapping of str to tuple of str
        Our name of a list → its columns, one for each entry: the header names the entry, in
        brackets, behind a dash or alone, and the cell says the level, or the hours of a day. Under
        ``mentors`` or another table a mapping may hold those of one table.
    joined : mapping of str to tuple of str
        Our name of a list → its columns whose cells are the entries, in order, such as choices;
        by table as in `grids`.
    ranked : tuple of str
        Our names of lists whose entries are ranked, by the numbers 1, 2, 3 as their levels or by
        their order: the first counts 5, the last 1.
    in_words : bool
        Whether cells may say in words what matchcore reads as numbers, yes or no, levels, hours
        and ids: ``2 personnes``, ``Oui, en 2024``, ``Python (expert)``, ``Lundi matin``,
        ``Ana Roy (42)``.
    keep : {"", "latest"}
        Which of several rows of one person counts: the latest, by the column ``timestamp`` if
        there is one; without it, a second row is a problem.
    managers_elsewhere : bool
        Whether managers may be people that no table has.

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
    separators: Separators = OWN_SEPARATORS
    whole: tuple[str, ...] = ()
    closed: bool = False
    nobody: tuple[str, ...] = ()
    labels_below: bool = False
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name_of: tuple[str, ...] = ()
    grids: Mapping[str, Any] = field(default_factory=dict)
    joined: Mapping[str, Any] = field(default_factory=dict)
    ranked: tuple[str, ...] = ()
    in_words: bool = False
    keep: Literal["", "latest"] = ""
    managers_elsewhere: bool = False

    __repr__ = short_repr

    def __post_init__(self) -> None:
        if problems := layout_problems(vars(self)):
            raise InputError(problems)
        for option in fields(self):
            value = _NAMING.get(option.name, _as_given)(getattr(self, option.name))
            object.__setattr__(self, option.name, _frozen(value))
        excluded = {c: tuple(map(str.casefold, words)) for c, words in self.left_out.items()}
        object.__setattr__(self, "left_out", MappingProxyType(excluded))

    def options(self) -> dict[str, Any]:
        """Return the constructor's arguments as plain values."""
        return {option.name: _plain(getattr(self, option.name)) for option in fields(self)}

    def changed(self) -> dict[str, Any]:
        """Return the arguments that differ from their defaults, as plain values."""
        usual = Layout().options()
        return {name: value for name, value in self.options().items() if value != usual[name]}

    def separators_of(self, column: str = "", table: str = "") -> tuple[str, ...]:
        """Return what separates the entries of a column in a table."""
        if not isinstance(self.separators, Mapping):
            return self.separators
        own = self.separators.get(table, {})
        found: tuple[str, ...] = own.get(column) or self.separators.get(column) or OWN_SEPARATORS
        return found

    def grids_of(self, table: str) -> dict[str, tuple[str, ...]]:
        """Return the grids of a table: those of all tables, and its own.

        >>> Layout(grids={"wants": ["Go"], "mentors": {"skills": ["Go"]}}).grids_of("mentees")
        {'wants': ('Go',)}
        """
        return _of_table(self.grids, table)

    def joined_of(self, table: str) -> dict[str, tuple[str, ...]]:
        """Return the joined columns of a table: those of all tables, and its own."""
        return _of_table(self.joined, table)

    def split(
        self, cells: list[str], column: str = "", table: str = ""
    ) -> tuple[list[str], list[int]]:
        """Split the list cells of a column at its separators; entries are not trimmed.

        Returns
        -------
        entries : list of str
            Those of the first cell, then those of the second, and so on.
        counts : list of int
            The number of entries of each cell.
        """
        separators = self.separators_of(column, table)
        if self.closed:
            ends = [separator.strip() or separator for separator in separators]
            cells = [_without_end(cell.strip(), ends) for cell in cells]
        if not self.whole and set(separators) <= set(OWN_SEPARATORS):
            return _split(cells, separators)
        return split_cells(cells, separators, self.whole)

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
        return tuple(self.columns.items()), *(
            _hashable(getattr(self, option.name))
            for option in fields(self)
            if option.name != "columns"
        )


def _split(cells: list[str], separators: tuple[str, ...]) -> tuple[list[str], list[int]]:
    """Split cells at our own separators, wherever they are."""
    first, *others = separators
    for other in others:
        cells = [cell.replace(other, first) for cell in cells]
    if not cells:
        return [], []
    # One character cannot straddle two cells
    return first.join(cells).split(first), [cell.count(first) + 1 for cell in cells]


def _without_end(cell: str, ends: list[str]) -> str:
    """Return a cell without the separator that closes it."""
    return next((cell.removesuffix(end) for end in ends if cell.endswith(end)), cell)


def _of_table(lists: Mapping[str, Any], table: str) -> dict[str, tuple[str, ...]]:
    shared = {ours: columns for ours, columns in lists.items() if ours not in TABLES}
    return {**shared, **lists.get(table, {})}


def _as_given(value: Any) -> Any:
    return value


def _composed_keys(names: Mapping[str, Any]) -> dict[str, Any]:
    return {composed(name): value for name, value in names.items()}


def _composed_lists(lists: Mapping[str, Any]) -> dict[str, Any]:
    return {
        ours: _composed_lists(names) if isinstance(names, Mapping) else [*map(composed, names)]
        for ours, names in lists.items()
    }


_NAMING: Mapping[str, Callable[[Any], Any]] = {
    "columns": _composed_keys,
    "left_out": _composed_keys,
    "name_of": lambda names: [*map(composed, names)],
    "grids": _composed_lists,
    "joined": _composed_lists,
}
"""Options that name columns of a table, which are compared in Unicode's form NFC."""


def _frozen(value: Any) -> Any:
    """Return a value in which nothing can be changed."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    return tuple(value) if isinstance(value, (list, tuple)) else value


def _plain(value: Any) -> Any:
    """Return a frozen value as dictionaries and lists."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _hashable(value: Any) -> object:
    """Return a frozen value as tuples, in which the order of names does not count."""
    if isinstance(value, Mapping):
        return tuple(sorted((key, _hashable(item)) for key, item in value.items()))
    return value
