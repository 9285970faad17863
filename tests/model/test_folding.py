"""With few pairs, rules are folded into one mask: the pairs and the answers stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from matchcore import Assignment, Compatibility, Problem, solve
from matchcore.model import problem
from matchcore.model.masks import ClassTable
from tests.cohorts import examples
from tests.strategies import planted, problems


@contextmanager
def unfolded() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(problem, "_FEW_PAIRS", -1)
        yield


def one_by_one(c: Compatibility) -> np.ndarray:
    """Apply every mask to every pair separately."""
    i, j = (x.ravel() for x in np.indices(c.shape))
    allowed = np.ones(len(i), dtype=bool)
    for mask in c.masks:
        allowed &= mask.at(i, j)
    return allowed.reshape(c.shape)


def bits(a: Assignment) -> tuple[object, ...]:
    """Everything that an assignment claims."""
    proof: list[object] = []
    if a.certificate:
        c = a.certificate
        proof = [c.shift, c.rounding, c.unique]
        proof += [
            (b.quantity, b.value, b.limit, b.prices.worths, b.prices.mentors.tolist())
            for b in c.bounds
        ]
    return a.status, a.mentees.tolist(), a.mentors.tolist(), a.total, a.bound, proof


@pytest.mark.slow
@examples(150)
@given(problems(5, 5))
def test_the_folded_mask_allows_what_the_masks_allow_one_by_one(p: Problem) -> None:
    with unfolded():
        apart = replace(p).usable
    folded = p.usable
    expected = one_by_one(apart)
    assert (folded.allowed == expected).all()
    assert (one_by_one(folded) == expected).all()
    assert (folded.dense() == apart.dense()).all()
    found = np.zeros(p.shape, dtype=int)
    for block in folded.blocks():
        found[np.ix_(block.rows, block.cols)] += folded.cut(block).allowed
    assert (found == expected).all()  # each allowed pair in one block, no other in any


@pytest.mark.slow
@examples(150)
@given(problems(5, 5))
def test_folding_changes_no_answer_and_no_proof(p: Problem) -> None:
    for pairs in ("all", "generated"):
        with unfolded():
            apart = solve(replace(p), pairs=pairs)
        assert bits(solve(replace(p), pairs=pairs)) == bits(apart)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_folding_changes_nothing_of_larger_problems(seed: int) -> None:
    with unfolded():
        apart = solve(planted(seed, (150, 90)))
    assert bits(solve(planted(seed, (150, 90)))) == bits(apart)


def test_rules_keep_their_names_where_reasons_ask_for_them() -> None:
    c = Compatibility.from_matrix(np.ones((2, 3))).with_pairs("past", [0], [0])
    p = Problem(c.with_pairs("wish", [1], [0]), capacity=1, forbidden=[(1, 1)])
    assert [mask.name for mask in p.open.masks] == ["past", "wish", "forbidden"]
    assert len(p.usable.masks) == 2  # of all three: the pairs, and who is left out of the blocks


def test_who_may_meet_nobody_is_in_no_block() -> None:
    allowed = np.ones((100, 50), dtype=bool)
    allowed[:60], allowed[:, 30:] = False, False
    p = Problem(Compatibility.from_matrix(np.ones((100, 50)), allowed), capacity=1)
    assert [(len(b.rows), len(b.cols)) for b in p.usable.blocks()] == [(40, 30)]


def test_where_everything_is_allowed_there_is_no_mask() -> None:
    c = Compatibility.from_matrix(np.ones((2, 3)), np.ones((2, 3), dtype=bool))
    assert Problem(c, capacity=1).usable.masks == ()


def test_many_pairs_keep_their_class_tables() -> None:
    """Their blocks follow the classes, so that what is forbidden is never computed."""
    size = 1025
    c = Compatibility.from_factors(np.ones((size, 1)), np.ones((size // 2, 1)))
    halves = [np.arange(n) % 2 for n in (size, size // 2)]
    c = c.with_table("halves", *halves, np.eye(2, dtype=bool))
    assert [type(mask) for mask in Problem(c, capacity=1).usable.masks] == [ClassTable]
    assert len(list(Problem(c, capacity=1).usable.blocks())) == 2
