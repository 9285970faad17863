"""What looks odd across whole tables: swapped tables, unknown partners."""

from __future__ import annotations

from collections.abc import Sequence

from matchcore.people.columns import COLUMNS, PARTNERS
from matchcore.people.people import People

_MANY = 5  # ids of earlier partners, of whom somebody should be there still


def extra_columns(people: People) -> list[str]:
    """Return which columns of a table are nobody's, in words."""
    own = {name for name, column in COLUMNS.items() if people.role in column.roles}
    extra = [str(name) for name in people.frame.columns if name not in own]
    return [f"{people.role}: extra columns kept: {', '.join(extra)}"] if extra else []


def misplaced_columns(*sides: People) -> list[str]:
    """Return which columns stand in the wrong table alone, as where the two are swapped."""
    cautions = []
    for here, there in (sides, sides[::-1]):
        names = [
            str(name)
            for name in here.frame.columns
            if name in COLUMNS and here.role not in COLUMNS[name].roles and name not in there.frame
        ]
        if names:
            said = f"columns of {there.role}: {', '.join(names)}; are the tables swapped?"
            cautions.append(f"{here.role}: {said}")
    return cautions


def unknown_partners(everybody: Sequence[People]) -> list[str]:
    """Return the columns of partners whose ids look as if they were written in another way."""
    known = {one for people in everybody for one in people.ids.tolist() if one is not None}
    alike: dict[str, str] = {}
    cautions = []
    for people in everybody:
        for name in PARTNERS:
            listed = set(people.items(name).labels.tolist())
            unknown = sorted(listed - known)
            if unknown and not alike:
                alike = {_bare(one): one for one in sorted(known)}
            meant = [(one, alike[_bare(one)]) for one in unknown if _bare(one) in alike]
            hint = f"; is it the same as {meant[0][1]!r}?" if meant else ""
            is_odd = name == "past" and len(unknown) == len(listed) >= _MANY
            if meant or is_odd:
                example = meant[0][0] if meant else unknown[0]
                cautions.append(
                    f"{people.role}, {name}: ids that are nobody's here: {len(unknown)} of "
                    f"{len(listed)}, such as {example!r}{hint}"
                )
    return cautions


def _bare(one: str) -> str:
    return one.casefold().lstrip("0")
