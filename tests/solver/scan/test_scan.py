"""The scan shared out by joblib: the same bytes from any workers, the tiles sent once."""

from __future__ import annotations

from collections.abc import Iterator
from threading import get_ident
from typing import Any

import joblib
import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.solver import engine, verify
from matchcore.solver.scan import scan, tiles
from matchcore.solver.scan.found import CLOSED, Query, gathered
from matchcore.solver.scan.scan import Scan

pytestmark = pytest.mark.slow


def problem(objective: str = "coverage") -> Problem:
    rng = np.random.default_rng(11)
    n, m = 1500, 900
    c = Compatibility.from_factors(rng.random((n, 12)) / 4, rng.random((m, 12)))
    classes = rng.integers(0, 9, n), rng.integers(0, 9, m)
    c = c.with_table("site", *classes, rng.random((9, 9)) < 0.6)
    places = np.divmod(rng.choice(n * m, 500, replace=False), m)
    c = c.with_terms("wishes", *places, rng.random(500) / 4).with_pairs("past", [0, 5], [3, 4])
    return Problem(c, capacity=2, objective=objective)  # type: ignore[arg-type]


def as_bytes(a: Assignment) -> list[bytes]:
    assert a.certificate is not None
    prices = [b.prices.mentors.tobytes() for b in a.certificate.bounds]
    return [a.mentees.tobytes(), a.mentors.tobytes(), repr((a.total, a.bound)).encode(), *prices]


@pytest.fixture(scope="module")
def alone() -> dict[str, list[bytes]]:
    return {objective: as_bytes(solve(problem(objective))) for objective in ("score", "coverage")}


@pytest.mark.parametrize("objective", ["score", "coverage"])
@pytest.mark.parametrize("backend", ["threading", "loky"])
def test_threads_and_processes_give_the_same_bytes(
    backend: str, objective: str, alone: dict[str, list[bytes]]
) -> None:
    with joblib.parallel_config(backend=backend, n_jobs=2):
        assert joblib.effective_n_jobs(None) == 2
        assert as_bytes(solve(problem(objective))) == alone[objective]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


@pytest.mark.filterwarnings("ignore")  # dask's own
@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_a_cluster_gives_the_same_bytes_and_gets_the_tiles_once(
    objective: str,
    cluster: Any,
    alone: dict[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[int] = []
    scatter = type(cluster).scatter

    def counted(self: Any, data: Any, **options: Any) -> Any:
        sent.extend([id(data)] if isinstance(data, tiles.Tiles) else [])
        return scatter(self, data, **options)

    monkeypatch.setattr(type(cluster), "scatter", counted)
    with joblib.parallel_config(backend="dask"):
        answer = solve(problem(objective))
    assert as_bytes(answer) == alone[objective]
    assert sent
    assert len(sent) == len(set(sent))
    verify(problem(objective), answer)


def test_any_split_gives_the_same_pairs() -> None:
    p = problem()
    prices = np.random.default_rng(1).integers(0, 1 << 20, p.shape[1])
    whole = Scan.of(p.usable, p.shift)
    expected = whole.best(prices, 5)
    for step in (1, 3):
        number = len(whole.tiles.blocks)
        query = Query(prices, 5, np.full(p.shape[0], CLOSED), 1)
        parts = [whole.tiles.search(query, slice(k, k + step)) for k in range(0, number, step)]
        found = gathered(parts)
        for name in ("rows", "cols", "gains"):
            assert getattr(found, name).tobytes() == getattr(expected, name).tobytes()


@pytest.mark.parametrize("count", [1, 3])
def test_threads_of_our_own_give_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, alone: dict[str, list[bytes]], count: int
) -> None:
    """As many as BLAS had: three here; a stop that comes from one of them stops all."""
    monkeypatch.setattr(engine, "scan_threads", lambda: count)
    searched: set[int] = set()
    search = tiles._search

    def noted(*arguments: Any) -> Any:
        searched.add(get_ident())
        return search(*arguments)

    monkeypatch.setattr(tiles, "_search", noted)
    for objective, expected in alone.items():
        assert as_bytes(solve(problem(objective))) == expected
    assert (get_ident() in searched) is (count == 1)
    stopped = solve(problem(), time_limit=0)
    verify(problem(), stopped)
    assert stopped.status is SolveStatus.FEASIBLE


def test_without_workers_joblib_is_not_asked() -> None:
    with scan.workers() as pool:
        assert pool is None
