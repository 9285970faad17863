"""The parameters of a programme by name: read, and changed in a copy."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.programme.definition import Definition
from matchcore.programme.validation import nearest, unknown_options
from matchcore.rules.rule import ClassRule, Rule
from matchcore.rules.rule_list import addend_names, short_names, soft_rules

_Defined = TypeVar("_Defined", bound=Definition)
_OPTIONS = tuple(inspect.signature(Definition).parameters)


def parameters(programme: Definition) -> dict[str, Any]:
    """Return what can be changed in a programme, by name.

    Options have their own names. Below them are parts of the affinity (``affinity__skills``),
    their parameters (``affinity__skills__weight``) and options of soft rules
    (``rules__SameAttribute__weight``). A soft rule goes by its own name, by its kind if no other
    soft rule is of that kind, or else as it is written.

    Examples
    --------
    >>> from matchcore import Programme
    >>> known = parameters(Programme.peer_mentoring())
    >>> known["affinity__skills__weight"], known["floor"], known["objective"]
    (0.5, None, 'coverage')
    """
    known = {name: getattr(programme, name) for name in _OPTIONS}
    known |= _under("affinity", known["affinity"].get_params(deep=True))
    rules = soft_rules(programme.rules)
    for name, short in short_names(programme.rules).items():
        known |= _under(f"rules__{short}", _options(rules[name]))
    return known


def with_parameters(programme: _Defined, changes: Mapping[str, Any]) -> _Defined:
    """Return a programme with some parameters changed: all or, if one cannot be, none.

    Options and parts are replaced before parameters below them are set.

    Parameters
    ----------
    changes : mapping of str to value
        By the names of `parameters`; a soft rule may also go by its kind or as it is written,
        wherever that means one rule. The weight None makes it hard.

    Raises
    ------
    InputError
        Lists the unknown names, with one that each resembles, or the wrong values.

    Examples
    --------
    >>> from matchcore import Programme
    >>> programme = Programme.peer_mentoring()
    >>> tuned = with_parameters(programme, {"affinity__skills__weight": 0.8, "floor": 0.2})
    >>> tuned.affinity.components["skills"].weight, tuned.floor, programme.floor
    (0.8, 0.2, None)
    >>> with_parameters(programme, {"flor": 0.2})
    Traceback (most recent call last):
    matchcore.errors.InputError: there is no parameter 'flor': is it 'floor'?
    """
    changed = programme.replace(**{key: changes[key] for key in _OPTIONS if key in changes})
    affinity = changed.affinity
    parts = [name for name in affinity.get_params(deep=False) if f"affinity__{name}" in changes]
    affinity = affinity.set_params(**{name: changes[f"affinity__{name}"] for name in parts}).copy()
    known = parameters(changed.replace(affinity=affinity))
    of_rules = {key: v for key, v in _below("rules", changes).items() if "__" in key}
    strange = changes.keys() - known.keys() - _under("rules", of_rules).keys()
    problems = [_unknown(key, known) for key in sorted(strange)]
    rules = _with_options(changed.rules, of_rules, problems)
    if problems:
        raise InputError(problems)
    deeper = {key: v for key, v in _below("affinity", changes).items() if key not in parts}
    return changed.replace(affinity=affinity.set_params(**deeper), rules=rules)


def weights_of(programme: Definition) -> dict[str, float]:
    """Return what scales each addend of the score, by its name, in the order of the pairs.

    Raw weights of the components, amounts of the terms, weights of the soft rules.

    Examples
    --------
    >>> from matchcore import Programme
    >>> weights_of(Programme.reverse_mentoring())
    {'skills': 0.6, 'interests': 0.2, 'availability': 0.1, 'seniority': 0.1, 'site': 0.1}
    """
    affinity, soft = programme.affinity, soft_rules(programme.rules)
    rules = {name: float(rule.options()["weight"]) for name, rule in soft.items()}
    for_all = [name for name, rule in soft.items() if isinstance(rule, ClassRule)]
    found = {name: float(part.weight) for name, part in affinity.components.items()}
    found |= {name: rules[name] for name in for_all}
    found |= {name: float(term.amount) for name, term in affinity.terms.items()}
    return found | rules


def _with_options(
    rules: Sequence[Rule], changes: Mapping[str, Any], problems: list[InputProblem]
) -> list[Rule]:
    """Return rules with some options changed; add each problem to `problems`."""
    by_key: dict[str, dict[str, Any]] = {}
    for key, value in changes.items():
        name, _, option = key.rpartition("__")
        by_key.setdefault(name, {})[option] = value
    soft, changed = soft_rules(rules), {id(rule): rule for rule in rules}
    try:
        for key, name in addend_names(rules, by_key).items():
            rule = soft[name]
            unknown = unknown_options(f"rules__{key}", by_key[key], _options(rule))
            problems += unknown
            if not unknown:
                changed[id(rule)] = type(rule)(**{**rule.options(), **by_key[key]})
    except InputError as error:
        problems += error.records
    return [changed[id(rule)] for rule in rules]


def _options(rule: Rule) -> dict[str, Any]:
    """Return what can be changed in a soft rule: all but the name that it goes by."""
    return {key: value for key, value in rule.options().items() if key != "name"}


def _unknown(key: str, known: Iterable[str]) -> InputProblem:
    hint = nearest(key, known) or told("use a name that parameters(programme) has")
    return InputProblem(
        "unknown_option", "", "", told("there is no parameter {key!r}", key=key), hint
    )


def _under(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values under the names of a section."""
    return {f"{section}__{key}": value for key, value in values.items()}


def _below(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a section, by the names that they have within it."""
    prefix = f"{section}__"
    found = {key: value for key, value in values.items() if key.startswith(prefix)}
    return {key.removeprefix(prefix): value for key, value in found.items()}
