"""Rules that name single pairs: the coordinator's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.people import Cohort, read_id
from matchcore.rules.rule import PairRule
from matchcore.wording import Language, say

__all__ = ["Forbid", "Require"]


@dataclass(frozen=True)
class _Named(PairRule):
    """Pairs named by the ids of mentee and mentor."""

    names: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __init__(self, pairs: Iterable[Sequence[str]], *, weight: float | None = None) -> None:
        listed = list(pairs) if isinstance(pairs, Iterable) else [pairs]
        names = [tuple(map(read_id, p)) if _is_pair(p) else () for p in listed]
        kind, remedy = type(self).__name__, "give (mentee id, mentor id)"
        wrong = [
            InputProblem("wrong_type", kind, "", f"{pair!r} is no pair of ids", remedy)
            for pair, ids in zip(listed, names, strict=True)
            if not ids or not all(isinstance(one, str) for one in ids)
        ]
        if wrong:
            raise InputError(wrong)
        object.__setattr__(self, "names", tuple(names))
        object.__setattr__(self, "weight", weight)
        self.__post_init__()

    def __eq__(self, other: object) -> bool:
        """Return whether both name the same pairs, in any order."""
        return type(other) is type(self) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        return frozenset(self.names), self.weight

    def options(self) -> dict[str, Any]:
        """Return the arguments of the constructor."""
        return {"pairs": [list(pair) for pair in self.names], "weight": self.weight}

    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return the rows of the named people, or raise if an id is unknown."""
        mentees = cohort.rows("mentees", [a for a, _ in self.names])
        mentors = cohort.rows("mentors", [b for _, b in self.names])
        kind, remedy = type(self).__name__, "pairs are (mentee, mentor)"
        problems = [
            InputProblem("unknown_person", kind, "", f"{name!r} is not the id of a {side}", remedy)
            for pair, i, j in zip(self.names, mentees, mentors, strict=True)
            for name, row, side in ((pair[0], i, "mentee"), (pair[1], j, "mentor"))
            if row < 0
        ]
        if problems:
            raise InputError(problems)
        return mentees, mentors


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


class Forbid(_Named):
    """These pairs must not be matched.

    Parameters
    ----------
    pairs : iterable of (str, str)
        List of ``[mentee id, mentor id]``.
    """

    def sentence(self, language: Language) -> str:
        """Return that the pairs are forbidden, in words."""
        return say("forbidden_pairs", language)
