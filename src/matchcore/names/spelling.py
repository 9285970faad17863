"""One common form for all spellings of a name: folded, without word breaks and plurals."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcore.names.folding import fold
from matchcore.names.plurals import LIKE_PLURALS, without_plural

# A word keeps the signs of C++, C#, .NET and R&D; hyphens, apostrophes and brackets end it.
_INITIALS = re.compile(r"(?<![^\W_])([^\W_]) ?& ?([^\W_])(?![^\W_])")
_WORD = re.compile(r"[^\W_]&[^\W_](?![^\W_])|(?:(?<!\w)\.)?(?:[^\W_]|[+#])+")


@lru_cache(maxsize=1 << 13)  # each matching reads a vocabulary several times
def spelling(name: str) -> str:
    """Return the common form of all spellings of a name.

    Case, accents, spaces, hyphens, apostrophes and French and English plurals do not count; the
    signs of ``C++``, ``C#``, ``.NET`` and ``R&D`` do.

    >>> {spelling(x) for x in ("Tableaux de bord", "tableau de bord", "TABLEAU-DE-BORD")}
    {'tableaudebord'}
    >>> [spelling(x) for x in ("C", "C++", "C#", ".NET", "net")]
    ['c', 'c++', 'c#', '.net', 'net']
    """
    folded = fold(name)
    words = _WORD.findall(_INITIALS.sub(r"\1&\2", folded))
    if len(words) == 1 and words[0] in LIKE_PLURALS:
        return str(words[0])
    first, *others = map(without_plural, words or [folded])
    return "".join([first, *(word.lstrip(".") for word in others)])
