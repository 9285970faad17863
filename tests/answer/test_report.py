"""The report: one HTML page that needs no other file and runs nothing that people are called."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.rules.columns import SameAttribute, Trained
from matchcore.rules.decisions import Forbid
from matchcore.rules.repeats import NoRepeat
from tests.cohorts import season, season_programme, season_tables

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, its text, and what is left open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.cells: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.cells.append([])
        elif tag in ("td", "th"):
            self.cells[-1].append("")
        elif tag == "li" and "td" in self.open:
            self.cells[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "td" in self.open or "th" in self.open:
            self.cells[-1][-1] += data


def page(matching: Matching, folder: Path) -> Page:
    matching.to_html(folder / "report.html")
    return Page((folder / "report.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "Ana & Bo", 'x" onload="alert(1)', "</td></table>", "'<b>"],
)
def test_names_are_text_and_never_markup(tmp_path: Path, name: str) -> None:
    """As a person's name, id, skill and interest; as a component's and a programme's name."""
    tables = season_tables()
    tables["mentors"].loc[:, "skills"] = tables["mentees"].loc[:, "wants"] = name
    tables["mentees"].loc[[0, 2], "name"] = name
    tables["mentors"].loc[0, ["id", "interests"]] = name
    tables["mentees"].loc[0, "interests"] = name
    affinity = Affinity(**{name: TaughtSkills(), "interests": SharedInterests()})
    rules = [Forbid([("e3", "m2")])]
    found = page(
        Programme(affinity=affinity, rules=rules, name=name).match(Cohort(**tables)), tmp_path
    )
    assert not {"script", "b"} & set(found.tags)
    assert not [key for key, _ in found.attributes if key.startswith("on")]
    assert found.open == []
    assert found.text.count(name) >= 4


def test_couples_stand_in_the_order_of_their_scores(tmp_path: Path) -> None:
    couples = [row for row in page(season(), tmp_path).cells if len(row) == 4]
    assert [(row[0], row[1], row[3]) for row in couples[1:]] == [
        ("Zoé Ferrand (m1)", "Ana <b> (e1)", "0.875"),
        ("Bob & Co (m2)", "=1+1 (e2)", "0.188"),
    ]


def test_the_unmatched_stand_with_their_reasons(tmp_path: Path) -> None:
    found = page(season(), tmp_path)
    unmatched = {row[0]: row[1] for row in found.cells if len(row) == 2}
    assert "their places are taken" in unmatched["e3"]
    assert "Mentees without a mentor (1)" in found.text
    assert "Mentors without a mentee" not in found.text


def test_the_proof_is_on_the_page(tmp_path: Path) -> None:
    text = page(season(), tmp_path).text
    assert "season: 2 couples; 2 of 3 mentees have a mentor" in text
    assert "proven best" in text


# bars -----------------------------------------------------------------------------------------


Style = dict[str, str]


def pieces(found: Page) -> list[tuple[str, Style]]:
    """Return title and style of each piece of each bar, in the order of the page."""
    spans = [attributes for tag, attributes in found.elements if tag == "span"]
    return [(one["title"] or "", look(one)) for one in spans if "title" in one]


def swatches(found: Page) -> list[tuple[str, Style]]:
    """Return the coloured squares: without a title in the legend, with one beside couples."""
    told, title = [], ""
    for tag, attributes in found.elements:
        title = attributes.get("title") or "" if tag in ("li", "span") else title
        if tag == "i" and "style" in attributes:
            told.append((title, look(attributes)))
    return told


def look(attributes: dict[str, str | None]) -> Style:
    return dict(rule.split(":") for rule in (attributes["style"] or "").split(";"))


def reasons(found: Page) -> list[list[str]]:
    """Return what is told of each couple beside its bar."""
    return [row[2].split("\n")[1:] for row in found.cells[1:] if len(row) == 4]


@cache
def with_terms() -> Matching:
    """Return the season with a wish that adds ½ to e1–m1 and a repeat that takes ⅛ off e2–m2."""
    tables = season_tables()
    tables["mentees"]["prefers"] = ["m1", None, None]
    tables["mentees"]["past"] = [None, "m2", None]
    programme = season_programme(rules=[NoRepeat(weight=-0.125)])
    components = programme.affinity.components
    programme = programme.replace(affinity=Affinity(**components, wishes=Preferences(amount=0.5)))
    return programme.match(Cohort(**tables))


def test_bars_are_as_long_as_what_is_added_and_the_longest_fills_its_place(tmp_path: Path) -> None:
    found = pieces(page(season(), tmp_path))
    assert [(title, style["width"]) for title, style in found] == [
        ("skills +0.750", f"{0.75 / 0.875:.2%}"),
        ("interests +0.125", f"{0.125 / 0.875:.2%}"),
        ("skills +0.188", f"{0.1875 / 0.875:.2%}"),
    ]


def test_scores_above_1_keep_their_proportions_and_what_is_taken_off_is_hatched(
    tmp_path: Path,
) -> None:
    """1.375 is added to e1–m1, the most; e2–m2 keeps 0.0625 of 0.1875, so the rest is hatched."""
    found = page(with_terms(), tmp_path)
    whole = 0.75 + 0.125 + 0.5
    assert [(title, style["width"], style.get("left")) for title, style in pieces(found)] == [
        ("skills +0.750", f"{0.75 / whole:.2%}", None),
        ("interests +0.125", f"{0.125 / whole:.2%}", None),
        ("wishes +0.500", f"{0.5 / whole:.2%}", None),
        ("skills +0.188", f"{0.1875 / whole:.2%}", None),
        ("NoRepeat -0.125", f"{0.125 / whole:.2%}", f"{0.0625 / whole:.2%}"),
    ]
    hatched = [tag for tag, attributes in found.elements if attributes.get("class") == "less"]
    assert hatched == ["i", "span", "i"], "in the legend, in the bar and beside it"
    assert ("aria-label", "skills +0.188, NoRepeat -0.125") in found.attributes


def test_every_addend_has_one_colour_and_stands_in_the_legend(tmp_path: Path) -> None:
    found = page(with_terms(), tmp_path)
    squares = swatches(found)
    legend = [style["background"] for title, style in squares if not title]
    names = ["skills", "interests", "wishes", "NoRepeat"]
    colours = dict(zip(names, legend, strict=True))
    assert len(set(legend)) == 4
    drawn = [*pieces(found), *(one for one in squares if one[0])]
    assert len(drawn) == 5 + 5
    for title, style in drawn:
        assert (style.get("background") or style["color"]) == colours[title.split()[0]]
    assert "".join([*names, "hatched: taken off the score"]) in found.text
    assert "hatched" not in page(season(), tmp_path).text


def test_the_largest_addends_are_told_by_evidence_or_by_name(tmp_path: Path) -> None:
    assert reasons(page(with_terms(), tmp_path)) == [
        ["Python, SQL", "wishes", "jazz"],
        ["Python", "NoRepeat -0.125"],
    ]


def test_at_most_three_addends_are_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    """Site ½, one skill of two ¼; ⅜ are taken off, and 1/16 is too little to be told."""
    mentors = pd.DataFrame({"id": ["m"], "site": ["Lyon"], "trained": ["yes"], "skills": ["sql:5"]})
    mentees = pd.DataFrame(
        {"id": ["e"], "site": ["Lyon"], "trained": ["yes"], "wants": ["sql|go"], "past": ["m"]}
    )
    programme = Programme(
        affinity=Affinity(site=EqualAttribute(weight=1), skills=TaughtSkills(weight=1)),
        rules=[Trained(weight=0.0625), NoRepeat(weight=-0.375)],
        language="fr",
    )
    found = page(programme.match(Cohort(mentors, mentees)), tmp_path)
    assert reasons(found) == [["Lyon", "NoRepeat −0,375", "SQL"]]
    assert "compétences" in found.text
    assert ("title", "compétences +0,250") in found.attributes


def test_couples_that_score_by_site_and_training_alone_have_reasons(tmp_path: Path) -> None:
    people = {"site": ["Lyon"], "trained": ["yes"]}
    programme = Programme(
        affinity=Affinity(skills=TaughtSkills()),
        rules=[SameAttribute("site", weight=0.5), Trained(weight=0.25)],
    )
    mentors, mentees = (pd.DataFrame({"id": [one], **people}) for one in ("m", "e"))
    found = page(programme.match(Cohort(mentors, mentees)), tmp_path)
    assert reasons(found) == [["SameAttribute(column='site')", "Trained"]]


def test_the_page_needs_no_other_file(tmp_path: Path) -> None:
    season().to_html(tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    for reference in ("src=", "href=", "url(", "@import", "http:", "https:"):
        assert reference not in html


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "All couples"), ("fr", "Tous les couples")]
)
def test_the_page_speaks_the_programmes_language(
    tmp_path: Path, language: str, heading: str
) -> None:
    found = page(season_programme(language=language).match(Cohort(**season_tables())), tmp_path)
    assert ("lang", language) in found.attributes
    assert heading in found.text


def test_no_line_of_a_french_page_begins_with_a_semicolon(tmp_path: Path) -> None:
    """The space before it does not break; in English there is none."""
    tables = season_tables()
    text = page(season_programme(language="fr").match(Cohort(**tables)), tmp_path).text
    assert "season\xa0: 2 couples\xa0; 2 mentorés sur 3" in text
    assert "écart 0,00\xa0%" in text
    assert "leurs places sont prises\xa0: Zoé" in text
    assert " ;" not in text
    assert "\xa0" not in page(season(), tmp_path).text


def test_a_matching_of_nobody_has_a_page(tmp_path: Path) -> None:
    tables: dict[str, Any] = season_tables()
    tables["mentees"]["demand"] = 0
    found = page(season_programme().match(Cohort(**tables)), tmp_path)
    assert "No couple could be made." in found.text
    assert "asks for no mentor" in found.text
    assert "All couples" not in found.text
