"""Whom an entry means: a person by id, e-mail address or name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from matchcore.people.identifiers import differ, id_key, loose_key, mail_key, name_key
from matchcore.people.identity import Identity

_BETWEEN_IDS = re.compile(r"(?:[\s/,;&+]|(?<=\s)(?:and|et|-)(?=\s))+")
_BETWEEN_NAMES = re.compile(r"\s*[/;&+\n]\s*|\s(?:and|et)\s")
_OR_COMMAS = re.compile(rf"\s*,\s*|{_BETWEEN_NAMES.pattern}")
_YEAR = r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?"
_WHEN = re.compile(rf"\s*[(\[]{_YEAR}[)\]]|^{_YEAR}\s?:\s*")
_SEVERAL = re.compile(r"[\s/,;&+()<>\[\]]")
_BRACKETS = re.compile(r"(.*?)\s*[(<\[]([^()<>\[\]]+)[)>\]]\s*")
_NAME = re.compile(r"[^\W\d_]+[\s,.'’-]+[^\W\d_]")  # two words without digits: may be a name


class Directory:
    """Everybody of all tables, to find the people that an entry names.

    Examples
    --------
    >>> from matchcore import Cohort
    >>> mentors = [{"id": "1042", "name": "Zoé Ferrand", "email": "zoe@x.org"}, {"id": "M2"}]
    >>> directory = Directory(Cohort(mentors, [{"id": "e"}]).identity)
    >>> for entry in ("1042.0", "Zoe@X.org", "FERRAND Zoe", "m2 / 1042", "Zoé (1042)", "gone"):
    ...     print(directory.people(entry))
    ['1042']
    ['1042']
    ['1042']
    ['M2', '1042']
    ['1042']
    []
    """

    def __init__(self, identity: Identity) -> None:
        self.identity = identity

    def __repr__(self) -> str:
        return f"Directory({len(self.identity.ids)} ids)"

    def people(self, entry: str) -> list[str]:
        """Return the ids of the people whom an entry names; none if a part of it is nobody."""
        if people := self._people(entry):
            return people
        without = without_season(entry)
        return self._people(without) if without != entry else []

    def _people(self, entry: str) -> list[str]:
        found = self.person(entry)
        if found is None and _SEVERAL.search(entry):
            found = self.by_name(entry) or self._named(entry)
            several = [] if found else self._several(entry)
            if several:
                return several
        found = found or self._loose.get(loose_key(id_key(entry)))
        return [found] if found else []

    def _several(self, entry: str) -> list[str]:
        """Return who is named in one text, piece by piece: by ids, or by ids and names."""

        def either(piece: str) -> str | None:
            return self.person(piece) or self.by_name(piece)

        return (
            self._each(_BETWEEN_IDS.split(entry), self.person)
            or self._each(_BETWEEN_NAMES.split(entry), either)
            or self._each(_OR_COMMAS.split(entry), either)
        )

    def person(self, entry: str) -> str | None:
        """Return who has an id or an e-mail address, if exactly one person has it."""
        if entry in self._ids:
            return entry
        return self._keys.get(id_key(entry)) or (
            self._mails.get(mail_key(entry)) if "@" in entry else None
        )

    def by_name(self, entry: str) -> str | None:
        """Return who has a name of several words, if exactly one person has it."""
        return self._names.get(name_key(entry)) if _NAME.search(entry) else None

    def is_shared(self, name: str) -> bool:
        """Return whether several people have a name."""
        return bool(_NAME.search(name)) and self._names.get(name_key(name), "") is None

    def is_other(self, person: str, name: str) -> bool:
        """Return whether a name is clearly not that of the person who has an id."""
        tables = self.identity.tables_of(person)
        return any(differ(table.name(person), name) for table in tables)

    def _named(self, entry: str) -> str | None:
        """Return who is written as name and id: ``Ann Lee (M7)``, ``M7 - Ann Lee``."""
        if in_brackets := _BRACKETS.fullmatch(entry):
            name, inner = in_brackets.groups()
            person = self.person(inner.strip())
            return person if person and not self.is_other(person, name) else None
        pieces = [piece for piece in _BETWEEN_IDS.split(entry) if piece not in ("", "-", ":")]
        ids = [*filter(None, (self.person(piece) for piece in pieces))]
        if len(pieces) < 2 or len(ids) != 1:
            return None
        rest = " ".join(piece for piece in pieces if self.person(piece) is None)
        known = any(table.name(ids[0]) for table in self.identity.tables_of(ids[0]))
        return ids[0] if known and not self.is_other(ids[0], rest) else None

    @staticmethod
    def _each(pieces: list[str], find: Callable[[str], str | None]) -> list[str]:
        """Return who is named piece by piece; none if a piece is nobody."""
        found = [find(piece) for piece in pieces if piece]
        people = [person for person in found if person is not None]
        return [*dict.fromkeys(people)] if len(people) == len(found) > 1 else []

    @cached_property
    def _ids(self) -> set[str]:
        return set(self.identity.ids)

    @cached_property
    def _keys(self) -> dict[str, str | None]:
        return self._index([*zip(self.identity.keys, self.identity.ids, strict=True)])

    @cached_property
    def _loose(self) -> dict[str, str | None]:
        keys = map(loose_key, self.identity.keys)
        return self._index([*zip(keys, self.identity.ids, strict=True)])

    @cached_property
    def _mails(self) -> dict[str, str | None]:
        tables = self.identity.tables
        lines = [(m, one) for table in tables for m, ids in table.by_mail.items() for one in ids]
        return self._index([*lines, *(line for table in tables for line in table.extra_mails())])

    @cached_property
    def _names(self) -> dict[str, str | None]:
        return self._index(
            [(name_key(t.name(one)), one) for t in self.identity.tables for one in t.ids]
        )

    def _index(self, lines: list[tuple[str, str]]) -> dict[str, str | None]:
        """Return whom each key stands for; None where it stands for several people."""
        index: dict[str, str | None] = dict(lines)
        if len(index) < len(lines):
            for key, person in lines:
                held = index[key]
                if held is not None and self.identity.standing(person) != self.identity.standing(
                    held
                ):
                    index[key] = None
        return index


def without_season(entry: str) -> str:
    """Return an entry without the years of a season.

    >>> without_season("Ann Lee (2024)"), without_season("2024-25: M7"), without_season("2024")
    ('Ann Lee', 'M7', '2024')
    """
    return _WHEN.sub("", entry)
