"""Past couples as people give them: frames or pairs, checked all at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore.errors import InputError
from matchcore.tuning.past import read_cohorts, read_past
from tests.cohorts import cohort, season

PEOPLE = cohort({"id": ["m1", "m2"]}, {"id": ["e1", "e2", "e3"]})


def couples(given: Any) -> list[tuple[int, int]]:
    past = read_past([PEOPLE], [given])[0]
    assert not past.is_rated
    return [*zip(past.mentees.tolist(), past.mentors.tolist(), strict=True)]


@pytest.mark.parametrize(
    "given",
    [
        [("e1", "m2"), ("e3", "m1")],
        [["e3", "m1"], ["e1", "m2"], ["e3", "m1"]],
        {("e1", "m2"), ("e3", "m1")},
        pd.DataFrame({"mentor": ["m1", "m2"], "mentee": ["e3", "e1"], "note": "x"}, index=[7, 7]),
    ],
)
def test_couples_are_a_set_however_they_are_given(given: Any) -> None:
    assert couples(given) == [(0, 1), (2, 0)]


def test_the_couples_of_a_matching_are_past_couples() -> None:
    matching = season()
    people = cohort({"id": ["m1", "m2"]}, {"id": ["e1", "e2", "e3"]})
    past = read_past([people], [matching.pairs])[0]
    assert [*zip(past.mentees.tolist(), past.mentors.tolist(), strict=True)] == [(0, 0), (1, 1)]


def test_no_couples_are_couples() -> None:
    for none in ([], pd.DataFrame({"mentee": [], "mentor": []})):
        assert couples(none) == []


def test_ratings_keep_their_couples() -> None:
    frame = pd.DataFrame(
        {"mentee": ["e2", "e1"], "mentor": ["m1", "m1"], "rating": [4, np.int64(2)]}
    )
    past = read_past([PEOPLE], [frame])[0]
    assert past.is_rated
    assert (past.mentees.tolist(), past.mentors.tolist()) == ([1, 0], [0, 0])
    assert past.ratings.tolist() == [4.0, 2.0]


def rated(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["mentee", "mentor", "rating"], dtype=object)


@pytest.mark.parametrize(
    ("y", "found"),
    [
        (None, [("wrong_shape", "y")]),
        ([], [("wrong_shape", "y")]),
        (["e1"], [("wrong_type", "y[0]")]),
        ([[("e1", "m1"), ("e1",), "e1m1"]], [("wrong_type", "y[0]")] * 2),
        (
            [[("m1", "e1"), ("e9", "m1"), ("e9", None)]],
            [("unknown_person", "y[0]: mentee")] * 2 + [("unknown_person", "y[0]: mentor")] * 2,
        ),
        ([pd.DataFrame({"who": ["e1"]})], [("missing_column", "y[0]")] * 2),
        (
            [rated(("e1", "m1", 3), ("e1", "m1", 4), ("e2", "m1", "good"), ("e3", "m1", None))],
            [
                ("duplicate", "y[0]"),
                ("not_a_number", "y[0]: rating of ('e2', 'm1')"),
                ("not_a_number", "y[0]: rating of ('e3', 'm1')"),
            ],
        ),
    ],
)
def test_every_wrong_entry_is_listed(y: Any, found: list[tuple[str, str]]) -> None:
    with pytest.raises(InputError) as caught:
        read_past([PEOPLE], y)
    assert [(problem.code, problem.place) for problem in caught.value.problems] == found
    assert all(problem.remedy for problem in caught.value.problems)


def test_ratings_for_some_cohorts_alone_are_refused() -> None:
    with pytest.raises(InputError, match="only some entries have ratings"):
        read_past([PEOPLE, PEOPLE], [rated(("e1", "m1", 3)), [("e1", "m1")]])


@pytest.mark.parametrize("X", [PEOPLE, [], None, np.zeros((2, 2)), [PEOPLE, "cohort"]])
def test_what_is_no_list_of_cohorts_is_refused(X: Any) -> None:
    with pytest.raises(InputError, match="give a list of cohorts"):
        read_cohorts(X)


@pytest.mark.parametrize(
    "columns",
    [{"stars": [5, 1]}, {"Rating": [5, 1]}, {"note": ["4", "2"]}, {"score": [5, 1]},
     {"score": [5.0, 1.0], "skills": [0.5, 0.25]}, {"liked": [True, False]},
     {"x": pd.array([3, None], dtype="Int64")}, {"a": [1, None], "b": ["x", "y"]}],
)  # fmt: skip
def test_ratings_under_another_name_are_not_overlooked(columns: dict[str, list[Any]]) -> None:
    frame = pd.DataFrame({"mentee": ["e1", "e2"], "mentor": ["m1", "m1"]} | columns)
    numbers = [name for name in columns if name != "b"]
    with pytest.raises(InputError) as caught:
        read_past([PEOPLE], [frame])
    (problem,) = caught.value.records
    assert (problem.code, problem.place) == ("unclear", "y[0]")
    assert str(numbers) in problem.problem
    assert "call the ratings rating" in problem.remedy


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"why": ["liked", "met"]},
        {"on": pd.to_datetime(["2026-01-05", "2026-01-06"])},
        {"score": [0.75, 0.5], "skills": [0.5, 0.5], "site": [0.25, 0]},
        {"score": [0.0, 0.0]},
        {"rating": [5, 1], "year": [2024, 2025]},
    ],
)
def test_couples_of_a_matching_and_columns_of_text_are_read(columns: dict[str, list[Any]]) -> None:
    frame = pd.DataFrame({"mentee": ["e1", "e2"], "mentor": ["m1", "m1"]} | columns)
    (past,) = read_past([PEOPLE], [frame])
    assert (len(past), past.is_rated) == (2, "rating" in columns)
