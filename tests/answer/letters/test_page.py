"""The page of a letter: self-contained, structured, readable, with nothing live but addresses."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from matchcore.answer.letters.page import letter_page
from matchcore.answer.letters.section import Section
from tests.answer.couples_for_people import people

ODD = ('<script>alert("x")</script>', "javascript:alert(1)", 'a"onmouseover="x', "&amp;", "‮abc")


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_has_one_heading_one_main_and_its_language(language: str) -> None:
    letter = people(language=language).letters()["m1"][0]
    tags = Tags(letter.html).found
    names = [name for name, _ in tags]
    assert (names.count("h1"), names.count("main"), names.count("title")) == (1, 1, 1)
    assert dict(tags)["html"] == {"lang": language}
    assert names.count("h2") == len(letter.sections)
    assert not {"script", "img", "link", "iframe", "form"} & set(names)
    assert {a["href"] for name, a in tags if name == "a"} == {"mailto:helene@x.example"}
    assert "http" not in letter.html


@pytest.mark.parametrize("odd", ODD)
def test_no_value_becomes_markup(odd: str) -> None:
    page = letter_page(odd, [odd], [Section(odd, (odd,), (odd,))], (odd, (odd,)), "en")
    names = {name for name, _ in Tags(page).found}
    assert names <= {*"html head meta title style body main h1 h2 p ul li br".split()}  # noqa: SIM905
    assert all(
        set(a) <= {"lang", "charset", "name", "content", "class"} for _, a in Tags(page).found
    )


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_every_colour_of_text_can_be_read() -> None:
    """On white, WCAG asks for a contrast of 4.5."""
    style = people().letters()["e1"][0].html
    colours = re.findall(r"(?<!-)color: (#[0-9a-f]{6})", style)
    assert len(colours) == 3
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in colours)


@pytest.mark.slow
def test_long_words_and_addresses_are_read_in_no_time() -> None:
    """Searching for addresses is linear in the length of a text."""
    page = letter_page("x", ["a" * 200_000 + "@"], [], ("", ()), "en")
    assert "mailto" not in page
