"""What all spellings of a name share: its words, folded, in a form that plurals have, too."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcore.names.folding import fold

# a word keeps the signs of C++, C#, .NET and R&D; hyphens, apostrophes and brackets end it
_INITIALS = re.compile(r"(?<![^\W_])([^\W_]) ?& ?([^\W_])(?![^\W_])")
_WORD = re.compile(r"[^\W_]&[^\W_](?![^\W_])|(?:(?<!\w)\.)?(?:[^\W_]|[+#])+")

# whole names that end like plurals, and of which the rest is, or may be, another name
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

# English and French endings of the plural, and of the singular where the two must meet: the first
# that fits is taken, so that longer ones come first
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

# what short words keep: Less is no plural, nor is SUSE
_KEPT = {"sses": "ss", "sse": "ss", "ss": "ss", "uses": "use", "use": "use"}
_SHORT = 2  # letters before these


@lru_cache(maxsize=1 << 13)  # a vocabulary is read several times for each matching
def spelling(name: str) -> str:
    """Return what all spellings of a name share.

    Case, accents, spaces, hyphens, apostrophes and the plural of French and English do not count;
    the signs of ``C++``, ``C#``, ``.NET`` and ``R&D`` do.

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
