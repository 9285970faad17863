"""What looks odd across whole tables: extra columns, swapped tables, unknown partners."""

from __future__ import annotations

from collections.abc import Sequence

from matchcore.people.columns import COLUMNS, PARTNERS
from matchcore.people.people import People

_MANY = 5  # from this many past partners on, all of them unknown is odd


def extra_columns(people: People) -> list[str]:
    """Return a note that names the columns of a table that matchcore does not know."""
    known = {name for name, column in COLUMNS.items() if people.role in column.roles}
    extra = [str(name) for name in people.frame.columns if name not in known]
    return [f"{people.role}: extra columns kept: {', '.join(extra)}"] if extra else []


def misplaced_columns(*sides: People) -> list[str]:
    """Return cautions on columns that only the wrong table has, as if the two were swapped."""
    cautions = []
    for here, there in (sides, sides[::-1]):
        names = [
            str(name)
            for name in here.frame.columns
            if name in COLUMNS and here.role not in COLUMNS[name].roles and name not in there.frame
        ]
        if names:
            columns = f"columns of {there.role}: {', '.join(names)}"
            cautions.append(f"{here.role}: {columns}; are the tables swapped?")
    return cautions


def unknown_partners(everybody: Sequence[People]) -> list[str]:
    """Return cautions on columns of partners whose ids seem to be written in another way."""
    known = {person for people in everybody for person in people.ids.tolist() if person is not None}
    known_by_key: dict[str, str] = {}
    cautions = []
    for people in everybody:
        for name in PARTNERS:
            listed = set(people.items(name).labels.tolist())
            unknown = sorted(listed - known)
            if unknown and not known_by_key:
                known_by_key = {_key(person): person for person in sorted(known)}
            meant = [(one, known_by_key[_key(one)]) for one in unknown if _key(one) in known_by_key]
            all_unknown = name == "past" and len(unknown) == len(listed) >= _MANY
            if meant or all_unknown:
                example = meant[0][0] if meant else unknown[0]
                hint = f"; is it the same as {meant[0][1]!r}?" if meant else ""
                cautions.append(
                    f"{people.role}, {name}: unknown ids: {len(unknown)} of {len(listed)}, "
                    f"such as {example!r}{hint}"
                )
    return cautions


def _key(person: str) -> str:
    return person.casefold().lstrip("0")
