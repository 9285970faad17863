"""HTML as a browser would read it: elements, text, cells of tables, and what is left open."""

from __future__ import annotations

import io
from datetime import date
from html.parser import HTMLParser

from matchcore import Matching

WRITTEN = date(2026, 11, 1)
VOID = {"meta", "br", "hr", "img", "input", "link", "rect", "line", "circle"}
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.elements: list[tuple[str, Attributes]] = []
        self.inside: list[tuple[str, ...]] = []  # of each element, what it stands in
        self.texts: list[str] = []  # of each element, its own text and that of its parts
        self.text = ""
        self.open: list[str] = []
        self.cells: list[list[str]] = []
        self._at: list[int] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.elements.append((tag, dict(attrs)))
        self.inside.append(tuple(self.open))
        self.texts.append("")
        if tag not in VOID:
            self.open.append(tag)
            self._at.append(len(self.texts) - 1)
        if tag == "tr":
            self.cells.append([])
        elif tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._at.pop()

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data
        for place in self._at:
            self.texts[place] += data
        if "td" in self.open or "th" in self.open:
            self.cells[-1][-1] += data

    def all(self, tag: str, **wanted: str) -> list[Attributes]:
        """Return the attributes of every element of a tag that has those wanted."""
        named = {name.rstrip("_"): value for name, value in wanted.items()}
        return [own for one, own in self.elements if one == tag and named.items() <= own.items()]

    def said(self, tag: str) -> list[str]:
        """Return the text of every element of a tag."""
        pairs = zip(self.elements, self.texts, strict=True)
        return [text.strip() for (one, _), text in pairs if one == tag]

    def table(self, caption: str) -> list[list[str]]:
        """Return the rows of the table whose caption begins so, its head first."""
        rows = iter(self.cells)
        found: dict[str, list[list[str]]] = {}
        current = ""
        for (tag, _), text in zip(self.elements, self.texts, strict=True):
            if tag == "caption":
                current = text
                found[current] = []
            elif tag == "tr":
                found[current].append([cell.strip() for cell in next(rows)])
        return next(rows for said, rows in found.items() if said.startswith(caption))


def report(matching: Matching) -> Page:
    """Return the report of a matching, read."""
    buffer = io.StringIO()
    matching.to_html(buffer, written=WRITTEN)
    return Page(buffer.getvalue())
