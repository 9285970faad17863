"""The first candidates: the best pairs of each person, and near misses of an earlier answer."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.model.integers import integers
from matchcore.solver import shortlist as module
from matchcore.solver.scan.scan import Scan
from matchcore.solver.shortlist import relist, shortlist
from matchcore.solver.start import Start


def problem() -> Problem:
    return Problem(Compatibility.from_matrix(np.random.default_rng(4).random((40, 30))))


def listed(mentees: np.ndarray, mentors: np.ndarray) -> set[tuple[int, int]]:
    return set(zip(mentees.tolist(), mentors.tolist(), strict=True))


def test_the_best_of_each_mentee_and_of_each_rarely_listed_mentor_are_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One for a mentee, and three for a mentor on fewer than two lists.

    A mentor's best mentees are those who would give up least for her.
    """
    monkeypatch.setattr(module, "PER_MENTEE", 1)
    monkeypatch.setattr(module, "PER_MENTOR", 4)
    p = problem()
    scans = Scan.of(p.usable, p.shift), Scan.of(p.usable.transposed(), p.shift)
    nothing = Start(np.zeros(30, dtype=np.int64), 0, 0)
    found = shortlist(p, *scans, nothing, 1)
    pairs, scores = listed(found.mentees, found.mentors), p.compatibility.dense()
    first = scores.argmax(axis=1)
    mine = listed(np.arange(40), first)
    loss = scores.max(axis=1)[:, None] - scores
    theirs = {
        (i, j)
        for j in np.flatnonzero(np.bincount(first, minlength=30) < 2).tolist()
        for i in np.argsort(loss[:, j])[:3].tolist()
    }
    assert pairs == mine | theirs
    assert found.margin == 0


def test_an_earlier_answer_comes_back_with_what_gains_nearly_as_much() -> None:
    p = problem()
    before = solve(p)
    start = Start.of_assignment(p, before, 1)
    assert start is not None
    scans = Scan.of(p.usable, p.shift), Scan.of(p.usable.transposed(), p.shift)
    start, found = relist(p, *scans, start, before, 1)
    pairs = listed(found.mentees, found.mentors)
    assert listed(before.mentees, before.mentors) <= pairs
    gains = integers(p.compatibility.dense(), p.shift) - start.mentors
    own = gains[before.mentees, before.mentors]
    near = int(0.18 * np.median(np.abs(own + start.mentors[before.mentors])))
    rows, cols = np.nonzero(gains[before.mentees] >= own[:, None] - near // 3)
    count = np.bincount(rows, minlength=len(own))
    few = count[rows] <= module.PER_MENTEE
    assert listed(before.mentees[rows[few]], cols[few]) <= pairs
    assert found.margin == near // 12


def test_a_mentor_without_a_pair_is_priced_by_the_bid_for_the_last_place() -> None:
    """Mentor 3 is new: three mentees would gain .5, .375 and .125 more by her; she has two places.

    Mentor 4 is new, too, and nobody gains by her.
    """
    scores = np.array([[1.0, 0, 0, 1.5, 1.0], [0, 1, 0, 1.375, 0.5], [0, 0, 1, 1.125, 0.25]])
    p = Problem(Compatibility.from_matrix(scores), capacity=[1, 1, 1, 2, 1])
    before = Assignment(SolveStatus.FEASIBLE, np.arange(3), np.arange(3))
    scans = Scan.of(p.usable, p.shift), Scan.of(p.usable.transposed(), p.shift)
    start, _ = relist(p, *scans, Start(np.zeros(5, dtype=np.int64), 0, 0), before, 1)
    assert start.mentors.tolist() == [0, 0, 0, int(0.375 * 2**p.shift), 0]
