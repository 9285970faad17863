"""People named in a column: who is meant, with which number, and what is wrong."""

from __future__ import annotations

import math

import numpy as np
import pytest

from matchcore.affinity.mentions import MentionCheck, Mentions
from matchcore.affinity.preferences import Preferences
from tests.cohorts import cohort


def read(*cells: str | None) -> Mentions:
    """Return what mentees say of the mentors m, n and a:2, whose rows are 1, 2 and 0."""
    ids = [f"e{k}" for k in range(len(cells))]
    people = cohort({"id": ["m", "n", "a:2"]}, {"id": ids, "about": list(cells)})
    return Mentions.read(people.mentees, people.mentors, "about")


def test_entries_keep_the_order_of_the_cell() -> None:
    found = read("n|m", None, "m:2,5|x:-1|a:2")
    assert found.entries == ["n", "m", "m:2,5", "x:-1", "a:2"]
    assert found.rows.tolist() == [0, 0, 2, 2, 2]
    assert found.places.tolist() == [2, 1, 1, -1, 0]
    np.testing.assert_array_equal(found.numbers, [math.nan, math.nan, 2.5, -1, math.nan])
    assert found.unreadable == []


@pytest.mark.parametrize(
    ("entry", "place", "number"),
    [
        ("a:2", 0, math.nan),  # an id
        ("a:2:4", 0, 4.0),
        ("m : 3", 1, 3.0),
        ("m:", 1, math.inf),
        ("m:much", 1, math.inf),
        ("x", -1, math.nan),
    ],
)
def test_the_number_follows_the_last_colon(entry: str, place: int, number: float) -> None:
    found = read(entry)
    assert found.places.tolist() == [place]
    np.testing.assert_array_equal(found.numbers, [number])


def test_nobody_named_is_no_mistake() -> None:
    found = read(None, None)
    assert found.entries == []
    assert found.places.dtype == np.int64
    assert found.problems(Preferences()) == []


def test_a_cell_names_each_person_once() -> None:
    """The second mention is the problem; ids that nobody has, and other rows, are not."""
    (problem,) = read("m|n|m:3", "m", "x|x:1").problems(Preferences())
    assert (problem.code, problem.place) == ("listed_twice", "Preferences: mentees, e0")
    assert "about has 'm:3'" in str(problem)


def test_problems_name_who_wrote_what() -> None:
    found = read("m:9", "n")
    check = MentionCheck(found.numbers > 5, "out_of_range", "give less", "too much")
    (problem,) = found.problems(Preferences(), check)
    assert problem.code == "out_of_range"
    assert str(problem) == "Preferences: mentees, e0: about has 'm:9': too much: give less"


def test_strangers_can_be_left_out() -> None:
    here = read("x|n:2|y", "m").of_people_here()
    assert here.entries == ["n:2", "m"]
    assert (here.rows.tolist(), here.places.tolist()) == ([0, 1], [2, 1])
    np.testing.assert_array_equal(here.numbers, [2, math.nan])
