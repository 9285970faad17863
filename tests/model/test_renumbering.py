"""Rows of another problem: pairs and prices follow their people."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.model.renumbering import renumbered
from tests.cohorts import examples


def solved(n: int, m: int) -> Assignment:
    rng = np.random.default_rng(n + 10 * m)
    return solve(Problem(Compatibility.from_matrix(rng.random((n, m))), demand=2))


def rows(kept: list[bool], now: int, seed: int) -> np.ndarray:
    """Draw where each person stands now; -1 for those who left."""
    places = np.random.default_rng(seed).permutation(now)[: len(kept)]
    return np.where(kept, np.pad(places, (0, len(kept) - len(places)), constant_values=-1), -1)


@pytest.mark.slow
@examples(100)
@given(
    st.lists(st.booleans(), min_size=1, max_size=5),
    st.lists(st.booleans(), min_size=1, max_size=5),
    st.tuples(st.integers(1, 7), st.integers(1, 7)),
    st.integers(0, 999),
)
def test_pairs_and_prices_follow_their_people(
    mentees: list[bool], mentors: list[bool], shape: tuple[int, int], seed: int
) -> None:
    before = solved(len(mentees), len(mentors))
    where = rows(mentees, shape[0], seed), rows(mentors, shape[1], seed + 1)
    after = renumbered(before, where, shape)
    expected = sorted(
        (int(where[0][i]), int(where[1][j]))
        for i, j in zip(before.mentees, before.mentors, strict=True)
        if where[0][i] >= 0 and where[1][j] >= 0
    )
    assert list(zip(after.mentees.tolist(), after.mentors.tolist(), strict=True)) == expected
    assert before.certificate is not None
    if 2 * sum(where[1] >= 0) < shape[1]:
        assert after.certificate is None
        return
    assert after.certificate is not None
    for old, new in zip(before.certificate.bounds, after.certificate.bounds, strict=True):
        priced = {int(j): v for j, v in zip(where[1], old.prices.mentors, strict=True) if j >= 0}
        assert new.prices.mentors.tolist() == [priced.get(j, 0) for j in range(shape[1])]


def test_the_same_people_in_the_same_rows_keep_their_proof() -> None:
    before = solved(3, 2)
    same = renumbered(before, (np.arange(3), np.arange(2)), (3, 2))
    assert same is before
    one_more = renumbered(before, (np.arange(3), np.arange(2)), (4, 2))
    assert one_more.status is SolveStatus.FEASIBLE
    assert one_more.bound is None
