"""A small cohort, rows of feedback about it, and what is wrong with them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.rounds import Feedback, read_feedback

MENTORS = [
    {"id": "m1", "name": "Zoé Ferrand", "email": "zoe@x.org"},
    {"id": "m2", "name": "Bo Li"},
    {"id": "p"},
    {"id": "q"},
    {"id": "0042", "name": "Bo Li"},
]
MENTEES = [{"id": "e1", "name": "Ana Roy"}, {"id": "e2"}, {"id": "p"}, {"id": "q"}]
STAFF = [{"id": "boss"}]
Problem = tuple[str, str, str]


@cache
def cohort() -> Cohort:
    """Return four mentees and five mentors; p and q are both."""
    return Cohort(MENTORS, MENTEES, STAFF)


def said(rater: Any, rated: Any, **more: Any) -> dict[str, Any]:
    """Return a row of a table of feedback."""
    return {"rater": rater, "rated": rated, **more}


def read(*rows: dict[str, Any], **options: Any) -> Feedback:
    """Read rows of feedback about the cohort."""
    return read_feedback([*rows], cohort(), **options)


def problems(source: Any, **options: Any) -> list[Problem]:
    """Return code, place and value of the problems with a table or with rows."""
    with pytest.raises(InputError) as caught:
        read_feedback(source, cohort(), **options)
    assert all(p.remedy for p in caught.value.records if p.code != "no_such_file")
    return [(p.code, p.place, p.value) for p in caught.value.records]
