"""Tables of skill names: the built-in one, mappings, and CSV files, ESCO's among them."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names.spelling import spelling
from matchcore.plain_values import plain
from matchcore.tables import read_delimited

NameTable: TypeAlias = "Mapping[str, str] | str | os.PathLike[str]"
BUILT_IN = "matchcore"
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")


class Name(NamedTuple):
    """A name as a table writes it, and its spelling."""

    spelt: str
    written: str


Names: TypeAlias = tuple[Name, ...]


class Skill(NamedTuple):
    """The names of one skill in a table, the most trusted first."""

    english: Names
    french: Names
    also: Names
    bare: Names  # the English and French ones without what is in brackets

    @classmethod
    def of(cls, english: Iterable[str], french: Iterable[str], also: Iterable[str]) -> Skill:
        """Return the skill with these names."""
        first, second, third = (_spelt(names) for names in (english, french, also))
        bare = [_BRACKETS.sub(" ", name.written).strip() for name in (*first, *second)]
        return cls(first, second, third, _spelt(name for name in bare if name))

    @property
    def main(self) -> Names:
        """Its English and French names."""
        return (*self.english, *self.french)


def listed(tables: NameTable | Sequence[NameTable]) -> Sequence[NameTable]:
    """Return one table or several as a list.

    Raises
    ------
    InputError
        It is neither a table nor a list of tables.
    """
    single = isinstance(tables, (str, os.PathLike, Mapping))
    found: list[Any] = [tables] if single else [None]
    if isinstance(tables, Sequence) and not single:
        found = list(tables)
    wrong = [t for t in found if not isinstance(t, (str, os.PathLike, Mapping))]
    if wrong:
        remedy = told(
            "give a mapping of name to skill, the path of a CSV file, {built_in!r}, "
            "or a list of these",
            built_in=BUILT_IN,
        )
        raise InputError(InputProblem("wrong_type", "names", repr(tables), remedy=remedy))
    return found


def read_skills(table: NameTable) -> tuple[Skill, ...]:
    """Return the skills of a table.

    Raises
    ------
    InputError
        A mapping holds anything but text, or leads in a circle; or a file is missing, cannot be
        read or lacks the columns.
    """
    if isinstance(table, Mapping):
        return _of_mapping(table)
    return built_in() if table == BUILT_IN else _read_csv(Path(table))


@cache  # the file never changes and the result is immutable: safe in any thread
def built_in() -> tuple[Skill, ...]:
    """Return the skills of the built-in table."""
    with as_file(files("matchcore.names").joinpath("skills.csv")) as path:
        return _read_csv(path)


def names_problems(tables: NameTable | Sequence[NameTable] | None) -> list[InputProblem]:
    """Return what is wrong with tables of names, as far as it shows without reading files."""
    try:
        several = listed(BUILT_IN if tables is None else tables)
        for table in several:
            if isinstance(table, Mapping):
                _of_mapping(table)
    except InputError as error:
        return list(error.records)
    paths = [t for t in several if not isinstance(t, Mapping) and t != BUILT_IN]
    return [_no_file(path) for path in paths if not Path(path).is_file()]


def located(tables: Any, folder: Path = Path()) -> Any:
    """Return tables of names as plain values, with paths relative to a folder made absolute.

    >>> located(["matchcore", {"PPT": "PowerPoint"}, Path("/data/names.csv")])
    ['matchcore', {'PPT': 'PowerPoint'}, '/data/names.csv']
    """
    if isinstance(tables, (list, tuple)):
        return [located(table, folder) for table in tables]
    if isinstance(tables, (str, os.PathLike)) and tables != BUILT_IN:
        return os.path.abspath(folder / tables)  # noqa: PTH100 - links stay as they are
    return plain(tables)


def _of_mapping(table: Mapping[str, str]) -> tuple[Skill, ...]:
    wrong = [
        _problem(
            "wrong_type",
            told("{pair!r} is not a pair of texts", pair=pair),
            told("give name and skill"),
        )
        for pair in table.items()
        if not all(isinstance(text, str) for text in pair)
    ]
    if wrong:
        raise InputError(wrong)
    onward = {spelling(name): skill for name, skill in table.items()}
    return tuple(Skill.of([_final(name, table[name], onward)], [], [name]) for name in table)


def _final(name: str, skill: str, onward: Mapping[str, str]) -> str:
    """Follow a name from skill to skill, by spelling, to the last one."""
    path = [skill]
    while (spelt := spelling(path[-1])) in onward and spelling(onward[spelt]) != spelt:
        if len(path) > len(onward):
            problem = told(
                "{name!r} leads in a circle: {circle} …", name=name, circle=" → ".join(path[:4])
            )
            raise InputError(_problem("circular_names", problem))
        path.append(onward[spelt])
    return path[-1]


def _read_csv(path: Path) -> tuple[Skill, ...]:
    if not path.is_file():
        raise InputError(_no_file(path))
    try:
        frame = read_delimited("names", path).frame
    except (OSError, EOFError, zlib.error) as error:
        problem = told("{file} cannot be read: {error}", file=path.name, error=error)
        raise InputError(_problem("unreadable_file", problem)) from None
    tiers = (
        [c for c in ("en", "preferredLabel_en", "preferredLabel") if c in frame],
        [c for c in ("fr", "preferredLabel_fr") if c in frame],
        [c for c in ("also", "altLabels_en", "altLabels_fr", "altLabels") if c in frame],
    )
    if not tiers[0] and not tiers[1]:
        problem = told("{file} has the columns {choices}", file=path.name, choices=list(frame))
        remedy = told("have en, fr and also, or ESCO's preferredLabel and altLabels")
        raise InputError(_problem("missing_column", problem, remedy))
    cells = ([_split(frame[c]) for c in tier] for tier in tiers)
    rows = zip(*(_joined(columns, len(frame)) for columns in cells), strict=True)
    return tuple(Skill.of(*row) for row in rows if row[0] or row[1])


def _spelt(names: Iterable[str]) -> Names:
    return tuple(Name(spelling(name), name) for name in names)


def _split(column: pd.Series) -> list[list[str]]:
    """Split cells at ``|`` and, as in ESCO, at line ends."""
    return [[x.strip() for x in re.split(r"[|\n]", cell) if x.strip()] for cell in column]


def _joined(columns: list[list[list[str]]], size: int) -> list[list[str]]:
    """Return, for each of `size` rows, the entries of all columns."""
    return [[x for column in columns for x in column[row]] for row in range(size)]


def _no_file(path: str | os.PathLike[str]) -> InputProblem:
    return _problem("no_such_file", told("there is no file {path!r}", path=str(path)))


def _problem(code: str, problem: str, remedy: str = "") -> InputProblem:
    return InputProblem(code, "names", "", problem, remedy)
