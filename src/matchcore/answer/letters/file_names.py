"""Names of letters' files: safe on every system, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from matchcore.names import fold

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_STROKES = str.maketrans("øłđðħŧı", "olddhti")  # which no accent makes


def file_names(people: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return a name without ending for each (role, id, name of a person), in their order.

    Only small letters, digits and hyphens; a number tells apart what would be the same. The role
    comes first, so that no name is one that Windows reserves.

    >>> file_names([("mentee", "E-7", "Hélène Roy"), ("mentee", "e 7", "Hélène Roy")])
    ['mentee-e-7-helene-roy', 'mentee-e-7-helene-roy-2']
    """
    plain = ["-".join(filter(None, map(_slug, person)))[:_LONGEST] for person in people]
    taken, names, first = set(plain), [], set[str]()
    for name in plain:
        free, number = name, 1
        while free in first:
            number += 1
            free = name if f"{name}-{number}" in taken else f"{name}-{number}"
        taken.add(free)
        first.add(free)
        names.append(free)
    return names


def _slug(text: str) -> str:
    letters = fold(text).translate(_STROKES)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-")
