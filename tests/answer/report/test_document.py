"""The frame of every page: one language, one policy, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib

from matchcore.answer.report.document import document, part
from tests.answer.html_pages import Page


def made(script: str = "", title: str = "a <title>") -> Page:
    skip = ("there", "Skip <to>")
    return Page(document(title, "fr", "<p>ça</p>", skip=skip, style="p {}", script=script))


def test_it_is_whole_and_escapes_what_is_text() -> None:
    page = made()
    assert page.open == []
    assert page.all("html") == [{"lang": "fr"}]
    assert page.said("title") == ["a <title>"]
    assert page.said("a") == ["Skip <to>"]
    assert page.all("a") == [{"class": "skip", "href": "#there"}]


def test_the_policy_allows_its_own_script_alone() -> None:
    page = made("let a = 1;")
    digest = base64.b64encode(hashlib.sha256(b"let a = 1;").digest()).decode()
    content = next(own["content"] for own in page.all("meta") if own.get("http-equiv"))
    assert content == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


def test_pages_share_a_style_and_add_their_own() -> None:
    page = made()
    assert part("style.css") in page.html
    assert page.html.index(part("style.css")) < page.html.index("p {}")
    assert ".strip" in part("style.css", "matchcore.season.page")
