"""The file of a programme: ``[programme]``, ``[columns]``, ``[[affinity]]``, ``[[rules]]``."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np

from matchcore.affinity import Affinity
from matchcore.answer.wording import Language
from matchcore.arguments import is_number
from matchcore.cohort import scale_problems
from matchcore.errors import InputError, ProgrammeError
from matchcore.problem import Objective
from matchcore.programme_entries import read_parts, read_rules
from matchcore.rules import Rule, check_once, soft_names
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
    if not isinstance(data, Mapping):
        raise ProgrammeError(f"a programme is {data!r}: give a mapping, as to_dict returns it")
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
        for key in sorted(set(map(str, data)) - {"programme", "columns", "affinity", "rules"})
    ]
    problems += [
        f"[programme] {key} is unknown: use one of {list(_OPTIONS)}"
        for key in sorted(set(map(str, options)) - set(_OPTIONS))
    ]
    parts = read_parts(lists["affinity"], problems)
    rules = read_rules(lists["rules"], problems)
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
    floor, name = options.get("floor"), options.get("name", "")
    problems = scale_problems(options.get("scale"))
    if not isinstance(name, str):
        problems.append(f"name is {name!r}: give text")
    if floor is not None and not is_number(floor):
        problems.append(f"floor is {floor!r}: give a number, or leave it out")
    if not isinstance(options.get("complete", False), (bool, np.bool_)):
        problems.append(f"complete is {options['complete']!r}: use true or false")
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
