"""People named in a column: who is meant, with which number, and what is wrong."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from matchcore import Cohort
from matchcore.affinity.mentions import MentionCheck, Mentions
from matchcore.affinity.preferences import PastSuccess, Preferences
from matchcore.errors import InputError
from tests.cohorts import cohort


def read(*cells: str | None) -> Mentions:
    """Return what mentees say of the mentors m, n and a:2, whose rows are 1, 2 and 0."""
    ids = [f"e{k}" for k in range(len(cells))]
    people = cohort({"id": ["m", "n", "a:2"]}, {"id": ids, "about": list(cells)})
    return Mentions.read(people, "mentees", "about")


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


MENTORS = {
    "id": ["m1", "1042", "m3"],
    "name": ["Zoé Ferrand", "Bo Ray", "Bo Ray"],
    "email": ["zoe@x.org", None, None],
}


def choices(*cells: Any, **layout: Any) -> Cohort:
    ids = [f"e{k}" for k in range(len(cells))]
    return Cohort(MENTORS, {"id": ids, "prefers": list(cells)}, layout=layout)


@pytest.mark.parametrize(
    ("entry", "mentor", "number"),
    [
        ("Zoé Ferrand", "m1", math.nan),
        ("FERRAND, Zoe:4", "m1", 4),
        ("Zoe@X.org: 2", "m1", 2),
        ("M1", "m1", math.nan),
        ("1042.0", "1042", math.nan),
        ("01042:5", "1042", 5),
        ("Zoé Ferrand (m1):-3", "m1", -3),
    ],
)
def test_people_are_found_as_partners_are_and_told(entry: str, mentor: str, number: float) -> None:
    cohort = choices("m1:1", [entry])
    found = Mentions.read(cohort, "mentees", "prefers")
    assert cohort.mentors.ids[found.places].tolist() == ["m1", mentor]
    np.testing.assert_array_equal(found.numbers, [1, number])
    said = f"mentees, prefers: entries read as ids: {entry!r} (row 2) as {mentor!r}"
    assert found.cautions == [said]
    assert said in Preferences().cautions(cohort)
    success = PastSuccess(column="prefers")
    assert success.cautions(cohort) == [said]


def test_choices_by_name_count_in_their_order() -> None:
    columns = {"Choix 1": ["Zoé Ferrand", "1042"], "Choix 2": ["m3", "ferrand zoé"]}
    cohort = Cohort(
        MENTORS, {"id": ["a", "b"], **columns}, layout={"joined": {"prefers": [*columns]}}
    )
    mentees, mentors, amounts = Preferences(0.2).pairs(cohort)
    named = zip(cohort.mentees.ids[mentees], cohort.mentors.ids[mentors], amounts, strict=True)
    assert {(str(a), str(b)): float(x) for a, b, x in named} == {
        ("a", "m1"): 0.2,
        ("a", "m3"): 0.1,
        ("b", "1042"): 0.2,
        ("b", "m1"): 0.1,
    }


def test_several_people_in_one_entry_are_each_named() -> None:
    found = Mentions.read(choices("m3 / m1"), "mentees", "prefers")
    assert (found.rows.tolist(), found.places.tolist()) == ([0, 0], [2, 1])
    assert found.entries == ["m3 / m1"] * 2


@pytest.mark.parametrize("entry", ["Bo Ray", "Cy Oz", "Zoé"])
def test_nobody_and_a_name_of_two_people_are_refused(entry: str) -> None:
    with pytest.raises(InputError, match="nobody on the other side has this id"):
        Preferences().pairs(choices(entry))


def test_answers_of_a_form_that_name_nobody_or_somebody_again_are_left_out_and_told() -> None:
    cohort = choices("Zoé Ferrand|je ne sais pas|m1|m3", in_words=True)
    mentees, mentors, amounts = Preferences(0.2).pairs(cohort)
    assert cohort.mentors.ids[mentors].tolist() == ["m1", "m3"]
    assert (mentees.tolist(), amounts.tolist()) == ([0, 0], [0.2, 0.1])
    assert Preferences().cautions(cohort) == [
        "mentees, prefers: entries read as ids: 'Zoé Ferrand' (row 1) as 'm1'",
        "mentees, prefers: entries that name nobody, left out: 'je ne sais pas' (row 1)",
        "mentees, prefers: people named again, the first time counts: 'm1' (row 1)",
    ]
