"""Bars of scores: lengths, colours, and what is subtracted."""

from __future__ import annotations

import re

import numpy as np
import pytest

from matchcore.answer.bars import STYLE, Bars
from matchcore.answer.breakdown import Addend


def bars(*amounts: float) -> tuple[Bars, list[Addend]]:
    """Return bars whose longest is 1, and the addends of a couple: a, b and so on."""
    names = [chr(ord("a") + k) for k in range(len(amounts))]
    most = np.eye(len(amounts), 1)  # somebody gets 1 from the first
    columns = np.hstack([np.array(amounts)[:, None], most])
    lines = [Addend(name, x, ()) for name, x in zip(names, amounts, strict=True)]
    return Bars.of(names, list(columns), "fr"), lines


def test_many_addends_have_as_many_colours() -> None:
    many = Bars.of([f"a{k}" for k in range(60)], [], "en")
    assert len(set(many.colours.values())) == 60
    assert len(set(re.findall(r"--c: (.*?);", many.style()))) == 60  # plain grey is one of them


@pytest.mark.parametrize(
    ("amounts", "places"),
    [
        ([0.5, -0.75], ["width:50.00%", "width:75.00%;left:0.00%"]),
        ([-0.25, -0.5], ["width:25.00%;left:0.00%", "width:50.00%;left:25.00%"]),
        ([1.0, -0.25, -0.5], ["width:100.00%", "25.00%;left:25.00%", "50.00%;left:50.00%"]),
    ],
)
def test_more_than_all_is_taken_off_from_the_left_end(
    amounts: list[float], places: list[str]
) -> None:
    drawn, lines = bars(*amounts)
    assert drawn.longest == 1.0
    bar = drawn.bar(lines)
    assert bar.count("<span") == len(places)
    for place in places:
        assert place in bar


def test_bars_are_as_long_as_what_is_added_on_the_scale_of_all_couples() -> None:
    """Of a couple that gets 0.25 + 0.125 where another gets 1; whatever is shown of them."""
    drawn, lines = bars(0.25, 0.125)
    assert re.findall(r'class="(c\d)" style="width:([\d.]+)%"', drawn.bar(lines)) == [
        ("c0", "25.00"),
        ("c1", "12.50"),
    ]
    assert 'title="a +0,250, b +0,125"' in drawn.bar(lines)


def test_where_nothing_is_added_bars_have_a_scale_all_the_same() -> None:
    nothing, less = [Addend("a", 0.0, ())], [Addend("a", -0.5, ())]
    drawn = Bars.of(["a"], [np.array([0.0, -0.5])], "fr")
    assert "<span" not in drawn.bar(nothing)
    assert 'title="0,000"' in drawn.bar(nothing)
    assert "width:50.00%;left:0.00%" in drawn.bar(less)


def test_what_is_taken_off_is_hatched_and_the_legend_says_so() -> None:
    drawn, lines = bars(0.5, -0.25)
    assert drawn.bar(lines).count("less") == 1
    assert '<i class="less"></i>hachuré' in drawn.legend()
    assert "hachuré" not in bars(0.5, 0.25)[0].legend()
    assert "repeating-linear-gradient" in STYLE


def test_every_addend_stands_in_the_legend_with_its_colour() -> None:
    drawn, _ = bars(0.5, 0.25)
    assert re.findall(r'<i class="(\w+)"></i>(\w+)', drawn.legend()) == [("c0", "a"), ("c1", "b")]
    for k, colour in enumerate(drawn.colours.values()):
        assert f".c{k} {{ --c: {colour}; }}" in drawn.style()
