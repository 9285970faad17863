"""The profiles of one side as JSON, a list per column, and back; empty columns are left out."""

from __future__ import annotations

from typing import Any

from matchcore.answer.json_checks import checked_text, checked_texts, is_int
from matchcore.people import PROFILE_LISTS, Profile, Roster

_EMPTY = Profile()


def profiles_to_json(roster: Roster) -> dict[str, list[Any]]:
    """Return the columns of the profiles that say something of anybody."""
    columns = zip(Profile._fields, zip(*roster.profiles, strict=True), strict=False)
    return {
        name: [list(value) if isinstance(value, tuple) else value for value in values]
        for name, values in columns
        if any(value != getattr(_EMPTY, name) for value in values)
    }


def profiles_from_json(saved: Any, size: int) -> tuple[Profile, ...]:
    """Return the profiles of `size` people.

    Raises
    ------
    AttributeError, TypeError, ValueError
        The columns are none of a profile, or not of so many people.
    """
    columns = {name: [_value(name, value) for value in values] for name, values in saved.items()}
    if any(len(values) != size for values in columns.values()):
        raise ValueError("profiles and people do not fit each other")
    if not columns:
        return ()
    return tuple(
        Profile(**dict(zip(columns, row, strict=True)))
        for row in zip(*columns.values(), strict=True)
    )


def _value(name: str, value: Any) -> Any:
    if name == "grade":
        if not (value is None or is_int(value)):
            raise ValueError(f"{value!r:.40} is not a grade")
        return value
    return checked_texts(value) if name in PROFILE_LISTS else checked_text(value)
