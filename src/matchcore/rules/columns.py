"""Rules over classes: seniority, departments, attributes, training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from typing import Any, ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.names import fold
from matchcore.number_checks import is_whole
from matchcore.people import Cohort, Role, Slip
from matchcore.rules.rule import ClassRule, Profiles, choice_problem, option_problem

__all__ = [
    "Departments",
    "DifferentAttribute",
    "DifferentDepartment",
    "SameAttribute",
    "SameDepartment",
    "SeniorityGap",
    "Trained",
]

Direction = Literal["mentee_above", "mentor_above", "either"]
Who = Literal["both", "mentors", "mentees"]
_ALIKE = 0.8  # from which similarity on a name is suggested
Table = Mapping[str, Sequence[str]] | Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class SeniorityGap(ClassRule):
    """One side stands at least `at_least`, and at most `at_most`, grades above the other.

    Grades are whole numbers or, in a programme with a `scale`, places on it.

    Parameters
    ----------
    at_least : int
        The smallest gap.
    at_most : int, optional
        The largest gap (no bound if left out).
    direction : {"mentee_above", "mentor_above", "either"}
        Who is senior (``"mentee_above"`` is reverse mentoring).

    Examples
    --------
    >>> import numpy as np
    >>> mentees, mentors = {"grade": np.array([[5], [3]])}, {"grade": np.array([[2, 4]])}
    >>> SeniorityGap(at_least=2).allows(mentees, mentors)
    array([[ True, False],
           [False, False]])
    """

    columns: ClassVar[tuple[str, ...]] = ("grade",)
    at_least: int = 1
    at_most: int | None = None
    direction: Direction = "mentee_above"

    def __post_init__(self) -> None:
        super().__post_init__()
        problems = [
            option_problem(self, name, "not_a_whole_number", "give a whole number of grades")
            for name, value in (("at_least", self.at_least), ("at_most", self.at_most))
            if not is_whole(value) and not (name == "at_most" and value is None)
        ]
        if self.direction not in get_args(Direction):
            problems.append(choice_problem(self, "direction", get_args(Direction)))
        if not problems and self.at_most is not None and self.at_most < self.at_least:
            remedy = f"give at_least ({self.at_least}) or more, else no pair is allowed"
            problems.append(option_problem(self, "at_most", "out_of_range", remedy))
        if problems:
            raise InputError(problems)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the grades."""
        gap = mentees["grade"] - mentors["grade"]
        signed = {"mentee_above": gap, "mentor_above": -gap, "either": np.abs(gap)}[self.direction]
        most = np.inf if self.at_most is None else self.at_most
        return np.asarray((signed >= self.at_least) & (signed <= most))


@dataclass(frozen=True, kw_only=True)
class SameDepartment(ClassRule):
    """Mentor and mentee work in the same department; case and accents do not count."""

    columns: ClassVar[tuple[str, ...]] = ("department",)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the departments."""
        return _same(mentees["department"], mentors["department"])


@dataclass(frozen=True, kw_only=True)
class DifferentDepartment(ClassRule):
    """Mentor and mentee work in different departments; case and accents do not count."""

    columns: ClassVar[tuple[str, ...]] = ("department",)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the departments."""
        return ~_same(mentees["department"], mentors["department"])


@dataclass(frozen=True)
class SameAttribute(ClassRule):
    """Mentor and mentee have the same value in a column; case and accents do not count.

    Parameters
    ----------
    column : str
        A column of single values, extra ones included.

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

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the values."""
        return _same(mentees[self.column], mentors[self.column])


@dataclass(frozen=True)
class DifferentAttribute(ClassRule):
    """Mentor and mentee have different values in a column; case and accents do not count.

    Parameters
    ----------
    column : str
        A column of single values, extra ones included.
    """

    column: str

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column."""
        return (self.column,)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the values."""
        return ~_same(mentees[self.column], mentors[self.column])


@dataclass(frozen=True)
class Departments(ClassRule):
    """A table says which departments teach which; case and accents do not count.

    Parameters
    ----------
    table : mapping of str to sequence of str, or sequence of pairs
        Department of the mentee → departments of the mentors it may meet; as pairs:
        (department of the mentee, department of the mentor). What the table does not name is
        forbidden.

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
        """Return whether both say the same, in whatever order it is written."""
        return type(other) is type(self) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        return frozenset(self.table), self.missing, self.weight

    def options(self) -> dict[str, Any]:
        """Return what the constructor takes."""
        rows: dict[str, list[str]] = {}
        for mentee, mentor in self.table:
            rows.setdefault(mentee, []).append(mentor)
        return {**super().options(), "table": rows}

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Look the departments up."""
        known = {(fold(mentee), fold(mentor)) for mentee, mentor in self.table}
        rows, cols = (_folded(side["department"]) for side in (mentees, mentors))
        found = [[(a, b) in known for b in cols.tolist()] for a in rows.tolist()]
        return np.array(found, dtype=np.bool_).reshape(len(rows), len(cols))

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return departments of the table where nobody works, and others that may be meant."""
        found = []
        for people, side in ((cohort.mentees, 0), (cohort.mentors, 1)):
            there = {fold(name): name for name in people.text("department") if name is not None}
            named = {fold(pair[side]): pair[side] for pair in self.table}
            for key in sorted(named.keys() - there.keys()):
                for near in get_close_matches(key, there, 1, _ALIKE):
                    alike = round(SequenceMatcher(None, near, key).ratio(), 2)
                    found.append(Slip("department", named[key], 0, there[near], alike))
        return list(dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True)
class Trained(ClassRule):
    """Only those who are trained for the programme take part: column ``trained``.

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
        """Return the column, of those who must be trained."""
        return ("trained",) if self.who in ("both", role) else ()

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Ask those who must be trained."""
        sides = [side["trained"] == 1 for side in (mentees, mentors) if "trained" in side]
        return np.asarray(sides[0] if len(sides) == 1 else sides[0] & sides[1])


def _department_pairs(table: Any) -> tuple[tuple[str, str], ...]:
    """Return a table as pairs, or say what is wrong with it."""
    example = '{"Direction": ["IT"]}, or pairs such as [["Direction", "IT"]]'
    remedy = f"give departments of mentees with those of their mentors, {example}"
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
    """Compare values as numbers: of texts, the place among all that occur."""
    if mentees.dtype.kind == "f" and mentors.dtype.kind == "f":
        return np.asarray(mentees == mentors)
    texts = np.concatenate([_folded(mentees), _folded(mentors)])
    places = np.unique(texts, return_inverse=True)[1].reshape(-1)
    rows, cols = np.split(places, [mentees.size])
    return np.asarray(rows.reshape(mentees.shape) == cols.reshape(mentors.shape))


def _folded(names: NDArray[Any]) -> NDArray[np.object_]:
    return np.array([fold(str(name)) for name in names.ravel().tolist()], dtype=object)
