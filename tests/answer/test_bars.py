"""Bars of scores: lengths, colours, and what is subtracted."""

from __future__ import annotations

import re

import pytest

from matchcore.answer.bars import Bars
from matchcore.answer.breakdown import Addend
from matchcore.wording import Label, Language


def test_many_addends_have_as_many_colours() -> None:
    bars = Bars.of([f"a{k}" for k in range(60)], [], "en")
    assert len(set(bars.colours.values())) == 60


@pytest.mark.parametrize(
    ("amounts", "places"),
    [
        ([0.5, -0.75], ["width:50.00%;background", "width:75.00%;left:0.00%"]),
        ([-0.25, -0.5], ["width:25.00%;left:0.00%", "width:50.00%;left:25.00%"]),
        ([1.0, -0.25, -0.5], ["100.00%", "25.00%;left:25.00%", "50.00%;left:50.00%"]),
    ],
)
def test_more_than_all_is_taken_off_from_the_left_end(
    amounts: list[float], places: list[str]
) -> None:
    names = ["a", "b", "c"]
    lines = [Addend(name, x, ()) for name, x in zip(names, amounts, strict=False)]
    bar = Bars.of(names, [lines, [Addend("a", 1.0, ())]], "fr").bar(lines)
    assert bar.count("<span") == len(places)
    for place in places:
        assert place in bar


def test_where_nothing_is_added_bars_have_a_scale_all_the_same() -> None:
    nothing, less = [Addend("a", 0.0, ())], [Addend("a", -0.5, ())]
    bars = Bars.of(["a"], [nothing, less], "fr")
    assert "<span" not in bars.bar(nothing)
    assert 'aria-label="0,000"' in bars.bar(nothing)
    assert "width:50.00%;left:0.00%" in bars.bar(less)


def test_a_mean_is_named_with_its_component() -> None:
    """On its own, the words would not say whose mean it is."""
    line = [Addend("skills", 0.25, (Label("mean"),), known=False)]
    assert ">skills: mean of the known<" in _shown(line, "en")
    assert ">compétences : moyenne des valeurs connues<" in _shown(line, "fr")


def _shown(line: list[Addend], language: Language) -> str:
    why = Bars.of(["skills"], [line], language).why(line)
    return re.sub("<i [^>]*></i>", "", why)
