"""A `Pulse` as a plain file, and back."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.pulse.frames import COLUMNS, frame_of, rows_of
from matchcore.season.pulse.questions import Question, checked_survey
from matchcore.wording import checked_language

__all__ = ["load_values", "save_values"]

KIND = "pulse"
T = TypeVar("T")
_TEXTS = {"texts": "_texts"}  # name in the file → field


def save_values(path: str | os.PathLike[str], values: Mapping[str, Any]) -> None:
    """Write the fields of a pulse."""
    frames = {kind: rows_of(values[_TEXTS.get(kind, kind)]) for kind in COLUMNS}
    record = {
        "language": values["language"],
        "readers": values["readers"],
        "questions": [_plain(one) for one in values["questions"]],
        "names": values["names"],
        "cautions": [*values["cautions"]],
        "notes": [*values["notes"]],
        **frames,
    }
    write_record(path, KIND, record)


def load_values(path: str | os.PathLike[str], make: Callable[..., T]) -> T:
    """Return what `make` makes of the fields in a file.

    Raises
    ------
    StorageError
        The file is missing, damaged, of another kind, or of a newer version.
    """
    record = read_record(path, KIND)
    try:
        frames = {_TEXTS.get(kind, kind): frame_of(kind, record[kind]) for kind in COLUMNS}
        return make(
            **frames,
            questions=_questions(record["questions"]),
            names={str(who): str(name) for who, name in record["names"].items()},
            cautions=tuple(map(str, record["cautions"])),
            notes=tuple(map(str, record["notes"])),
            readers=record["readers"],
            language=checked_language(record["language"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise damaged(path, error) from error


def _plain(question: Question) -> dict[str, Any]:
    values = {one.name: getattr(question, one.name) for one in fields(question)}
    return {k: [*x] if isinstance(x, tuple) else x for k, x in values.items()}


def _questions(given: Any) -> tuple[Question, ...]:
    values: list[dict[str, Any]] = [
        {k: tuple(x) if isinstance(x, list) else x for k, x in one.items()} for one in given
    ]
    made = tuple(Question(**one) for one in values)
    problems: list[Any] = []
    checked_survey(made, problems)
    if problems:
        raise ValueError(str(problems[0]))
    return made
