"""The report: one HTML page that needs no other file and runs nothing that people are called."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from matchcore import Affinity, Matching, Programme
from matchcore.affinity import SharedInterests, TaughtSkills
from matchcore.rules import Forbid
from tests.cohorts import season, season_programme, season_tables

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, its text, and what is left open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.open: list[str] = []
        self.cells: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.cells.append([])
        elif tag in ("td", "th"):
            self.cells[-1].append("")

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
    found = page(Programme(affinity=affinity, rules=rules, name=name).match(**tables), tmp_path)
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
    assert "their places went to others" in unmatched["e3"]
    assert "Mentees without a mentor (1)" in found.text
    assert "Mentors without a mentee" not in found.text


def test_the_proof_is_on_the_page(tmp_path: Path) -> None:
    text = page(season(), tmp_path).text
    assert "season: 2 couples; 2 of 3 mentees have a mentor" in text
    assert "proven best" in text


def test_bars_are_as_long_as_the_addends(tmp_path: Path) -> None:
    styles = [value for key, value in page(season(), tmp_path).attributes if key == "style"]
    widths = [style.split(";")[0] for style in styles if style and style.startswith("width")]
    assert widths == ["width:75.00%", "width:12.50%", "width:18.75%", "width:0.00%"]


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
    found = page(season_programme(language=language).match(**season_tables()), tmp_path)
    assert ("lang", language) in found.attributes
    assert heading in found.text


def test_a_matching_of_nobody_has_a_page(tmp_path: Path) -> None:
    tables: dict[str, Any] = season_tables()
    tables["mentees"]["demand"] = 0
    found = page(season_programme().match(**tables), tmp_path)
    assert "No couple could be made." in found.text
    assert "asks for no mentor" in found.text
