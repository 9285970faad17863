"""Letters of other alphabets that look like Latin ones."""

from __future__ import annotations

import re

# Folded, so capitals are their small letters; each alphabet stands above what the eye reads
_CYRILLIC = "авсԁеһіјкмнорԛѕтуѵԝхӏ"
_READ = "abcdehijkmhopqstyvwxi"
_GREEK = "αβεζηικμνορτυχϲϳ"
_AS = "abezhikmnoptyxcj"
_LATIN = str.maketrans(_CYRILLIC + _GREEK, _READ + _AS)
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")


def as_latin(folded: str) -> str:
    """Return folded text with Cyrillic and Greek letters that look Latin as Latin ones.

    >>> from matchcore.names.folding import fold
    >>> as_latin(fold("ІТ")), as_latin(fold("IT"))  # the first is Cyrillic
    ('it', 'it')
    """
    is_latin = folded.isascii() or not _OTHER.search(folded)
    return folded if is_latin else folded.translate(_LATIN)
