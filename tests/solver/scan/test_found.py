"""What a scan finds: the best few of each row, ties shared out, parts put together."""

from __future__ import annotations

import numpy as np

from matchcore.solver.scan.found import Found, best_of, gathered, place_in_row, turns


def found(*pairs: tuple[int, int, int]) -> Found:
    rows, cols, gains = (np.array(x, dtype=np.int64) for x in zip(*pairs, strict=True))
    return Found(rows, cols, gains)


def as_pairs(f: Found) -> list[tuple[int, int, int]]:
    return list(zip(f.rows.tolist(), f.cols.tolist(), f.gains.tolist(), strict=True))


def test_the_place_of_each_pair_counts_from_zero_in_its_row() -> None:
    assert place_in_row(found((2, 0, 9), (2, 1, 8), (5, 0, 1), (7, 3, 4))).tolist() == [0, 1, 0, 0]


def test_parts_are_put_together_by_row_in_their_own_order() -> None:
    parts = [found((3, 0, 5), (3, 1, 4)), found((1, 2, 7))]
    assert as_pairs(gathered(parts)) == [(1, 2, 7), (3, 0, 5), (3, 1, 4)]
    assert len(gathered([])) == 0


def test_the_best_of_each_row_come_first() -> None:
    some = found((0, 0, 1), (0, 1, 5), (0, 2, 3), (1, 0, -2))
    assert as_pairs(best_of(some, 2, 3)) == [(0, 1, 5), (0, 2, 3), (1, 0, -2)]


def test_each_row_takes_equal_gains_from_a_column_of_its_own() -> None:
    rows, cols = np.divmod(np.arange(64 * 16), 16)
    taken = best_of(Found(rows, cols, np.zeros(64 * 16, dtype=np.int64)), 1, 16).cols
    assert taken.tolist() == turns(np.arange(64), 16).tolist()
    assert set(np.bincount(taken, minlength=16).tolist()) <= {3, 4, 5}
