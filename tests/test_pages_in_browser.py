"""Every kind of page in a real browser: none scrolls sideways, on a phone or on a screen.

Needs Chromium, which nothing else does; skipped where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from benchmarks.pages import WIDTHS, beyond, browser
from matchcore import Matching, Programme, datasets
from matchcore.rounds import BatchLine
from matchcore.rounds.batch_report import write_batch_report
from matchcore.season import Season, invitations, skill_shortage, write_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(browser() is None, reason="there is no Chromium"),
]
LANGUAGES = ("en", "fr")


@cache
def matched(language: str) -> Matching:
    programme = Programme.reverse_mentoring().replace(language=language)
    return programme.match(datasets.load_demo())


def report(language: str, folder: Path) -> list[str]:
    matched(language).to_html(folder / "report.html")
    return [(folder / "report.html").read_text("utf-8")]


def season(language: str, folder: Path) -> list[str]:
    programme = Programme.reverse_mentoring().replace(language=language)
    made = Season(programme, matched(language), today=date(2026, 3, 2))
    write_page(made, folder / "season.html", cohort=datasets.load_demo())
    return [(folder / "season.html").read_text("utf-8")]


def skills(language: str, folder: Path) -> list[str]:
    programme = Programme.reverse_mentoring().replace(language=language)
    found = skill_shortage(programme, datasets.load_demo(), matched(language), added=1)
    found.write_page(folder / "skills.html")
    return [(folder / "skills.html").read_text("utf-8")]


def letters(language: str, folder: Path) -> list[str]:
    """Return the longest letter and the longest invitation."""
    programme = Programme.reverse_mentoring().replace(language=language)
    matched(language).letters(language=language).write(folder / "letters")
    invitations(programme, datasets.load_demo(), language=language).write(folder / "invitations")
    every = [
        [file.read_text("utf-8") for file in (folder / name).glob("*.html")]
        for name in ("letters", "invitations")
    ]
    return [max(pages, key=len) for pages in every]


def batch(language: str, folder: Path) -> list[str]:
    lines = [
        BatchLine("a-folder-with-a-name-without-a-space", 0, 12345, 12345, 12345, 12345, 12345.6),
        BatchLine("autumn", 3, message="no table has this column: " + "Compétences " * 40),
    ]
    write_batch_report(lines, folder, "fr" if language == "fr" else "en")
    return [(folder / "batch.html").read_text("utf-8")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [report, season, skills, letters, batch])
def test_no_page_scrolls_sideways(
    made: Callable[[str, Path], list[str]], language: str, tmp_path: Path
) -> None:
    for page in made(language, tmp_path):
        assert beyond(page) == [0] * len(WIDTHS)


def test_a_page_that_is_too_wide_is_found() -> None:
    style = "<style>body { margin: 0; } p { width: 700px; }</style>"
    wide = f"<!DOCTYPE html><title>x</title>{style}<p>wide</p>"
    assert beyond(wide) == [380, 0, 0]
