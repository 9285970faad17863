"""The files of one programme's round, found in its folder by name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchcore.answer.results import SAVED
from matchcore.catalogue import together, told
from matchcore.errors import InputError, InputProblem

PEOPLE = ("mentors", "mentees", "people", "staff")
_TABLES = (*PEOPLE, "feedback")
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".json", ".parquet")
_PROGRAMME, _PLAN = "programme.toml", "plan.json"


@dataclass(frozen=True)
class RoundFiles:
    """What lies in a programme's folder for its next round.

    Attributes
    ----------
    folder : Path
    tables : mapping of str to Path
        Tables of people and ``feedback``, by name.
    previous : Path
        The matching of the round before, a folder as `Matching.save` writes it.
    programme, plan : Path or None
        The programme's file, and the plan of the meetings that the feedback tells of.
    """

    folder: Path
    tables: Mapping[str, Path]
    previous: Path
    programme: Path | None
    plan: Path | None

    @classmethod
    def of(cls, folder: Path) -> RoundFiles:
        """Find the files of one folder.

        Raises
        ------
        InputError
            Names every file that is missing, and every name that two files have.
        """
        found: dict[str, list[Path]] = {name: [] for name in _TABLES}
        for path in sorted(folder.iterdir()):
            if path.stem in found and path.suffix.lower() in _ENDINGS:
                found[path.stem].append(path)
        problems = [
            InputProblem("duplicate", str(folder), "", _both(paths), told("leave one of them"))
            for paths in found.values()
            if len(paths) > 1
        ]
        tables = {name: paths[0] for name, paths in found.items() if paths}
        if "people" not in tables:
            missing = [name for name in ("mentors", "mentees") if name not in tables]
            problems += [_missing(folder, f"{name}.csv") for name in missing]
        if not (folder / SAVED).is_dir():
            problems.append(_missing(folder, SAVED))
        if problems:
            raise InputError(problems)
        programme, plan = (
            path if path.exists() else None for path in (folder / _PROGRAMME, folder / _PLAN)
        )
        return cls(folder, tables, folder / SAVED, programme, plan)

    @property
    def people(self) -> dict[str, Any]:
        """The tables of people, as `Programme.recognise` takes them."""
        return {name: path for name, path in self.tables.items() if name in PEOPLE}

    def digest(self, *options: object) -> str:
        """Return a digest of every file and of some options: equal ones give equal couples."""
        files = [*self.tables.values(), *sorted(self.previous.iterdir())]
        files += [path for path in (self.programme, self.plan) if path]
        made = hashlib.sha256(repr(options).encode())
        for path in files:
            made.update(os.fsencode(path.relative_to(self.folder)))
            made.update(hashlib.sha256(path.read_bytes()).digest())
        return made.hexdigest()


def _both(paths: list[Path]) -> str:
    return told("holds both {names}", names=together(told(" and "), (path.name for path in paths)))


def _missing(folder: Path, name: str) -> InputProblem:
    remedy = told("add it, in any form that `matchcore match` reads")
    if name == SAVED:
        remedy = told("copy it from the results of the round before")
    return InputProblem("missing_file", str(folder), "", told("has no {name}", name=name), remedy)
