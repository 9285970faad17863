"""A letter as an HTML page: self-contained, readable on a phone and on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from matchcore.answer.letters.section import Section
from matchcore.wording import Language

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1d2733; font: 1.0625rem/1.6 Georgia, serif; }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.3; font-family: system-ui, sans-serif; color: #12405f; }
h1 { font-size: 1.375rem; margin: 0 0 1.5rem; }
h2 { font-size: 1.0625rem; margin: 1.75rem 0 .5rem; }
p { margin: 0 0 .75rem; }
ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
li { margin-bottom: .25rem; }
a { color: #0b5688; }
.end { margin-top: 1.75rem; }
@media print { main { max-width: none; padding: 0; } }
"""


def letter_page(
    subject: str,
    opening: Sequence[str],
    sections: Sequence[Section],
    ending: tuple[str, Sequence[str]],
    language: Language,
) -> str:
    """Return the page of a letter; addresses become links that open a mail program."""
    body = [f"<h1>{escape(subject)}</h1>", *map(_paragraph, opening)]
    body += [_section(section) for section in sections]
    closing, signature = ending
    body.append(f'<p class="end">{_linked(closing)}</p>')
    body.append(f"<p>{'<br>'.join(map(_linked, signature))}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(subject)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    items = "".join(f"<li>{_linked(item)}</li>" for item in section.items)
    listed = [f"<ul>{items}</ul>"] if items else []
    head = f"<h2>{escape(section.heading)}</h2>"
    return "\n".join([head, *listed, *map(_paragraph, section.paragraphs)])


def _paragraph(text: str) -> str:
    return f"<p>{_linked(text)}</p>"


def _linked(text: str) -> str:
    """Return text as HTML, with plain addresses as links."""
    pieces, at = [], 0
    for found in _ADDRESS.finditer(text):
        address = escape(found[0])

        pieces.append(f'{escape(text[at : found.start()])}<a href="mailto:{address}">{address}</a>')
        at = found.end()
    return "".join((*pieces, escape(text[at:])))
