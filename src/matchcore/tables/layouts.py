"""How other systems write a table of people: their names of columns, their lists.

The columns are those that the systems document: RFC 7643 for SCIM, the employee file of SAP
SuccessFactors, the answer sheets of Google Forms and Microsoft Forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

from matchcore.errors import InputError, InputProblem

ColumnNames: TypeAlias = "Mapping[str, str | Mapping[str, str]]"
"""Their name of a column → ours, in all tables; under ``mentors``, ``mentees`` and ``staff`` those
of one table alone."""

_SCIM_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


@dataclass(frozen=True, kw_only=True, eq=False)
class Layout:
    """How a system writes a table of people.

    Parameters
    ----------
    columns : mapping of str to str
        Its name of a column → ours. Of several that mean the same, the first one found is taken.
    separators : tuple of str
        What stands between the entries of a list.
    closed : bool
        Whether a separator also follows the last entry.
    nobody : tuple of str
        Words in the column ``manager`` that stand for nobody.
    labels_below : bool
        Whether a row of labels, which is nobody, may follow the header.
    left_out : mapping of str to tuple of str
        Their column → the values with which a row is left out, such as ``inactive``; case does not
        count.
    name_of : tuple of str
        Their columns that are a name together, where no column has the whole name.

    Examples
    --------
    Commas separate only when asked to:

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
        left_out = self.left_out if isinstance(self.left_out, Mapping) else {}
        lists = {name: getattr(self, name) for name in ("separators", "nobody", "name_of")}
        lists |= {f"left_out of {column!r}": values for column, values in left_out.items()}
        problems = [
            _wrong(f"layout: {name}", value, "give a list of text")
            for name, value in lists.items()
            if not isinstance(value, (list, tuple))
            or not all(isinstance(one, str) and one for one in value)
        ]
        problems += [
            _wrong(f"layout: {name}", value, "use true or false", "not_yes_or_no")
            for name, value in (("closed", self.closed), ("labels_below", self.labels_below))
            if not isinstance(value, bool)
        ]
        if not problems and not self.separators:
            remedy = "give at least one"
            problems.append(_wrong("layout: separators", self.separators, remedy, "empty_list"))
        if left_out is not self.left_out:
            remedy = "give their column with a list of values"
            problems.append(_wrong("layout: left_out", self.left_out, remedy))
        problems += mapping_problems("layout: columns", self.columns, ())
        if problems:
            raise InputError(problems)
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))
        object.__setattr__(self, "separators", tuple(self.separators))
        object.__setattr__(self, "nobody", tuple(self.nobody))
        object.__setattr__(self, "name_of", tuple(self.name_of))
        values = {column: tuple(map(str.casefold, told)) for column, told in left_out.items()}
        object.__setattr__(self, "left_out", MappingProxyType(values))

    def options(self) -> dict[str, Any]:
        """Return what the constructor takes, as plain values."""
        return {
            "columns": dict(self.columns),
            "separators": list(self.separators),
            "closed": self.closed,
            "nobody": list(self.nobody),
            "labels_below": self.labels_below,
            "left_out": {column: list(values) for column, values in self.left_out.items()},
            "name_of": list(self.name_of),
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layout) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    @property
    def _content(self) -> tuple[object, ...]:
        """All of it; the order of columns counts, as of several the first one found is taken."""
        left_out = tuple(sorted(self.left_out.items()))
        lists = self.separators, self.nobody, self.name_of
        return tuple(self.columns.items()), left_out, lists, self.closed, self.labels_below

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickle needs, which cannot write views of mappings."""
        return partial(type(self), **self.options()), ()

    def split(self, cells: list[str]) -> tuple[list[str], list[int]]:
        """Return the entries of list cells, as they stand between the separators.

        They come cell after cell, beside how many each cell has.
        """
        first, *others = sorted(self.separators, key=len)  # a long one may hold a short one
        for other in reversed(others):
            cells = [cell.replace(other, first) for cell in cells]
        if self.closed:
            cells = [cell.strip().removesuffix(first.strip()) for cell in cells]
        if len(first) == 1 and cells:  # one character cannot straddle two cells
            return first.join(cells).split(first), [cell.count(first) + 1 for cell in cells]
        lists = [cell.split(first) for cell in cells]
        return list(chain.from_iterable(lists)), [len(one) for one in lists]


def mapping_problems(
    place: str, columns: Any, tables: tuple[str, ...] = ("mentors", "mentees", "staff")
) -> list[InputProblem]:
    """Return what is wrong with a mapping of their names of columns to ours.

    Under the names of `tables` it may hold mappings of one table.
    """
    if not isinstance(columns, Mapping):
        return [_wrong(place, columns, "give a mapping of their name to ours")]
    problems = []
    for theirs, ours in columns.items():
        if theirs in tables and isinstance(ours, Mapping):
            problems += mapping_problems(f"{place}: {theirs}", ours, ())
        elif not all(isinstance(name, str) and name.strip() for name in (theirs, ours)):
            problems.append(_wrong(f"{place}: {theirs!r}", ours, "give text for both names"))
    return problems


def _wrong(place: str, value: object, remedy: str, code: str = "wrong_type") -> InputProblem:
    return InputProblem(code, place, repr(value), remedy=remedy)


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "scim": Layout(
            columns={
                "id": "id",
                "userName": "id",
                "name.formatted": "name",
                "displayName": "name",
                "emails": "email",
                "preferredLanguage": "language",
                f"{_SCIM_USER}.department": "department",
                f"{_SCIM_USER}.manager.value": "manager",
            },
            left_out={"active": ("false",)},
            name_of=("name.givenName", "name.familyName"),
        ),
        "successfactors": Layout(
            columns={
                "USERID": "id",  # USERNAME is unique too, but managers are named by USERID
                "EMAIL": "email",
                "DEPARTMENT": "department",
                "LOCATION": "site",
                "MANAGER": "manager",
            },
            nobody=("NO_MANAGER", "NO_MGR"),
            labels_below=True,
            left_out={"STATUS": ("inactive",)},
            name_of=("FIRSTNAME", "LASTNAME"),
        ),
        "google_forms": Layout(columns={"Email Address": "email"}, separators=(", ",)),
        "microsoft_forms": Layout(
            columns={"Email": "email", "Name": "name"}, separators=(";",), closed=True
        ),
    }
)


def find_layout(layout: Any) -> Layout:
    """Return the layout that a name, a mapping of options or a layout stands for."""
    if layout is None:
        return Layout()
    if isinstance(layout, Layout):
        return layout
    if isinstance(layout, str) and layout in LAYOUTS:
        return LAYOUTS[layout]
    if isinstance(layout, Mapping):
        known = list(Layout.__dataclass_fields__)
        unknown = [
            InputProblem("unknown_option", "layout", "", f"{key} is unknown", f"use one of {known}")
            for key in sorted(set(map(str, layout)) - set(known))
        ]
        if unknown:
            raise InputError(unknown)
        return Layout(**layout)
    remedy = f"use one of {list(LAYOUTS)}, or a Layout"
    raise InputError(_wrong("layout", layout, remedy, "not_a_choice"))


def describe_layout(layout: Layout) -> str | dict[str, Any] | None:
    """Return what `find_layout` takes for this layout: a name, or plain options."""
    for name, known in LAYOUTS.items():
        if layout == known:
            return name
    return None if layout == Layout() else layout.options()
