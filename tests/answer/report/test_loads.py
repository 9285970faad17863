"""The load of the mentors."""

from __future__ import annotations

import pandas as pd

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.lists import SharedInterests
from tests.answer.html_pages import report


def test_loads_are_counted_and_each_mentor_is_listed_the_busiest_first() -> None:
    """b has two of two places filled, c one of three, a none of one: nobody likes what a likes."""
    mentors = pd.DataFrame(
        {"id": ["a", "b", "c"], "interests": ["x", "y", "z"], "capacity": [1, 2, 3]}
    )
    mentees = pd.DataFrame({"id": ["e", "f", "g"], "interests": ["y", "y", "z"]})
    page = report(
        Programme(affinity=Affinity(likes=SharedInterests())).match(Cohort(mentors, mentees))
    )
    assert [(row[0], row[2]) for row in page.table("How many mentors")[1:]] == [
        *(("0", "1"), ("1", "1"), ("2", "1")),
    ]
    assert [(row[0], row[2], row[3]) for row in page.table("Mentors, those")[1:]] == [
        *(("b", "2", "2"), ("c", "1", "3"), ("a", "0", "1")),
    ]
    assert "1 of 3 places filled" in [own.get("title") for own in page.all("div")]
