"""Limit BLAS to one thread while tiles are small.

BLAS splits even a product of a few hundred rows over all processors, and its threads wait in busy
loops. Next to another busy process, the waiting costs many times the product itself. The number
of threads belongs to the whole process, so it is lowered for a while and then restored.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

MOST_THREADS = 8  # that share blocks of pairs: more would wait for memory


class _Limit:
    """How many calls need one thread now, and how to restore the number when none does.

    All calls share this state, as they share the number of threads. If each call restored what it
    found, one that started later but ended last would leave the limit behind.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.calls = 0
        self.limiter: Any = None
        self.before = 1  # threads without the limit

    def enter(self) -> int:
        """Count one more call; the first one lowers the number, unless it is 1 already."""
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
                _let_any_thread_set()
                if all(library["num_threads"] == 1 for library in _blas().info()):
                    self.limiter.restore_original_limits()  # else other code has set it meanwhile
                _let_any_thread_set()
                self.limiter, self.before = None, 1


_limit = _Limit()


@contextmanager
def one_blas_thread() -> Iterator[int]:
    """Limit BLAS to one thread until the end of the block or of the decorated function.

    Blocks may nest, and may overlap across threads. Without a BLAS that can be limited, nothing
    happens. The block gets the number of threads that BLAS had before, for callers who start
    their own threads; it is 1 where the user has limited BLAS.

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
    """Return the number of BLAS threads without `one_blas_thread`; 1 if no BLAS is found."""
    with one_blas_thread() as before:
        return before


@cache  # NumPy's BLAS, which computes the tiles, is loaded by now
def _blas() -> Any:
    """Return the controller of this process's BLAS; None without a BLAS or threadpoolctl."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return None
    controller = ThreadpoolController().select(user_api="blas")
    return controller if controller.lib_controllers else None


def _let_any_thread_set() -> None:
    """Let any thread set OpenBLAS, since the last to leave may not be the first that came.

    Newer versions of threadpoolctl silently ignore all threads but the first that set it.
    """
    for library in _blas().lib_controllers:
        if hasattr(library, "clear_controlling_thread"):
            library.clear_controlling_thread(force=True)
