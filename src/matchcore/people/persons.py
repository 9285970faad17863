"""One table by id: rows, names and e-mail addresses of its people."""

from __future__ import annotations

from functools import cached_property

from matchcore.names import name_keys
from matchcore.people.columns import Role
from matchcore.people.identifiers import mail_key
from matchcore.people.people import People
from matchcore.tables import cell_text


class Persons:
    """The people of one table by id; of two with one id, the last.

    Examples
    --------
    >>> from matchcore import Cohort
    >>> cohort = Cohort([{"id": "a"}], [{"id": "e@x.org", "name": "Ann"}, {"id": "f"}])
    >>> mentees = Persons(cohort.mentees)
    >>> mentees.name("e@x.org"), mentees.mails("e@x.org"), mentees.row("f"), "a" in mentees
    ('Ann', {'e@x.org'}, 2, False)
    """

    def __init__(self, people: People) -> None:
        self.people = people
        self.role: Role = people.role
        ids = people.ids.tolist()
        self._row_of: dict[str, int] = dict(zip(ids, range(len(ids)), strict=True))
        self._row_of.pop(None, None)  # type: ignore[call-overload]  # a problem, reported as such
        self._names: list[str | None] = people.text("name").tolist()
        has_mails = people.role != "staff"  # there it is an extra column
        self._mails: list[str | None] = people.text("email").tolist() if has_mails else []

    def __contains__(self, person: str) -> bool:
        return person in self._row_of

    @property
    def ids(self) -> dict[str, int]:
        """The row of each id in the sorted table."""
        return self._row_of

    def row(self, person: str) -> int:
        """Return the row of a person in the table as given."""
        return int(self.people.source_rows[self._row_of[person]])

    def name(self, person: str) -> str | None:
        """Return the name of a person, if the table states one."""
        return self._names[self._row_of[person]]

    def card(self, person: str) -> tuple[str | None, str | None]:
        """Return the name and the e-mail address of a person as written."""
        row = self._row_of[person]
        return self._names[row], self._mails[row] if self._mails else None

    def mail(self, person: str) -> str:
        """Return the e-mail address that the table states, or the empty string."""
        return mail_key(self._mails[self._row_of[person]]) if self._mails else ""

    def mails(self, person: str) -> set[str]:
        """Return the e-mail addresses of a person, the id among them if it is one."""
        return {self.mail(person), mail_key(person)} - {""}

    @cached_property
    def by_mail(self) -> dict[str, list[str]]:
        """The ids of each e-mail address."""
        found: dict[str, list[str]] = {}
        stated = zip(self.people.ids.tolist(), self._mails, strict=False)
        listed = [(mail_key(mail), person) for person, mail in stated if mail is not None]
        listed += [(mail_key(person), person) for person in self._row_of if "@" in person]
        for mail, person in listed:
            if mail and person and person not in (ids := found.setdefault(mail, [])):
                ids.append(person)
        return found

    @cached_property
    def by_full_name(self) -> dict[tuple[str, ...], list[str]]:
        """The ids of each name of several words, in the form in which names are compared."""
        found: dict[tuple[str, ...], list[str]] = {}
        lines = zip(self.people.ids.tolist(), self._names, strict=True)
        named = [(person, name) for person, name in lines if person and name]
        for (person, _), key in zip(named, name_keys([name for _, name in named]), strict=True):
            if len(key) > 1:
                found.setdefault(key, []).append(person)
        return found

    def extra_mails(self) -> list[tuple[str, str]]:
        """Return the e-mail addresses, with ids, of a table that has them as an extra column."""
        frame = self.people.frame
        if self._mails or "email" not in frame:
            return []
        stated = zip(map(cell_text, frame["email"]), self.people.ids.tolist(), strict=True)
        return [(mail_key(text), one) for text, one in stated if one and mail_key(text)]
