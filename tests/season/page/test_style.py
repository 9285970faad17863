"""The shades of the season's page: text on each is readable (WCAG 2.2, criterion 1.4.3)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from tests.answer.report.test_style import NAMED, TEXT, contrast, over, rgb

STYLE = files("matchcore.season.page").joinpath("style.css").read_text(encoding="utf-8")


def test_text_on_held_sessions_is_readable() -> None:
    found = re.search(r"\.strip td\.held \{ background: rgb\(11 90 138 / ([.\d]+)\)", STYLE)
    assert found
    ground = over(rgb(NAMED["accent"]), float(found[1]), rgb(NAMED["paper"]))
    assert contrast(rgb(NAMED["text"]), ground) >= TEXT
    assert '{ content: attr(data-l) " "; color: inherit; }' in STYLE


@pytest.mark.parametrize("badge", [".when.high, .met.no", ".strip td.missed"])
def test_dark_badges_have_light_text(badge: str) -> None:
    rule = STYLE[STYLE.index(badge) :].partition("}")[0]
    assert "background: var(--text)" in rule
    assert "color: var(--paper)" in rule
    assert contrast(rgb(NAMED["paper"]), rgb(NAMED["text"])) >= TEXT


def test_names_of_states_style_the_calendar_alone() -> None:
    """A rule for `.held` would change the cells of sessions held, too."""
    assert not re.search(r"(?m)^\s*\.(held|missed|planned|none|now)\b", STYLE)
