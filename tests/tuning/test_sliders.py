"""Sliders, moved as a notebook does, but without one."""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd
import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import Preferences
from matchcore.errors import InputError
from matchcore.rules import SameAttribute
from matchcore.tuning import Explorer
from matchcore.tuning import sliders as module
from tests.tuning.plain import Given, small


def explorer(**options: Any) -> Explorer:
    """By skills e0 goes with m0 and e1 with m1; by tastes the other way round."""
    mentees = [
        {"id": "e0", "site": "x", "prefers": "m0", "a": "1 0", "b": "0 0.75"},
        {"id": "e1", "site": "y", "prefers": None, "a": "0 1", "b": "0.75 0"},
    ]
    mentors = [{"id": "m0", "site": "x"}, {"id": "m1", "site": "y"}]
    programme = Programme(
        affinity=Affinity(
            skills=Given(0.6, "a"), tastes=Given(0.4, "b"), wishes=Preferences(amount=0.05)
        ),
        rules=[SameAttribute("site", weight=-0.2, name="far")],
        **options,
    )
    return Explorer(programme, Cohort(pd.DataFrame(mentors), pd.DataFrame(mentees, dtype=object)))


def made(sliders: module.Sliders) -> list[tuple[str, str]]:
    pairs = sliders.matching.pairs
    return list(zip(pairs["mentee"], pairs["mentor"], strict=True))


STRAIGHT, CROSSED = [("e0", "m0"), ("e1", "m1")], [("e0", "m1"), ("e1", "m0")]


@pytest.mark.slow
def test_a_moved_slider_matches_at_its_weight() -> None:
    e = explorer()
    shown = e.sliders()
    assert made(shown) == STRAIGHT
    assert [*shown.sliders] == [*e.weights]
    assert shown.weights == e.weights
    shown.sliders["tastes"].value = 1.0
    assert made(shown) == CROSSED
    assert shown.matching is e.at(tastes=1.0)
    shown.sliders["far"].value = 0.5
    assert made(shown) == STRAIGHT
    assert shown.matching is e.at(tastes=1.0, rules={"far": 0.5})


@pytest.mark.slow
def test_the_text_counts_couples_and_what_each_addend_is_worth() -> None:
    shown = explorer().sliders()
    assert "2 couples kept, 0 lost, 0 new" in shown._text.value
    shown.sliders["tastes"].value = 1.0
    assert "0 couples kept, 2 lost, 2 new" in shown._text.value
    assert "e0: m0 → m1" in shown._text.value
    frame = shown.frame.set_index("addend")
    assert frame.loc["tastes"].tolist() == pytest.approx([0.625, 0.0, 0.75])
    assert frame.loc["skills"].tolist() == pytest.approx([0.375, 1.0, 0.0])
    assert frame.loc["far"].tolist() == pytest.approx([-0.2, 1.0, 0.0])
    assert frame.loc["wishes"].tolist() == pytest.approx([0.05, 0.5, 0.0])


@pytest.mark.slow
def test_what_cannot_be_matched_is_said_and_the_last_matching_stays() -> None:
    shown = explorer().sliders()
    shown.sliders["tastes"].value = 0.0
    before = shown.matching
    shown.sliders["skills"].value = 0.0
    assert "no component has a weight above 0" in shown._text.value
    assert shown.matching is before
    shown.sliders["tastes"].value = 0.1
    assert made(shown) == CROSSED


@pytest.mark.slow
def test_the_button_sets_all_back_at_once() -> None:
    e = explorer()
    shown = e.sliders()
    for name in ("skills", "tastes", "far"):
        shown.sliders[name].value = 1.0
    asked: list[Any] = []
    e.weighed, kept = lambda w: asked.append(w) or kept(w), e.weighed  # type: ignore[method-assign,func-returns-value]
    button = next(x for x in shown.widget.children if hasattr(x, "click"))
    button.click()
    assert shown.weights == e.weights
    assert len(asked) == 1
    assert shown.matching is e.matching


@pytest.mark.parametrize("weight", [0.0, 0.3, 40.0])
def test_a_slider_reaches_beyond_the_stated_weight(weight: float) -> None:
    case = small(skills="1 0/0 1", site="0 1/1 0", weights=(1.0, weight))
    slider = case.explorer.sliders().sliders["site"]
    assert (slider.value, slider.min) == (weight, 0.0)
    assert slider.max >= max(1.0, 2 * weight)
    far = explorer().sliders().sliders["far"]
    assert far.min == -far.max == -0.5


def test_french_pages_have_french_words_and_commas() -> None:
    text = explorer(language="fr").sliders()._text.value
    assert 'lang="fr"' in text
    assert "valeur moyenne avant" in text
    assert "0,6" in text


def test_a_notebook_gets_the_widget() -> None:
    shown = explorer().sliders()
    bundle = shown._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert repr(shown) == "Sliders(skills 0.6, tastes 0.4, far -0.2, wishes 0.05)"


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(InputError, match=r"matchcore\[notebook\]"):
        explorer().sliders()
