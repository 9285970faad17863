"""What looks odd across whole tables: extra columns, swapped tables, names that look alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from matchcore.catalogue import together, told
from matchcore.names import as_latin, fold
from matchcore.people.columns import COLUMNS
from matchcore.people.latest import TIMESTAMP
from matchcore.people.people import People
from matchcore.people.role_tables import ROLE

_SIGN = re.compile(r"(?<!\d)[^\w+#]+|[^\w+#]+(?!\d)|_+|\b(?:and|et)\b")
_HELPERS = (TIMESTAMP, ROLE)  # read to find the latest answer, and who is what
# Columns whose values are compared with each other
_COMPARED: tuple[tuple[str, ...], ...] = (
    ("department",), ("site",), ("programme",), ("skills", "wants"), ("interests",), ("languages",)
)  # fmt: skip


def extra_columns(people: People) -> list[str]:
    """Return a note that names the columns of a table that matchcore does not know."""
    known = {name for name, column in COLUMNS.items() if people.role in column.roles}
    if people.layout.in_words:
        known |= {*_HELPERS, *people.layout.name_of, *people.layout.joined}
    extra = [str(name) for name in people.frame.columns if name not in known]
    return (
        [told("{role}: extra columns kept: {names}", role=people.role, names=", ".join(extra))]
        if extra
        else []
    )


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
            columns = told("columns of {role}: {names}", role=there.role, names=", ".join(names))
            cautions.append(
                told("{role}: {columns}; are the tables swapped?", role=here.role, columns=columns)
            )
    return cautions


def look_alikes(everybody: Sequence[People]) -> list[str]:
    """Return cautions on values that look like others but have letters of another alphabet.

    >>> from matchcore import Cohort
    >>> people = Cohort([{"id": "m", "site": "ОРС"}], [{"id": "e", "site": "OPC"}])  # Cyrillic
    >>> print(look_alikes([people.mentors, people.mentees])[0])
    mentors, site: 'ОРС' (row 1) looks like 'OPC' but has letters of another alphabet; they differ
    """
    cautions = []
    for columns in _COMPARED:
        found = [(p, c, _distinct(p, c)) for p in everybody for c in columns if c in p.columns]
        odd = [
            (people, column, value)
            for people, column, values in found
            for value in sorted(values)
            if not value.isascii() and as_latin(fold(value)) != fold(value)
        ]
        plain = {fold(v): v for *_, values in found for v in sorted(values)} if odd else {}
        for people, column, value in odd:
            other = plain.get(as_latin(fold(value)))
            if other is not None:
                where = told(
                    "{role}, {column}: {value!r} (row {row})",
                    role=people.role,
                    column=column,
                    value=value,
                    row=_row(people, column, value),
                )
                what = told(
                    "looks like {other!r} but has letters of another alphabet; they differ",
                    other=other,
                )
                cautions.append(together(" ", [where, what]))
    return cautions + _same_but_for_signs(everybody)


def _same_but_for_signs(everybody: Sequence[People]) -> list[str]:
    """Return cautions on departments, sites and programmes that differ only in points and spaces.

    >>> from matchcore import Cohort
    >>> people = Cohort([{"id": "m", "site": "H.Q."}], [{"id": "e", "site": "HQ"}])
    >>> print(_same_but_for_signs([people.mentors, people.mentees])[0])
    mentees, site: 'HQ' (row 1) is 'H.Q.' (mentors, row 1) but for signs and spaces; they differ
    """
    cautions = []
    for column, *_ in (columns for columns in _COMPARED if len(columns) == 1):
        if COLUMNS[column].kind == "list":
            continue
        first: dict[str, tuple[People, str]] = {}
        seen = set[str]()
        for people in everybody:
            for value in sorted(_distinct(people, column)) if column in people.columns else ():
                key = _letters(value)
                one, other = first.setdefault(key, (people, value))
                if fold(value) in (fold(other), *seen):
                    continue
                seen.add(fold(value))
                where = told(
                    "{role}, {column}: {value!r} (row {row})",
                    role=people.role,
                    column=column,
                    value=value,
                    row=_row(people, column, value),
                )
                place = told("{role}, row {row}", role=one.role, row=_row(one, column, other))
                what = told(
                    "is {other!r} ({place}) but for signs and spaces; they differ",
                    other=other,
                    place=place,
                )
                cautions.append(together(" ", [where, what]))
    return cautions


def _letters(value: str) -> str:
    """Return the letters and figures of a value; numbers stay apart."""
    letters = _SIGN.sub("", fold(value))
    return letters or value


def _distinct(people: People, column: str) -> set[str]:
    is_list = COLUMNS[column].kind == "list"
    values = people.items(column).labels if is_list else people.text(column)
    return set(values.tolist()) - {None}


def _row(people: People, column: str, value: str) -> int:
    """Return the first row, of the table as given, that has a value."""
    if COLUMNS[column].kind == "list":
        items = people.items(column)
        rows = items.rows[items.labels == value]
    else:
        rows = np.flatnonzero(people.text(column) == value)
    return int(people.source_rows[rows].min())
