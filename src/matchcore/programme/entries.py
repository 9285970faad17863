"""The entries of a programme's file: each a component, a term or a rule of the kind it names.

Kinds are class names: whatever `matchcore.affinity` and `matchcore.rules` export can be named.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from types import ModuleType
from typing import Any

import matchcore.affinity
import matchcore.rules
from matchcore.affinity import Affinity, Component, PairTerm
from matchcore.errors import InputError, InputProblem
from matchcore.plain_values import plain
from matchcore.rules import LoadRule, Rule


def read_parts(
    entries: Sequence[Any], problems: list[InputProblem]
) -> dict[str, Component | PairTerm]:
    """Return the parts of an affinity by name; what is wrong goes into `problems`."""
    parts: dict[str, Component | PairTerm] = {}
    for k, entry in enumerate(entries, 1):
        place = f"affinity {k}"
        made = _make(entry, place, matchcore.affinity, (Component, PairTerm), problems)
        if made is not None:
            name = entry.get("name", made.label)
            if not isinstance(name, str):
                place = f"{place}: name"
                problems.append(InputProblem("wrong_type", place, repr(name), "", "give text"))
            elif name in parts:
                twice = f"the name {name!r} stands twice"
                problems.append(InputProblem("duplicate", place, "", twice, "give another"))
            parts[str(name)] = made
    return parts


def read_rules(entries: Sequence[Any], problems: list[InputProblem]) -> list[Rule | None]:
    """Return rules, None where one cannot be made; what is wrong goes into `problems`."""
    return [
        _make(entry, f"rule {k}", matchcore.rules, (Rule,), problems)
        for k, entry in enumerate(entries, 1)
    ]


def describe(affinity: Affinity, rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the affinity and the rules as plain values, in the form of the file.

    A function stands there by its name: `unwritable` says that a file cannot hold one.
    """
    entries = {
        "affinity": [
            {"kind": type(part).__name__, "name": name, **_named(part.get_params(deep=False))}
            for name, part in affinity.get_params(deep=False).items()
        ],
        "rules": [{"kind": type(r).__name__, **_named(r.options())} for r in rules],
    }
    return {
        key: [{k: v for k, v in entry.items() if v is not None} for entry in listed]
        for key, listed in entries.items()
    }


def unwritable(affinity: Affinity, rules: Iterable[Rule]) -> list[InputProblem]:
    """Return which parts and rules a file cannot hold, and why."""
    parts = affinity.get_params(deep=False).items()
    described = [(name, matchcore.affinity, p, p.get_params(deep=False)) for name, p in parts]
    described += [(str(r), matchcore.rules, r, r.options()) for r in rules]
    problems = []
    for name, module, one, options in described:
        kind = type(one)
        if getattr(module, kind.__name__, None) is not kind:
            problem = f"a file knows the kinds of matchcore, not {kind.__name__}"
            problems.append(InputProblem("unwritable", name, problem=problem))
            continue
        remedy = "a file cannot hold it; build the programme in Python"
        problems += [
            InputProblem("unwritable", f"{name}: {option}", repr(value), remedy=remedy)
            for option, value in plain(options).items()
            if not _is_writable(value)
        ]
    return problems


def _is_writable(value: Any) -> bool:
    """Whether this is made of text, numbers and truth values; None is left out."""
    if isinstance(value, dict):
        return all(_is_writable(one) for one in value.values())
    if isinstance(value, list):
        return all(one is not None and _is_writable(one) for one in value)
    return value is None or isinstance(value, (str, bool, int, float))


def _named(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options as plain values, and each function or object by its name."""

    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items()}
        if isinstance(value, list):
            return [named(one) for one in value]
        kept = value is None or isinstance(value, (str, bool, int, float))
        return value if kept else getattr(value, "__qualname__", type(value).__qualname__)

    return {key: named(value) for key, value in plain(options).items()}


def _make(
    entry: Any,
    place: str,
    module: ModuleType,
    bases: tuple[type, ...],
    problems: list[InputProblem],
) -> Any:
    """Make the component, term or rule that one entry of a programme's file describes."""
    kinds = _kinds(module, bases)
    options = dict(entry) if isinstance(entry, Mapping) else {}
    kind = kinds.get(str(options.pop("kind", "")))
    if kind is None:
        said = str(entry.get("kind", "") if isinstance(entry, Mapping) else entry)
        problems.append(_unknown_kind(place, said, kinds))
        return None
    if issubclass(kind, (Component, PairTerm)):
        options.pop("name", None)
    elif (hard := options.pop("hard", None)) is not None and hard is not ("weight" not in options):
        remedy = "a rule is hard (hard = true) or soft (weight = -0.1): give one of the two"
        problems.append(InputProblem("hard_or_soft", f"{place}: hard", repr(hard), remedy=remedy))
        return None
    wrong = _wrong_options(place, kind, options)
    problems += wrong
    try:
        return None if wrong else kind(**options)
    except InputError as error:
        problems += [
            replace(one, place=": ".join(filter(None, (place, one.place)))) for one in error.records
        ]
    except TypeError as error:
        problems.append(InputProblem("wrong_type", place, problem=str(error)))
    return None


def _kinds(module: ModuleType, bases: tuple[type, ...]) -> dict[str, type]:
    """Return the kinds that a file can name, of those that a module exports."""
    return {
        name: kind
        for name in module.__all__
        if isinstance(kind := getattr(module, name), type)
        and issubclass(kind, bases)
        and not getattr(kind, "__abstractmethods__", None)
        and kind not in (*bases, LoadRule)
    }


def _unknown_kind(place: str, said: str, kinds: Iterable[str]) -> InputProblem:
    alike = {name.casefold(): name for name in kinds}
    near = get_close_matches(said.casefold(), list(alike), 1)
    hint = f"is it {alike[near[0]]!r}?" if near else f"use one of {sorted(kinds)}"
    return InputProblem("unknown_kind", place, "", f"there is no kind {said!r}", hint)


def _wrong_options(place: str, kind: type, options: Mapping[str, Any]) -> list[InputProblem]:
    """Return which options a kind does not have, and which it needs."""
    known = inspect.signature(kind).parameters
    problems = []
    for option in sorted(set(map(str, options)) - set(known)):
        near = get_close_matches(option, list(known), 1)
        hint = f"is it {near[0]!r}?" if near else f"use some of {list(known)}"
        problem = f"{kind.__name__} has no option {option!r}"
        problems.append(InputProblem("unknown_option", place, "", problem, hint))
    return problems + [
        InputProblem("missing_option", place, problem=f"{kind.__name__} needs the option {name!r}")
        for name, parameter in known.items()
        if parameter.default is parameter.empty
        and name not in options
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]
