"""Going on from an earlier answer: the same best answer, looked for among people who changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.model.assignment import Listing
from matchcore.model.renumbering import renumbered
from matchcore.solver import Stage, engine, solve_stages, verify_stages
from matchcore.solver.options import Pairs
from matchcore.solver.proof.certificate import verify
from matchcore.solver.resume import listing_of, resumed
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from tests.cohorts import examples

sizes = st.tuples(st.integers(20, 60), st.integers(20, 50))


def season(n: int, m: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw factors of all who ever take part, and what each asks for."""
    rng = np.random.default_rng(seed)
    return rng.random((n, 6)), rng.random((m, 6)), rng.integers(1, 3, n)


def problem_of(parts: tuple[np.ndarray, ...], rows: np.ndarray, cols: np.ndarray) -> Problem:
    U, V, demand = parts
    return Problem(Compatibility.from_factors(U[rows], V[cols]), demand=demand[rows], capacity=1)


def later(
    parts: tuple[np.ndarray, ...], share: float, seed: int
) -> tuple[Problem, Problem, Assignment]:
    """Return a problem, the next one, and the first one's answer in its rows."""
    rng = np.random.default_rng(seed)
    first, then = ([rng.random(len(x)) > share for x in parts[:2]] for _ in range(2))
    first, then = ([np.flatnonzero(x) for x in side] for side in (first, then))
    before, after = problem_of(parts, *first), problem_of(parts, *then)
    answer = solve(before, pairs="generated")
    where = [
        np.array([{x: k for k, x in enumerate(now)}.get(x, -1) for x in old.tolist()])
        for old, now in zip(first, then, strict=True)
    ]
    listing = listing_of(before, answer)
    return before, after, renumbered(answer, (where[0], where[1]), after.shape, listing)


def integer_scores(problem: Problem, shift: int) -> np.ndarray:
    return np.rint(np.ldexp(problem.compatibility.tile(slice(None)), shift)).astype(np.int64)


def holds_for_all_pairs(problem: Problem, shift: int, listing: Listing | None) -> None:
    assert listing is not None
    beside = integer_scores(problem, shift) - listing.prices
    beside[listing.mentees, listing.mentors] = -(1 << 61)
    assert (beside <= listing.gains[:, None]).all()


@examples(40)
@given(sizes, st.integers(0, 9999), st.sampled_from(["all", "generated"]))
def test_no_pair_beside_those_listed_gains_more_than_is_said(
    size: tuple[int, int], seed: int, pairs: Pairs
) -> None:
    problem = problem_of(season(*size, seed), np.arange(size[0]), np.arange(size[1]))
    answer = solve(problem, pairs=pairs)
    assert (answer.listing is None) == (pairs == "all")
    assert answer.certificate is not None
    holds_for_all_pairs(problem, answer.certificate.shift, listing_of(problem, answer))


@examples(40)
@given(sizes, st.integers(0, 9999), st.sampled_from([0.02, 0.05]))
def test_what_is_known_of_some_people_is_made_whole(
    size: tuple[int, int], seed: int, share: float
) -> None:
    """Of who joined, nothing is known before; then the snapshot bounds all pairs."""
    _, after, start = later(season(*size, seed), share, seed + 1)
    along = Scan.of(after.usable, after.shift)
    went_on = resumed(after, lambda pairs: Scan.of(pairs, after.shift), along, start)
    assume(went_on is not None)
    seen = went_on.snapshot
    listing = Listing(seen.listed.rows, seen.listed.cols, seen.prices, seen.ceiling, after.shift)
    holds_for_all_pairs(after, after.shift, listing)
    gains = integer_scores(after, after.shift) - seen.prices
    assert (gains[seen.listed.rows, seen.listed.cols] == seen.listed.gains).all()


@pytest.mark.slow
@examples(40)
@given(sizes, st.integers(0, 9999), st.sampled_from([0.03, 0.1]))
def test_going_on_finds_what_a_new_search_finds(
    size: tuple[int, int], seed: int, share: float
) -> None:
    _, after, start = later(season(*size, seed), share, seed + 1)
    found, fresh = solve(after, start=start, pairs="generated"), solve(after)
    verify(after, found)
    assert found.status is SolveStatus.OPTIMAL
    assert [b.value for b in found.certificate.bounds] == [
        b.value for b in fresh.certificate.bounds
    ]  # type: ignore[union-attr]


@pytest.mark.slow
@examples(40)
@given(sizes, st.integers(0, 9999))
def test_stages_go_on_as_well(size: tuple[int, int], seed: int) -> None:
    """Rounded scores have many ties, which the stage breaks."""
    U, V, demand = season(*size, seed)
    _, after, start = later((U.round(1), V.round(1), demand), 0.05, seed + 1)
    kept = np.random.default_rng(seed).integers(0, 2, after.shape).astype(float)
    then = [Stage(Compatibility.from_matrix(kept), name="kept")]
    found = solve_stages(after, then, start=start, pairs="generated")
    fresh = solve_stages(after, then)
    verify_stages(after, then, found)
    assert found.status is SolveStatus.OPTIMAL
    assert found.stages[0].value == fresh.stages[0].value


@pytest.mark.slow
@examples(40)
@given(sizes, st.integers(0, 9999))
def test_changed_scores_do_not_mislead(size: tuple[int, int], seed: int) -> None:
    """One pair in fifty is worth more now, and the earlier answer does not say so."""
    parts = season(*size, seed)
    _, after, start = later(parts, 0.02, seed + 1)
    U = parts[0][: after.shape[0]]
    more = np.random.default_rng(seed).random(after.shape) < 0.02
    changed = Problem(
        Compatibility.from_matrix(after.compatibility.tile(slice(None)) + more * U[:, :1]),
        demand=after.demand,
        capacity=1,
    )
    found, fresh = solve(changed, start=start, pairs="generated"), solve(changed)
    verify(changed, found)
    assert found.status is SolveStatus.OPTIMAL
    assert found.certificate.of("total").value == fresh.certificate.of("total").value  # type: ignore[union-attr]


def test_a_misled_search_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is looked at before it is trusted, the proof fails, and all is searched."""
    parts = season(60, 50, 7)
    _, after, start = later(parts, 0.05, 8)
    assert start.past is not None
    blind = replace(start.past.listing, gains=np.full(after.shape[0], -(1 << 55)))
    blind = replace(start, past=replace(start.past, listing=blind))
    monkeypatch.setattr("matchcore.solver.resume._has_changed", lambda *_: False)
    begun = []
    search = engine._searched
    monkeypatch.setattr(engine, "_searched", lambda *a: begun.append(a[1]) or search(*a))
    found = solve(after, start=blind, pairs="generated")
    assert [start is None for start in begun] == [False, True]
    assert found.status is SolveStatus.OPTIMAL
    assert found.total == solve(after).total


def test_nothing_is_known_of_an_unproven_answer() -> None:
    problem = problem_of(season(20, 20, 1), np.arange(20), np.arange(20))
    answer = replace(solve(problem), status=SolveStatus.FEASIBLE)
    assert listing_of(problem, answer) is None


def test_a_search_begins_anew_where_many_changed() -> None:
    _, after, start = later(season(60, 50, 3), 0.4, 4)
    along = Scan.of(after.usable, after.shift)
    assert start.past is not None
    assert resumed(after, lambda pairs: Scan.of(pairs, after.shift), along, start) is None


@examples(40)
@given(sizes, st.integers(0, 9999), st.integers(1, 6))
def test_a_moved_snapshot_holds_what_a_new_one_would(
    size: tuple[int, int], seed: int, count: int
) -> None:
    rng = np.random.default_rng(seed)
    problem = problem_of(season(*size, seed), np.arange(size[0]), np.arange(size[1]))
    scan = Scan.of(problem.usable, problem.shift)
    prices = rng.integers(0, 1 << problem.shift, (3, size[1]))
    above = rng.integers(0, 1 << problem.shift, (3, size[0]))
    snapshot = Snapshot.take(scan, prices[0], count, above[0])
    for v, least in zip(prices[1:], above[1:], strict=True):
        snapshot = snapshot.moved(v, count, least)
        fresh = Snapshot.take(scan, v, count, least)
        for name in ("rows", "cols", "gains"):
            assert (getattr(snapshot.listed, name) == getattr(fresh.listed, name)).all()
        assert (snapshot.ceiling == fresh.ceiling).all()
