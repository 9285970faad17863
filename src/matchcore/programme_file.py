"""The file of a programme: ``[programme]``, ``[columns]``, ``[[affinity]]``, ``[[rules]]``.

Kinds are class names: whatever `matchcore.affinity` and `matchcore.rules` export can be named.
"""

from __future__ import annotations

import inspect
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import numpy as np

import matchcore.affinity
import matchcore.rules
from matchcore.affinity import Affinity, Component, PairTerm
from matchcore.answer.wording import Language
from matchcore.errors import InputError, ProgrammeError
from matchcore.problem import Objective
from matchcore.rules import LoadRule, Rule, check_once, soft_names
from matchcore.rules.kinds import is_number
from matchcore.tables import find_layout, mapping_problems

_COMMA = re.compile(r"^[^#\n]*=\s*-?\d+,\d+\s*$", re.MULTILINE)
_OPTIONS = ("name", "objective", "floor", "complete", "scale", "layout", "language")


def load_file(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read TOML, or raise ProgrammeError."""
    source = Path(path)
    if not source.is_file():
        raise ProgrammeError(f"there is no file {str(source)!r}")
    raw = source.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ProgrammeError(f"{source.name}, line {line}: save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        comma = _COMMA.search(text)
        hint = f"; write decimals with a point: {comma[0].strip()!r}" if comma else ""
        raise ProgrammeError(f"{source.name} is not TOML: {error}{hint}") from None
    _find_beside(source.parent, data)
    return data


def _find_beside(folder: Path, data: Mapping[str, Any]) -> None:
    """Let tables of names that lie beside the programme's file be found from anywhere."""

    def found(table: Any) -> Any:
        beside = folder / table if isinstance(table, str) else None
        return os.fspath(beside) if beside and beside.is_file() else table

    entries = data.get("affinity")
    for entry in entries if isinstance(entries, list) else []:
        names = entry.get("names") if isinstance(entry, dict) else None
        if isinstance(names, list):
            entry["names"] = [found(table) for table in names]
        elif names is not None:
            entry["names"] = found(names)


def read_options(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `Programme` takes, or raise one ProgrammeError with all that is wrong."""
    options = data.get("programme", {})
    lists = {key: data.get(key, []) for key in ("affinity", "rules")}
    problems = [
        f"write {key} as [[{key}]], once for each: found {value!r}"
        for key, value in lists.items()
        if not isinstance(value, list)
    ]
    if not isinstance(options, Mapping):
        problems.append(f"write programme as [programme]: found {options!r}")
    if problems:
        raise ProgrammeError(problems)
    problems += [
        f"[{key}] is unknown: use [programme], [columns], [[affinity]] and [[rules]]"
        for key in sorted(set(data) - {"programme", "columns", "affinity", "rules"})
    ]
    problems += [
        f"[programme] {key} is unknown: use one of {list(_OPTIONS)}"
        for key in sorted(set(options) - set(_OPTIONS))
    ]
    parts: dict[str, Component | PairTerm] = {}
    for k, entry in enumerate(lists["affinity"], 1):
        made = _make(entry, f"affinity {k}", matchcore.affinity, (Component, PairTerm), problems)
        if made is not None:
            name = str(entry.get("name", made.label))
            if name in parts:
                problems.append(f"affinity {k}: the name {name!r} stands twice: give another")
            parts[name] = made
    rules = [
        _make(entry, f"rule {k}", matchcore.rules, (Rule,), problems)
        for k, entry in enumerate(lists["rules"], 1)
    ]
    problems += [f"[programme] {problem}" for problem in option_problems(options)]
    columns = data.get("columns", {})
    problems += mapping_problems("[columns]", columns)
    affinity = None
    try:
        affinity = Affinity(**parts)
        problems += affinity_problems(affinity) if parts else []
    except InputError as error:
        problems.append(str(error))
    if None not in rules:
        problems += rules_problems(rules, affinity)
    if not parts and not problems:
        problems.append("there is no [[affinity]]: give at least one component")
    if problems:
        raise ProgrammeError(problems)
    return {"affinity": affinity, "rules": rules, "columns": columns, **options}


def option_problems(options: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the values of a programme's options, all of it."""
    floor, scale = options.get("floor"), options.get("scale")
    problems = []
    if floor is not None and not is_number(floor):
        problems.append(f"floor is {floor!r}: give a number, or leave it out")
    if not isinstance(options.get("complete", False), bool):
        problems.append(f"complete is {options['complete']!r}: use true or false")
    is_list = isinstance(scale, (list, tuple)) and all(isinstance(x, str) for x in scale)
    if scale is not None and not is_list:
        problems.append(f"scale is {scale!r}: give a list of labels, lowest first")
    problems += mapping_problems("columns", options.get("columns", {}))
    try:
        find_layout(options.get("layout"))
    except InputError as error:
        problems.append(str(error))
    for name, known in (("objective", get_args(Objective)), ("language", get_args(Language))):
        if options.get(name, known[0]) not in known:
            problems.append(f"{name} is {options[name]!r}: use one of {list(known)}")
    return problems


def rules_problems(rules: Any, affinity: Any) -> list[str]:
    """Return what is wrong with rules together, and with their names beside those of parts."""
    if isinstance(rules, Rule) or not isinstance(rules, Sequence):
        return [f"rules is {rules!r}: give a list of rules"]
    try:
        check_once(rules)
        names = soft_names(rules)
    except InputError as error:
        return [str(error)]
    parts = affinity.get_params(deep=False) if isinstance(affinity, Affinity) else {}
    return [
        f"a soft rule and a part of the affinity are both called {name!r}: rename the part"
        for name in names
        if name in parts
    ]


def affinity_problems(affinity: Any) -> list[str]:
    """Return what is wrong with an affinity's kind or weights."""
    if not isinstance(affinity, Affinity):
        return [f"affinity is {affinity!r}: give an Affinity"]
    try:
        affinity.weights()
    except InputError as error:
        return [str(error)]
    return []


def describe(affinity: Affinity, rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the affinity and the rules as plain values, in the form of the file."""
    entries = {
        "affinity": [
            {"kind": type(c).__name__, "name": name, **_plain(c.get_params(deep=False))}
            for name, c in affinity.get_params(deep=False).items()
        ],
        "rules": [{"kind": type(r).__name__, **r.options()} for r in rules],
    }
    return {
        key: [{k: v for k, v in entry.items() if v is not None} for entry in listed]
        for key, listed in entries.items()
    }


def _plain(value: Any) -> Any:
    """Return what a file can hold: a path as text, a function by its name."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
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
    for option in sorted(set(options) - set(known)):
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
