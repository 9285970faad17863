"""A file that names a preset states only what differs: here it is completed from the preset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.programme.definition import Definition
from matchcore.programme.description import describe
from matchcore.programme.entries import Entry, numbered
from matchcore.programme.preset_parts import changed_parts, not_in_preset, of_a_kind, weighed
from matchcore.programme.presets import PRESETS
from matchcore.programme.validation import nearest, wrong_option

_PLACE = "[programme]"


class Content(NamedTuple):
    """What a file says in full: options of ``[programme]``, and entries with their places."""

    options: dict[Any, Any]
    parts: list[Entry]
    rules: list[Entry]


def completed(sections: Mapping[str, Any], problems: list[InputProblem]) -> Content:
    """Return the content of a file over that of its preset; add each problem to `problems`."""
    options, weights = dict(sections["programme"]), sections["weights"]
    name, without = options.pop("preset", None), options.pop("without", [])
    own = Content(
        options, numbered("affinity", sections["affinity"]), numbered("rule", sections["rules"])
    )
    if name is None:
        used = [("without", _PLACE, without), ("weights", "[weights]", weights)]
        problems += [_needs_preset(place, key) for key, place, value in used if value]
        return own
    if not isinstance(name, str) or name not in PRESETS:
        remedy = nearest(name, PRESETS) or told("use one of {choices}", choices=list(PRESETS))
        problems.append(
            wrong_option(told("{place} preset", place=_PLACE), name, remedy, "unknown_preset")
        )
        return Content(options, of_a_kind(own.parts), of_a_kind(own.rules))
    preset = describe(Definition(**PRESETS[name]()))
    _take_out(name, preset, without, problems)
    parts = weighed(name, preset["affinity"], own.parts, weights, problems)
    return Content(
        preset["programme"] | options,
        changed_parts(name, parts, own.parts, problems),
        _changed_rules(name, preset["rules"], own.rules),
    )


def _needs_preset(place: str, key: str) -> InputProblem:
    problem = told("{key} changes a preset, and none is named", key=key)
    return InputProblem(
        "missing_preset", place, "", problem, told('add preset = "…" to [programme]')
    )


def _take_out(
    name: str, preset: dict[str, Any], without: Any, problems: list[InputProblem]
) -> None:
    """Take the parts and rules of `without` out of a preset, in place."""
    place = told("{place} without", place=_PLACE)
    if not isinstance(without, list):
        remedy = told('give a list, such as ["DifferentDepartment", "site"]')
        problems.append(wrong_option(place, without, remedy))
        return
    known = [called for key in ("affinity", "rules") for e in preset[key] for called in _called(e)]
    problems += [
        not_in_preset(place, name, told("part or rule {one!r}", one=one), one, known)
        for one in without
        if one not in known
    ]
    for key in ("affinity", "rules"):
        preset[key] = [e for e in preset[key] if not any(n in without for n in _called(e))]


def _called(entry: Mapping[str, Any]) -> list[str]:
    """Return what `without` may call an entry of a preset: its name and its kind."""
    return [entry[key] for key in ("name", "kind") if key in entry]


def _changed_rules(
    name: str, preset: Sequence[dict[str, Any]], own: Sequence[Entry]
) -> list[Entry]:
    """Return the rules of a preset, some changed by the first entry of their kind; then others."""
    rules: dict[Any, Entry] = {
        rule["kind"]: Entry(told("preset {name}", name=name), rule) for rule in preset
    }
    unchanged, added = {str(kind) for kind in rules}, []
    for entry in own:
        kind = entry.content.get("kind") if isinstance(entry.content, Mapping) else None
        if isinstance(kind, str) and kind in unchanged:
            rules[kind] = Entry(entry.place, {**rules[kind].content, **entry.content})
            unchanged.remove(kind)
        else:
            added.append(entry)
    return [*rules.values(), *added]
