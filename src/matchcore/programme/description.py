"""A programme as plain values, in the form of its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matchcore.affinity
import matchcore.rules
from matchcore.catalogue import told, with_colon
from matchcore.errors import InputProblem
from matchcore.plain_values import plain
from matchcore.programme.definition import Definition
from matchcore.tables import describe_layout

FORMAT = 1  # of files: a newer one has something that this version would misread


def describe(definition: Definition) -> dict[str, Any]:
    """Return a programme as plain values, with functions by their names.

    Records keep this form. `unwritable` lists what a file cannot hold.
    """
    options = {
        "format": FORMAT,
        "name": definition.name,
        "objective": definition.objective,
        "floor": definition.floor,
        "complete": definition.complete,
        "scale": definition.scale,
        "layout": describe_layout(definition.layout),
        "language": definition.language,
    }
    parts = definition.affinity.get_params(deep=False).items()
    return {
        "programme": _given(plain(options)),
        **({"columns": definition.columns} if definition.columns else {}),
        "affinity": [_entry(part, part.get_params(deep=False), name=name) for name, part in parts],
        "rules": [_entry(rule, rule.options()) for rule in definition.rules],
        **({"aims": [aim.to_dict() for aim in definition.aims]} if definition.aims else {}),
    }


def unwritable(definition: Definition) -> list[InputProblem]:
    """Return a problem for each component, term, rule and option that a file cannot hold."""
    parts = definition.affinity.get_params(deep=False).items()
    described = [(name, matchcore.affinity, p, p.get_params(deep=False)) for name, p in parts]
    described += [(str(r), matchcore.rules, r, r.options()) for r in definition.rules]
    problems = []
    for name, module, instance, options in described:
        kind = type(instance)
        if getattr(module, kind.__name__, None) is not kind:
            problem = told(
                "a file can hold only kinds of matchcore, not {kind}", kind=kind.__name__
            )
            problems.append(InputProblem("unwritable", name, problem=problem))
            continue
        remedy = told("a file cannot hold it; build the programme in Python")
        problems += [
            InputProblem("unwritable", with_colon(name, option), repr(value), remedy=remedy)
            for option, value in plain(options).items()
            if not _is_writable(value)
        ]
    return problems


def _entry(instance: object, options: Mapping[str, Any], **name: str) -> dict[str, Any]:
    """Return the entry of one component, term or rule."""
    named = {key: _named(value) for key, value in plain(options).items()}
    return {"kind": type(instance).__name__, **name, **_given(named)}


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out options that are None: TOML has no such value."""
    return {key: value for key, value in options.items() if value is not None}


def _is_writable(value: Any) -> bool:
    """Whether TOML can hold a value; None counts, as it is left out."""
    if isinstance(value, dict):
        return all(map(_is_writable, value.values()))
    if isinstance(value, list):
        return all(item is not None and _is_writable(item) for item in value)
    return _is_plain(value)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (str, bool, int, float))


def _named(value: Any) -> Any:
    """Replace each function or object in a value by its name."""
    if _is_plain(value):
        return value
    if isinstance(value, dict):
        return {key: _named(item) for key, item in value.items()}
    if isinstance(value, list):
        return [item if _is_plain(item) else _named(item) for item in value]
    return getattr(value, "__qualname__", type(value).__qualname__)
