"""What French typography asks for, as the catalogue writes it."""

from __future__ import annotations

import re

# Code, names of columns and times of day are no prose
_CODE = re.compile(
    r"'[^']*'(?=\W|$)|\"[^\"]*\"|\[[^\]]*\]|`[^`]*`|\{[^}]*\}|\d\d:\d\d|\w+:\w[\w=]*|\w+=\S*"
)
_FAULTS = {
    "two spaces": re.compile(r"[^\s↓→]  +"),
    "a curly apostrophe": re.compile("’"),
    "no space before : or ;": re.compile(r"[^\s(]:(?=\s|$)|\S;"),
    "no space before ! or ?": re.compile(r"\w[!?]"),
    "no space inside quotes": re.compile(r"«\S|[^\s]»"),
    "no elision": re.compile(r"(?<![-\w])(?:de|que|ne|le|la|se|je|me|te) (?:[aeiouéèêâîôh]\w{2,})"),
    "a brace": re.compile(r"[{}]"),
}
_MUTE = re.compile(r"(?:le|la|de|ne|que|se) (?:haut|hors|onz|huit|yes|oui)\w*")


def french_faults(text: str) -> list[str]:
    """Return what is wrong with the typography of a French text."""
    prose = _MUTE.sub("x", _CODE.sub("x", text))
    return [fault for fault, pattern in _FAULTS.items() if pattern.search(prose)]
