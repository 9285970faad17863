"""Rules over columns: departments, attributes, training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from typing import Any, ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import fold
from matchcore.people import Cohort, Role, Slip
from matchcore.rules.rule import ClassRule, Profiles, choice_problem
from matchcore.wording import Language, column_noun, say

__all__ = [
    "Departments",
    "DifferentAttribute",
    "DifferentDepartment",
    "SameAttribute",
    "SameDepartment",
    "Trained",
]

Who = Literal["both", "mentors", "mentees"]
_ALIKE = 0.8  # similarity above which a name is suggested
Table = Mapping[str, Sequence[str]] | Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class SameDepartment(ClassRule):
    """Mentor and mentee work in the same department; case and accents do not count."""

    columns: ClassVar[tuple[str, ...]] = ("department",)

    def sentence(self, language: Language) -> str:
        """Return the rule in words."""
        return say("same_department", language)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the departments."""
        return _same(mentees["department"], mentors["department"])


@dataclass(frozen=True, kw_only=True)
class DifferentDepartment(ClassRule):
    """Mentor and mentee work in different departments; case and accents do not count."""

    columns: ClassVar[tuple[str, ...]] = ("department",)

    def sentence(self, language: Language) -> str:
        """Return the rule in words."""
        return say("different_departments", language)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the departments."""
        return ~_same(mentees["department"], mentors["department"])


@dataclass(frozen=True)
class SameAttribute(ClassRule):
    """Mentor and mentee have the same value in a column; case and accents do not count.

    Parameters
    ----------
    column : str
        A column of single values; extra columns work.

    Examples
    --------
    >>> import numpy as np
    >>> mentees = {"site": np.array([["Orléans"]])}
    >>> SameAttribute("site").allows(mentees, {"site": np.array([["ORLEANS", "Lyon"]])})
    array([[ True, False]])
    """

    column: str

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column."""
        return (self.column,)

    def sentence(self, language: Language) -> str:
        """Return the rule in words."""
        return say("same_attribute", language, column=column_noun(self.column, language))

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the values."""
        return _same(mentees[self.column], mentors[self.column])


@dataclass(frozen=True)
class DifferentAttribute(ClassRule):
    """Mentor and mentee have different values in a column; case and accents do not count.

    Parameters
    ----------
    column : str
        A column of single values; extra columns work.
    """

    column: str

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column."""
        return (self.column,)

    def sentence(self, language: Language) -> str:
        """Return the rule in words."""
        return say("different_attribute", language, column=column_noun(self.column, language))

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the values."""
        return ~_same(mentees[self.column], mentors[self.column])


@dataclass(frozen=True)
class Departments(ClassRule):
    """A table states which departments teach which; case and accents do not count.

    Parameters
    ----------
    table : mapping of str to sequence of str, or sequence of pairs
        Department of the mentee → departments of its possible mentors; as pairs: (department of
        the mentee, department of the mentor). Anything else is forbidden.

    Examples
    --------
    >>> import numpy as np
    >>> rule = Departments({"Direction": ["IT", "Data"], "Finance": ["Data"]})
    >>> mentees = {"department": np.array([["Direction"], ["FINANCE"], ["HR"]])}
    >>> rule.allows(mentees, {"department": np.array([["IT", "Data"]])})
    array([[ True,  True],
           [False,  True],
           [False, False]])
    """

    columns: ClassVar[tuple[str, ...]] = ("department",)
    table: Table = field(repr=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "table", _department_pairs(self.table))

    def __eq__(self, other: object) -> bool:
        """Return whether both tables are equal, in any order."""
        return type(other) is type(self) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        return frozenset(self.table), self.missing, self.weight, self.name

    def options(self) -> dict[str, Any]:
        """Return the arguments of the constructor."""
        rows: dict[str, list[str]] = {}
        for mentee, mentor in self.table:
            rows.setdefault(mentee, []).append(mentor)
        return {**super().options(), "table": rows}

    def sentence(self, language: Language) -> str:
        """Return the rule in words, without the table."""
        return say("departments", language)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Look the departments up."""
        known = {(fold(mentee), fold(mentor)) for mentee, mentor in self.table}
        rows, cols = (_folded(side["department"]) for side in (mentees, mentors))
        found = [[(a, b) in known for b in cols.tolist()] for a in rows.tolist()]
        return np.array(found, dtype=np.bool_).reshape(len(rows), len(cols))

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return departments in the table where nobody works but that resemble an existing one."""
        found = []
        for people, side in ((cohort.mentees, 0), (cohort.mentors, 1)):
            known = {fold(name): name for name in people.text("department") if name is not None}
            named = {fold(pair[side]): pair[side] for pair in self.table}
            for key in sorted(named.keys() - known.keys()):
                for near in get_close_matches(key, known, 1, _ALIKE):
                    alike = round(SequenceMatcher(None, near, key).ratio(), 2)
                    found.append(Slip("department", named[key], 0, known[near], alike))
        return list(dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True)
class Trained(ClassRule):
    """Only people trained for the programme take part: column ``trained``.

    Parameters
    ----------
    who : {"both", "mentors", "mentees"}
        Who must be trained.

    Examples
    --------
    >>> import numpy as np
    >>> mentors = {"trained": np.array([[1.0, 0.0]])}
    >>> Trained(who="mentors").allows({}, mentors)
    array([[ True, False]])
    """

    who: Who = "both"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.who not in get_args(Who):
            raise InputError(choice_problem(self, "who", get_args(Who)))

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column for the sides that must be trained."""
        return ("trained",) if self.who in ("both", role) else ()

    def sentence(self, language: Language) -> str:
        """Return who must be trained, in words."""
        return say(f"trained_{self.who}", language)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Look the training up, on the sides where it is needed."""
        sides = [side["trained"] == 1 for side in (mentees, mentors) if "trained" in side]
        return np.asarray(sides[0] if len(sides) == 1 else sides[0] & sides[1])


def _department_pairs(table: Any) -> tuple[tuple[str, str], ...]:
    """Return a table as pairs, or raise with every wrong row."""
    example = told('{{"Direction": ["IT"]}}, or pairs such as [["Direction", "IT"]]')
    remedy = told(
        "give departments of mentees with those of their mentors, {example}", example=example
    )
    wrong: list[Any] = []
    if isinstance(table, Mapping):
        wrong += [row for row in table.items() if not isinstance(row[1], (list, tuple))]
        pairs = [] if wrong else [(one, other) for one, row in table.items() for other in row]
    elif isinstance(table, (list, tuple)):
        wrong += [p for p in table if not isinstance(p, (list, tuple)) or len(p) != 2]
        pairs = [] if wrong else [tuple(pair) for pair in table]
    else:
        wrong, pairs = [table], []
    wrong += [pair for pair in pairs if not all(isinstance(name, str) for name in pair)]
    if wrong:
        raise InputError(
            [InputProblem("wrong_type", "Departments", "", repr(row), remedy) for row in wrong]
        )
    return tuple(pairs)


def _same(mentees: NDArray[Any], mentors: NDArray[Any]) -> NDArray[np.bool_]:
    """Compare values as numbers; texts by their index among the distinct ones."""
    if mentees.dtype.kind == "f" and mentors.dtype.kind == "f":
        return np.asarray(mentees == mentors)
    texts = np.concatenate([_folded(mentees), _folded(mentors)])
    places = np.unique(texts, return_inverse=True)[1].reshape(-1)
    rows, cols = np.split(places, [mentees.size])
    return np.asarray(rows.reshape(mentees.shape) == cols.reshape(mentors.shape))


def _folded(names: NDArray[Any]) -> NDArray[np.object_]:
    return np.array([fold(str(name)) for name in names.ravel().tolist()], dtype=object)
