"""The file of a programme: ``[programme]``, ``[[affinity]]``, ``[[rules]]``.

Kinds are class names: whatever `matchcore.affinity` and `matchcore.rules` export can be named.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import matchcore.affinity
import matchcore.rules
from matchcore.affinity import Affinity, Component
from matchcore.errors import InputError, ProgrammeError
from matchcore.rules import LoadRule, Rule

_OPTIONS = ("name", "objective", "floor", "complete", "scale", "language")


def load_file(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read TOML, or raise ProgrammeError."""
    source = Path(path)
    if not source.is_file():
        raise ProgrammeError(f"there is no file {str(source)!r}")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProgrammeError(f"{source.name} is not TOML in UTF-8: {error}") from None


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
        f"[{key}] is unknown: use [programme], [[affinity]] and [[rules]]"
        for key in sorted(set(data) - {"programme", "affinity", "rules"})
    ]
    problems += [
        f"[programme] {key} is unknown: use one of {list(_OPTIONS)}"
        for key in sorted(set(options) - set(_OPTIONS))
    ]
    components: dict[str, Component] = {}
    for k, entry in enumerate(lists["affinity"], 1):
        made = _make(entry, f"affinity {k}", matchcore.affinity, Component, problems)
        if made is not None:
            name = str(entry.get("name", made.label))
            if name in components:
                problems.append(f"affinity {k}: the name {name!r} stands twice: give another")
            components[name] = made
    rules = [
        _make(entry, f"rule {k}", matchcore.rules, Rule, problems)
        for k, entry in enumerate(lists["rules"], 1)
    ]
    if not components and not problems:
        problems.append("there is no [[affinity]]: give at least one component")
    if problems:
        raise ProgrammeError(problems)
    return {"affinity": _affinity(components), "rules": rules, **options}


def _affinity(components: dict[str, Component]) -> Affinity:
    try:
        return Affinity(**components)
    except InputError as error:
        raise ProgrammeError(str(error)) from None


def describe(affinity: Affinity, rules: Iterable[Rule]) -> dict[str, Any]:
    """Return components and rules as plain values, in the form of the file."""
    entries = {
        "affinity": [
            {"kind": type(c).__name__, "name": name, **c.get_params()}
            for name, c in affinity.components.items()
        ],
        "rules": [{"kind": type(r).__name__, **r.options()} for r in rules],
    }
    return {
        key: [{k: v for k, v in entry.items() if v is not None} for entry in listed]
        for key, listed in entries.items()
    }


def _make(entry: Any, place: str, module: ModuleType, base: type, problems: list[str]) -> Any:
    """Make the component or rule that one entry of a programme's file describes."""
    kinds = {
        name: kind
        for name in module.__all__
        if isinstance(kind := getattr(module, name), type)
        and issubclass(kind, base)
        and not getattr(kind, "__abstractmethods__", None)
        and kind not in (base, LoadRule)
    }
    options = dict(entry) if isinstance(entry, Mapping) else {}
    kind = kinds.get(str(options.pop("kind", "")))
    if kind is None:
        problems.append(f"{place}: the kind is not one of {sorted(kinds)}: {entry!r}")
        return None
    if issubclass(kind, Component):
        options.pop("name", None)
    try:
        return kind(**options)
    except InputError as error:
        problems.append(f"{place}: {error}")
    except TypeError as error:
        problems.append(f"{place}: {kind.__name__} does not take this: {error}")
    return None
