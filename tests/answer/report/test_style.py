"""The colours of the report: contrasts as WCAG 2.2 defines them, computed from its style sheet."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from matchcore.answer.report.departments import _DEEPEST
from matchcore.charts.palette import colours

Colour = tuple[float, float, float]
STYLE = files("matchcore.answer.report").joinpath("style.css").read_text(encoding="utf-8")
NAMED = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", STYLE))
TEXT, GRAPHICS = 4.5, 3.0  # WCAG 2.2, criteria 1.4.3 and 1.4.11


def rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def over(colour: Colour, alpha: float, below: Colour) -> Colour:
    red, green, blue = (alpha * x + (1 - alpha) * y for x, y in zip(colour, below, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    def luminance(colour: Colour) -> float:
        linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_what_the_standard_gives() -> None:
    assert contrast(rgb("#ffffff"), rgb("#000000")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("text", ["text", "muted", "accent"])
@pytest.mark.parametrize("ground", ["paper", "shade"])
def test_text_is_readable(text: str, ground: str) -> None:
    assert contrast(rgb(NAMED[text]), rgb(NAMED[ground])) >= TEXT


def test_numbers_are_readable_on_the_deepest_shade() -> None:
    deepest = over(rgb(NAMED["accent"]), _DEEPEST, rgb(NAMED["paper"]))
    assert contrast(rgb(NAMED["text"]), deepest) >= TEXT


@pytest.mark.parametrize("graphic", ["accent", "edge"])
@pytest.mark.parametrize("ground", ["paper", "shade"])
def test_lines_and_fillings_are_visible(graphic: str, ground: str) -> None:
    assert contrast(rgb(NAMED[graphic]), rgb(NAMED[ground])) >= GRAPHICS


@pytest.mark.parametrize("colour", colours(map(str, range(8))).values())
def test_the_edge_of_every_piece_of_a_bar_is_visible(colour: str) -> None:
    """Some colours of Okabe and Ito are light: half black over them makes the edge."""
    edge = over((0.0, 0.0, 0.0), 0.5, rgb(colour))
    assert contrast(edge, rgb(NAMED["paper"])) >= GRAPHICS


def test_it_obeys_what_readers_ask_for() -> None:
    """Motion only where it is welcome, a visible focus, all rows in print, no sideways scroll."""
    assert re.search(r"prefers-reduced-motion: no-preference\) \{[^@]*scroll-behavior", STYLE)
    assert "transition" not in STYLE
    assert "animation" not in STYLE
    assert ":focus-visible" in STYLE
    printed = STYLE[STYLE.index("@media print") :]
    assert ".couples tbody tr { display: grid !important" in printed
    assert ".controls" in printed
    assert "@media (max-width: 40rem)" in STYLE
    assert "min-width: 9rem" not in STYLE
