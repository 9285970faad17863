"""Headers of grids: a question that several columns share, and the entry that each is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_BRACKETED = re.compile(r"\s*(?P<question>.*?\S)\s*\[\s*(?P<entry>[^\[\]]+?)\s*\]\s*", re.DOTALL)
_BARE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*")
_LEVEL_IN = re.compile(
    r"\s*(?P<question>.*\b(?:niveau en|maîtrise de|niveau de maîtrise en|level in|proficiency in))"
    r"\s+(?P<entry>[\w#+./& -]+?)\s*[?:*]*\s*",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"\s*(?P<question>.*?\S)(?:\s*[:>]?\s+[-–—|]\s+|\s*[:>]\s+)(?P<entry>[^:>]+?)\s*", re.DOTALL
)


def bracketed(header: str) -> tuple[str, str] | None:
    """Return the question and the entry that a header marks as such; None if it marks none.

    >>> bracketed("Évaluez votre niveau [Python]"), bracketed("Votre niveau en Python ?")
    (('Évaluez votre niveau', 'Python'), ('Votre niveau en', 'Python'))
    """
    found = _BRACKETED.fullmatch(header) or _LEVEL_IN.fullmatch(header)
    return (found["question"], found["entry"]) if found else None


def dashed(header: str) -> tuple[str, str] | None:
    """Return what stands before and behind a dash or a colon; None if there is neither.

    >>> dashed("Skills - Power BI"), dashed("Compte-rendu")
    (('Skills', 'Power BI'), None)
    """
    found = _DASHED.fullmatch(header)
    return (found["question"], found["entry"]) if found else None


def entries_of(headers: Sequence[str]) -> dict[str, str]:
    """Return the entry of each column of one grid.

    What stands before a dash is a question only where other columns share it; brackets alone hold
    an entry, too.

    >>> entries_of(["Skills - Go", "Skills - C"]), entries_of(["Python", "R - Shiny"])
    ({'Skills - Go': 'Go', 'Skills - C': 'C'}, {'Python': 'Python', 'R - Shiny': 'R - Shiny'})
    """
    parts = {header: dashed(header) for header in headers}
    shared = Counter(part[0] for part in parts.values() if part)
    entries = {}
    for header, part in parts.items():
        marked = bracketed(header)
        if marked is None and part is not None and shared[part[0]] > 1:
            marked = part
        bare = _BARE.fullmatch(header)
        entries[header] = marked[1] if marked else bare[1] if bare else header.strip()
    return entries
