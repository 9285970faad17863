"""The entries of a programme's file: each a component, a term or a rule of the kind it names.

Kinds are class names: whatever `matchcore.affinity` and `matchcore.rules` export can be named.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import ModuleType
from typing import Any

import numpy as np

import matchcore.affinity
import matchcore.rules
from matchcore.affinity import Affinity, Component, PairTerm
from matchcore.errors import InputError
from matchcore.rules import LoadRule, Rule


def read_parts(entries: Sequence[Any], problems: list[str]) -> dict[str, Component | PairTerm]:
    """Return the parts of an affinity by name; what is wrong goes into `problems`."""
    parts: dict[str, Component | PairTerm] = {}
    for k, entry in enumerate(entries, 1):
        made = _make(entry, f"affinity {k}", matchcore.affinity, (Component, PairTerm), problems)
        if made is not None:
            name = entry.get("name", made.label)
            if not isinstance(name, str):
                problems.append(f"affinity {k}: name is {name!r}: give text")
            elif name in parts:
                problems.append(f"affinity {k}: the name {name!r} stands twice: give another")
            parts[str(name)] = made
    return parts


def read_rules(entries: Sequence[Any], problems: list[str]) -> list[Rule | None]:
    """Return rules, None where one cannot be made; what is wrong goes into `problems`."""
    return [
        _make(entry, f"rule {k}", matchcore.rules, (Rule,), problems)
        for k, entry in enumerate(entries, 1)
    ]


def describe(affinity: Affinity, rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the affinity and the rules as plain values, in the form of the file."""
    entries = {
        "affinity": [
            {"kind": type(c).__name__, "name": name, **plain(c.get_params(deep=False))}
            for name, c in affinity.get_params(deep=False).items()
        ],
        "rules": [{"kind": type(r).__name__, **plain(r.options())} for r in rules],
    }
    return {
        key: [{k: v for k, v in entry.items() if v is not None} for entry in listed]
        for key, listed in entries.items()
    }


def plain(value: Any) -> Any:
    """Return what a file can hold: a path as text, a function by its name."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    return value.item() if isinstance(value, np.generic) else value


def _make(
    entry: Any, place: str, module: ModuleType, bases: tuple[type, ...], problems: list[str]
) -> Any:
    """Make the component, term or rule that one entry of a programme's file describes."""
    kinds = {
        name: kind
        for name in module.__all__
        if isinstance(kind := getattr(module, name), type)
        and issubclass(kind, bases)
        and not getattr(kind, "__abstractmethods__", None)
        and kind not in (*bases, LoadRule)
    }
    options = dict(entry) if isinstance(entry, Mapping) else {}
    kind = kinds.get(str(options.pop("kind", "")))
    if kind is None:
        said = str(entry.get("kind", "") if isinstance(entry, Mapping) else entry)
        alike = {name.casefold(): name for name in kinds}
        near = get_close_matches(said.casefold(), list(alike), 1)
        hint = f": is it {alike[near[0]]!r}?" if near else f": use one of {sorted(kinds)}"
        problems.append(f"{place}: there is no kind {said!r}{hint}")
        return None
    if issubclass(kind, (Component, PairTerm)):
        options.pop("name", None)
    elif (hard := options.pop("hard", None)) is not None and hard is not ("weight" not in options):
        remedy = "a rule is hard (hard = true) or soft (weight = -0.1): give one of the two"
        problems.append(f"{place}: hard is {hard!r}: {remedy}")
        return None
    wrong = _wrong_options(kind, options)
    problems += [f"{place}: {problem}" for problem in wrong]
    try:
        return None if wrong else kind(**options)
    except (InputError, TypeError) as error:
        problems.append(f"{place}: {error}")
    return None


def _wrong_options(kind: type, options: Mapping[str, Any]) -> list[str]:
    """Return which options a kind does not have, and which it needs."""
    known = inspect.signature(kind).parameters
    problems = []
    for option in sorted(set(map(str, options)) - set(known)):
        near = get_close_matches(option, list(known), 1)
        hint = f": is it {near[0]!r}?" if near else f": use some of {list(known)}"
        problems.append(f"{kind.__name__} has no option {option!r}{hint}")
    return problems + [
        f"{kind.__name__} needs the option {name!r}"
        for name, parameter in known.items()
        if parameter.default is parameter.empty
        and name not in options
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]
