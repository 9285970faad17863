"""A few couples, and rows of filled forms about them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.season.pulse import Pulse, read_pulse

COUPLES = [("e1", "m1"), ("e2", "m1"), ("e3", "m2")]
HUSHED = "Zxq was here"
Problem = tuple[str, str, str]


@cache
def cohort() -> Cohort:
    """Return four mentees and three mentors; p is both."""
    mentors = [
        {"id": "m1", "name": "Zoé Ferrand", "email": "zoe@x.org"},
        {"id": "m2", "name": "Bo Li"},
        {"id": "p", "name": "Pia Mo"},
    ]
    mentees = [
        {"id": "e1", "name": "Ana Roy", "wants": "Excel:5|python"},
        {"id": "e2", "name": "Cy Doe", "wants": "apprentissage automatique:4"},
        {"id": "e3"},
        {"id": "p"},
    ]
    return Cohort(mentors, mentees)


def row(rater: str, partner: str, wave: int = 1, **more: Any) -> dict[str, Any]:
    """Return a row of a filled form."""
    return {"rater": rater, "partner": partner, "wave": wave, **more}


def read(*rows: dict[str, Any], **options: Any) -> Pulse:
    """Read rows about the three couples."""
    return read_pulse([*rows], options.pop("pairs", COUPLES), cohort(), **options)


def problems(*rows: dict[str, Any], **options: Any) -> list[Problem]:
    """Return code, place and value of each problem with some rows."""
    with pytest.raises(InputError) as caught:
        read(*rows, **options)
    return [(one.code, str(one.place), one.value) for one in caught.value.problems]


def many(answers: dict[str, list[Any]], wave: int = 1, **more: Any) -> list[dict[str, Any]]:
    """Return rows of mentees e00, e01, … each with a mentor of their own, by question."""
    count = len(next(iter(answers.values())))
    cells = [{code: column[k] for code, column in answers.items()} for k in range(count)]
    return [row(f"e{k:02}", f"m{k:02}", wave, **cells[k], **more) for k in range(count)]


def couples(count: int) -> list[tuple[str, str]]:
    """Return the couples that `many` has answers of."""
    return [(f"e{k:02}", f"m{k:02}") for k in range(count)]
