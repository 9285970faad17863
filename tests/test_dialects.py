"""Any dialect gives the people who were written in it, or what differs is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme
from matchcore.errors import InputError
from matchcore.people import People
from tests.cohorts import examples
from tests.dialect_files import sources_of
from tests.dialect_people import Drawn, Person, drawn_people
from tests.dialects import Dialect, dialects

Truth = dict[str, dict[str, Any]]
"""Column → person → value; people without one are left out."""


def truth(dialect: Dialect, drawn: Drawn, side: str) -> Truth:
    """Return what each column of one side holds."""
    people: list[Person] = getattr(drawn, side)
    key = {p.id: p.email if "email" in dialect.known_by else p.id for p in drawn.everybody}
    read: dict[str, Callable[[Person], Any]] = {
        "id": lambda p: key[p.id],
        "name": lambda p: _name(dialect, p),
        "department": lambda p: p.department,
        "site": lambda p: None if dialect.less else p.site,
        "grade": lambda p: p.rung,
        "interests": lambda p: {one: None for one in p.interests},
        "languages": lambda p: {} if dialect.less else {one: None for one in p.languages},
        "availability": lambda p: dict.fromkeys(sorted(p.week)),
        "trained": lambda p: p.trained,
        "hours": lambda p: p.hours,
        "motivation": lambda p: p.motivation,
    }
    if side == "mentors":
        read |= {"skills": lambda p: p.skills, "capacity": lambda p: p.capacity}
    else:
        read["wants"] = lambda p: p.wants
    return {
        name: {key[p.id]: value for p in people if (value := get(p)) not in (None, {})}
        for name, get in read.items()
    }


def _name(dialect: Dialect, person: Person) -> str:
    is_capitals = dialect.names == "capitals"
    return f"{person.last.upper()} {person.first}" if is_capitals else person.name


def found(people: People, column: str) -> dict[str, Any]:
    """Return what a cohort holds in one column."""
    if column in ("interests", "languages", "availability", "skills", "wants"):
        items, lists = people.items(column), dict[str, dict[str, Any]]()
        for row, label, value in zip(items.rows, items.labels, items.values, strict=True):
            lists.setdefault(people.ids[row], {})[label] = None if np.isnan(value) else int(value)
        return lists
    values = people.values(column).tolist()
    return {i: v for i, v in zip(people.ids, values, strict=True) if v is not None and v == v}


def differences(dialect: Dialect, drawn: Drawn, cohort: Cohort) -> dict[str, str]:
    """Return the columns in which a cohort is not what was written, with an example."""
    differ = dict[str, str]()
    shift = _shift(dialect, drawn, cohort)
    for side, people in (("mentors", cohort.mentors), ("mentees", cohort.mentees)):
        for column, expected in truth(dialect, drawn, side).items():
            got = found(people, column)
            if column == "grade":
                got = {one: grade - shift for one, grade in got.items()}
            wrong = [k for k in {*expected, *got} if expected.get(k) != got.get(k)]
            if wrong:
                k = min(wrong)
                differ[f"{side}, {column}"] = f"{k}: {expected.get(k)!r}, read {got.get(k)!r}"
    expected = _managers(dialect, drawn)
    if expected != cohort.managers:
        one = min({*expected.items()} ^ {*cohort.managers.items()})[0]
        differ["manager"] = f"{one}: {expected.get(one)!r}, read {cohort.managers.get(one)!r}"
    return differ


def _shift(dialect: Dialect, drawn: Drawn, cohort: Cohort) -> float:
    """Return how far grades are from those drawn: only their differences mean anything."""
    rungs = [p.rung for p in drawn.everybody if p.rung]
    grades = np.concatenate([cohort.mentors.numbers("grade"), cohort.mentees.numbers("grade")])
    known = grades[~np.isnan(grades)]
    return float(known.min() - min(rungs)) if rungs and len(known) else 0.0


def _managers(dialect: Dialect, drawn: Drawn) -> dict[str, str]:
    """Return the managers who can be told apart in a dialect."""
    if dialect.managers == "none":
        return {}
    form, is_id = dialect.managers, "email" not in dialect.known_by
    by_name = form in ("name", "last, first", "directory")
    by_email = form == "email" and dialect.known_by != "id"
    people = {p.id: p.id if is_id else p.email for p in drawn.everybody}
    bosses = {p.id: p.manager for p in drawn.everybody if p.manager}
    return {
        people[i]: people.get(
            b.id, b.name if by_name else b.email if by_email or not is_id else b.id
        )
        for i, b in bosses.items()
    }


def check(dialect: Dialect, drawn: Drawn, folder: Path) -> str:
    """Read people in a dialect, and check that what differs is told; return what happened."""
    programme = Programme.reverse_mentoring()
    sources, meanings = sources_of(dialect, drawn, folder)
    try:
        reading = programme.recognise(**sources)
        if reading.questions:
            return "asked: " + " ".join(reading.questions)
        cohort = reading.cohort
    except InputError as error:
        return f"refused: {error}"
    told = [*reading.cautions, *cohort.cautions]
    differ = differences(dialect, drawn, cohort)
    for place, example in differ.items():
        headers = [repr(header) for header, ours in meanings.items() if ours in place]
        column = place.split(", ")[-1]
        names = [place, f"people, {column}", *headers]
        assert any(name in text for name in names for text in told), (
            place,
            example,
            told,
            str(reading),
        )
    return f"differs: {differ}" if differ else "equal"
