"""What is wrong with the options of a layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.tables.mapping import mapping_problems
from matchcore.tables.people_tables import TABLES

_LISTS = ("whole", "nobody", "name_of", "ranked")
_LISTS_BY_NAME = ("left_out", "grids", "joined")
_BY_TABLE = ("separators", "grids", "joined")
_FLAGS = ("closed", "labels_below", "in_words", "managers_elsewhere")
_KEPT = ("", "latest")


def layout_problems(options: Mapping[str, Any]) -> list[InputProblem]:
    """Return what is wrong with the options of a layout, by name."""
    problems, wrong = list[InputProblem](), list[InputProblem]()
    lists = {name: options[name] for name in _LISTS}
    for name in _LISTS_BY_NAME:
        if isinstance(options[name], Mapping):
            lists |= dict(_by_name(options[name], name))
        else:
            remedy = told("give your column, with a list of values")
            if name != "left_out":
                remedy = told("give our name of the list, with a list of your columns")
            wrong.append(_wrong(name, options[name], remedy))
    separators = dict(_by_name(options["separators"], "separators"))
    problems += [
        _wrong(name, value, told("give a list of text"))
        for name, value in {**separators, **lists}.items()
        if not isinstance(value, (list, tuple))
        or not all(isinstance(word, str) and word for word in value)
    ]
    problems += [
        _wrong(name, options[name], told("use true or false"), "not_yes_or_no")
        for name in _FLAGS
        if not isinstance(options[name], bool)
    ]
    if options["keep"] not in _KEPT:
        remedy = told("use 'latest', or leave it out")
        problems.append(_wrong("keep", options["keep"], remedy, "not_a_choice"))
    if not problems:
        problems += [
            _wrong(name, value, told("give at least one"), "empty_list")
            for name, value in separators.items()
            if not value
        ]
    return problems + wrong + mapping_problems(told("layout: columns"), options["columns"], ())


def _by_name(given: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield each list with its place: alone, by name, or by table and name."""
    if not isinstance(given, Mapping):
        yield name, given
        return
    for key, value in given.items():
        inner = told("{name} of {key!r}", name=name, key=key)
        is_table = key in TABLES and name in _BY_TABLE
        yield from _by_name(value, inner) if is_table else [(inner, value)]


def _wrong(option: str, value: object, remedy: str, code: str = "wrong_type") -> InputProblem:
    return InputProblem(code, told("layout: {option}", option=option), repr(value), remedy=remedy)
