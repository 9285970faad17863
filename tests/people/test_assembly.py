"""Which tables are needed, and which are too many."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from tests.people.refusals import ONE

BOTH = pd.DataFrame({"id": ["a", "b"], "role": ["mentor", "mentee"]})


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        ({"mentors": ONE}, "mentees"),
        ({"mentees": ONE}, "mentors"),
        ({"staff": ONE, "mentors": ONE}, "mentees"),
        ({"people": BOTH, "mentors": ONE}, "people"),
    ],
)
def test_missing_and_needless_tables_are_named(tables: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as caught:
        Cohort(**tables)
    assert [problem.place for problem in caught.value.records] == [place]


def test_no_table_at_all_names_both() -> None:
    with pytest.raises(InputError) as caught:
        Cohort()
    assert [problem.place for problem in caught.value.records] == ["mentors", "mentees"]


def test_staff_beside_one_table_of_both_roles() -> None:
    people = BOTH.assign(manager=["s", "s"])
    cohort = Cohort(people=people, staff=pd.DataFrame({"id": ["s"]}))
    assert cohort.managers == {"a": "s", "b": "s"}


def test_one_table_of_both_roles_is_joined_with_another() -> None:
    more = pd.DataFrame({"id": ["A", "b", "c"], "grade": [1, 2, 3], "manager": ["c", "c", None]})
    cohort = Cohort(people=BOTH, join=more)
    assert cohort.mentors.numbers("grade").tolist() == [1]
    assert cohort.mentees.numbers("grade").tolist() == [2]
    assert cohort.managers == {"a": "c", "b": "c"}


def test_stated_staff_are_not_replaced_by_a_joined_table() -> None:
    staff = pd.DataFrame({"id": ["c"]})
    more = pd.DataFrame({"id": ["a", "b", "d"], "manager": ["c", "c", None]})
    cohort = Cohort(people=BOTH, staff=staff, join=more)
    assert cohort.staff is not None
    assert cohort.staff.ids.tolist() == ["c"]
