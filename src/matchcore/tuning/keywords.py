"""Keywords of `Explorer.at`, as the names of a programme's parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number
from matchcore.programme import Programme
from matchcore.programme.parameters import parameters
from matchcore.rules.rule_list import addend_names, short_names

_OPTIONS = ("floor", "objective", "complete")


class Keywords:
    """Reads keywords into parameters and their values; those that change nothing are left out."""

    def __init__(self, programme: Programme) -> None:
        self.rules, self.known = programme.rules, parameters(programme)
        self.parts = tuple(programme.affinity.get_params(deep=False))

    def read(self, asked: Mapping[str, Any], rules: Mapping[str, Any]) -> dict[str, Any]:
        """Return what changes, by the names of `parameters`.

        Parameters
        ----------
        asked : mapping of str to value
            By the name of a component its weight, by that of a term its amount; options by their
            names; other parameters of parts as ``name__parameter``.
        rules : mapping of str to float
            Weights of soft rules, by the keys of `addend_names`.

        Raises
        ------
        InputError
            Lists all names that are unknown.
        """
        found, problems = dict[str, Any](), list[InputProblem]()
        if not isinstance(rules, Mapping):
            remedy = told("give a mapping, {{rule: weight}}")
            problems.append(InputProblem("wrong_type", "rules", f"{rules!r:.60}", remedy=remedy))
            rules = {}
        for key, value in asked.items():
            path = self._path(key)
            if path in self.known:
                found[path] = value
            else:
                problems.append(self._unknown(key))
        try:
            names, short = addend_names(self.rules, rules), short_names(self.rules)
            found |= {f"rules__{short[names[key]]}__weight": x for key, x in rules.items()}
        except InputError as error:
            problems += error.records
        if problems:
            raise InputError(problems)
        return {key: x for key, x in found.items() if not _is_same(x, self.known[key])}

    def _path(self, key: str) -> str:
        """Return the name of a parameter; that of a part alone means its weight or amount."""
        if key in _OPTIONS:
            return key
        if "__" in key:
            return f"affinity__{key}"
        is_term = f"affinity__{key}__amount" in self.known
        return f"affinity__{key}__{'amount' if is_term else 'weight'}"

    def _unknown(self, key: str) -> InputProblem:
        part, _, parameter = key.partition("__")
        if parameter and part in self.parts:
            begin = f"affinity__{part}__"
            own = [x.removeprefix(begin) for x in self.known if x.startswith(begin)]
            problem, remedy = (
                told("{part!r} has no parameter {parameter!r}", part=part, parameter=parameter),
                told("use one of {own}", own=own),
            )
        else:
            problem = told("there is no component or term {part!r}", part=part)
            names = [*self.parts, *_OPTIONS]
            remedy = told("use one of {names}, or rules={{...}} for soft rules", names=names)
        return InputProblem("unknown_component", "", "", problem, remedy)


def key_of(changes: Mapping[str, Any]) -> frozenset[Any] | None:
    """Return changes as a key of a mapping; None if a value may itself change."""
    if not all(map(_is_plain, changes.values())):
        return None
    return frozenset((name, type(value), value) for name, value in changes.items())


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, np.generic))


def _is_same(value: Any, known: Any) -> bool:
    if is_number(value) and is_number(known):
        return bool(value == known)
    return _is_plain(value) and type(value) is type(known) and bool(value == known)
