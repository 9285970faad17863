"""A problem seen from one side: its places, its tiles, and what each rule forbids."""

from __future__ import annotations

import numpy as np

from matchcore import Compatibility, Problem
from matchcore.checks.problem_side import ProblemSide, most_first
from matchcore.model.origin import FLOOR, Origin
from matchcore.model.side import Side

VETO, GRADES = Origin("rule", "veto"), Origin("rule", "grades")


def problem() -> Problem:
    """Return two mentees and three mentors with two rules and a floor of 0.5."""
    c = Compatibility.from_factors([[1.0], [0.5]], [[1.0], [0.75], [0.25]])
    c = c.with_pairs(VETO, [0], [0])
    c = c.with_table(GRADES, [0, 1], [0, 0, 1], np.array([[False, True], [True, True]]))
    return Problem(c, capacity=[1, 2, 3], demand=[4, 5], floor=0.5)


def test_places_are_those_of_the_side() -> None:
    mentees, mentors = (ProblemSide(problem(), side) for side in Side)
    assert mentees.places.tolist() == mentors.other_places.tolist() == [4, 5]
    assert mentors.places.tolist() == mentees.other_places.tolist() == [1, 2, 3]
    assert (mentees.other_size, mentors.other_size) == (3, 2)


def test_tiles_have_the_people_of_the_side_as_rows() -> None:
    mentees, mentors = (ProblemSide(problem(), side) for side in Side)
    tile = problem().compatibility.tile
    assert mentees.tile_of(tile, np.array([1])).tolist() == [[0.5, 0.375, 0.125]]
    assert mentors.tile_of(tile, np.array([2, 0])).tolist() == [[0.25, 0.125], [1.0, 0.5]]


def test_rules_count_what_they_forbid_the_most_first() -> None:
    """Mentee 0: grades forbid mentors 0 and 1, the veto mentor 0, the floor mentor 2."""
    mentees, mentors = (ProblemSide(problem(), side) for side in Side)
    assert mentees.forbidding(np.array([1, 0])) == [
        ((FLOOR, 2),),
        ((GRADES, 2), (VETO, 1), (FLOOR, 1)),
    ]
    assert mentors.forbidding(np.array([2])) == [((FLOOR, 2),)]


def test_masks_of_one_origin_count_as_one() -> None:
    c = Compatibility.from_matrix(np.zeros((1, 3)))
    c = c.with_pairs(VETO, [0, 0], [0, 1]).with_pairs(VETO, [0, 0], [1, 2])
    assert ProblemSide(Problem(c), Side.MENTEES).forbidding(np.array([0])) == [((VETO, 3),)]


def test_rules_that_forbid_nothing_are_left_out() -> None:
    assert most_first([(VETO, 0), (GRADES, 1), (FLOOR, 2)]) == ((FLOOR, 2), (GRADES, 1))
