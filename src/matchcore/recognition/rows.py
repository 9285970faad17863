"""Rows and words that stand for nobody: labels, people who have left, and "no manager"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from matchcore.names import fold, nobody
from matchcore.people.identifiers import id_keys
from matchcore.recognition.statuses import is_gone
from matchcore.tables import cell_text


def values_of_leavers(cells: Sequence[Any]) -> tuple[str, ...]:
    """Return the values of a column of status that say that someone has left.

    >>> values_of_leavers(["active", "inactive", "Active"])
    ('inactive',)
    """
    values = Counter(text for cell in cells if (text := cell_text(cell)))
    gone = [value for value in sorted(values) if is_gone(value)]
    here = sum(count for value, count in values.items() if not is_gone(value))
    return tuple(dict.fromkeys(map(str.casefold, gone))) if here else ()


def words_for_nobody(cells: Sequence[Any]) -> tuple[str, ...]:
    """Return the cells of a column of managers that say that there is none.

    >>> words_for_nobody(["NO_MANAGER", "4000", None])
    ('NO_MANAGER',)
    """
    texts = {text for cell in cells if (text := cell_text(cell))}
    return tuple(sorted(text for text in texts if nobody(text)))


def answered_twice(ids: Sequence[Any], roles: Sequence[Any] = ()) -> list[tuple[int, int]]:
    """Return the places of two answers of one person, by id whatever its writing.

    Two answers in different roles are none: a person may be on both sides.

    >>> answered_twice(["ana@x.org", "bo@x.org", "ANA@X.ORG"])
    [(0, 2)]
    >>> answered_twice(["ana@x.org", "ANA@X.ORG"], ["Mentor", "Mentee"])
    []
    """
    keys = id_keys(cell_text(cell) or "" for cell in ids)
    if len(set(keys)) == len(keys):
        return []
    as_what = [fold(cell_text(cell) or "") for cell in roles] or [""] * len(keys)
    first: dict[tuple[str, str], int] = {}
    twice = []
    for place, key in enumerate(zip(keys, as_what, strict=True)):
        if key[0] and first.setdefault(key, place) != place:
            twice.append((first[key], place))
    return twice
