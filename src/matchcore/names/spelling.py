"""One common form for all spellings of a name: folded, without word breaks and plurals."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcore.names.folding import fold

# A word keeps the signs of C++, C#, .NET and R&D; hyphens, apostrophes and brackets end it.
_INITIALS = re.compile(r"(?<![^\W_])([^\W_]) ?& ?([^\W_])(?![^\W_])")
_WORD = re.compile(r"[^\W_]&[^\W_](?![^\W_])|(?:(?<!\w)\.)?(?:[^\W_]|[+#])+")

# Names that only look like plurals: without the ending they are, or may be, another name.
_NO_PLURALS = frozenset(
    """
    canvas daas faas forms iaas news paas pages pandas rails saas sheets slides teams windows
    """.split()  # noqa: SIM905
)
_IRREGULAR = {
    **{f"{short}s": short for short in ("cv", "db", "ia", "id", "ip", "pc", "ui", "vm")},
    "axe": "ax",
    "baux": "bail",
    "lenses": "len",
    "quizzes": "quiz",
    "travaux": "travail",
    "vitraux": "vitrail",
}

# English and French plural endings, with the singular ones that must give the same form. The first
# that fits is used, so longer ones come first.
_ENDINGS = (
    ("sses", "s"),
    ("sse", "s"),
    ("ss", "s"),
    ("ysis", "yse"),
    ("yses", "yse"),
    *((f"{x}es", x) for x in ("ch", "sh", "x", "z")),
    *((f"{x}e", x) for x in ("ch", "sh", "x", "z")),
    ("uses", "u"),
    ("use", "u"),
    ("us", "u"),
    ("ies", "y"),
    ("ie", "y"),
    ("eaux", "eau"),
    ("eux", "eu"),
    ("oux", "ou"),
    ("aux", "al"),
    ("js", "js"),
    ("s", ""),
)
# Short words keep more: neither Less nor SUSE is a plural.
_KEPT = {"sses": "ss", "sse": "ss", "ss": "ss", "uses": "use", "use": "use"}
_SHORT = 2  # letters, at most, before these endings


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
    if len(words) == 1 and words[0] in _NO_PLURALS:
        return str(words[0])
    first, *others = map(_without_plural, words or [folded])
    return "".join([first, *(word.lstrip(".") for word in others)])


def _without_plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem + (_KEPT.get(ending, instead) if len(stem) <= _SHORT else instead)
    return word
