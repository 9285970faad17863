"""A programme's rules as a list: what may occur once, and the names of soft rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.rules.loads import Capacity, Demand, EvenLoad, HoursBudget, MinimumLoad
from matchcore.rules.rule import ClassRule, LoadRule, PairRule, Rule, ThresholdRule, rule_problem

_Kind = TypeVar("_Kind", bound=Rule)


def soft_rules(rules: Sequence[Rule]) -> dict[str, Rule]:
    """Return the soft rules by the names of their addends, in order.

    A rule without a name of its own is called as it is written; equal ones are numbered.

    Raises
    ------
    InputError
        Two of them differ in weight and name alone, or have one name.

    Examples
    --------
    >>> from matchcore.rules import NoRepeat, SameAttribute
    >>> rules = [SameAttribute("site", weight=0.1, name="near"), NoRepeat(weight=-0.5), NoRepeat()]
    >>> list(soft_rules(rules))
    ['near', 'NoRepeat']
    """
    soft = [r for r in rules if r.is_soft]
    plain = [
        repr({**r.options(), "weight": None, "name": None, "kind": type(r).__name__}) for r in soft
    ]
    twice = sorted({str(r) for r, one in zip(soft, plain, strict=True) if plain.count(one) > 1})
    names = _addend_names(soft)
    clashes = sorted({name for name in names if names.count(name) > 1})
    if twice or clashes:
        problems = [
            _duplicate(told("the soft rule {name} occurs twice", name=name)) for name in twice
        ]
        remedy = told("give another name")
        problems += [
            _duplicate(told("two soft rules are called {name!r}", name=name), remedy)
            for name in clashes
        ]
        raise InputError(problems)
    return dict(zip(names, soft, strict=True))


def _addend_names(soft: Sequence[Rule]) -> list[str]:
    """Return the own name of each rule, or its written form, numbered where it occurs again."""
    own = [getattr(r, "name", None) for r in soft]
    written = ["" if name else str(r) for r, name in zip(soft, own, strict=True)]
    earlier = [written[:k].count(text) for k, text in enumerate(written)]
    numbered = [f"{text} #{n + 1}" if n else text for text, n in zip(written, earlier, strict=True)]
    return [name or text for name, text in zip(own, numbered, strict=True)]


def short_names(rules: Sequence[Rule]) -> dict[str, str]:
    """Return the short name of each soft rule by the name of its addend.

    It is the rule's own name, or its kind where no other soft rule is of that kind.

    Examples
    --------
    >>> from matchcore.rules import NoRepeat, SameAttribute
    >>> short_names([SameAttribute("site", weight=0.1), NoRepeat(weight=-0.5, name="again")])
    {"SameAttribute(column='site')": 'SameAttribute', 'again': 'again'}
    """
    keys = _keys(rules)
    return {
        name: kind if getattr(rule, "name", None) is None and keys.get(kind) == name else name
        for name, rule in soft_rules(rules).items()
        for kind in [type(rule).__name__]
    }


def addend_names(rules: Sequence[Rule], keys: Iterable[str]) -> dict[str, str]:
    """Return which soft rule each key means, by the name of the rule's addend.

    A key is that name or, where only one soft rule has it, a kind or a written form.

    Raises
    ------
    InputError
        Lists all keys that mean no soft rule, and those of which two mean the same.

    Examples
    --------
    >>> from matchcore.rules import NoRepeat, SameAttribute
    >>> rules = [SameAttribute("site", weight=0.1, name="near"), NoRepeat(weight=-0.5)]
    >>> addend_names(rules, ["SameAttribute", "NoRepeat"])
    {'SameAttribute': 'near', 'NoRepeat': 'NoRepeat'}
    >>> addend_names(rules, ["nearby"])
    Traceback (most recent call last):
    matchcore.errors.InputError: no soft rule is called 'nearby': use one of ['near', 'NoRepeat']
    """
    known, short = _keys(rules), list(short_names(rules).values())
    remedy = (
        told("use one of {short}", short=short)
        if short
        else told("give a rule a weight to make it soft")
    )
    keys = list(keys)
    problems = [
        InputProblem(
            "unknown_rule", "", "", told("no soft rule is called {key!r}", key=key), remedy
        )
        for key in keys
        if key not in known
    ]
    found = {key: known[key] for key in keys if key in known}
    for name in sorted({*found.values()}):
        same = [key for key, meant in found.items() if meant == name]
        if len(same) > 1:
            problems.append(_duplicate(told("{same} mean the same soft rule", same=same)))
    if problems:
        raise InputError(problems)
    return found


def _keys(rules: Sequence[Rule]) -> dict[str, str]:
    """Return all keys of soft rules; where one could mean two, it is the name of an addend."""
    soft = soft_rules(rules)
    kinds = [type(rule).__name__ for rule in soft.values()]
    written = [str(rule) for rule in soft.values()]
    keys: dict[str, str] = {}
    for forms in (kinds, written):
        keys |= {f: name for f, name in zip(forms, soft, strict=True) if forms.count(f) == 1}
    return keys | {name: name for name in soft}


def check_once(rules: Sequence[Rule]) -> None:
    """Refuse objects that are no rules, and load rules that occur twice."""
    _check_kinds(rules)
    for kind in (Capacity, MinimumLoad, Demand, EvenLoad, HoursBudget):
        only(rules, kind, kind())


def only(rules: Sequence[Rule], kind: type[_Kind], default: _Kind) -> _Kind:
    """Return the only rule of a kind, or the default."""
    found = [r for r in rules if isinstance(r, kind)]
    if len(found) > 1:
        raise InputError(
            _duplicate(
                told("{kind} occurs {count} times", kind=type(found[0]).__name__, count=len(found))
            )
        )
    return found[0] if found else default


def _check_kinds(rules: Sequence[Rule]) -> None:
    """Refuse objects that are no rules, and loads that nothing reads."""
    kinds = (ClassRule, PairRule, ThresholdRule, LoadRule, EvenLoad)
    remedy = told("subclass ClassRule, PairRule or ThresholdRule, or use a load such as Capacity")
    strangers = [
        InputProblem("wrong_type", "rules", "", told("{r!r} is no rule", r=r), remedy)
        for r in rules
        if not isinstance(r, kinds)
    ]
    if strangers:
        raise InputError(strangers)
    loads = [r for r in rules if isinstance(r, LoadRule)]
    other = [r for r in loads if not isinstance(r, (Capacity, MinimumLoad, Demand))]
    if other:
        problem = told("loads are Capacity, MinimumLoad and Demand; subclass one")
        raise InputError([rule_problem(r, "unknown_kind", problem) for r in other])


def _duplicate(problem: str, remedy: str = told("keep one")) -> InputProblem:
    return InputProblem("duplicate", "rules", "", problem, remedy)
