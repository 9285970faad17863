"""Rooms or links: how many at once, and which has which."""

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.rounds.rooms import in_rooms, rooms_of


def test_a_number_holds_for_all_slots_and_nothing_means_enough() -> None:
    assert rooms_of(None, 3, 7).tolist() == [7, 7, 7]
    assert rooms_of(2, 3, 7).tolist() == [2, 2, 2]
    assert rooms_of([9, 0, 1], 3, 7).tolist() == [7, 0, 1]


@pytest.mark.parametrize("given", [-1, 1.5, [1, 2], [1, -1, 2], "many", True])
def test_what_is_no_number_of_rooms_is_refused(given: object) -> None:
    with pytest.raises(InputError, match=r"rooms is .*: give a whole number, or one for each of 3"):
        rooms_of(given, 3, 7)  # type: ignore[arg-type]


def test_rooms_are_numbered_in_each_slot() -> None:
    assert in_rooms(np.array([0, 0, 0, 4, 7, 7])).tolist() == [1, 2, 3, 1, 1, 2]
