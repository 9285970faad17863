"""A whole page: its head, with style and script inside, around what it says."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files

from matchcore.answer.notebook import sentence
from matchcore.version import __version__
from matchcore.wording import Language, say


def document(
    title: str, language: Language, body: str, *, skip: tuple[str, str], style: str, script: str
) -> str:
    """Return a page of HTML that needs no other file and loads nothing.

    Parameters
    ----------
    title : str
        As text.
    language : {"en", "fr"}
    body : str
        HTML, within ``main``.
    skip : (str, str)
        The id of what matters most, and the words of the link to it.
    style, script : str
        Beside the style that all pages share; no other script runs.
    """
    target, words = skip
    made = sentence(say("report_made", language, version=__version__))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{sentence(title)}</title>\n<style>\n{part('style.css')}{style}</style>\n"
        f'</head>\n<body>\n<a class="skip" href="#{target}">{escape(words)}</a>\n'
        f"<main>\n{body}\n</main>\n"
        f"<footer>{made}</footer>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _policy(script: str) -> str:
    """Return a policy that loads nothing and runs no script but ours."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


@cache
def part(name: str, package: str = __package__) -> str:
    """Return a style sheet or a script that lies in a package, the report's by default."""
    return files(package).joinpath(name).read_text(encoding="utf-8")
