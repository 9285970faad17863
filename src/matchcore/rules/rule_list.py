"""A programme's rules as a list: what may occur once, and the names of soft rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from matchcore.errors import InputError, InputProblem
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad
from matchcore.rules.rule import ClassRule, LoadRule, PairRule, Rule, ThresholdRule, rule_problem

_Kind = TypeVar("_Kind", bound=Rule)


def soft_names(rules: Sequence[Rule]) -> list[str]:
    """Return the names of the soft rules, in order; equal names are numbered.

    Raises
    ------
    InputError
        Two of them differ in their weight alone.
    """
    soft = [r for r in rules if r.is_soft]
    plain = [repr({**r.options(), "weight": None, "kind": type(r).__name__}) for r in soft]
    twice = sorted({str(r) for r, one in zip(soft, plain, strict=True) if plain.count(one) > 1})
    if twice:
        raise InputError([_duplicate(f"the soft rule {name} occurs twice") for name in twice])
    names = [str(r) for r in soft]
    earlier = [names[:k].count(name) for k, name in enumerate(names)]
    return [f"{name} #{n + 1}" if n else name for name, n in zip(names, earlier, strict=True)]


def check_once(rules: Sequence[Rule]) -> None:
    """Refuse objects that are no rules, and load rules that occur twice."""
    _check_kinds(rules)
    for kind in (Capacity, MinimumLoad, Demand, EvenLoad):
        only(rules, kind, kind())


def only(rules: Sequence[Rule], kind: type[_Kind], default: _Kind) -> _Kind:
    """Return the only rule of a kind, or the default."""
    found = [r for r in rules if isinstance(r, kind)]
    if len(found) > 1:
        raise InputError(_duplicate(f"{type(found[0]).__name__} occurs {len(found)} times"))
    return found[0] if found else default


def _check_kinds(rules: Sequence[Rule]) -> None:
    """Refuse objects that are no rules, and loads that nothing reads."""
    kinds = (ClassRule, PairRule, ThresholdRule, LoadRule, EvenLoad)
    remedy = "subclass ClassRule, PairRule or ThresholdRule, or use a load such as Capacity"
    strangers = [
        InputProblem("wrong_type", "rules", "", f"{r!r} is no rule", remedy)
        for r in rules
        if not isinstance(r, kinds)
    ]
    if strangers:
        raise InputError(strangers)
    loads = [r for r in rules if isinstance(r, LoadRule)]
    other = [r for r in loads if not isinstance(r, (Capacity, MinimumLoad, Demand))]
    if other:
        problem = "loads are Capacity, MinimumLoad and Demand; subclass one"
        raise InputError([rule_problem(r, "unknown_kind", problem) for r in other])


def _duplicate(problem: str) -> InputProblem:
    return InputProblem("duplicate", "rules", "", problem, "keep one")
