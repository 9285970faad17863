"""Text folded for comparison: what the eye does not see, or hardly sees, does not count."""

from __future__ import annotations

import re

from matchcore.tables.accents import without_accents

# Format characters (soft hyphen, zero widths, marks of direction), variation selectors, fillers
_INVISIBLE = re.compile(
    "[\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e01ef]"
)
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʹʻʼˈ´`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃", "-"),
        **dict.fromkeys("⁄∕", "/"),
        "œ": "oe",
        "æ": "ae",
    }
)
_TIGHT = re.compile(r" ?([&/]) ?")  # R & D is R&D


def without_invisible(text: str) -> str:
    """Return text without characters that nobody sees, such as soft hyphens and zero widths.

    >>> without_invisible("I\u200bT\ufeff")
    'IT'
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def with_plain_signs(text: str) -> str:
    """Return text with one form of apostrophe, hyphen, slash and quote, whichever was typed.

    >>> with_plain_signs("Val–d’Oise")
    "Val-d'Oise"
    """
    return text if text.isascii() else text.translate(_SHAPES)


def fold(label: str) -> str:
    """Return a name without case, accents, ligatures and repeated spaces, for comparison.

    So ``œ`` becomes ``oe``, and equivalent Unicode forms become equal. Invisible characters,
    shapes of apostrophes and hyphens, and spaces around ``&`` and ``/`` do not count.

    >>> fold("  Réseaux  SOCIAUX ") == fold("reseaux sociaux")
    True
    >>> fold("R & D\u200b") == fold("R&D"), fold("Cœur–d’Ardenne")
    (True, "coeur-d'ardenne")
    """
    plain = " ".join(without_marks(label).split())
    return _TIGHT.sub(r"\1", plain) if any(sign in plain for sign in "&/") else plain


def without_marks(text: str) -> str:
    r"""Return text as `fold` does, with its spaces and line breaks: for many texts at once.

    >>> without_marks("Zoé\nŒuvre").split()
    ['zoe', 'oeuvre']
    """
    plain = text.casefold()
    if plain.isascii():
        return plain
    plain = without_accents(with_plain_signs(without_invisible(plain))).casefold()
    return with_plain_signs(plain)
