"""The arguments of `Programme` from plain values, such as the content of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchcore.affinity.estimator import Affinity
from matchcore.errors import InputError, InputProblem, ProgrammeError
from matchcore.programme.entries import read_parts, read_rules
from matchcore.programme.validation import (
    affinity_problems,
    option_problems,
    rules_problems,
    wrong_option,
)
from matchcore.tables import mapping_problems

_SECTIONS = ("programme", "columns", "affinity", "rules")
_OPTIONS = ("name", "objective", "floor", "complete", "scale", "layout", "language")


def read_arguments(data: object) -> dict[str, Any]:
    """Return the arguments of `Programme`.

    Raises
    ------
    ProgrammeError
        Everything that is wrong, at once.
    """
    sections = _sections(data)
    options, columns = sections["programme"], sections["columns"]
    problems = _unknown(sections, options)
    parts = read_parts(sections["affinity"], problems)
    rules = read_rules(sections["rules"], problems)
    problems += [
        replace(problem, place=f"[programme] {problem.place}")
        for problem in option_problems(options)
    ]
    problems += mapping_problems("[columns]", columns)
    affinity = None
    try:
        affinity = Affinity(**parts)
        problems += affinity_problems(affinity)
    except InputError as error:
        problems += error.records
    if None not in rules:
        problems += rules_problems(rules, affinity)
    if isinstance(data, Mapping) and not data.keys() & {"affinity", "rules"}:
        missing, remedy = "there is neither [[affinity]] nor [[rules]]", "give at least one of them"
        problems.append(InputProblem("missing_section", "", "", missing, remedy))
    if problems:
        raise ProgrammeError(problems)
    return {"affinity": affinity, "rules": rules, "columns": columns, **options}


def _sections(data: object) -> dict[Any, Any]:
    """Return all sections, absent ones empty, or raise ProgrammeError where one has no entries."""
    if not isinstance(data, Mapping):
        remedy = "give a mapping, as to_dict returns it"
        raise ProgrammeError(wrong_option("a programme", data, remedy))
    empty: dict[str, Any] = {"programme": {}, "columns": {}, "affinity": [], "rules": []}
    sections = empty | dict(data)
    problems = [
        wrong_option(key, sections[key], f"write each as [[{key}]]")
        for key in ("affinity", "rules")
        if not isinstance(sections[key], list)
    ]
    if not isinstance(sections["programme"], Mapping):
        remedy = "write it as [programme]"
        problems.append(wrong_option("programme", sections["programme"], remedy))
    if problems:
        raise ProgrammeError(problems)
    return sections


def _unknown(sections: Mapping[Any, Any], options: Mapping[Any, Any]) -> list[InputProblem]:
    """Return a problem for each unknown section, and each unknown option of ``[programme]``."""
    known = "use [programme], [columns], [[affinity]] and [[rules]]"
    problems = [
        InputProblem("unknown_section", "", "", f"[{key}] is unknown", known)
        for key in sorted(set(map(str, sections)) - set(_SECTIONS))
    ]
    known = f"use one of {list(_OPTIONS)}"
    return problems + [
        InputProblem("unknown_option", "[programme]", "", f"{key} is unknown", known)
        for key in sorted(set(map(str, options)) - set(_OPTIONS))
    ]
