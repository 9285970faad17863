"""The two sides."""

import numpy as np

from matchcore.model.side import Side


def test_the_number_of_a_side_is_its_axis() -> None:
    """Of the scores below, one row belongs to each mentee, one column to each mentor."""
    scores = np.zeros((2, 3))
    assert [scores.shape[side] for side in (Side.MENTEES, Side.MENTORS)] == [2, 3]


def test_each_side_is_the_other_of_the_other() -> None:
    assert [side.other for side in Side] == [Side.MENTORS, Side.MENTEES]
    assert all(side.other.other is side for side in Side)
    assert [(side.role, side.table) for side in Side] == [
        ("mentee", "mentees"),
        ("mentor", "mentors"),
    ]
