"""Progress reports of one solve, and what may stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Progress:
    """A report of what `solve` does next.

    Attributes
    ----------
    step : str
        ``"pairs"`` (the first candidates), ``"feasibility"``, ``"seats"``, ``"flow"`` (the best
        total of the candidates), ``"scan"`` (all pairs at its prices), ``"proof"``, or ``"done"``:
        the last report, however the solve ends.
    seconds : float
        Time since the start.
    pairs : int
        Candidate pairs in the network.
    iteration : int
        Number of scans begun.
    objective, bound, gap : float or None
        Total of the best answer so far, an upper bound on every answer, and the relative gap
        between them; None before there is an answer.
    couples : int or None
        Number of couples of the best answer so far.
    """

    step: str
    seconds: float
    pairs: int
    iteration: int = 0
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None
    couples: int | None = None


class StoppedError(Exception):
    """The time is up, or `cancel` is set."""


@dataclass
class Watch:
    """Reports each step, and stops when the time is up or `cancel` is set.

    Time is up early enough for the check of the answer, as far as it is foreseen: it takes about as
    long as a scan of all pairs.
    """

    time_limit: float | None = None
    progress: Callable[[Progress], object] | None = None
    cancel: threading.Event | None = None
    started: float = field(default_factory=lambda: time.perf_counter())
    now: Progress = field(default_factory=lambda: Progress("pairs", 0.0, 0))
    scan: float = 0.0  # seconds

    def step(self, step: str, pairs: int) -> None:
        """Report the next step, then raise StoppedError if it is time to stop."""
        self.report(step, pairs)
        self.check()

    @property
    def may_stop(self) -> bool:
        """Whether anything can stop the search."""
        return self.cancel is not None or self.time_limit is not None

    def check(self) -> None:
        """Raise StoppedError if it is time to stop; cheap enough to call during a scan."""
        if self.cancel is not None and self.cancel.is_set():
            raise StoppedError
        if self.time_limit is not None and self._seconds + self.scan >= self.time_limit:
            raise StoppedError

    def foresee(self, scan: float) -> None:
        """Hear how many seconds a scan of all pairs takes."""
        self.scan = max(self.scan, scan)

    def report(self, step: str, pairs: int) -> None:
        """Report the next step."""
        seconds = self._seconds
        iteration = self.now.iteration + (step == "scan")
        self.now = replace(self.now, step=step, seconds=seconds, pairs=pairs, iteration=iteration)
        hear, self.progress = self.progress, None  # what raises is not called again
        if hear is not None:
            hear(self.now)
        self.progress = hear

    @contextmanager
    def until_done(self) -> Iterator[None]:
        """Report the end, however it comes."""
        try:
            yield
        finally:
            self.report("done", self.now.pairs)

    def hold(self, couples: int) -> None:
        """Record how many couples the best answer has, for the next report."""
        self.now = replace(self.now, couples=couples)

    @property
    def _seconds(self) -> float:
        return time.perf_counter() - self.started

    def found(self, objective: float, bound: float) -> float:
        """Record the best answer's total and its bound for the next report; return the gap."""
        gap = (bound - objective) / max(1.0, abs(bound))
        self.now = replace(self.now, objective=objective, bound=bound, gap=gap)
        return gap
