"""HTML in a notebook: its style stays inside, few couples are shown, and words say what bars do."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest

from matchcore import Cohort, Matching, Programme, datasets
from matchcore.answer.notebook import sentence
from matchcore.rules import SameAttribute
from tests.answer.html_pages import Page
from tests.cohorts import season, season_programme, season_tables


@cache
def demo(language: str) -> Matching:
    return Programme.reverse_mentoring().replace(language=language).match(datasets.load_demo())


OUTPUTS = 7


@cache
def outputs() -> list[str]:
    tables = season_tables()
    for table in tables.values():
        table["site"] = "Lyon"
    rules = [SameAttribute(column="site", weight=-0.25)]
    less = season_programme(rules=rules, language="fr").match(Cohort(**tables))
    tables["mentors"]["capacity"] = 0
    matchings = [demo("en"), season(), less, season_programme().match(Cohort(**tables))]
    explained = [season().explain("e1"), less.explain("e1", "m1"), season().explain("e3")]
    shown = [one._repr_html_() for one in (*matchings, *explained)]
    assert len(shown) == OUTPUTS
    return shown


@pytest.mark.parametrize(
    "held", ["à 14_h_05", "à 9_h,", "«_où_»_?", "enquête n°_1", "séance_3", "session_3", "80_%"]
)
def test_lines_do_not_break_within(held: str) -> None:
    assert sentence(held.replace("_", " ")) == held.replace("_", "\xa0")


@pytest.mark.slow
@pytest.mark.parametrize("which", range(OUTPUTS))
def test_html_is_whole_and_fetches_nothing(which: int) -> None:
    html = outputs()[which]
    page = Page(html)  # which asserts that elements close in order
    assert page.open == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not re.search(r"https?:|url\(|@import", html)


@pytest.mark.parametrize("which", range(OUTPUTS))
def test_its_style_holds_inside_its_element_alone(which: int) -> None:
    html = outputs()[which]
    assert html.startswith('<div class="matchcore"')
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    selectors = [
        one.strip() for rule in re.findall(r"([^{}]+)\{", style) for one in rule.split(",")
    ]
    assert selectors
    assert all(re.fullmatch(r"\.matchcore\.matchcore( .+)?", one) for one in selectors)
    assert "@" not in style


@pytest.mark.parametrize("which", range(OUTPUTS))
def test_text_has_the_colour_of_the_page(which: int) -> None:
    html = outputs()[which]
    """Which may be dark: only bars have colours of their own."""
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert set(re.findall(r"[ {;]color: ([^;]+);", style)) == {"inherit"}


@pytest.mark.parametrize("which", range(OUTPUTS))
def test_every_bar_has_its_amounts_in_words(which: int) -> None:
    html = outputs()[which]
    tracks = [a for tag, a in Page(html).elements if a.get("class") == "track"]
    assert all(a["role"] == "img" and re.search(r"\d[.,]\d{3}", a["title"]) for a in tracks)


@pytest.mark.slow
def test_the_best_and_the_weakest_couples_are_shown_and_the_others_summed_up() -> None:
    scores = sorted(demo("en").pairs["score"], reverse=True)
    html = demo("en")._repr_html_()
    shown = [float(x) for x in re.findall(r'<td class="score">(.*?)</td>', html)]
    assert shown == [round(x, 3) for x in scores[:8] + scores[-4:]]
    between = f"35 couples in between, scores from {scores[-5]:.3f} to {scores[8]:.3f}"
    assert between in html
    low, high = (f"{x:.3f}".replace(".", ",") for x in (scores[-5], scores[8]))
    assert f"35 couples entre les deux, scores de {low} à {high}" in demo("fr")._repr_html_()


def test_few_couples_are_all_shown() -> None:
    html = season()._repr_html_()
    assert "in between" not in html
    assert html.count('<td class="score">') == 2


def test_the_headline_and_the_unmatched_are_there_with_names_escaped() -> None:
    html = season()._repr_html_()
    assert "season: 2 couples; 2 of 3 mentees have a mentor" in html
    assert "Mentees without a mentor (1)" in html
    assert "Ana &lt;b&gt;" in html
    assert "<b>" not in html


def steps(html: str) -> list[tuple[float, float]]:
    places = re.findall(r'class="\w+(?: less)? step" style="left:([\d.]+)%;width:([\d.]+)%', html)
    return [(float(left), float(left) + float(width)) for left, width in places]


def test_each_step_starts_where_the_one_before_it_ends() -> None:
    """0.75 and 0.125 make 0.875, the end of the scale."""
    assert steps(season().explain("e1", "m1")._repr_html_()) == [
        (0.0, 85.71),
        (85.71, 100.0),
        (0.0, 100.0),
    ]


def test_what_is_taken_off_goes_back_and_is_hatched() -> None:
    """0.75 + 0.125 − 0.25 = 0.625 on a scale to 0.875; French."""
    html = outputs()[5]
    assert steps(html)[2:] == [(pytest.approx(71.43), pytest.approx(100)), (0.0, 71.43)]
    assert html.count(' less step"') == 1
    assert "−0,250" in unescape(html)


def test_a_pair_that_is_no_couple_is_called_so() -> None:
    assert "not a couple of this matching" in season().explain("e1", "m2")._repr_html_()
    assert "unknown" in season().explain("e2", "m2")._repr_html_()
