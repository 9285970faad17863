"""Headers of grids: one column per item, all under one question."""

from __future__ import annotations

import re

from matchcore.recognition.header_text import header_text
from matchcore.recognition.headers import columns_named, header_guesses

_ITEM = re.compile(r"\s*(?P<question>.*?\S)\s*\[\s*(?P<item>[^\[\]]+?)\s*\]\s*", re.DOTALL)
_DASHED = re.compile(
    r"\s*(?P<question>.*?\S)(?:\s+[-–—|]\s+|\s*[:>]\s+)(?P<item>[^:>]+?)\s*", re.DOTALL
)
_LEVEL_IN = re.compile(
    r"\s*(?P<question>.*\b(?:niveau en|maîtrise de|niveau de maîtrise en|level in|proficiency in))"
    r"\s+(?P<item>[\w#+./& -]+?)\s*[?:*]*\s*",
    re.IGNORECASE,
)
_GRID_COLUMNS = frozenset({"skills", "wants", "availability", "interests", "languages"})


def grid_part(header: str) -> tuple[str, str] | None:
    """Return the question and the item of one column of a grid; None if it is none.

    >>> grid_part("Évaluez votre niveau [Python]")
    ('Évaluez votre niveau', 'Python')
    >>> grid_part("Skills - Power BI")
    ('Skills', 'Power BI')
    >>> grid_part("Votre niveau en Python ?")
    ('Votre niveau en', 'Python')
    >>> grid_part("Niveau (1 à 5)"), grid_part("Compte-rendu")
    (None, None)
    """
    if found := _ITEM.fullmatch(header) or _LEVEL_IN.fullmatch(header):
        return found["question"], found["item"]
    found = _DASHED.fullmatch(header)
    if found is None or columns_named(header_text(found["item"])):  # "Skills - Compétences"
        return None
    is_list = any(guess.column in _GRID_COLUMNS for guess in header_guesses(found["question"]))
    return (found["question"], found["item"]) if is_list else None
