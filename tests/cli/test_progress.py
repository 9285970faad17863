"""What commands show while they work, and `--quiet`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from matchcore.cli import main
from matchcore.cli.progress import display_of
from matchcore.progress import Bar
from matchcore.wording.progress_sentences import PROGRESS
from tests.cli.season import Captured, sides, tables
from tests.progress.test_screens import Terminal, visible


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the stages that commands go through."""
    seen: list[str] = []

    def begin(display: Any) -> None:
        seen.append(display._stage.name)

    monkeypatch.setattr("matchcore.progress.Display._begin", begin)
    return seen


def test_a_match_goes_through_every_stage(home: Path, stages: list[str]) -> None:
    assert main(tables("match", "--out", str(home / "out"))) == 0
    order = list(dict.fromkeys(stages))
    assert order == ["starting", "reading", "scores", "search", "proof", "results"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "among"),
    [
        (["demo", "--out", "out"], {"scores", "search", "proof", "results"}),
        (tables("check"), {"reading", "check"}),
        (sides("init", "--out", "new.toml"), {"reading"}),
        (tables("meetings", "--out", "out"), {"reading", "search", "proof", "results"}),
        (
            tables("meetings", "--out", "out", "--start", "2026-03-02"),
            {"reading", "search", "timetable", "results"},
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("home")
def test_every_long_command_says_what_it_does(
    stages: list[str], command: list[str], among: set[str]
) -> None:
    assert main(command) == 0
    assert among <= set(stages)


@pytest.mark.slow
def test_a_round_says_what_it_does(home: Path, stages: list[str]) -> None:
    assert main(tables("match", "--out", "first")) == 0
    stages.clear()
    assert main(tables("rematch", "--previous", "first", "--out", "again")) == 0
    assert {"loading", "reading", "search", "results"} <= set(stages)
    stages.clear()
    assert main(["explain", "first", "m1"]) == 0
    assert {"loading", "answering"} <= set(stages)
    folder = home / "all" / "spring"
    folder.mkdir(parents=True)
    for name in ("mentors.csv", "mentees.csv", "programme.toml"):
        (folder / name).write_bytes((home / name).read_bytes())
    (home / "first" / "matching").rename(folder / "matching")
    stages.clear()
    assert main(["rematch", "--batch", "all", "--workers", "1"]) == 0
    assert "batch" in stages


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal, from now on standard error, whose bar is drawn at once."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(Bar, "delay", 0.0)
    monkeypatch.setattr(Bar, "every", 0.001)
    return stream


@pytest.mark.slow
@pytest.mark.usefixtures("home")
def test_a_terminal_is_left_clean(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    terminal = on_terminal(monkeypatch)
    assert main(["demo", "--out", "out", "--language", "fr"]) == 0
    written = terminal.getvalue()
    # which stages last long enough to be seen depends on the machine
    assert any(french in written for code, (_, french) in PROGRESS.items() if "stage_" in code)
    assert visible(written) == ""
    assert "optimum prouvé" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_an_error_stands_alone_on_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    assert main(tables("match", "--out", "mentors.csv")) == 3
    last = visible(terminal.getvalue().removesuffix("\n"))
    assert last == "matchcore: --out: mentors.csv is a file: give a folder"


@pytest.mark.usefixtures("home")
def test_an_interrupt_leaves_a_clean_terminal_and_is_5(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch)

    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("matchcore.programme.matching.match_prepared", interrupted)
    assert main(["demo", "--out", "out"]) == 5
    assert visible(terminal.getvalue().removesuffix("\n")) == "matchcore: interrupted"


@pytest.mark.usefixtures("home")
def test_quiet_shows_no_progress_and_keeps_notes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    terminal = on_terminal(monkeypatch)
    text = (home / "mentors.csv").read_text(encoding="utf-8")
    (home / "mentors.csv").write_bytes(text.encode("cp1252"))
    assert main(tables("match", "--out", "out", "--quiet")) == 0
    assert terminal.getvalue().startswith("note: mentors.csv is not UTF-8")
    assert "\r" not in terminal.getvalue()
    assert "2 couples" in capsys.readouterr().out


def test_the_language_of_the_file_is_that_of_the_first_words(home: Path) -> None:
    stated = Namespace(quiet=True, language=None, programme="programme.toml", matching=None)
    (home / "programme.toml").write_text('[programme]\nlanguage = "fr"\n', "utf-8")
    assert display_of(stated).language == "fr"
    (home / "programme.toml").write_text("[programme\n", "utf-8")
    assert display_of(stated).language == "en"  # reading it tells what is wrong


def test_nothing_is_shown_before_a_saved_matching_states_its_language() -> None:
    screen = Shown()
    display = display_of(Namespace(quiet=True, language=None, programme=None, matching="results"))
    display._screen = screen
    display._draw(screen)
    assert screen.texts == []
    display.language = "fr"
    display._draw(screen)
    assert screen.texts[0].startswith("calcul")


class Shown:
    """A screen that keeps what it shows."""

    delay = every = 0.0

    def __init__(self) -> None:
        self.texts: list[str] = []

    def show(self, text: str, done: int, total: int | None) -> None:
        self.texts.append(text)

    def clear(self) -> None:
        """Nothing to clear."""
