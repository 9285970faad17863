"""`Display`: shows what a run is doing, from a thread of its own."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Self

from matchcore.progress.screens import Bar, Lines, Screen
from matchcore.progress.words import Stage, stage_words
from matchcore.wording import Language, checked_language

if TYPE_CHECKING:  # loading the solver takes long, and reading comes first
    from matchcore.solver.watch import Progress


class Display:
    """Shows what a run is doing.

    The run only notes its stage; a thread draws it. So a slow or closed terminal neither delays
    the run nor ends it, and the time goes on within a long step.

    Parameters
    ----------
    screen : Screen or None
        Where to show it; None for nowhere.
    language : {"en", "fr"}
        May be changed at any time.
    waits : bool
        Show nothing until a language is set, since that given is a guess.
    """

    def __init__(
        self, screen: Screen | None, language: Language = "en", *, waits: bool = False
    ) -> None:
        self._language, self._waits = language, waits
        self._screen, self._stage = screen, Stage("scores")
        self._begun, self._drawn = time.monotonic(), -float("inf")
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._thread: threading.Thread | None = None

    def __repr__(self) -> str:
        return f"Display({self._stage.name})"

    def __call__(self, report: Progress) -> None:
        """Show a report of the solver: what `progress` takes in `matchcore.solve` and others."""
        if report.step == "done":
            self.end()
        else:
            self._stage = Stage.of(report)
            self._begin()

    def __enter__(self) -> Self:
        self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def language(self) -> Language:
        """The language of what is shown."""
        return self._language

    @language.setter
    def language(self, language: Language) -> None:
        self._language, self._waits = language, False

    @contextmanager
    def during(self, stage: str, total: int | None = None) -> Iterator[Self]:
        """Show a stage until the block is left; within it, the solver's reports replace it."""
        self._stage = Stage(stage, total=total)
        with self:
            yield self

    def advance(self) -> None:
        """Note that one more of the total is done."""
        self._stage = replace(self._stage, done=self._stage.done + 1)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take what is shown away while the block writes something else."""
        with self._lock:
            self._safely_clear()
            yield

    def end(self) -> None:
        """Show nothing any more."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._ended.set()
        thread.join()
        with self._lock:
            self._safely_clear()

    def _begin(self) -> None:
        if self._screen is None or self._thread is not None:
            return
        self._ended = threading.Event()
        self._thread = threading.Thread(
            target=self._draw_until, args=(self._screen, self._ended), daemon=True
        )
        self._thread.start()

    def _draw_until(self, screen: Screen, ended: threading.Event) -> None:
        while not ended.wait(self._until_due(screen)):
            try:
                with self._lock:
                    self._draw(screen)
            except (OSError, ValueError):  # the terminal is closed, so there is nobody to tell
                self._screen = None
                return

    def _until_due(self, screen: Screen) -> float:
        """Return how long to wait before the next text."""
        due = max(self._begun + screen.delay, self._drawn + screen.every)
        return max(0.0, due - time.monotonic())

    def _draw(self, screen: Screen) -> None:
        now, stage = time.monotonic(), self._stage
        self._drawn = now
        if not self._waits:
            text = stage_words(stage, now - self._begun, self.language)
            screen.show(text, stage.done, stage.total)

    def _safely_clear(self) -> None:
        if self._screen is not None:
            with suppress(OSError, ValueError):
                self._screen.clear()


def bar(language: Language = "en") -> Display:
    """Return a bar that shows the progress of a match in a notebook or a terminal.

    It needs the extra ``progress``; without it, lines on standard error tell the same. The bar
    vanishes when the work is done. As a context manager, it also shows what comes before the
    search, and it certainly ends there.

    Parameters
    ----------
    language : {"en", "fr"}

    Returns
    -------
    Display
        What ``progress`` takes in `Programme.match`, `matchcore.solve`, `plan_meetings` and
        `rematch`.

    Raises
    ------
    InputError
        There is no such language.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.progress import bar
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> programme.match(cohort, progress=bar())
    Matching(47 couples, optimal; 1 caution: see .cautions)
    >>> with bar("fr") as progress:
    ...     programme.match(cohort, progress=progress)
    Matching(47 couples, optimal; 1 caution: see .cautions)
    """
    screen = Bar() if find_spec("tqdm") else Lines(sys.stderr)
    return Display(screen, checked_language(language))
