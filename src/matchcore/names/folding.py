"""Text folded for comparison."""

from __future__ import annotations

import unicodedata


def fold(label: str) -> str:
    """Return a name without case, accents, ligatures and repeated spaces, for comparison.

    So ``œ`` becomes ``oe``, and equivalent Unicode forms become equal.

    >>> fold("  Réseaux  SOCIAUX ") == fold("reseaux sociaux")
    True
    """
    marks = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(c for c in marks if not unicodedata.combining(c))
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return " ".join(plain.split())
