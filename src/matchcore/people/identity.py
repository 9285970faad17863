"""Who is who over the tables: one person under two ids, and ids that may be one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations, permutations, product

from matchcore.people.identifiers import differ, id_keys, loose_key, name_key
from matchcore.people.people import People
from matchcore.people.persons import Persons

Pair = tuple[str, str]


class Identity:
    """Which ids of several tables are one person's, and which may be.

    Ids that are equal but for case, invisible characters, shapes of digits or a ``.0`` are one
    person's; so are ids of people of different tables who have one name and one e-mail address.
    Ids that differ in leading zeros, or in letters that look alike, or that only share an e-mail
    address, may be; so may namesakes of whom one is known by an address alone. Two people of one
    table are never taken for one.

    Attributes
    ----------
    doubtful : list of (str, str)
        Ids that may be of one person.
    contradicted : list of (str, str)
        Ids that are one but for their writing, of people with other names or e-mail addresses.

    Examples
    --------
    >>> from matchcore import Cohort
    >>> mentors, mentees = ([{"id": i} for i in ids] for ids in (["Ana", "007"], ["ana", "7"]))
    >>> cohort = Cohort(mentors, mentees)
    >>> cohort.identity.same, cohort.identity.doubtful
    ({'Ana': 'Ana', 'ana': 'Ana'}, [('7', '007')])
    """

    def __init__(self, everybody: Sequence[People]) -> None:
        self.tables = [Persons(people) for people in everybody]
        self.ids = [*dict.fromkeys(chain.from_iterable(table.ids for table in self.tables))]
        self.keys = id_keys(self.ids)
        self.contradicted: list[Pair] = []
        self._doubtful: dict[frozenset[str], Pair] = {}
        self._groups: dict[str, set[str]] = {}
        self._join_equal_keys()
        self._join_mails()
        self._join_loose_keys()
        self._doubt_namesakes()
        apart = {frozenset(pair) for pair in self.contradicted}
        doubtful = [pair for both, pair in self._doubtful.items() if both not in apart]
        self.doubtful = [(a, b) for a, b in doubtful if b not in self.group(a)]

    def __repr__(self) -> str:
        return f"Identity({len(self.ids)} ids, {len(self.same)} of them of people with several)"

    @cached_property
    def same(self) -> dict[str, str]:
        """The id that stands for a person, for each id of a person who has several."""
        first: dict[str, str] = {}
        for person in self.ids if self._groups else ():
            for one in self._groups.get(person, ()):
                first.setdefault(one, person)
        return {person: first[person] for person in self.ids if person in first}

    def standing(self, person: str) -> str:
        """Return the id that stands for a person."""
        return self.same.get(person, person)

    def group(self, person: str) -> set[str]:
        """Return all ids of a person."""
        return self._groups.get(person, {person})

    def tables_of(self, person: str) -> list[Persons]:
        """Return the tables that have an id."""
        return [table for table in self.tables if person in table]

    def shared_ids(self) -> Iterator[tuple[Persons, Persons, str]]:
        """Yield two tables and an id that both have."""
        for first, second in combinations(self.tables, 2):
            for person in sorted(first.ids.keys() & second.ids.keys()):
                yield first, second, person

    def pairs_of_one(self) -> list[Pair]:
        """Return the different ids of a mentee and a mentor who are, or may be, one person."""
        mentors, mentees = self.tables[:2]
        groups = {frozenset(group) for group in self._groups.values()}
        found = {pair for group in groups for pair in permutations(group, 2)}
        found |= {both for a, b in self.doubtful for both in ((a, b), (b, a))}
        return sorted((a, b) for a, b in found if a in mentees and b in mentors)

    def _join_equal_keys(self) -> None:
        if len(set(self.keys)) == len(self.keys):
            return
        with_key: dict[str, list[str]] = {}
        for key, person in zip(self.keys, self.ids, strict=True):
            with_key.setdefault(key, []).append(person)
        for ids in with_key.values():
            for one, other in self._across(ids) if len(ids) > 1 else ():
                if not self._is_clear(ids):
                    self._doubt(one, other)
                elif self._contradicts(one, other):
                    self.contradicted.append((one, other))
                else:
                    self._join(one, other)

    def _join_mails(self) -> None:
        for first, second in combinations(self.tables, 2):
            for mail in sorted(first.by_mail.keys() & second.by_mail.keys()):
                ids = [*dict.fromkeys([*first.by_mail[mail], *second.by_mail[mail]])]
                if len(ids) < 2 or self.group(ids[0]).issuperset(ids):
                    continue
                if self._is_clear(ids):
                    for one, other in self._across(ids):
                        agree = self._agree_on_name(one, other)
                        (self._join if agree else self._doubt)(one, other)
                else:  # several people of one table share the address
                    self._join_names(ids)

    def _join_names(self, ids: Sequence[str]) -> None:
        """Join the ids of some people with equal names."""
        with_name: dict[str, list[str]] = {}
        for person in ids:
            for name in {name_key(table.name(person)) for table in self.tables_of(person)} - {""}:
                with_name.setdefault(name, []).append(person)
        for named in with_name.values():
            if len(named) > 1 and self._is_clear(named):
                for one, other in self._across(named):
                    self._join(one, other)

    def _join_loose_keys(self) -> None:
        odd = [k for k, key in enumerate(self.keys) if key[:1] == "0" or not key.isascii()]
        if not odd:
            return
        by_key = dict(zip(self.keys, self.ids, strict=True))
        meant: dict[str, list[str]] = {}
        for k in odd:
            meant.setdefault(loose_key(self.keys[k]), []).append(self.ids[k])
        for loose, written in meant.items():
            ids = [*dict.fromkeys([*filter(None, [by_key.get(loose)]), *written])]
            for one, other in self._across(ids):
                is_one = self._is_clear(ids) and self._agree(one, other)
                (self._join if is_one else self._doubt)(one, other)

    def _doubt_namesakes(self) -> None:
        """Doubt people with one full name if an address is the id of one: they may have two."""
        if not any("@" in person for person in self.ids):
            return
        for first, second in combinations(self.tables, 2):
            for name in sorted(first.by_full_name.keys() & second.by_full_name.keys()):
                here, there = first.by_full_name[name], second.by_full_name[name]
                alone = len(here) == len(there) == 1 and here[0] not in second
                if alone and there[0] not in first:  # nearly always, so it comes first
                    if "@" in here[0] or "@" in there[0]:
                        self._doubt(here[0], there[0])
                    continue
                ids = [*dict.fromkeys([*here, *there])]
                if any("@" in person for person in ids) and self._is_clear(ids):
                    for one, other in self._across(ids):
                        self._doubt(one, other)

    def _join(self, one: str, other: str) -> None:
        group = self.group(one) | self.group(other)
        self._groups.update(dict.fromkeys(group, group))

    def _doubt(self, one: str, other: str) -> None:
        self._doubtful.setdefault(frozenset((one, other)), (one, other))

    def _across(self, ids: Sequence[str]) -> Iterator[Pair]:
        """Yield the pairs of ids that stand in different tables."""
        for one, other in combinations(ids, 2):
            if any(a is not b for a, b in self._tables_of_both(one, other)):
                yield one, other

    def _is_clear(self, ids: Sequence[str]) -> bool:
        """Return whether no table has two of some ids."""
        return all(sum(one in table for one in ids) < 2 for table in self.tables)

    def _tables_of_both(self, one: str, other: str) -> list[tuple[Persons, Persons]]:
        return [*product(self.tables_of(one), self.tables_of(other))]

    def _contradicts(self, one: str, other: str) -> bool:
        """Return whether names, or e-mail addresses, say that two ids are of two people."""
        tables = self._tables_of_both(one, other)
        if all(a.card(one) == b.card(other) for a, b in tables):
            return False
        if any(differ(a.name(one), b.name(other)) for a, b in tables):
            return True
        return any((mail := a.mail(one)) and b.mail(other) not in ("", mail) for a, b in tables)

    def _agree_on_name(self, one: str, other: str) -> bool:
        """Return whether two people have a name each, and no clearly different ones."""
        names = [(a.name(one), b.name(other)) for a, b in self._tables_of_both(one, other)]
        return any(name and also and not differ(name, also) for name, also in names)

    def _agree(self, one: str, other: str) -> bool:
        """Return whether two people have one name or one e-mail address, and nothing differs."""
        if self._contradicts(one, other):
            return False
        tables = self._tables_of_both(one, other)
        return self._agree_on_name(one, other) or any(
            a.mails(one) & b.mails(other) for a, b in tables
        )
