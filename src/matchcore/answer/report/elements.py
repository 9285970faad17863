"""Elements that the sections share: sections, tables, and shares as filled frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from matchcore.answer.notebook import sentence


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
