"""The arguments of a plan of meetings: checked all at once, and pairs that met read by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number, number_code, wrong_count
from matchcore.people import Cohort
from matchcore.programme.definition import Definition
from matchcore.solver import with_defaults

__all__ = ["check_arguments"]

_PAIR = ["mentee", "mentor"]
_REMEDY = told("give a frame with the columns mentee and mentor, or (mentee id, mentor id) pairs")


def check_arguments(
    people: Mapping[str, Any], counts: Mapping[str, Any], kappa: Any, met: Any, options: Any
) -> tuple[tuple[str, str], ...]:
    """Return the pairs that met, sorted.

    Parameters
    ----------
    people : mapping
        ``programme``, ``cohort`` and ``learnt``.
    counts : mapping
        Whole numbers by name: ``random_state`` from 0, the others from 1.
    kappa, met, options
        As `matchcore.rounds.plan_meetings` takes them.

    Raises
    ------
    InputError
        Lists every problem.
    """
    problems = [p for name, value in people.items() for p in _wrong_type(name, value)]
    for name, value in counts.items():
        problems += wrong_count(name, value, least=0 if name == "random_state" else 1)
    if not (is_number(kappa) and kappa >= 0):
        code, remedy = number_code(kappa, least=0), told("give a number, 0 or more")
        problems.append(InputProblem(code, "kappa", f"{kappa!r:.60}", remedy=remedy))
    pairs = _pairs(met, problems)
    try:
        with_defaults(options)
    except InputError as error:
        problems += error.records
    if problems:
        raise InputError(problems)
    return tuple(sorted(set(pairs)))


def _wrong_type(name: str, value: Any) -> list[InputProblem]:
    kinds: dict[str, tuple[type, str]] = {
        "programme": (Definition, told("give a Programme")),
        "cohort": (Cohort, told("give a Cohort, as programme.read returns it")),
        "learnt": (Learnt, told("give what matchcore.rounds.learn returns, or None")),
    }
    kind, remedy = kinds[name]
    if isinstance(value, kind) or (name == "learnt" and value is None):
        return []
    return [InputProblem("wrong_type", name, f"{value!r:.60}", remedy=remedy)]


def _pairs(met: Any, problems: list[InputProblem]) -> list[tuple[str, str]]:
    """Return pairs of ids; what is none is added to the problems."""
    if met is None:
        return []
    given: Iterable[Any]
    if isinstance(met, pd.DataFrame):
        lacking = [name for name in _PAIR if name not in met]
        problems += [
            InputProblem(
                "missing_column", "met", "", told("there is no column {name!r}", name=name), _REMEDY
            )
            for name in lacking
        ]
        given = [] if lacking else met[_PAIR].itertuples(index=False, name=None)
    elif isinstance(met, Iterable) and not isinstance(met, (str, bytes, Mapping)):
        given = met
    else:
        problems.append(InputProblem("wrong_type", "met", f"{met!r:.60}", remedy=_REMEDY))
        given = []
    pairs = []
    for k, one in enumerate(given):
        if _is_pair(one):
            pairs.append((one[0], one[1]))
        else:
            found = f"{one!r:.60}"
            problems.append(InputProblem("wrong_type", f"met[{k}]", found, remedy=_REMEDY))
    return pairs


def _is_pair(one: Any) -> bool:
    is_two = isinstance(one, (list, tuple)) and len(one) == len(_PAIR)
    return is_two and all(isinstance(who, str) for who in one)
