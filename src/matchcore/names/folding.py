"""Names folded for comparing."""

from __future__ import annotations

import unicodedata


def fold(label: str) -> str:
    """Fold a name for comparing: Unicode form, case, accents and runs of spaces do not count.

    Nor do ligatures: ``œ`` is ``oe``.

    >>> fold("  Réseaux  SOCIAUX ") == fold("reseaux sociaux")
    True
    """
    marks = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(c for c in marks if not unicodedata.combining(c))
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return " ".join(plain.split())
