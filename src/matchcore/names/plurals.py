"""Plurals of French and English words, in the form of their singulars."""

from __future__ import annotations

# Names that only look like plurals: without the ending they are, or may be, another name.
LIKE_PLURALS = frozenset(
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


def without_plural(word: str) -> str:
    """Return the form that a folded word shares with its plural.

    >>> [without_plural(word) for word in ("travaux", "tableaux", "analyses", "react")]
    ['travail', 'tableau', 'analyse', 'react']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem + (_KEPT.get(ending, instead) if len(stem) <= _SHORT else instead)
    return word
