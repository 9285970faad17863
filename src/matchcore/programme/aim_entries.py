"""The aims of a programme's file: each entry of ``[[aims]]`` becomes an `Aim`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from matchcore.catalogue import told, with_colon
from matchcore.errors import InputError, InputProblem
from matchcore.programme.aims import Aim, Target
from matchcore.programme.entries import Entry
from matchcore.programme.validation import unknown_options, wrong_option

_Made = TypeVar("_Made")


def read_aims(entries: Sequence[Entry], problems: list[InputProblem]) -> list[Aim]:
    """Return the aims that entries describe; add each problem to `problems`, with its place."""
    return [
        aim for place, content in entries if (aim := _aim(place, content, problems)) is not None
    ]


def _aim(place: str, content: Any, problems: list[InputProblem]) -> Aim | None:
    """Return one aim, or None after adding its problems and those of its targets."""
    if not isinstance(content, Mapping):
        problems.append(wrong_option(place, content, told("write each as [[{key}]]", key="aims")))
        return None
    options = dict(content)
    stated = options.pop("targets", [])
    if not isinstance(stated, list):
        remedy = told('give a list, such as [{{indicator = "sessions_held", at_least = 0.8}}]')
        problems.append(wrong_option(with_colon(place, "targets"), stated, remedy))
        stated = []
    targets = [
        _made(Target, told("{place}, target {number}", place=place, number=k), one, problems)
        for k, one in enumerate(stated, 1)
    ]
    kept = [target for target in targets if target is not None]
    return _made(Aim, place, options, problems, targets=kept)


def _made(
    kind: Callable[..., _Made],
    place: str,
    content: Any,
    problems: list[InputProblem],
    **further: Any,
) -> _Made | None:
    """Return an aim or a target, or None after adding its problems, each with its place."""
    if not isinstance(content, Mapping):
        remedy = told('write it as {{indicator = "sessions_held", at_least = 0.8}}')
        problems.append(wrong_option(place, content, remedy))
        return None
    known = inspect.signature(kind).parameters
    name = getattr(kind, "__name__", "")
    found = unknown_options(name, content, known)
    first = next(iter(known))
    if first not in content:
        problem = told("{kind} needs the option {name!r}", kind=name, name=first)
        found.append(InputProblem("missing_option", problem=problem))
    made: _Made | None = None
    try:
        made = None if found else kind(**content, **further)
    except InputError as wrong:
        found = [*wrong.records]
    problems += [replace(one, place=with_colon(place, one.place)) for one in found]
    return made
