"""Rules that name single pairs: the coordinator's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Self, get_args

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.people import Cohort, read_id
from matchcore.rules.rule import PairRule, choice_problem
from matchcore.wording import Language, say

__all__ = ["Forbid", "Require", "Veto"]

Absent = Literal["error", "ignore"]
_SHOWN = 5  # absent people that a caution names


@dataclass(frozen=True)
class _Named(PairRule):
    """Pairs named by the ids of mentee and mentor."""

    names: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __init__(
        self,
        pairs: Iterable[Sequence[str]],
        *,
        weight: float | None = None,
        name: str | None = None,
    ) -> None:
        listed = list(pairs) if isinstance(pairs, Iterable) else [pairs]
        names = [tuple(map(read_id, p)) if _is_pair(p) else () for p in listed]
        kind, remedy = type(self).__name__, told("give (mentee id, mentor id)")
        wrong = [
            InputProblem(
                "wrong_type", kind, "", told("{pair!r} is no pair of ids", pair=pair), remedy
            )
            for pair, ids in zip(listed, names, strict=True)
            if not ids or not all(isinstance(one, str) for one in ids)
        ]
        if wrong:
            raise InputError(wrong)
        object.__setattr__(self, "names", tuple(names))
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "name", name)
        self.__post_init__()

    @classmethod
    def of_ids(cls, names: Iterable[tuple[str, str]]) -> Self:
        """Return the hard rule of some pairs of ids that a cohort holds: they need no reading."""
        rule = cls(())
        object.__setattr__(rule, "names", tuple(names))
        return rule

    def __eq__(self, other: object) -> bool:
        """Return whether both name the same pairs, in any order."""
        return type(other) is type(self) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        return frozenset(self.names), self.weight, self.name

    def options(self) -> dict[str, Any]:
        """Return the arguments of the constructor."""
        pairs = [list(pair) for pair in self.names]
        return {"pairs": pairs, "weight": self.weight, "name": self.name}

    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return the rows of the named people, or raise if an id is unknown."""
        mentees, mentors = self._rows(cohort)
        if problems := self._absent(mentees, mentors):
            raise InputError(problems)
        return mentees, mentors

    def _rows(self, cohort: Cohort) -> tuple[Rows, Rows]:
        mentees = cohort.rows("mentees", [a for a, _ in self.names])
        return mentees, cohort.rows("mentors", [b for _, b in self.names])

    def _absent(
        self, mentees: Rows, mentors: Rows, remedy: str = told("pairs are (mentee, mentor)")
    ) -> list[InputProblem]:
        kind = type(self).__name__
        return [
            InputProblem(
                "unknown_person",
                kind,
                "",
                told("{name!r} is not the id of a {side}", name=name, side=side),
                remedy,
            )
            for pair, i, j in zip(self.names, mentees, mentors, strict=True)
            for name, row, side in ((pair[0], i, "mentee"), (pair[1], j, "mentor"))
            if row < 0
        ]


def _is_pair(pair: object) -> bool:
    return isinstance(pair, Sequence) and not isinstance(pair, str) and len(pair) == 2


class Require(_Named):
    """These pairs must be matched.

    With a `weight` they are preferred, or avoided, instead.

    Parameters
    ----------
    pairs : iterable of (str, str)
        List of ``[mentee id, mentor id]``.
    """

    required: ClassVar[bool] = True

    def sentence(self, language: Language) -> str:
        """Return that the pairs are required, in words."""
        return say("required_pairs", language)


@dataclass(frozen=True, init=False, eq=False, repr=False)
class Forbid(_Named):
    """These pairs must not be matched.

    Parameters
    ----------
    pairs : iterable of (str, str)
        List of ``[mentee id, mentor id]``.
    absent : {"error", "ignore"}
        What happens to a pair of whom one does not take part: an error, or nothing. A list kept
        over several seasons needs "ignore".

    Examples
    --------
    >>> cohort = Cohort([{"id": "m"}], [{"id": "e"}])
    >>> rule = Forbid([("e", "m"), ("gone", "m")], absent="ignore")
    >>> rule.pairs(cohort), rule.cautions(cohort)
    ((array([0]), array([0])), ["Forbid: pairs with people who are absent, left out: 'gone', 'm'"])
    """

    absent: Absent = field(default="error", repr=False)

    def __init__(
        self,
        pairs: Iterable[Sequence[str]],
        *,
        absent: Absent = "error",
        weight: float | None = None,
        name: str | None = None,
    ) -> None:
        object.__setattr__(self, "absent", absent)
        super().__init__(pairs, weight=weight, name=name)
        if absent not in get_args(Absent):
            raise InputError(choice_problem(self, "absent", get_args(Absent)))

    def options(self) -> dict[str, Any]:
        """Return the arguments of the constructor; `absent` only if it is not the default."""
        ignoring = {"absent": self.absent} if self.absent != "error" else {}
        return {**super().options(), **ignoring}

    def _content(self) -> tuple[object, ...]:
        return (*super()._content(), self.absent)

    def sentence(self, language: Language) -> str:
        """Return that the pairs are forbidden, in words."""
        return say("forbidden_pairs", language)

    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return the rows of the named people who take part.

        Raises
        ------
        InputError
            Somebody is absent, and that is an error; or a pair is written as (mentor, mentee).
        """
        mentees, mentors = self._rows(cohort)
        here = (mentees >= 0) & (mentors >= 0)
        wrong = ~here if self.absent == "error" else self._swapped(cohort) & ~here
        remedy = told(
            "pairs are (mentee, mentor); absent = 'ignore' leaves out people who are not here"
        )
        first, second = np.where(wrong, mentees, 0), np.where(wrong, mentors, 0)
        if problems := self._absent(first, second, remedy):
            raise InputError(problems)
        return mentees[here], mentors[here]

    def cautions(self, cohort: Cohort) -> list[str]:
        """Return a caution that names the pairs left out."""
        mentees, mentors = self._rows(cohort)
        out = np.flatnonzero((mentees < 0) | (mentors < 0)).tolist()
        if self.absent == "error" or not out:
            return []
        shown = "; ".join(", ".join(map(repr, self.names[k])) for k in out[:_SHOWN])
        if len(out) > _SHOWN:
            shown = told("{count}, such as {shown}", count=len(out), shown=shown)
        return [told("Forbid: pairs with people who are absent, left out: {shown}", shown=shown)]

    def _swapped(self, cohort: Cohort) -> Bools:
        """Return which pairs name a mentor first and a mentee second."""
        first = cohort.rows("mentors", [a for a, _ in self.names])
        return (first >= 0) & (cohort.rows("mentees", [b for _, b in self.names]) >= 0)


class Veto(_Named):
    """These pairs met, and one of the two wants no couple. No text says which.

    Parameters
    ----------
    pairs : iterable of (str, str)
        List of ``[mentee id, mentor id]``. A pair of whom one does not take part is left out.
    """

    def sentence(self, language: Language) -> str:
        """Return that the pairs are ruled out, in words."""
        return say("vetoed_pairs", language)

    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return the rows of the named people who take part."""
        mentees, mentors = self._rows(cohort)
        here = (mentees >= 0) & (mentors >= 0)
        return mentees[here], mentors[here]
