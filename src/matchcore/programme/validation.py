"""Checks of a programme's options, rules and affinity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

import numpy as np

from matchcore.affinity.estimator import Affinity
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.objective import Objective
from matchcore.number_checks import is_number
from matchcore.people import scale_problems
from matchcore.rules.rule import Rule
from matchcore.rules.rule_list import check_once, soft_rules
from matchcore.tables import find_layout, mapping_problems
from matchcore.wording import Language


def wrong_option(place: str, value: object, remedy: str, code: str = "wrong_type") -> InputProblem:
    """Return the problem with one option."""
    return InputProblem(code, place, repr(value), remedy=remedy)


def nearest(name: object, known: Iterable[str]) -> str:
    """Return the question whether the nearest known name is meant, or no text if none is near.

    >>> nearest("taughtskils", ["SharedInterests", "TaughtSkills"]), nearest("x", ["site"])
    ("is it 'TaughtSkills'?", '')
    """
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(str(name).casefold(), list(folded), 1)
    return told("is it {near!r}?", near=folded[near[0]]) if near else ""


def unknown_options(
    owner: str, given: Iterable[object], known: Collection[str]
) -> list[InputProblem]:
    """Return a problem for each option that `owner` does not have, with the nearest that it has."""
    problems = []
    for option in sorted(set(map(str, given)) - set(known)):
        hint = nearest(option, known) or told("use some of {choices}", choices=list(known))
        problem = told("{owner} has no option {option!r}", owner=owner, option=option)
        problems.append(InputProblem("unknown_option", "", "", problem, hint))
    return problems


def option_problems(options: Mapping[str, Any]) -> list[InputProblem]:
    """Return all problems with the values of a programme's options."""
    floor, name = options.get("floor"), options.get("name", "")
    problems = scale_problems(options.get("scale"))
    if not isinstance(name, str):
        problems.append(wrong_option("name", name, told("give text")))
    if floor is not None and not is_number(floor):
        problems.append(
            wrong_option("floor", floor, told("give a number, or leave it out"), "not_a_number")
        )
    if not isinstance(options.get("complete", False), (bool, np.bool_)):
        remedy = told("use true or false")
        problems.append(wrong_option("complete", options["complete"], remedy, "not_yes_or_no"))
    problems += mapping_problems("columns", options.get("columns", {}))
    try:
        find_layout(options.get("layout"))
    except InputError as error:
        problems += error.records
    for name, known in (("objective", get_args(Objective)), ("language", get_args(Language))):
        if options.get(name, known[0]) not in known:
            remedy = told("use one of {choices}", choices=list(known))
            problems.append(wrong_option(name, options[name], remedy, "not_a_choice"))
    return problems


def rules_problems(rules: Any, affinity: Any) -> list[InputProblem]:
    """Return the problems of a list of rules, and clashes of their names with the parts' names."""
    if isinstance(rules, Rule) or not isinstance(rules, Sequence):
        return [wrong_option("rules", rules, told("give a list of rules"))]
    try:
        check_once(rules)
        names = soft_rules(rules)
    except InputError as error:
        return [*error.records]
    parts = affinity.get_params(deep=False) if isinstance(affinity, Affinity) else {}
    return [
        InputProblem(
            "duplicate",
            "",
            "",
            told("a soft rule and a part of the affinity are both called {name!r}", name=name),
            told("rename one of them"),
        )
        for name in names
        if name in parts
    ]


def affinity_problems(affinity: Any) -> list[InputProblem]:
    """Return the problems with the type of an affinity and with its weights."""
    if not isinstance(affinity, Affinity):
        return [wrong_option("affinity", affinity, told("give an Affinity"))]
    try:
        affinity.weights()
    except InputError as error:
        return [*error.records]
    return []
