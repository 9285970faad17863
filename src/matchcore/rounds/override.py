"""An override: a couple that a person requires or forbids in a draft, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal, Self, get_args

import pandas as pd

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.rule import Rule
from matchcore.wording import Language, say

__all__ = ["Cost", "Override"]

Kind = Literal["require", "forbid"]
_NOTHING = 1e-9  # of a total: what sums in another order may differ by


@dataclass(frozen=True)
class Cost:
    """What the whole loses: mentees with a mentor, couples, and total. Negative is a gain.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> best = programme.match(cohort)
    >>> Cost.between(best, programme.replace(floor=0.3).match(cohort))
    Cost(covered=5, couples=5, total=1.756...)
    """

    covered: int
    couples: int
    total: float

    @classmethod
    def between(cls, without: Matching, having: Matching) -> Self:
        """Return what is lost on the way from one matching to another."""
        a, b = without.assignment, having.assignment
        covered = len(set(a.mentees.tolist())) - len(set(b.mentees.tolist()))
        total = (a.total or 0.0) - (b.total or 0.0)
        return cls(covered, len(a.mentees) - len(b.mentees), total)

    def words(self, language: Language) -> str:
        """Return the cost as a part of a sentence."""
        counts = [] if self.couples == self.covered else [("seats", self.couples)]
        said = [
            say(f"{name}_{'fewer' if lost > 0 else 'more'}", language, count=abs(lost))
            for name, lost in [("covered", self.covered), *counts]
            if lost
        ]
        if abs(self.total) > _NOTHING:
            code = "total_less" if self.total > 0 else "total_greater"
            said.append(say(code, language, by=abs(self.total)))
        return say("next", language).join(said) or say("override_free", language)


@dataclass(frozen=True)
class Override:
    """A couple that must be made, or must not.

    Parameters
    ----------
    kind : {"require", "forbid"}
    mentee, mentor : str
        Ids.
    reason : str
        Why, in a person's own words.

    Raises
    ------
    InputError
        Lists every problem.
    """

    kind: Kind
    mentee: str
    mentor: str
    reason: str = ""

    rules: ClassVar[Mapping[Kind, type[Require | Forbid]]] = {"require": Require, "forbid": Forbid}

    def __post_init__(self) -> None:
        texts = ("mentee", self.mentee), ("mentor", self.mentor), ("reason", self.reason)
        problems = [
            InputProblem("wrong_type", name, f"{value!r:.60}", remedy=told("give text"))
            for name, value in texts
            if not isinstance(value, str)
        ]
        if self.kind not in get_args(Kind):
            remedy = told("use one of {choices}", choices=list(get_args(Kind)))
            problems.append(InputProblem("not_a_choice", "kind", f"{self.kind!r:.60}", "", remedy))
        if problems:
            raise InputError(problems)

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of mentee and mentor."""
        return self.mentee, self.mentor

    def words(self, names: Matching) -> str:
        """Return what is required or forbidden, and why, in the language of a matching."""
        rosters = zip(names.rosters, self.pair, strict=True)
        mentee, mentor = (roster.label(roster.ids.index(who)) for roster, who in rosters)
        what = say(f"override_{self.kind}", names.language, pair=f"{mentor} → {mentee}")
        if not self.reason:
            return what
        return say("override_reason", names.language, what=what, reason=self.reason)


def rules_of(overrides: Iterable[Override]) -> list[Rule]:
    """Return the overrides as rules, one of each kind."""
    pairs: dict[Kind, list[tuple[str, str]]] = {}
    for override in overrides:
        pairs.setdefault(override.kind, []).append(override.pair)
    return [Override.rules[kind](sorted(named)) for kind, named in sorted(pairs.items())]


def frame_of(overrides: Sequence[Override], costs: Sequence[Cost]) -> pd.DataFrame:
    """Return overrides as rows: kind, mentee, mentor, reason, covered, couples and cost."""
    columns: dict[str, list[Any]] = {
        name: [getattr(override, name) for override in overrides]
        for name in ("kind", "mentee", "mentor", "reason")
    }
    columns |= {name: [getattr(cost, name) for cost in costs] for name in ("covered", "couples")}
    frame = pd.DataFrame({**columns, "cost": [cost.total for cost in costs]})
    return frame.astype({"covered": int, "couples": int, "cost": float})


def overrides_to_dict(overrides: Sequence[Override], costs: Sequence[Cost]) -> list[dict[str, Any]]:
    """Return overrides and their costs as plain values."""
    return [
        asdict(override) | {"cost": asdict(cost)}
        for override, cost in zip(overrides, costs, strict=True)
    ]


def overrides_from_dict(
    values: Iterable[Mapping[str, Any]],
) -> tuple[tuple[Override, ...], tuple[Cost, ...]]:
    """Return the overrides and costs that `overrides_to_dict` took apart."""
    costs = tuple(Cost(**value["cost"]) for value in values)
    named = ({name: x for name, x in value.items() if name != "cost"} for value in values)
    return tuple(Override(**value) for value in named), costs
