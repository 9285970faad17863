"""The signs that may separate entries of a list, and where each stands in the cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matchcore.tables.list_splitting import BULLETS

_GAP = "[ \t\xa0\u3000]"


class Sign(NamedTuple):
    """A sign that may separate entries.

    Attributes
    ----------
    pattern : re.Pattern
        Where it stands in a cell; spaces around it are part of it where they must be there.
    strength : int
        3: names of things never hold it. 2: few do. 1: as many do as not. 0: it separates only
        entries that also stand alone somewhere.
    """

    pattern: re.Pattern[str]
    strength: int


def _sign(pattern: str, strength: int) -> Sign:
    return Sign(re.compile(pattern), strength)


def _spaced(signs: str) -> str:
    return rf"{_GAP}+[{signs}]{_GAP}*|[{signs}]{_GAP}+"


SIGNS = (
    _sign(r"\|", 3),
    _sign(";", 3),
    _sign("；", 3),
    _sign("、", 3),
    _sign(f"[{BULLETS.replace('·', '')}]", 3),
    _sign(r"\n[-*] ", 3),
    _sign(r"\n(?![-*] )", 3),
    _sign(_spaced("·"), 3),  # without spaces it stands within words: mentoré·e
    _sign("，", 2),
    _sign(r",(?!\d)|(?<!\d),", 2),  # 3,5 is a number
    _sign(_spaced("/"), 2),
    _sign(f"{_GAP}[-–—]{_GAP}", 1),
    _sign(rf"{_GAP}\+{_GAP}", 1),
    _sign(rf"(?<!{_GAP})/(?!{_GAP})", 0),
    _sign(f"{_GAP}?&{_GAP}?", 0),
    _sign(f"{_GAP}(?:et|and){_GAP}", 0),
)
_DECIMAL = re.compile(r"\d,\d")
_NAMES = re.compile(  # of one thing, with a slash or an ampersand in it
    r"[^/\n|;；、，,•]*(?<!\w)(?:\w[/&]\w|ci/cd|tcp/ip|c/c\+\+|ui/ux|ux/ui|pl/sql|s/4 ?hana"
    r"|et/ou|and/or|os/2|24/7|b2b/b2c|r ?& ?d|m ?& ?a|q ?& ?a)(?!\w)[^/\n|;；、，,•]*",
    re.IGNORECASE,
)


def literals(sign: Sign, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the forms in which a sign stands in the cells, the most frequent first.

    >>> literals(SIGNS[10], ["SQL / Python", "Excel/ Word", "CI/CD"])
    (' / ', '/ ')
    """
    found = Counter(form for text in texts for form in sign.pattern.findall(text))
    if "," in found and any(_DECIMAL.search(text) for text in texts):
        return (", ",)  # a comma alone would split numbers
    return tuple(sorted(found, key=lambda form: (-found[form], form)))


def names_with_signs(texts: Iterable[str]) -> tuple[str, ...]:
    """Return entries that are one thing although they hold a slash or an ampersand.

    >>> names_with_signs(["SQL/CI/CD", "A/B testing", "Python/SQL", "C/C++"])
    ('A/B testing', 'C/C++', 'CI/CD')
    """
    odd = [text for text in texts if "/" in text or "&" in text]
    return tuple(sorted({found[0].strip() for text in odd for found in _NAMES.finditer(text)}))
