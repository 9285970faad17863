"""The parts of a preset, changed by the weights and the entries of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.programme.entries import Entry, takes_weight
from matchcore.programme.validation import nearest


def weighed(
    preset: str,
    parts: Sequence[dict[str, Any]],
    own: Sequence[Entry],
    weights: Mapping[Any, Any],
    problems: list[InputProblem],
) -> list[dict[str, Any]]:
    """Return the parts of a preset with the weights of ``[weights]``."""
    known = [part["name"] for part in parts]
    problems += [
        not_in_preset("[weights]", preset, told("part {name!r}", name=name), name, known)
        for name in weights
        if name not in known
    ]
    for entry in own:
        part = _target(entry.content, parts)
        if part and part["name"] in weights and _states_weight(part, entry.content):
            twice = told("[weights] states the weight of {part!r}, too", part=part["name"])
            remedy = told("keep one of the two")
            problems.append(InputProblem("duplicate", entry.place, "", twice, remedy))
    return [{**part, "weight": weights.get(part["name"], part["weight"])} for part in parts]


def changed_parts(
    preset: str,
    parts: Sequence[dict[str, Any]],
    own: Sequence[Entry],
    problems: list[InputProblem],
) -> list[Entry]:
    """Return the parts of a preset, some changed by a file's own entries; then the others."""
    all_parts = {
        part["name"]: Entry(told("preset {preset}", preset=preset), part) for part in parts
    }
    unchanged, added = set(all_parts), []
    for entry in own:
        part = _target(entry.content, parts)
        if part is None:
            problems += _unfit(preset, parts, entry)
            added += of_a_kind([entry])
            continue
        changed = Entry(entry.place, _changed(part, entry.content))
        if part["name"] in unchanged:
            all_parts[part["name"]] = changed
            unchanged.remove(part["name"])
        else:  # reading refuses the second one of a name, at its place
            added.append(changed)
    return [*all_parts.values(), *added]


def of_a_kind(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out entries without a kind: only a preset could complete them, and none does."""
    return [one for one in entries if not isinstance(one.content, Mapping) or "kind" in one.content]


def not_in_preset(
    place: str, preset: str, what: str, name: object, known: Sequence[str]
) -> InputProblem:
    """Return the problem of a name that a preset does not have, with the nearest that it has."""
    remedy = nearest(name, known) or told("use some of {choices}", choices=list(known))
    return InputProblem(
        "not_in_preset", place, "", told("{preset} has no {what}", preset=preset, what=what), remedy
    )


def _target(content: Any, parts: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the part that an entry changes: that of its name or, without a name, of its kind."""
    if not isinstance(content, Mapping):
        return None
    if "name" in content:
        return next((part for part in parts if part["name"] == content["name"]), None)
    return next((p for p in _alike(content, parts) if _reads_the_same(content, p)), None)


def _alike(content: Mapping[str, Any], parts: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Return the parts of the entry's kind."""
    return (part for part in parts if part["kind"] == content.get("kind"))


def _reads_the_same(content: Mapping[str, Any], part: Mapping[str, Any]) -> bool:
    return "column" not in part or bool(content.get("column", part["column"]) == part["column"])


def _states_weight(part: Mapping[str, Any], content: Mapping[str, Any]) -> bool:
    """Whether an entry leaves no place for a weight: it has one, or becomes a term."""
    return "weight" in content or not takes_weight(content.get("kind", part["kind"]))


def _changed(part: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part with the options of an entry; of another kind, it keeps the weight alone."""
    kind = content.get("kind", part["kind"])
    if kind == part["kind"]:
        return {**part, **content}
    kept = {"weight": part["weight"]} if takes_weight(kind) else {}
    return {**kept, **content}


def _unfit(preset: str, parts: Sequence[dict[str, Any]], entry: Entry) -> list[InputProblem]:
    """Return the problem of an entry that changes no part and cannot be added either.

    It has no kind, or is of a kind that the preset has, and without a name or of the same column.
    """
    content = entry.content if isinstance(entry.content, Mapping) else {"kind": ""}
    if "kind" not in content:
        name, known = content.get("name", ""), [part["name"] for part in parts]
        return [not_in_preset(entry.place, preset, told("part {name!r}", name=name), name, known)]
    for part in _alike(content, parts):
        change = told("name = {part!r} changes it", part=part["name"])
        if "name" not in content:
            problem = told(
                "the preset has {part} of the column {part2!r}",
                part=part["kind"],
                part2=part["column"],
            )
            remedy = told("{change}, another name adds one", change=change)
            return [InputProblem("ambiguous", entry.place, "", problem, remedy)]
        if _reads_the_same(content, part):
            problem = told("the preset has the same part, {part!r}", part=part["name"])
            remedy = told(
                "{change}, without = [{part!r}] takes it out", change=change, part=part["name"]
            )
            return [InputProblem("duplicate", entry.place, "", problem, remedy)]
    return []
