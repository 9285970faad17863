"""Elements that pages share: title, figures, contents, sections, tables, shares as frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

from matchcore.answer.notebook import sentence
from matchcore.wording import Language, date_words, say


class Section(NamedTuple):
    """A section of the page.

    Attributes
    ----------
    name : str
        Its id, to which the contents link.
    title : str
    body : str
        HTML.
    """

    name: str
    title: str
    body: str

    @property
    def html(self) -> str:
        """The section as HTML."""
        heading = f'<h2 id="{self.name}-title">{sentence(self.title)}</h2>'
        opened = f'<section id="{self.name}" aria-labelledby="{self.name}-title">'
        return f"{opened}\n{heading}\n{self.body}\n</section>"


def masthead(title: str, code: str, written: date, language: Language) -> str:
    """Return the title of a page, and a sentence with its date."""
    dated = say(code, language, date=date_words(written, language))
    return (
        f'<header>\n<h1><bdi>{escape(title)}</bdi></h1>\n<p class="lead">'
        f'<time datetime="{written.isoformat()}">{sentence(dated)}</time></p>\n</header>'
    )


def figure_list(figures: Iterable[tuple[str, str]]) -> str:
    """Return the main figures: words as text, and what stands below them as HTML."""
    told = "".join(
        f"<div><dt>{escape(words)}</dt><dd>{shown}</dd></div>" for words, shown in figures
    )
    return f'<dl class="figures">{told}</dl>'


def contents(sections: Iterable[Section], language: Language) -> str:
    """Return links to the sections of a page."""
    links = "".join(f'<li><a href="#{one.name}">{sentence(one.title)}</a></li>' for one in sections)
    label = escape(say("report_contents", language))
    return f'<nav aria-label="{label}"><ul>{links}</ul></nav>'


def table(caption: str, heads: Sequence[str], rows: Iterable[str], look: str = "") -> str:
    """Return a table of finished heads and rows; `look` holds further attributes."""
    return (
        f"<table{look}>\n<caption>{sentence(caption)}</caption>\n"
        f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n"
        "</table>"
    )


def head(text: str, look: str = "") -> str:
    """Return the head of a column."""
    return f'<th scope="col"{look}>{sentence(text)}</th>'


def count_cell(label: str, text: str) -> str:
    """Return a cell with a number; narrow screens show the label beside it."""
    return f'<td class="n" data-l="{escape(label)}">{sentence(text)}</td>'


def level_cell(part: float, whole: float, longest: float, words: str) -> str:
    """Return a cell with a frame as long as `whole`, filled as far as `part`."""
    frame, filled = (f"{x:.1%}" for x in (whole / longest, part / whole if whole else 0.0))
    label = escape(words)
    return (
        f'<td class="level"><div role="img" title="{label}" style="width:{frame}">'
        f'<b style="width:{filled}"></b></div></td>'
    )


def stated(programme: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the entries of a programme's list; none where a saved one holds something else.

    >>> stated({"rules": [{"kind": "NoRepeat"}, 3]}, "rules"), stated({"rules": None}, "rules")
    ([{'kind': 'NoRepeat'}], [])
    """
    entries = programme.get(name)
    return [e for e in entries if isinstance(e, Mapping)] if isinstance(entries, list) else []


def begun(text: str) -> str:
    """Return a line as the beginning of a sentence, with a capital.

    >>> begun("écart de grade libre")
    'Écart de grade libre'
    """
    return text[:1].upper() + text[1:]
