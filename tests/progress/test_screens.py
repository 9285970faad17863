"""Where progress is shown: lines stay, a bar leaves nothing behind."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from matchcore.progress import Bar, Lines, screen_of
from matchcore.progress import screens as screens_file


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def visible(written: str) -> str:
    """Return what a terminal shows in its last line after these characters."""
    shown: list[str] = []
    at = 0
    for sign in written.replace("\x1b[A", ""):
        if sign == "\r":
            at = 0
        elif sign == "\n":
            shown, at = [], 0
        else:
            shown[at : at + 1] = [sign]
            at += 1
    return "".join(shown).rstrip()


def test_lines_are_written_one_below_the_other() -> None:
    stream = io.StringIO()
    lines = Lines(stream)
    lines.show("reading", 0, None)
    lines.show("searching", 1, 2)
    lines.clear()
    assert stream.getvalue() == "reading\nsearching\n"


def test_a_bar_replaces_its_text_and_vanishes() -> None:
    stream = Terminal()
    shown = Bar(stream)
    shown.show("reading · 12 s", 0, None)
    assert visible(stream.getvalue()) == "reading · 12 s"
    shown.show("proof · 9 s", 0, None)
    assert visible(stream.getvalue()) == "proof · 9 s"
    shown.clear()
    assert visible(stream.getvalue()) == ""
    assert "\n" not in stream.getvalue()


def test_where_the_total_is_known_there_is_a_bar_to_fill() -> None:
    stream = Terminal()
    shown = Bar(stream)
    shown.show("matching", 3, 12)
    assert visible(stream.getvalue()).endswith(" 3/12")
    shown.clear()


def test_a_bar_can_be_shown_again() -> None:
    stream = Terminal()
    shown = Bar(stream)
    for _ in range(2):
        shown.show("again", 0, None)
        assert visible(stream.getvalue()) == "again"
        shown.clear()
        shown.clear()


def test_a_terminal_gets_a_bar_and_a_file_lines(tmp_path: Path) -> None:
    assert isinstance(screen_of(Terminal()), Bar)
    with (tmp_path / "log").open("w", encoding="utf-8") as file:
        assert isinstance(screen_of(file), Lines)


def test_without_tqdm_a_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens_file, "find_spec", lambda name: None)
    assert isinstance(screen_of(Terminal()), Lines)
