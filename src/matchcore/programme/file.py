"""The TOML file of a programme: read, and written."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias

import tomli_w

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, ProgrammeError
from matchcore.names.skill_tables import BUILT_IN, located
from matchcore.programme.validation import wrong_option
from matchcore.tables import write_whole

Source: TypeAlias = "str | os.PathLike[str] | IO[str] | IO[bytes]"
Target: TypeAlias = "str | os.PathLike[str] | IO[str] | IO[bytes]"
_COMMA = re.compile(r"^[^#\n]*=\s*-?\d+,\d+\s*$", re.MULTILINE)


def load_file(source: Source) -> dict[str, Any]:
    """Return the content of a programme's file, or raise ProgrammeError where it is not TOML."""
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if not path.is_file():
            missing = told("there is no file {path!r}", path=str(path))
            raise ProgrammeError(InputProblem("no_such_file", problem=missing))
        data = _parsed(path.name, path.read_bytes())
        _move_name_files(data, lambda file: _beside(path.parent, file))
        return data
    if not hasattr(source, "read"):
        remedy = told("give a path or an open file")
        raise ProgrammeError(wrong_option(told("a programme's file"), source, remedy))
    content = source.read()
    return _parsed(told("the file"), content.encode() if isinstance(content, str) else content)


def _parsed(name: str, raw: bytes) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place, remedy = (
            told("{name}, line {line}", name=name, line=line),
            told("save the file as UTF-8"),
        )
        raise ProgrammeError(InputProblem("wrong_encoding", place, remedy=remedy)) from None
    except tomllib.TOMLDecodeError as error:
        comma = _COMMA.search(text)
        hint = (
            told("; write decimals with a point: {comma!r}", comma=comma[0].strip())
            if comma
            else ""
        )
        problem = told("{name} is not TOML: {error}{hint}", name=name, error=error, hint=hint)
        raise ProgrammeError(InputProblem("unreadable_file", problem=problem)) from None


def write_file(data: dict[str, Any], target: Target) -> None:
    """Write plain values, as `describe` returns them, to a path or into an open file."""
    if isinstance(target, (str, os.PathLike)):
        folder = Path(os.path.abspath(target)).parent  # noqa: PTH100 - links stay as they are
        _move_name_files(data, lambda file: _relative(folder, file))
        write_whole(target, to_text(data).encode())
        return
    stream: Any = target
    if not hasattr(stream, "write"):
        raise InputError(wrong_option("target", target, told("give a path or an open file")))
    text = to_text(data)
    try:
        stream.write(text)
    except TypeError:  # opened for bytes
        stream.write(text.encode())


def to_text(data: Mapping[str, Any]) -> str:
    """Return the text of the file, each part, rule and aim under a heading of its own."""
    lists = {key: data.get(key, []) for key in ("affinity", "rules")}
    sections = [] if any(lists.values()) else [tomli_w.dumps(lists)]
    sections += [tomli_w.dumps({k: data[k]}) for k in ("programme", "columns") if data.get(k)]
    for key in (*lists, "aims"):
        sections += entry_texts(key, data.get(key, []))
    text = "\n".join(sections)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = text[: error.start].rpartition("\n")[2]
        problem = told("there is half a character after {half!r}", half=half)
        remedy = told("write the text again, in Unicode")
        raise ProgrammeError(InputProblem("not_unicode", "", "", problem, remedy)) from None
    return text


def entry_texts(key: str, entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the text of each entry of a list, under a heading of its own.

    >>> print(*entry_texts("rules", [{"kind": "NoRepeat"}]))
    [[rules]]
    kind = "NoRepeat"
    <BLANKLINE>
    """
    tables = (tomli_w.dumps({key: entry}) for entry in entries)  # else short ones share a line
    return [table.replace(f"[{key}]", f"[[{key}]]", 1) for table in tables]


def _move_name_files(data: Mapping[str, Any], move: Callable[[str], str]) -> None:
    """Change the path of each file of skill names, in place."""

    def moved(names: Any) -> Any:
        return move(names) if isinstance(names, str) and names != BUILT_IN else names

    entries = data.get("affinity")
    for entry in entries if isinstance(entries, list) else []:
        names = entry.get("names") if isinstance(entry, dict) else None
        if names is not None:
            entry["names"] = list(map(moved, names)) if isinstance(names, list) else moved(names)


def _beside(folder: Path, file: str) -> str:
    """Return the path of a file of names in the programme's folder, or as given if not there."""
    path = folder / file
    return os.fspath(path) if path.is_file() else file


def _relative(folder: Path, file: str) -> str:
    """Return a path relative to the folder where the file lies in or below it, else absolute."""
    path = Path(located(file))
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else os.fspath(path)
