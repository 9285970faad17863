"""One skill, many names: synonyms, French and English, and variants of spelling meet in one."""

from __future__ import annotations

import os
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from matchcore.errors import InputError, InputProblem
from matchcore.names.folding import fold
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


class Naming(NamedTuple):
    """One skill of a table, its names in the order in which they are believed."""

    english: Names
    french: Names
    also: Names
    bare: Names  # the first two without their brackets

    @classmethod
    def of(cls, english: Iterable[str], french: Iterable[str], also: Iterable[str]) -> Naming:
        """Take the names of one skill as a table writes them."""
        first, second, third = (_spelt(names) for names in (english, french, also))
        plain = [_BRACKETS.sub(" ", x.written).strip() for x in (*first, *second)]
        return cls(first, second, third, _spelt(name for name in plain if name))

    @property
    def main(self) -> Names:
        """Its names in both languages."""
        return (*self.english, *self.french)


def _spelt(names: Iterable[str]) -> Names:
    return tuple(Name(spelling(name), name) for name in names)


class SkillNames:
    """Which names stand for which skill.

    Parameters
    ----------
    tables : table or sequence of tables, optional
        Of two tables that know one name, the earlier is believed. A table is ``"matchcore"`` (the
        built-in one, the default), a mapping of other name to name, or the path of a CSV file
        with the columns ``en``, ``fr``, ``also`` (entries separated by ``|``), or with those of
        ESCO: ``preferredLabel``, ``altLabels``, with or without ``_en`` and ``_fr``.

    Notes
    -----
    An alternative name that a table gives to two skills stands for neither: nothing is merged on
    a guess. In ESCO a name counts without its brackets, too, where that leaves it unambiguous.

    ESCO is the classification of skills of the European Commission, https://esco.ec.europa.eu.

    Examples
    --------
    >>> names = SkillNames()
    >>> names.name("Apprentissage Automatique"), names.name("tableau de bord")
    ('machine learning', 'dashboards')
    >>> own = SkillNames([{"Snake": "Python"}, "matchcore"])
    >>> own.name("snake"), own.name("basket weaving")
    ('Python', None)
    """

    def __init__(self, tables: NameTable | Sequence[NameTable] | None = None) -> None:
        self._skill: dict[str, str] = {}  # spelling of any name → spelling of the skill's name
        self._name: dict[str, str] = {}  # spelling of the skill's name → the name
        self._written: dict[str, str] = {}  # spelling of any name → as the tables write it
        if tables is None or tables == BUILT_IN:
            known = _built_in_names()
            self._skill, self._name = known._skill.copy(), known._name.copy()
            self._written = known._written.copy()
            return
        for table in _listed(tables):
            self._add(table)

    def key(self, name: str) -> str:
        """Return the key of a skill; equal keys are one skill."""
        spelt = spelling(name)
        return self._skill.get(spelt, spelt)

    def name(self, name: str) -> str | None:
        """Return what the tables call a skill; None where they do not know the name."""
        return self._name.get(self.key(name))

    def written(self, name: str) -> str:
        """Return a name as the tables write it, or as it stands where they do not know it.

        >>> SkillNames().written("PYTHON"), SkillNames().written("reseaux sociaux")
        ('Python', 'réseaux sociaux')
        """
        return self._written.get(spelling(name), name)

    def known(self) -> dict[str, str]:
        """Return every known name, in its common spelling, with the name of the skill."""
        return {spelt: self._name[key] for spelt, key in self._skill.items()}

    def _add(self, table: NameTable) -> None:
        """Take a table in; names of an earlier one, and the more trusted names, come first."""
        skills = _read(table)
        others = Counter(s for skill in skills for s in {name.spelt for name in skill.also})
        keys = [self._place(skill, others) for skill in skills]
        for tier in zip(*skills, strict=True):
            claims: dict[str, set[str]] = defaultdict(set)
            for key, names in zip(keys, tier, strict=True):
                for spelt, written in names:
                    claims[spelt].add(key)
                    self._written.setdefault(spelt, written)
            for spelt, claimed in claims.items():
                if len(claimed) == 1:
                    self._skill.setdefault(spelt, *claimed)

    def _place(self, skill: Naming, others: Mapping[str, int]) -> str:
        """Return the key of a skill: an earlier table's, where that knows one of its names.

        Of its other names, those count that are its alone, and name a skill there.
        """
        known = [self._skill[name.spelt] for name in skill.main if name.spelt in self._skill]
        also = [name.spelt for name in skill.also] if not known else []
        known += [s for s in also if s in self._name and others[s] == 1]
        key = known[0] if known else skill.main[0].spelt
        if key not in self._name:
            self._name[key] = skill.main[0].written
        return key


@cache
def skill_names() -> Mapping[str, str]:
    """Return the folded names of the skills that matchcore knows, each with the English name.

    >>> skill_names()["apprentissage automatique"]
    'machine learning'
    """
    names = {fold(n.written): s.main[0].written for s in _built_in() for tier in s for n in tier}
    return MappingProxyType(names)


def names_problems(tables: NameTable | Sequence[NameTable] | None) -> list[InputProblem]:
    """Return what is wrong with tables of names, as far as it shows without reading files."""
    try:
        listed = _listed(BUILT_IN if tables is None else tables)
        for table in listed:
            if isinstance(table, Mapping):
                _read(table)
    except InputError as error:
        return list(error.records)
    paths = [t for t in listed if not isinstance(t, Mapping) and t != BUILT_IN]
    return [_no_file(path) for path in paths if not Path(path).is_file()]


def located(tables: Any, folder: Path = Path()) -> Any:
    """Return tables of names as plain values, with paths from a folder made absolute.

    >>> located(["matchcore", {"PPT": "PowerPoint"}, Path("/data/names.csv")])
    ['matchcore', {'PPT': 'PowerPoint'}, '/data/names.csv']
    """
    if isinstance(tables, (list, tuple)):
        return [located(table, folder) for table in tables]
    if isinstance(tables, (str, os.PathLike)) and tables != BUILT_IN:
        return os.path.abspath(folder / tables)  # noqa: PTH100 - links stay as they are
    return plain(tables)


def _listed(tables: NameTable | Sequence[NameTable]) -> Sequence[NameTable]:
    single = isinstance(tables, (str, os.PathLike, Mapping))
    found: list[Any] = [tables] if single else [None]
    if isinstance(tables, Sequence) and not single:
        found = list(tables)
    wrong = [t for t in found if not isinstance(t, (str, os.PathLike, Mapping))]
    if wrong:
        remedy = f"give a mapping of name to skill, the path of a CSV file, {BUILT_IN!r}, or a list"
        raise InputError(
            InputProblem("wrong_type", "names", repr(tables), remedy=f"{remedy} of these")
        )
    return found


def _read(table: NameTable) -> tuple[Naming, ...]:
    if isinstance(table, Mapping):
        wrong = [
            _problem("wrong_type", f"{pair!r} is no pair of texts", "give name and skill")
            for pair in table.items()
            if not all(isinstance(one, str) for one in pair)
        ]
        if wrong:
            raise InputError(wrong)
        onward = {spelling(one): other for one, other in table.items()}
        return tuple(Naming.of([_last(name, table[name], onward)], [], [name]) for name in table)
    return _built_in() if table == BUILT_IN else _read_csv(Path(table))


@cache  # the file cannot change, and neither can what is read from it: safe in any thread
def _built_in() -> tuple[Naming, ...]:
    with as_file(files("matchcore.names").joinpath("skills.csv")) as path:
        return _read_csv(path)


@cache  # handed to nobody: only copied
def _built_in_names() -> SkillNames:
    return SkillNames([BUILT_IN])


def _last(name: str, other: str, onward: Mapping[str, str]) -> str:
    """Follow a name that stands for another, and onward by spelling, to the skill it ends at."""
    line = [other]
    while (spelt := spelling(line[-1])) in onward and spelling(onward[spelt]) != spelt:
        if len(line) > len(onward):
            said = f"{name!r} leads in a circle: {' → '.join(line[:4])} …"
            raise InputError(_problem("circular_names", said))
        line.append(onward[spelt])
    return line[-1]


def _read_csv(path: Path) -> tuple[Naming, ...]:
    if not path.is_file():
        raise InputError(_no_file(path))
    try:
        frame = read_delimited("names", path).frame
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            _problem("unreadable_file", f"{path.name} cannot be read: {error}")
        ) from None
    tiers = (
        [c for c in ("en", "preferredLabel_en", "preferredLabel") if c in frame],
        [c for c in ("fr", "preferredLabel_fr") if c in frame],
        [c for c in ("also", "altLabels_en", "altLabels_fr", "altLabels") if c in frame],
    )
    if not tiers[0] and not tiers[1]:
        said = f"{path.name} has the columns {list(frame)}"
        remedy = "have en, fr and also, or ESCO's preferredLabel and altLabels"
        raise InputError(_problem("missing_column", said, remedy))
    cells = ([_split(frame[c]) for c in tier] for tier in tiers)
    rows = zip(*(_joined(columns, len(frame)) for columns in cells), strict=True)
    return tuple(Naming.of(*row) for row in rows if row[0] or row[1])


def _no_file(path: str | os.PathLike[str]) -> InputProblem:
    return _problem("no_such_file", f"there is no file {str(path)!r}")


def _problem(code: str, said: str, remedy: str = "") -> InputProblem:
    return InputProblem(code, "names", "", said, remedy)


def _split(column: pd.Series) -> list[list[str]]:
    """Split cells at ``|`` and, as ESCO does, at line ends."""
    return [[x.strip() for x in re.split(r"[|\n]", cell) if x.strip()] for cell in column]


def _joined(columns: list[list[list[str]]], size: int) -> list[list[str]]:
    return [[x for column in columns for x in column[row]] for row in range(size)]
