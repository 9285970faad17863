"""Blocks: every allowed pair in exactly one of them, and nothing that a table forbids."""

import numpy as np

from matchcore import Compatibility


def test_blocks_cover_every_row_once() -> None:
    c = Compatibility.from_factors(np.ones((5000, 1)), np.ones((3, 1)))
    rows = [k for block in c.blocks() for k in block.rows.tolist()]
    assert rows == list(range(5000))
    assert len(list(c.blocks())) > 1
    for block in c.blocks():
        runs = [k for run in block.runs(99) for k in block.rows[run].tolist()]
        assert runs == block.rows.tolist()


def test_each_allowed_pair_is_in_one_block_and_no_pair_that_a_table_forbids() -> None:
    """Large classes have blocks of their own; small ones share a block, with their masks."""
    rows = np.repeat([0, 1, 2, 3], [30, 40, 3, 5])
    cols = np.repeat([0, 1], [6, 4])
    table = np.array([[True, False], [False, True], [True, True], [False, False]])
    c = Compatibility.from_matrix(np.ones((78, 10))).with_table("site", rows, cols, table)
    found = np.zeros(c.shape, dtype=int)
    for block in c.blocks():
        found[np.ix_(block.rows, block.cols)] += c.cut(block).allowed
    assert (found == c.allowed).all()
    sizes = [(len(block.rows), len(block.cols), len(block.masks)) for block in c.blocks()]
    assert sizes[:2] == [(30, 6, 0), (40, 4, 0)]


def test_tiles_of_a_block_have_about_so_many_cells() -> None:
    (block,) = Compatibility.from_matrix(np.ones((10, 4))).blocks()
    assert [(run.start, run.stop) for run in block.runs(12)] == [(0, 3), (3, 6), (6, 9), (9, 12)]


def test_classes_that_allow_the_same_share_a_block() -> None:
    """Grades 2 and 3 may meet everybody, grade 1 half of the mentors."""
    rows, cols = np.repeat([0, 1, 2], 30), np.repeat([0, 1], 5)
    table = np.array([[True, False], [True, True], [True, True]])
    c = Compatibility.from_matrix(np.ones((90, 10))).with_table("grade", rows, cols, table)
    sizes = [(len(block.rows), len(block.cols), len(block.masks)) for block in c.blocks()]
    assert sorted(sizes) == [(30, 5, 0), (60, 10, 0)]
