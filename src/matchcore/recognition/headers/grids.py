"""Headers of grids: one column per item, all under one question."""

from __future__ import annotations

from matchcore.recognition.headers.guesses import columns_named, header_guesses
from matchcore.recognition.headers.text import header_text
from matchcore.tables.grid_headers import bracketed, dashed

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
    if found := bracketed(header):
        return found
    found = dashed(header)
    if found is None or columns_named(header_text(found[1])):  # "Skills - Compétences"
        return None
    is_list = any(guess.column in _GRID_COLUMNS for guess in header_guesses(found[0]))
    return found if is_list else None
