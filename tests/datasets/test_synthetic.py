"""Synthetic cohorts: any size, equal for equal seeds, like the sample."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort, Programme, SolveStatus
from matchcore.datasets import demo_tables, make_cohort
from matchcore.errors import InputError


def frames(cohort: Cohort) -> tuple[pd.DataFrame, pd.DataFrame]:
    return cohort.mentees.frame, cohort.mentors.frame


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (120, 70)])
def test_any_size(shape: tuple[int, int]) -> None:
    cohort = make_cohort(*shape)
    assert cohort.shape == shape
    assert not set(cohort.mentees.ids) & set(cohort.mentors.ids)


@pytest.mark.parametrize("shape", [(0, 1), (1, 0), (-1, 5)])
def test_nobody_is_no_cohort(shape: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="give a whole number, 1 or more"):
        make_cohort(*shape)


def test_both_numbers_of_people_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        make_cohort(0, "3")  # type: ignore[arg-type]
    assert [(r.code, r.place, r.value) for r in caught.value.records] == [
        ("out_of_range", "n_mentees", "0"),
        ("not_a_number", "n_mentors", "'3'"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 7])
def test_equal_seeds_give_equal_people(seed: int) -> None:
    for one, other in zip(
        frames(make_cohort(25, 15, seed=seed)), frames(make_cohort(25, 15, seed=seed)), strict=True
    ):
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.slow
def test_other_seeds_give_other_people() -> None:
    one, other = frames(make_cohort(25, 15, seed=1)), frames(make_cohort(25, 15, seed=2))
    for column in ("name", "grade", "skills", "interests"):
        assert not one[0][column].equals(other[0][column])


@pytest.mark.slow
def test_juniors_teach_and_seniors_learn() -> None:
    mentees, mentors = frames(make_cohort(300, 300, seed=4))
    assert set(mentees["grade"]) == set(range(4, 11))
    assert set(mentors["grade"]) == set(range(1, 6))


def test_what_people_know_and_like_comes_from_the_sample() -> None:
    sample: dict[str, Any] = demo_tables()
    known = {
        entry.split(":")[0]
        for table, column in (("mentors", "skills"), ("mentees", "skills"), ("mentees", "wants"))
        for cell in sample[table][column]
        for entry in cell.split("|")
    }
    mentees, mentors = frames(make_cohort(80, 80, seed=5))
    for cells in (mentees["wants"], mentors["skills"]):
        made = {entry.split(":")[0] for cell in cells for entry in cell.split("|")}
        assert made <= known
        assert len(made) > 20


@pytest.mark.slow
def test_popular_skills_are_drawn_more_often() -> None:
    mentors = frames(make_cohort(1, 2000, seed=6))[1]
    counts = mentors["skills"].str.split("|").explode().str.split(":").str[0].value_counts()
    assert counts.iloc[0] > 5 * counts.iloc[-1]


def test_a_synthetic_cohort_can_be_matched() -> None:
    matching = Programme.reverse_mentoring().match(make_cohort(60, 60, seed=8))
    assert matching.status is SolveStatus.OPTIMAL
    assert len(matching.pairs) > 40
