"""The scan of all pairs, in threads of this process or on joblib's workers.

Under ``with joblib.parallel_config(backend=...)`` the rows are cut into shards for its workers:
threads, local processes (loky) or a cluster (dask, ray). Each worker receives the tiles once. A
shard's result depends on its rows alone, so every backend gives the same bytes.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np

from matchcore.model.arrays import Index, Ints
from matchcore.model.compatibility import Compatibility
from matchcore.solver.scan.found import CLOSED, Found, Query, gathered
from matchcore.solver.scan.tiles import Tiles
from matchcore.threads import MOST_THREADS, blas_threads

_PARTS = 32  # shards for threads
_SHARDS = 4  # shards per joblib worker, so that none waits long for the last


@dataclass(frozen=True, eq=False)
class Scan:
    """All pairs of a compatibility from the rows' side, and the workers that search them."""

    tiles: Tiles
    workers: Any = None  # an entered joblib.Parallel; None searches in this process
    device: str | None = None
    check: Callable[[], None] | None = None  # called between runs; what it raises ends the scan
    threads: Executor | None = None

    @classmethod
    def of(
        cls,
        pairs: Compatibility,
        shift: int,
        workers: Any = None,
        device: str | None = None,
        check: Callable[[], None] | None = None,
        threads: Executor | None = None,
    ) -> Scan:
        """Prepare a scan; integer scores are the nearest to ``score · 2**shift``."""
        tiles = Tiles.of(pairs, shift, device)
        return cls(tiles, workers if device is None else None, device, check, threads)

    def best(
        self,
        prices: Ints,
        count: int,
        above: Ints | None = None,
        worth: int = 1,
        slack: Ints | None = None,
        drop: Ints | None = None,
    ) -> Found:
        """Return the best pairs of each row.

        Parameters
        ----------
        prices : array of int
            One per column.
        count : int
            The most pairs of each row; each row breaks its ties from a column of its own.
        above : array of int, optional
            One per row: only pairs that gain more are returned. `NEVER` leaves a row out.
        worth : int
            Worth of one unit of integer score.
        slack, drop : arrays of int, optional
            One per row and one per column: a pair need not be examined if its column's drop does
            not exceed its row's slack.
        """
        if above is None:
            above = np.full(self.tiles.pairs.shape[0], CLOSED, dtype=np.int64)
        query = Query(prices, max(1, count), above, worth, slack, drop)
        if self.workers is not None:
            return gathered(self._by_workers(query))
        if self.threads is not None:
            return gathered(self._by_threads(query, self.threads))
        return self.tiles.search(query, check=self.check)

    def among(self, rows: Index, cols: Index, prices: Ints, count: int, worth: int = 1) -> Found:
        """Return the best pairs of some rows with some columns."""
        n, m = self.tiles.pairs.shape
        slack, drop = np.ones(n, dtype=np.int64), np.zeros(m, dtype=np.int64)
        slack[rows], drop[cols] = 0, 1
        return self.best(prices, count, worth=worth, slack=slack, drop=drop)

    def part(self, rows: Index, cols: Index) -> Scan:
        """Return the scan of some rows and columns, renumbered from 0."""
        tiles = self.tiles
        pairs = tiles.pairs.take(rows, cols)
        return Scan.of(pairs, tiles.shift, self.workers, self.device, self.check, self.threads)

    def _by_threads(self, query: Query, threads: Executor) -> list[Found]:
        return list(
            threads.map(
                lambda shard: self.tiles.search(query, shard, self.check), self._shards(_PARTS)
            )
        )

    def _shards(self, parts: int) -> list[slice]:
        number = len(self.tiles.blocks)
        step = max(1, number // parts)
        return [slice(k, k + step) for k in range(0, number, step)]

    def _by_workers(self, query: Query) -> list[Found]:
        from joblib import delayed, effective_n_jobs

        _send_once(self.tiles)
        workers = effective_n_jobs(None)
        shards = self._shards(_SHARDS * workers)
        work = delayed(Tiles.search)
        wave = len(shards) if self.check is None else workers
        found: list[Found] = []
        for k in range(0, len(shards), max(1, wave)):
            if self.check is not None:
                self.check()
            part = shards[k : k + wave]
            found += self.workers(work(self.tiles, query, shard) for shard in part)
        return found


def scan_threads() -> int:
    """Return the number of threads that share a scan: as many as BLAS has, eight at most."""
    return min(blas_threads(), MOST_THREADS)


def workers() -> AbstractContextManager[Any]:
    """Return a context manager that gives joblib's workers, or None if none are configured."""
    if "joblib" not in sys.modules:  # the caller cannot have configured any
        return nullcontext()
    from joblib import Parallel, effective_n_jobs

    return Parallel() if effective_n_jobs(None) > 1 else nullcontext()


def _send_once(tiles: Tiles) -> None:
    """Send the tiles to every worker of a dask cluster once; joblib would resend them per scan."""
    from joblib.parallel import get_active_backend

    backend = get_active_backend()[0]
    sent = getattr(backend, "data_futures", None)
    if sent is not None and id(tiles) not in sent:
        sent[id(tiles)] = backend.client.scatter(tiles, broadcast=True)
        weakref.finalize(tiles, sent.pop, id(tiles), None)
