"""The file of a programme: ``[programme]``, ``[columns]``, ``[[affinity]]``, ``[[rules]]``."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, TypeAlias

import tomli_w

from matchcore.affinity import Affinity
from matchcore.errors import InputError, InputProblem, ProgrammeError
from matchcore.names.skill_tables import BUILT_IN, located
from matchcore.programme.entries import read_parts, read_rules
from matchcore.programme.options import (
    affinity_problems,
    option_problems,
    rules_problems,
    wrong_option,
)
from matchcore.tables import mapping_problems, write_whole

Source: TypeAlias = "str | os.PathLike[str] | IO[str] | IO[bytes]"
Target: TypeAlias = "str | os.PathLike[str] | IO[str] | IO[bytes]"
_COMMA = re.compile(r"^[^#\n]*=\s*-?\d+,\d+\s*$", re.MULTILINE)
_OPTIONS = ("name", "objective", "floor", "complete", "scale", "layout", "language")


def load_file(source: Source) -> dict[str, Any]:
    """Read TOML, or raise ProgrammeError."""
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if not path.is_file():
            missing = f"there is no file {str(path)!r}"
            raise ProgrammeError(InputProblem("no_such_file", problem=missing))
        data = _parsed(path.name, path.read_bytes())
        _move_tables(data, lambda table: _found_beside(path.parent, table))
        return data
    if not hasattr(source, "read"):
        remedy = "give a path or an open file"
        raise ProgrammeError(wrong_option("a programme's file", source, remedy))
    content = source.read()
    return _parsed("the file", content.encode() if isinstance(content, str) else content)


def _parsed(name: str, raw: bytes) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place, remedy = f"{name}, line {line}", "save the file as UTF-8"
        raise ProgrammeError(InputProblem("wrong_encoding", place, remedy=remedy)) from None
    except tomllib.TOMLDecodeError as error:
        comma = _COMMA.search(text)
        hint = f"; write decimals with a point: {comma[0].strip()!r}" if comma else ""
        problem = f"{name} is not TOML: {error}{hint}"
        raise ProgrammeError(InputProblem("unreadable_file", problem=problem)) from None


def write_file(data: dict[str, Any], target: Target) -> None:
    """Write a programme, in the form of its file, to a path or into an open file."""
    if isinstance(target, (str, os.PathLike)):
        folder = Path(os.path.abspath(target)).parent  # noqa: PTH100 - links stay as they are
        _move_tables(data, lambda table: _seen_from(folder, table))
        write_whole(target, to_text(data).encode())
        return
    stream: Any = target
    if not hasattr(stream, "write"):
        raise InputError(wrong_option("target", target, "give a path or an open file"))
    text = to_text(data)
    try:
        stream.write(text)
    except TypeError:  # a file of bytes
        stream.write(text.encode())


def to_text(data: Mapping[str, Any]) -> str:
    """Return the file as text: one ``[[affinity]]`` or ``[[rules]]`` for each entry."""
    lists = {key: data.get(key, []) for key in ("affinity", "rules")}
    sections = [] if any(lists.values()) else [tomli_w.dumps(lists)]
    sections += [tomli_w.dumps({k: data[k]}) for k in ("programme", "columns") if data.get(k)]
    for key, entries in lists.items():  # the library would put short entries into one list
        tables = (tomli_w.dumps({key: entry}) for entry in entries)
        sections += [table.replace(f"[{key}]", f"[[{key}]]", 1) for table in tables]
    text = "\n".join(sections)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = text[: error.start].rpartition("\n")[2]
        problem = f"there is half a character after {half!r}"
        remedy = "write the text anew, in Unicode"
        raise ProgrammeError(InputProblem("not_unicode", "", "", problem, remedy)) from None
    return text


def _move_tables(data: Mapping[str, Any], moved: Callable[[str], str]) -> None:
    """Give the files of names another path."""

    def seen(table: Any) -> Any:
        return moved(table) if isinstance(table, str) and table != BUILT_IN else table

    entries = data.get("affinity")
    for entry in entries if isinstance(entries, list) else []:
        names = entry.get("names") if isinstance(entry, dict) else None
        if names is not None:
            entry["names"] = list(map(seen, names)) if isinstance(names, list) else seen(names)


def _found_beside(folder: Path, table: str) -> str:
    """Return where a file of names lies: beside the programme's file, or else where it says."""
    beside = folder / table
    return os.fspath(beside) if beside.is_file() else table


def _seen_from(folder: Path, table: str) -> str:
    """Return the path of a file of names: from the folder where it lies there, else absolute."""
    path = Path(located(table))
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else os.fspath(path)


def read_options(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `Programme` takes, or raise one ProgrammeError with all that is wrong."""
    if not isinstance(data, Mapping):
        remedy = "give a mapping, as to_dict returns it"
        raise ProgrammeError(wrong_option("a programme", data, remedy))
    options = data.get("programme", {})
    lists = {key: data.get(key, []) for key in ("affinity", "rules")}
    problems = [
        wrong_option(key, value, f"write each as [[{key}]]")
        for key, value in lists.items()
        if not isinstance(value, list)
    ]
    if not isinstance(options, Mapping):
        problems.append(wrong_option("programme", options, "write it as [programme]"))
    if problems:
        raise ProgrammeError(problems)
    problems += _unknown(data, options)
    parts = read_parts(lists["affinity"], problems)
    rules = read_rules(lists["rules"], problems)
    problems += [
        replace(problem, place=f"[programme] {problem.place}")
        for problem in option_problems(options)
    ]
    columns = data.get("columns", {})
    problems += mapping_problems("[columns]", columns)
    affinity = None
    try:
        affinity = Affinity(**parts)
        problems += affinity_problems(affinity)
    except InputError as error:
        problems += error.records
    if None not in rules:
        problems += rules_problems(rules, affinity)
    if not data.keys() & lists.keys():
        missing, remedy = "there is neither [[affinity]] nor [[rules]]", "give at least one of them"
        problems.append(InputProblem("missing_section", "", "", missing, remedy))
    if problems:
        raise ProgrammeError(problems)
    return {"affinity": affinity, "rules": rules, "columns": columns, **options}


def _unknown(data: Mapping[str, Any], options: Mapping[str, Any]) -> list[InputProblem]:
    """Return which sections and which options of ``[programme]`` there are not."""
    sections = "use [programme], [columns], [[affinity]] and [[rules]]"
    problems = [
        InputProblem("unknown_section", "", "", f"[{key}] is unknown", sections)
        for key in sorted(set(map(str, data)) - {"programme", "columns", "affinity", "rules"})
    ]
    known = f"use one of {list(_OPTIONS)}"
    return problems + [
        InputProblem("unknown_option", "[programme]", "", f"{key} is unknown", known)
        for key in sorted(set(map(str, options)) - set(_OPTIONS))
    ]
