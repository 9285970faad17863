"""Only the latest answer of each person: by time, by row, and by role."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from tests.cohorts import examples
from tests.people.refusals import ONE, problems

LATEST = {"keep": "latest"}


def answers(ids: list[Any], times: list[Any] | None = None, **columns: list[Any]) -> Cohort:
    """Return a cohort whose mentors' grade is the number of the row that counts."""
    frame = pd.DataFrame({"id": ids, "grade": range(1, len(ids) + 1), **columns})
    if times:
        frame["timestamp"] = pd.Series(times, dtype=object)
    return Cohort(frame, ONE, layout=LATEST)


def kept(cohort: Cohort) -> list[float]:
    return sorted(cohort.mentors.numbers("grade").tolist())


def test_two_rows_of_one_person_are_a_problem_unless_the_latest_is_asked_for() -> None:
    assert len(problems(pd.DataFrame({"id": ["a", "a"]}))) == 1
    cohort = answers(["a", "b", "a"])
    assert kept(cohort) == [2, 3]
    assert cohort.mentors.source_rows.tolist() == [3, 2]
    assert cohort.cautions == (
        "mentors, id: row 1 of 'a' is left out, as row 3 is a later answer of the same person",
    )


@pytest.mark.parametrize("twin", ["A@X.ORG", "a@x.org\u200b", " a@x.org "])
def test_one_person_may_be_written_twice_in_another_way(twin: str) -> None:
    assert kept(answers(["a@x.org", twin])) == [2]


def test_the_latest_time_counts_and_not_the_last_row() -> None:
    cohort = answers(["a", "b", "a"], ["18/03/2026 10:00", "17/03/2026 09:00", "18/03/2026 09:59"])
    assert kept(cohort) == [1, 2]
    assert "row 3 of 'a' is left out, as row 1 is a later answer" in cohort.cautions[0]


def test_of_equal_times_the_last_row_counts() -> None:
    assert kept(answers(["a", "a"], ["2026-03-18 10:00"] * 2)) == [2]


def test_a_missing_time_matters_only_for_its_person_and_is_told() -> None:
    times = ["18/03/2026 10:00", "18/03/2026 09:00", None, "18/03/2026 09:00"]
    cohort = answers(["a", "a", "c", "d"], times)
    assert (kept(cohort), len(cohort.cautions)) == ([1, 3, 4], 1)
    cohort = answers(["a", "a", "c", "c"], [*times[:2], "18/03/2026 11:00", None])
    assert kept(cohort) == [1, 4]
    assert cohort.cautions[-1] == (
        "mentors, timestamp: times of 1 people cannot be read for certain, such as "
        "'18/03/2026 11:00' (row 3); of their answers the last row counts"
    )


def test_days_and_months_are_told_only_where_they_decide() -> None:
    clear = answers(["a", "a"], ["03/04/2026 10:00", "03/04/2026 09:00"])
    assert (kept(clear), len(clear.cautions)) == ([1], 1)
    times = ["03/04/2026 09:00", "02/04/2026 09:00", "01/06/2026 09:00", "02/05/2026 09:00"]
    unclear = answers(["x", "y", "a", "a"], times)
    assert kept(unclear) == [1, 2, 4]
    assert "such as '01/06/2026 09:00' (row 3)" in unclear.cautions[-1]


@pytest.mark.parametrize("times", [["yesterday", "18/03/2026 09:00"], ["1", "0"]])
def test_times_that_cannot_be_read_are_told_and_the_last_row_counts(times: list[str]) -> None:
    cohort = answers(["a", "a"], times)
    assert kept(cohort) == [2]
    assert f"such as {times[0]!r} (row 1)" in cohort.cautions[-1]


def test_rows_without_an_id_stay_problems() -> None:
    frame = pd.DataFrame({"id": ["a", None, None, "a"]})
    assert problems(frame, layout=LATEST)["row"].tolist() == [2, 3]


def test_five_are_named_and_the_others_counted() -> None:
    cohort = answers(["a"] * 8)
    assert len(cohort.cautions) == 6
    assert cohort.cautions[-1] == "mentors, id: 2 more earlier answers are left out"


def people(*rows: tuple[str, str]) -> Cohort:
    frame = pd.DataFrame(rows, columns=["id", "role"])
    others = pd.DataFrame({"id": ["x", "y"], "role": ["mentor", "mentee"]})
    return Cohort(people=pd.concat([others, frame]), layout=LATEST)


@pytest.mark.parametrize(
    ("roles", "mentors", "mentees"),
    [
        (["mentor", "mentee"], [3], [4]),
        (["mentor", "mentor"], [4], []),
        (["both", "mentor"], [4], []),
        (["mentor", "both"], [4], [4]),
        (["mentor", "mentee", "mentor"], [5], [4]),
        (["mentor", "both", "mentee"], [], [5]),
    ],
)
def test_an_answer_in_each_role_is_no_second_answer(
    roles: list[str], mentors: list[int], mentees: list[int]
) -> None:
    cohort = people(*(("a", role) for role in roles))
    found = [
        [row for one, row in zip(side.ids, side.source_rows.tolist(), strict=True) if one == "a"]
        for side in (cohort.mentors, cohort.mentees)
    ]
    assert found == [mentors, mentees]
    assert len(cohort.cautions) == len(roles) - len({*mentors, *mentees})


@examples(60)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 28)), min_size=1, max_size=8))
def test_the_kept_rows_are_those_of_a_loop(rows: list[tuple[str, int]]) -> None:
    best: dict[str, tuple[int, int]] = {}
    for row, (one, day) in enumerate(rows, 1):
        best[one] = max(best.get(one, (0, 0)), (day, row))
    times = [f"2026-03-{day:02d}" for _, day in rows]
    assert kept(answers([one for one, _ in rows], times)) == sorted(r for _, r in best.values())
