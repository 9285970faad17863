"""Headers of lists, under which a mapping of a record is one cell with levels."""

from __future__ import annotations

from collections.abc import Iterator, Set

from matchcore.people.columns import LISTS
from matchcore.recognition.further_columns import TOPICS
from matchcore.recognition.headers.guesses import header_guesses


class ListNames(Set[str]):
    """The headers that stand for a list, and some others that are stated to.

    Examples
    --------
    >>> names = ListNames({"Ce que je sais"})
    >>> [name in names for name in ("skills", "Souhaits", "Ce que je sais", "name", "manager")]
    [True, True, True, False, False]
    """

    def __init__(self, stated: Set[str] = frozenset()) -> None:
        self._stated = frozenset(stated) | LISTS

    def __contains__(self, header: object) -> bool:
        if header in self._stated or not isinstance(header, str):
            return header in self._stated
        first = next(iter(header_guesses(header)), None)
        return first is not None and first.column in LISTS | {TOPICS}

    def __iter__(self) -> Iterator[str]:
        return iter(self._stated)

    def __len__(self) -> int:
        return len(self._stated)
