"""Bottlenecks against every subset of the mentees."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from matchcore.season.shortage.bottlenecks import bottlenecks
from tests.cohorts import examples


@st.composite
def cases(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    mentees, mentors = draw(st.integers(0, 6)), draw(st.integers(0, 4))
    cells = draw(st.lists(st.booleans(), min_size=mentees * mentors, max_size=mentees * mentors))
    places = draw(st.lists(st.integers(0, 2), min_size=mentors, max_size=mentors))
    asking = [k for k in range(mentees) if draw(st.integers(0, 4))]
    pairs = np.array(cells, dtype=float).reshape(mentees, mentors)
    return pairs, np.array(asking, dtype=np.int64), np.array(places, dtype=np.int64)


def lack(pairs: Any, places: Any, some: tuple[int, ...]) -> int:
    """Return how many of some mentees have no place, whoever gets the places."""
    taught = pairs[list(some)].any(axis=0) if some else np.zeros(len(places), dtype=bool)
    return len(some) - int(places[taught].sum())


@given(cases())
@examples(200)
def test_they_are_the_smallest_sets_that_lack_most(case: tuple[Any, Any, Any]) -> None:
    pairs, asking, places = case
    found = bottlenecks(csr_array(pairs), asking, places)
    subsets = [s for n in range(len(asking) + 1) for s in combinations(asking.tolist(), n)]
    worst = max(lack(pairs, places, s) for s in subsets)
    assert sum(one.short for one in found) == worst
    smallest = min((s for s in subsets if lack(pairs, places, s) == worst), key=len)
    assert sorted(who for one in found for who in one.mentees.tolist()) == sorted(smallest)
    for one in found:
        assert one.short == lack(pairs, places, tuple(one.mentees.tolist())) > 0
        assert one.mentors.tolist() == np.flatnonzero(pairs[one.mentees].any(axis=0)).tolist()


def test_two_separate_lacks_are_two() -> None:
    pairs = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 1], [0, 1, 1], [0, 1, 1], [0, 1, 1]])
    found = bottlenecks(csr_array(pairs), np.arange(6), np.array([1, 1, 1]))
    assert [(one.mentees.tolist(), one.short) for one in found] == [
        ([2, 3, 4, 5], 2),
        ([0, 1], 1),
    ]
