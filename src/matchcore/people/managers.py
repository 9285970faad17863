"""Managers who are named otherwise than by id: found by address or name, as ids of the tables."""

from __future__ import annotations

from collections.abc import Mapping

from matchcore.catalogue import told
from matchcore.names import reference_of
from matchcore.people.columns import Text
from matchcore.people.directory import Directory
from matchcore.people.people import People
from matchcore.tables import cell_text
from matchcore.wording import enumerated


def known_managers(people: People, directory: Directory, cautions: list[str]) -> Text:
    """Return the managers of a table; those who are in a table by their ids there.

    A name counts where exactly one person has it. Cautions say who was found, which names several
    people have, and which ids belong to other names.
    """
    managers = people.text("manager")
    unknown = set(managers.tolist()) - set(directory.identity.ids) - {None}
    first = _first_rows(people, managers)
    written = {one: _name_beside(people, first[one]) for one in first}
    meant: dict[str, str] = {}
    shared = []
    for one in sorted(unknown, key=lambda one: (_row(people, first[one]), one)):
        name = written[one] or one
        found = directory.person(one) or directory.by_name(name)
        if found is not None:
            meant[one] = found
        elif directory.is_shared(name):
            shared.append(one)
    _tell(people, first, meant, shared, cautions)
    cautions += _other_names(people, first, written, meant, directory)
    read = managers.copy()
    read[:] = [meant.get(one, one) for one in managers.tolist()]
    return _without_oneself(people, read, cautions) if people.layout.in_words else read


def _without_oneself(people: People, managers: Text, cautions: list[str]) -> Text:
    """Return managers without those who are their own: in many systems, the head of all."""
    own = [k for k, one in enumerate(managers == people.ids) if one and managers[k] is not None]
    if own:
        shown = [told("{id!r} (row {row})", id=people.ids[k], row=_row(people, k)) for k in own]
        cautions.append(
            told(
                "{role}, manager: their own, read as none: {shown}",
                role=people.role,
                shown=enumerated(shown),
            )
        )
        managers[own] = None
    return managers


def _tell(
    people: People,
    first: Mapping[str, int],
    meant: Mapping[str, str],
    shared: list[str],
    cautions: list[str],
) -> None:
    """Add cautions on managers who were found, and on names that several people have."""
    rows = {one: _row(people, first[one]) for one in first}
    if meant:
        shown = [
            told("{one!r} (row {row}) as {found!r}", one=one, row=rows[one], found=found)
            for one, found in meant.items()
        ]
        cautions.append(
            told(
                "{role}, manager: entries read as ids: {shown}",
                role=people.role,
                shown=enumerated(shown),
            )
        )
    if shared:
        shown = [told("{one!r} (row {row})", one=one, row=rows[one]) for one in shared]
        what = told("names that several people have, none of whom is taken")
        cautions.append(
            told(
                "{role}, manager: {what}: {shown}",
                role=people.role,
                what=what,
                shown=enumerated(shown),
            )
        )


def _other_names(
    people: People,
    first: Mapping[str, int],
    written: Mapping[str, str],
    meant: Mapping[str, str],
    directory: Directory,
) -> list[str]:
    """Return a caution on ids beside names that are those of other people."""
    found = {one: meant.get(one, one) for one, name in written.items() if name}
    other = [one for one, who in found.items() if directory.is_other(who, written[one])]
    rows = {one: _row(people, first[one]) for one in other}
    shown = [
        told(
            "{found!r} beside {written!r} (row {row})",
            found=found[one],
            written=written[one],
            row=rows[one],
        )
        for one in other
    ]
    what = told("ids of people who have other names")
    return (
        [
            told(
                "{role}, manager: {what}: {shown}",
                role=people.role,
                what=what,
                shown=enumerated(shown),
            )
        ]
        if other
        else []
    )


def _name_beside(people: People, place: int) -> str:
    """Return the name that a cell states beside the id of a manager; empty if there is none."""
    text = cell_text(people.frame["manager"].iloc[place]) if people.layout.in_words else None
    reference = reference_of(text) if text else None
    return reference.name if reference and " " in reference.name else ""


def _first_rows(people: People, managers: Text) -> dict[str, int]:
    """Return where each manager is first named in the table as given."""
    first: dict[str, int] = {}
    for place in people.source_rows.argsort(kind="stable").tolist():
        if managers[place] is not None:
            first.setdefault(managers[place], place)
    return first


def _row(people: People, place: int) -> int:
    return int(people.source_rows[place])
