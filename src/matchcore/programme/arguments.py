"""The arguments of `Programme` from plain values, such as the content of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchcore.affinity.estimator import Affinity
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, ProgrammeError
from matchcore.number_checks import is_whole
from matchcore.programme.aim_entries import read_aims
from matchcore.programme.aims import aims_problems
from matchcore.programme.description import FORMAT
from matchcore.programme.entries import numbered, read_parts, read_rules
from matchcore.programme.extension import completed
from matchcore.programme.validation import (
    affinity_problems,
    nearest,
    option_problems,
    rules_problems,
    wrong_option,
)
from matchcore.tables import mapping_problems

_SECTIONS = ("programme", "columns", "weights", "affinity", "rules", "aims")
_OPTIONS = ("name", "objective", "floor", "complete", "scale", "layout", "language")
_OF_FILES = ("format", "preset", "without")  # options that say how the file is to be read


def read_arguments(data: object) -> dict[str, Any]:
    """Return the arguments of `Programme`.

    Raises
    ------
    ProgrammeError
        Everything that is wrong, at once; of a newer format, only that it is newer.
    """
    sections = _sections(data)
    problems = _format_problems(sections["programme"]) + _unknown(sections)
    options, part_entries, rule_entries = completed(sections, problems)
    options.pop("format", None)
    columns = sections["columns"]
    parts = read_parts(part_entries, problems)
    rules = read_rules(rule_entries, problems)
    problems += [
        replace(problem, place=told("[programme] {place}", place=problem.place))
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
    aims = read_aims(numbered("aim", sections["aims"]), problems)
    if None not in rules:
        problems += aims_problems(aims, affinity, rules)
    problems += _missing(data, sections)
    if problems:
        raise ProgrammeError(problems)
    return {"affinity": affinity, "rules": rules, "columns": columns, "aims": aims, **options}


def _sections(data: object) -> dict[Any, Any]:
    """Return all sections, absent ones empty, or raise ProgrammeError where one has no entries."""
    if not isinstance(data, Mapping):
        remedy = told("give a mapping, as to_dict returns it")
        raise ProgrammeError(wrong_option(told("a programme"), data, remedy))
    _refuse_newer(data.get("programme"))
    empty: dict[str, Any] = {"programme": {}, "columns": {}, "weights": {}}
    sections = {**empty, "affinity": [], "rules": [], "aims": [], **data}
    problems = [
        wrong_option(key, sections[key], told("write each as [[{key}]]", key=key))
        for key in ("affinity", "rules", "aims")
        if not isinstance(sections[key], list)
    ]
    problems += [
        wrong_option(key, sections[key], told("write it as [{key}]", key=key))
        for key in ("programme", "weights")
        if not isinstance(sections[key], Mapping)
    ]
    if problems:
        raise ProgrammeError(problems)
    return sections


def _refuse_newer(options: object) -> None:
    """Raise ProgrammeError for a newer format: what else it holds might only seem wrong."""
    version = options.get("format") if isinstance(options, Mapping) else None
    if is_whole(version) and version > FORMAT:
        newer = told("written by a newer matchcore: this one reads format {format}", format=FORMAT)
        place, remedy = told("[programme] format"), told("update matchcore")
        raise ProgrammeError(InputProblem("newer_format", place, repr(version), newer, remedy))


def _format_problems(options: Mapping[Any, Any]) -> list[InputProblem]:
    """Return the problem with a format that there never was."""
    version = options.get("format", FORMAT)
    if is_whole(version) and version == FORMAT:
        return []
    place, remedy = told("[programme] format"), told("use {format}, or leave it out", format=FORMAT)
    return [wrong_option(place, version, remedy, "unknown_format")]


def _missing(data: Any, sections: Mapping[str, Any]) -> list[InputProblem]:
    """Return a problem if nothing says how to match: it is most likely another file."""
    if data.keys() & {"affinity", "rules"} or "preset" in sections["programme"]:
        return []
    problem = told("there is neither [[affinity]] nor [[rules]]")
    remedy = told("give at least one of them, or a preset")
    return [InputProblem("missing_section", "", "", problem, remedy)]


def _unknown(sections: Mapping[Any, Any]) -> list[InputProblem]:
    """Return a problem for each unknown section, and each unknown option of ``[programme]``."""
    problems, options = [], (*_OF_FILES, *_OPTIONS)
    for key in sorted(set(map(str, sections)) - set(_SECTIONS)):
        known = told("use [programme], [columns], [weights], [[affinity]], [[rules]] and [[aims]]")
        remedy = told("write it under [programme]") if key in options else known
        problems.append(
            InputProblem("unknown_section", "", "", told("[{key}] is unknown", key=key), remedy)
        )
    for key in sorted(set(map(str, sections["programme"])) - set(options)):
        remedy = nearest(key, options) or told("use one of {choices}", choices=list(options))
        problem = told("{key} is unknown", key=key)
        problems.append(InputProblem("unknown_option", "[programme]", "", problem, remedy))
    return problems
