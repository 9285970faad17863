"""The entries of a programme: each becomes a component, a term or a rule of the kind it names.

A kind is the name of a class that `matchcore.affinity` or `matchcore.rules` exports.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any, NamedTuple

import matchcore.affinity
import matchcore.rules
from matchcore.affinity.components import Component
from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told, with_colon
from matchcore.errors import InputError, InputProblem
from matchcore.programme.validation import nearest, unknown_options
from matchcore.rules.rule import LoadRule, Rule

_RENAMED = {"DifferentAttribute": "UnequalAttribute"}  # components; a rule has the old name


class Entry(NamedTuple):
    """An entry of a file, and the place that its problems name."""

    place: str
    content: Any


def numbered(list_name: str, contents: Sequence[Any]) -> list[Entry]:
    """Return the entries of one list of a file, each with its number as its place.

    >>> numbered("rule", ["a", "b"])
    [Entry(place='rule 1', content='a'), Entry(place='rule 2', content='b')]
    """
    return [
        Entry(told("{section} {number}", section=list_name, number=k), content)
        for k, content in enumerate(contents, 1)
    ]


def takes_weight(kind: object) -> bool:
    """Whether a kind of part has a weight: a component has, a term has not."""
    return isinstance(kind, str) and kind in _kinds(matchcore.affinity, (Component,))


def read_parts(
    entries: Sequence[Entry], problems: list[InputProblem]
) -> dict[str, Component | PairTerm]:
    """Return the components and terms by name; add each problem to `problems`."""
    kinds = _kinds(matchcore.affinity, (Component, PairTerm))
    parts: dict[str, Component | PairTerm] = {}
    for place, content in entries:
        part = _part(content, place, kinds, problems)
        if part is None:
            continue
        name = content.get("name", part.label)
        if not isinstance(name, str):
            wrong = InputProblem(
                "wrong_type", told("{place}: name", place=place), repr(name), "", told("give text")
            )
            problems.append(wrong)
        elif name in parts:
            twice = told("the name {name!r} occurs twice", name=name)
            problems.append(InputProblem("duplicate", place, "", twice, told("give another")))
        parts[str(name)] = part
    return parts


def read_rules(entries: Sequence[Entry], problems: list[InputProblem]) -> list[Rule | None]:
    """Return the rules, None for one that cannot be made; add each problem to `problems`."""
    kinds = _kinds(matchcore.rules, (Rule,))
    return [_part(content, place, kinds, problems) for place, content in entries]


def _kinds(module: ModuleType, bases: tuple[type, ...]) -> dict[str, type]:
    """Return the exported classes that an entry can name: those that can be instantiated."""
    return {
        name: kind
        for name in module.__all__
        if isinstance(kind := getattr(module, name), type)
        and issubclass(kind, bases)
        and not getattr(kind, "__abstractmethods__", None)
        and kind not in (*bases, LoadRule)
    }


def _part(
    entry: Any, place: str, kinds: Mapping[str, type], problems: list[InputProblem]
) -> Any | None:
    """Return what an entry describes, or None after adding its problems, each with the entry."""
    try:
        return _instance(entry, kinds)
    except InputError as error:
        problems += [
            replace(problem, place=with_colon(place, problem.place)) for problem in error.records
        ]
    return None


def _instance(entry: Any, kinds: Mapping[str, type]) -> Any:
    """Make the component, term or rule of one entry, or raise InputError."""
    if not isinstance(entry, Mapping):
        raise InputError(_unknown_kind(str(entry), kinds))
    options = dict(entry)
    name = str(options.pop("kind", ""))
    if name not in kinds:
        raise InputError(_unknown_kind(name, kinds))
    kind = kinds[name]
    if issubclass(kind, Rule):
        _refuse_wrong_hard(options)
    else:
        options.pop("name", None)
    if problems := _wrong_options(kind, options):
        raise InputError(problems)
    try:
        return kind(**options)
    except TypeError as error:
        raise InputError(InputProblem("wrong_type", problem=str(error))) from None


def _unknown_kind(name: str, kinds: Mapping[str, type]) -> InputProblem:
    if _RENAMED.get(name) in kinds:
        hint = told("the component is called {renamed!r} now", renamed=_RENAMED[name])
    else:
        hint = nearest(name, kinds) or told("use one of {choices}", choices=sorted(kinds))
    return InputProblem("unknown_kind", "", "", told("there is no kind {name!r}", name=name), hint)


def _refuse_wrong_hard(options: dict[str, Any]) -> None:
    """Take the option ``hard`` out; refuse it where it contradicts the weight."""
    hard = options.pop("hard", None)
    if hard is not None and hard is not ("weight" not in options):
        remedy = told("a rule is hard (hard = true) or soft (weight = -0.1): give one of the two")
        raise InputError(InputProblem("hard_or_soft", "hard", repr(hard), remedy=remedy))


def _wrong_options(kind: type, options: Mapping[str, Any]) -> list[InputProblem]:
    """Return a problem for each option that a kind does not have, and each that it lacks."""
    known = inspect.signature(kind).parameters
    return unknown_options(kind.__name__, options, known) + [
        InputProblem(
            "missing_option",
            problem=told("{kind} needs the option {name!r}", kind=kind.__name__, name=name),
        )
        for name, parameter in known.items()
        if parameter.default is parameter.empty
        and name not in options
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]
