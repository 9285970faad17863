"""The clock of one solve: what is told before each step, and what may stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Progress:
    """What `solve` is about to do.

    Attributes
    ----------
    step : str
        ``"pairs"`` (the first candidates), ``"feasibility"``, ``"seats"``, ``"flow"`` (the best
        total of the candidates), ``"scan"`` (all pairs at its prices) or ``"proof"``.
    seconds : float
        Time since the start.
    pairs : int
        Candidate pairs in the network.
    iteration : int
        How many scans were begun.
    objective, bound, gap : float or None
        Total of the answer in hand, what no answer exceeds, and the relative gap between them;
        None as long as there is none.
    """

    step: str
    seconds: float
    pairs: int
    iteration: int = 0
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None


class StoppedError(Exception):
    """The time is up, or somebody asked to stop."""


@dataclass
class Watch:
    """Reports each step, and stops where the time is up or `cancel` is set."""

    time_limit: float | None = None
    progress: Callable[[Progress], object] | None = None
    cancel: threading.Event | None = None
    started: float = field(default_factory=lambda: time.perf_counter())
    now: Progress = field(default_factory=lambda: Progress("pairs", 0.0, 0))

    def step(self, step: str, pairs: int) -> None:
        """Report what comes next, unless it is time to stop."""
        self.tell(step, pairs)
        self.check()

    @property
    def may_stop(self) -> bool:
        """Whether anything can stop the search."""
        return self.cancel is not None or self.time_limit is not None

    def check(self) -> None:
        """Raise StoppedError where it is time to stop; cheap enough to be asked in the midst."""
        if self.cancel is not None and self.cancel.is_set():
            raise StoppedError
        if self.time_limit is not None and self._seconds >= self.time_limit:
            raise StoppedError

    def tell(self, step: str, pairs: int) -> None:
        """Tell what comes next."""
        seconds = self._seconds
        iteration = self.now.iteration + (step == "scan")
        self.now = replace(self.now, step=step, seconds=seconds, pairs=pairs, iteration=iteration)
        if self.progress is not None:
            self.progress(self.now)

    @property
    def _seconds(self) -> float:
        return time.perf_counter() - self.started

    def found(self, objective: float, bound: float) -> float:
        """Take down the answer in hand and its bound, to be told with the next step."""
        gap = (bound - objective) / max(1.0, abs(bound))
        self.now = replace(self.now, objective=objective, bound=bound, gap=gap)
        return gap
