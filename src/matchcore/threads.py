"""One BLAS thread while tiles are small.

A BLAS shares even the product of a few hundred rows out to all processors, and its threads wait
for each other busily: beside another busy process that costs many times the product itself. How
many threads there are belongs to the whole process, so it is lowered for a while, never for good.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


class _Limit:
    """How many calls want one thread at present, and how to undo that once none does.

    The one piece of state that calls share, as they share the number of threads itself: were each
    to restore what it found, one that came later but ended last would leave the limit behind.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.calls = 0
        self.limiter: Any = None
        self.before = 1  # threads of BLAS without the limit

    def enter(self) -> int:
        """Count one more call; the first one lowers the number, unless others hold it."""
        with self.lock:
            self.calls += 1
            if self.calls == 1 and (blas := _blas()):
                before = blas.info()
                limiter = blas.limit(limits=1)
                self.limiter = limiter if blas.info() != before else None
                counts = [library["num_threads"] for library in before]
                self.before = max(counts) if self.limiter else 1
            return self.before

    def leave(self) -> None:
        """Count one call less; the last one restores the number."""
        with self.lock:
            self.calls -= 1
            if not self.calls and self.limiter:
                _any_thread_may_set()
                if all(library["num_threads"] == 1 for library in _blas().info()):
                    self.limiter.restore_original_limits()  # else others have set it meanwhile
                _any_thread_may_set()
                self.limiter, self.before = None, 1


_limit = _Limit()


@contextmanager
def one_blas_thread() -> Iterator[int]:
    """Let BLAS use one thread until the end of the block, or of the function it decorates.

    Blocks may be nested, and overlap in several threads. Where no BLAS can be limited, nothing
    happens. The number of threads that BLAS had before is there for threads of one's own: it is 1
    where the caller has limited it.

    Examples
    --------
    >>> with one_blas_thread():
    ...     with one_blas_thread():
    ...         pass
    """
    before = _limit.enter()
    try:
        yield before
    finally:
        _limit.leave()


def blas_threads() -> int:
    """Return how many threads BLAS has, or had before `one_blas_thread`; 1 where none is found."""
    with one_blas_thread() as before:
        return before


@cache  # numpy's BLAS, which tiles are computed by, is there from the start
def _blas() -> Any:
    """Return what limits the BLAS of this process; None where there is none, or no means."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return None
    found = ThreadpoolController().select(user_api="blas")
    return found if found.lib_controllers else None


def _any_thread_may_set() -> None:
    """Take back that the first thread alone may set OpenBLAS: the last one out may be another.

    Newer versions of threadpoolctl ignore what any other thread sets, without a word.
    """
    for library in _blas().lib_controllers:
        if hasattr(library, "clear_controlling_thread"):
            library.clear_controlling_thread(force=True)
