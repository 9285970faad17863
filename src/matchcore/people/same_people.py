"""What to say about who is who: one person under two ids, and one id of two people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchcore.catalogue import told
from matchcore.people.identifiers import differ
from matchcore.people.identity import Identity, Pair
from matchcore.people.persons import Persons
from matchcore.tables import TableProblem
from matchcore.wording import enumerated

_REMEDY = told(
    "Correct one of the two if they are one person; if not, give each an id of their own"
)


def identity_problems(identity: Identity) -> list[TableProblem]:
    """Return the ids that stand for people with different names or e-mail addresses."""
    problems = [
        problem
        for first, second, person in identity.shared_ids()
        for problem in _contradictions((first, person), (second, person))
    ]
    for pair in identity.contradicted:
        for first, one, second, other in _places(identity, pair):
            problems += _contradictions((first, one), (second, other))
    return list(dict.fromkeys(problems))


def identity_cautions(identity: Identity) -> list[str]:
    """Return cautions on people under two ids, and on ids that may be of one person."""
    first_of = {one: stands for one, stands in identity.same.items() if one != stands}
    one_person = [(stands, one) for one, stands in first_of.items()]
    return [
        *(
            told(
                "{second}, id: people of {first} under another id: {shown}; "
                "each counts as one person",
                second=second,
                first=first,
                shown=shown,
            )
            for second, first, shown in _said(identity, one_person)
        ),
        *(
            told(
                "{second}, id: ids that may be of people of {first}: {shown}; they count as two "
                "people and are never matched with each other",
                second=second,
                first=first,
                shown=shown,
            )
            for second, first, shown in _said(identity, identity.doubtful)
        ),
    ]


def _said(identity: Identity, pairs: Sequence[Pair]) -> list[tuple[str, str, str]]:
    """Return each two tables, with the first pairs and their rows in words."""
    lines: dict[tuple[str, str], dict[tuple[int, str, str], None]] = {}
    for pair in pairs:
        for first, one, second, other in _places(identity, pair):
            shown = told(
                "{other!r} (row {row}) and {one!r} (row {row2})",
                other=other,
                row=second.row(other),
                one=one,
                row2=first.row(one),
            )
            found = lines.setdefault((second.role, first.role), {})
            found[second.row(other), other, shown] = None
    texts = {tables: [text for *_, text in sorted(found)] for tables, found in lines.items()}
    return [(*tables, enumerated(named)) for tables, named in texts.items()]


def _places(identity: Identity, pair: Pair) -> Iterator[tuple[Persons, str, Persons, str]]:
    """Yield where two ids stand, in the order of the tables; never twice in one table."""
    one, other = pair
    for k, first in enumerate(identity.tables):
        for second in identity.tables[k + 1 :]:
            for a, b in ((one, other), (other, one)):
                if a in first and b in second:
                    yield first, a, second, b


def _contradictions(
    first: tuple[Persons, str], second: tuple[Persons, str]
) -> Iterator[TableProblem]:
    """Yield the problems of one id, in two tables, with two names or two e-mail addresses."""
    (table, one), (here, other) = first, second
    if table.card(one) == here.card(other):
        return
    where, row = told("row {row} of {role}", row=table.row(one), role=table.role), here.row(other)
    written = told("{where} has this id", where=where)
    if one != other:
        written = told("{where} has this id, written {one!r},", where=where, one=one)
    name, also = table.name(one), here.name(other)
    if differ(name, also):
        problem = told("{written} with the name {name!r}", written=written, name=name)
        yield TableProblem(here.role, row, "name", str(also), problem, _REMEDY, "two_names")
    mail, second_mail = table.mail(one), here.mail(other)
    if mail and second_mail and mail != second_mail:
        problem = told("{written} with the e-mail address {mail!r}", written=written, mail=mail)
        yield TableProblem(here.role, row, "email", second_mail, problem, _REMEDY, "two_emails")
