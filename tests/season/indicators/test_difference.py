"""Differences: published figures, every permutation by brute force, and SciPy."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from matchcore.errors import InputError
from matchcore.season.indicators import difference, rate
from matchcore.season.indicators.clustered import clustered
from matchcore.season.indicators.difference import change_of
from tests.cohorts import examples

LEVELS = st.integers(0, 5)


@pytest.mark.slow
def test_the_interval_of_two_rates_is_as_published() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 873, table II, method 10: 56/70 and 48/80."""
    found = difference([True] * 48 + [False] * 32, [True] * 56 + [False] * 14)
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_the_chance_of_two_rates_is_that_of_every_exchange() -> None:
    first, second = [True, False, False, False, True, False], [True, True, True, False, True]
    everyone = np.array([*first, *second], dtype=float)
    observed = np.mean(second) - np.mean(first)
    sides = [np.isin(np.arange(11), chosen) for chosen in combinations(range(11), 6)]
    apart = np.array([everyone[~one].mean() - everyone[one].mean() for one in sides])
    tails = np.mean(apart >= observed - 1e-9), np.mean(apart <= observed + 1e-9)
    assert difference(first, second).p == pytest.approx(min(1, 2 * min(tails)))


def sign_flips(changes: list[float], supposed: float) -> float:
    """How often signs give as much, of all changes less the supposed one."""
    rest = np.array(changes) - supposed
    sums = [abs(np.dot(signs, rest)) for signs in product([1, -1], repeat=len(rest))]
    return float(np.mean(np.array(sums) >= abs(rest.sum()) - 1e-9))


@examples(60)
@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=6, max_size=9))
def test_the_interval_of_pairs_holds_what_sign_flips_do_not_reject(
    pairs: list[tuple[int, int]],
) -> None:
    changes = [float(after - before) for before, after in pairs]
    found = difference([a for a, _ in pairs], [b for _, b in pairs], paired=True)
    assume(found.value is not None)
    assert found.p == pytest.approx(sign_flips(changes, 0.0))
    width = found.high - found.low
    for end, outwards in ((found.low, -1), (found.high, 1)):
        assert sign_flips(changes, end - outwards * 1e-6) > 0.05
        assert sign_flips(changes, end + outwards * 1e-6 * max(1, width)) <= 0.05 + 1e-9
    assert found.low <= found.value <= found.high


@pytest.mark.slow
def test_the_chance_of_many_pairs_is_near_scipys() -> None:
    rng = np.random.default_rng(5)
    before = rng.integers(0, 5, 40)
    after = before + rng.integers(-1, 3, 40)
    found = difference(before.tolist(), after.tolist(), paired=True)
    other = stats.permutation_test(
        (after, before), lambda a, b: np.mean(a - b), permutation_type="samples"
    )
    assert found.p == pytest.approx(other.pvalue, abs=0.01)
    plain = stats.ttest_rel(after, before).confidence_interval()
    assert (found.low, found.high) == pytest.approx(plain, abs=0.06)


def test_five_pairs_cannot_support_an_interval() -> None:
    """Two of 32 signs are as extreme as possible: more than one in twenty."""
    assert difference([1, 2, 1, 2, 1], [2, 4, 3, 3, 5], paired=True).method == "count"
    assert difference([1, 2, 1, 2, 1, 1], [2, 4, 3, 3, 5, 4], paired=True).low is not None


def test_equal_changes_are_only_counted() -> None:
    found = difference([1] * 12, [3] * 12, paired=True)
    assert (found.value, found.count, found.method) == (None, 12, "count")


@examples(60)
@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=6, max_size=30))
def test_swapping_before_and_after_turns_the_interval(pairs: list[tuple[int, int]]) -> None:
    one = difference([a for a, _ in pairs], [b for _, b in pairs], paired=True)
    other = difference([b for _, b in pairs], [a for a, _ in pairs], paired=True)
    if one.low is None:
        assert other.low is None
    elif len(pairs) <= 12:  # beyond, signs are drawn
        assert (one.low, one.high) == pytest.approx((-other.high, -other.low))


def test_clusters_flip_as_a_whole() -> None:
    """Each change said twice in its cluster is the same as said once."""
    changes = np.random.default_rng(2).integers(-1, 4, 24).astype(float)
    once = change_of(clustered(changes))
    twice = change_of(clustered(np.repeat(changes, 2), np.repeat(np.arange(24), 2)))
    assert (twice.low, twice.high, twice.p) == pytest.approx((once.low, once.high, once.p))


def test_missing_partners_leave_a_pair_out_and_are_told() -> None:
    found = difference([1, None, 2, 2, 1, 3, 2, 1], [2, 4, None, 4, 2, 5, 3, 3], paired=True)
    assert (found.count, found.of) == (6, 8)


def test_two_means_with_clusters() -> None:
    rng = np.random.default_rng(0)
    first, second = rng.integers(1, 5, 60), rng.integers(2, 6, 60)
    where = np.repeat(range(30), 2)
    found = difference(first, second, clusters=(where, where), scale=(1, 5))
    assert found.low < second.mean() - first.mean() < found.high
    assert (found.count, found.clusters, found.method) == (120, 60, "permutation")
    assert found.p < 0.05


def test_a_difference_needs_both_figures() -> None:
    found = difference([True] * 4, [False] * 30)
    assert (found.value, found.low, found.count, found.method) == (None, None, 34, "count")


def test_the_same_answers_differ_by_nothing() -> None:
    says = [True, False] * 10
    found = difference(says, says)
    assert (found.value, found.p) == (0, 1)
    assert found.low == pytest.approx(-found.high)


@pytest.mark.slow
def test_a_seed_decides_and_rows_do_not() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.integers(0, 2, 40).astype(bool), rng.integers(0, 2, 45).astype(bool)
    one = difference(first, second)
    assert one == difference(first[::-1], second[::-1])
    assert one.low == pytest.approx(difference(first, second, random_state=9).low)


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(InputError, match="1 and 2 answers: give pairs of answers"):
        difference([1], [1, 2], paired=True)
    with pytest.raises(InputError, match="clusters: give two sequences"):
        difference([1], [1, 2], clusters=["a"])
    with pytest.raises(InputError, match="second\\[0\\] is 'x'"):
        difference([1], ["x"], paired=True)


def test_rates_and_their_difference_agree() -> None:
    first, second = [True] * 5 + [False] * 15, [True] * 12 + [False] * 8
    assert difference(first, second).value == pytest.approx(rate(second).value - rate(first).value)
