"""What is said of one id with two names or two e-mail addresses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.people.refusals import problems


@pytest.mark.parametrize(
    ("mentor", "mentee", "column", "said"),
    [
        ({"id": "7", "name": "Ann Lee"}, {"id": "7", "name": "Bo Ray"}, "name", "'Ann Lee'"),
        (
            {"id": "7", "name": "Zoé Petit"},
            {"id": "7", "name": "Marc Petit"},
            "name",
            "'Zoé Petit'",
        ),
        ({"id": "a1", "name": "Ann"}, {"id": "A1", "name": "Bo"}, "name", "written 'a1', with"),
        ({"id": "7", "email": "a@x.org"}, {"id": "7", "email": "b@x.org"}, "email", "'a@x.org'"),
        ({"id": "7", "email": "a@x.org"}, {"id": "7.0", "email": "b@x.org"}, "email", "'7'"),
    ],
)
def test_one_id_of_two_people_is_refused(
    mentor: dict[str, Any], mentee: dict[str, Any], column: str, said: str
) -> None:
    found = problems([{"id": "x"}, mentor], [mentee])
    (row,) = found.to_dict("records")
    assert (row["table"], row["row"], row["column"]) == ("mentees", 1, column)
    assert row["value"] == mentee[column]
    assert row["problem"].startswith("row 2 of mentors has this id")
    assert said in row["problem"]
    assert row["code"] == {"name": "two_names", "email": "two_emails"}[column]
    assert "id of their own" in row["remedy"]


def test_running_numbers_in_both_tables_are_refused_row_by_row() -> None:
    mentors = [{"id": k, "name": name} for k, name in enumerate(("Ann Lee", "Bo Ray", "Cy Oz"))]
    mentees = [{"id": k, "name": name} for k, name in enumerate(("Di Fo", "Ed Gu", "C. Oz"))]
    assert problems(mentors, mentees)["row"].tolist() == [1, 2]


def test_staff_count_too() -> None:
    staff = [{"id": "7", "name": "Bo Ray"}]
    found = problems([{"id": "7", "name": "Ann Lee"}], staff=staff)
    assert found["table"].tolist() == ["staff"]
