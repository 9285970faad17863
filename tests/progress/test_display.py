"""`Display`: a run notes its stage, a thread shows it; nothing it does reaches the answer."""

from __future__ import annotations

import io
import sys
import threading
from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility, Problem, solve
from matchcore.errors import InputError
from matchcore.progress import Display, Lines, bar
from matchcore.progress import display as display_file
from matchcore.solver.watch import Progress

PATIENCE = 10.0  # seconds; a sound display takes none of them


class Recorded:
    """A screen that shows at once, and lets a test wait for what it shows."""

    delay = every = 0.0

    def __init__(self, fault: type[Exception] | None = None) -> None:
        self.texts: list[str] = []
        self.counts: list[tuple[int, int | None]] = []
        self.cleared, self.fault, self.drawn = 0, fault, threading.Event()

    def show(self, text: str, done: int, total: int | None) -> None:
        self.texts.append(text)
        self.counts.append((done, total))
        self.every = 0.01
        self.drawn.set()
        if self.fault is not None:
            raise self.fault

    def clear(self) -> None:
        self.cleared += 1

    def next(self) -> str:
        """Wait for the next text."""
        self.drawn.clear()
        assert self.drawn.wait(PATIENCE)
        return self.texts[-1]


def problem() -> Problem:
    U, V = (np.random.default_rng(k).random((30, 3)) for k in (0, 1))
    return Problem(Compatibility.from_factors(U, V), capacity=1)


def threads() -> int:
    return sum("_draw_until" in thread.name for thread in threading.enumerate())


def test_a_stage_is_shown_until_its_block_is_left() -> None:
    screen = Recorded()
    display = Display(screen)
    with display.during("reading"):
        assert screen.next().startswith("reading the tables · ")
        assert threads() == 1
    assert threads() == 0
    assert screen.cleared == 1
    with display.during("results"):
        assert screen.next().startswith("writing the results · ")


def test_reports_of_the_solver_replace_the_stage() -> None:
    screen = Recorded()
    with Display(screen).during("scores") as display:
        assert screen.next().startswith("computing the scores")
        display(Progress("flow", 0.0, 3, couples=2))
        screen.next()  # one may have been under way
        assert "2 couples so far" in screen.next()


def test_the_language_may_change_on_the_way() -> None:
    screen = Recorded()
    with Display(screen).during("reading") as display:
        display.language = "fr"
        screen.next()
        assert screen.next().startswith("lecture des tableaux")


def test_how_many_are_done_is_counted() -> None:
    screen = Recorded()
    with Display(screen).during("batch", total=3) as display:
        display.advance()
        display.advance()
        screen.next()
        screen.next()
    assert screen.counts[-1] == (2, 3)


def test_other_output_stands_aside() -> None:
    screen = Recorded()
    with Display(screen).during("batch", total=3) as display:
        screen.next()
        with display.aside():
            assert screen.cleared == 1
            screen.drawn.clear()
            assert not screen.drawn.wait(0.05)
        screen.next()


@pytest.mark.parametrize("fault", [OSError, ValueError])
def test_a_closed_terminal_neither_ends_the_run_nor_is_asked_again(fault: type[Exception]) -> None:
    screen = Recorded(fault)
    with Display(screen).during("scores") as display:
        assert screen.drawn.wait(PATIENCE)
        answer = solve(problem(), progress=display)
    assert len(screen.texts) == 1
    assert answer.mentors.tolist() == solve(problem()).mentors.tolist()


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_an_error_or_an_interrupt_leaves_nothing_behind(fault: type[BaseException]) -> None:
    screen = Recorded()

    def fail() -> None:
        with Display(screen).during("scores"):
            screen.next()
            raise fault

    with pytest.raises(fault):
        fail()
    assert screen.cleared == 1
    assert threads() == 0


def test_without_a_screen_nothing_starts() -> None:
    with Display(None).during("reading"):
        assert threads() == 0


def test_a_solve_ends_its_display_however_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    display = Display(Recorded())
    assert solve(problem(), progress=display).status.value == "optimal"
    assert threads() == 0

    def fail(*_: Any) -> None:
        assert threads() == 1
        raise RuntimeError

    monkeypatch.setattr("matchcore.solver.engine._proven", fail)
    with pytest.raises(RuntimeError):
        solve(problem(), progress=display)
    assert threads() == 0


def test_without_tqdm_lines_say_it_a_few_seconds_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that jumps: nothing in the first two seconds, and then a line in five."""
    now = [0.0]
    monkeypatch.setattr(display_file.time, "monotonic", lambda: now[0])
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(display_file, "find_spec", lambda name: None)
    monkeypatch.setattr(Lines, "delay", 2.0)
    shown = bar()
    waits = []
    for now[0] in (0.0, 2.0, 2.0, 6.0, 7.0):
        waits.append(shown._until_due(Lines(stream)))
        if not waits[-1]:
            shown._draw(Lines(stream))
    assert waits == [2.0, 0.0, 5.0, 1.0, 0.0]
    assert stream.getvalue() == "computing the scores · 2 s\ncomputing the scores · 7 s\n"


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="language is 'de'"):
        bar("de")  # type: ignore[arg-type]
