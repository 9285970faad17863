"""Phrases compared word by word: without gender, number, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from matchcore.names.folding import fold

T = TypeVar("T")

_DOT = "[·•‧∙⋅./-]"  # the signs of inclusive spelling, as in employé·e and employé-e-s
_SUFFIX = "(?:e|ne|le|trice|rice|ice|euse|ere|ive|ve|se|s|x)s?"
_GENDER = re.compile(
    rf"(?<=[a-z]{{2}})(?:\({_SUFFIX}\)|\[{_SUFFIX}\]|{_DOT}{_SUFFIX}(?:{_DOT}s)?)s?(?![^\W_])"
)
_WORD = re.compile(r"[^\W_]+\+*")
_FEMININE = (("trice", "teur"), ("euse", "eur"), ("ive", "if"), ("nne", "n"), ("lle", "l"))
_KEPT = 4  # letters of the longest word whose ending stays: none is not the feminine of non
_PARTS = re.compile(r"[/(),;:|]|\s[-–—]\s|\s(?:ou|or|et|and)\s", re.IGNORECASE)


def visible(text: str) -> str:
    """Return a text without invisible characters, such as soft hyphens and zero-width spaces.

    >>> visible("ca\u00addre\u200b")
    'cadre'
    """
    if text.isprintable():  # no such character is
        return text
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


@lru_cache(maxsize=1 << 13)  # cells repeat, and so do the words of the tables
def phrase(text: str) -> str:
    """Return the common form of a phrase in all its genders, numbers and spellings.

    The result is for comparison only: endings are cut off.

    >>> len({phrase(x) for x in ("Technicien", "TECHNICIENNES", "technicien(ne)s")})
    1
    >>> len({phrase(x) for x in ("chef d'équipe", "Chef d’Équipe", "cheffe d'équipes")})
    2
    """
    plain = _GENDER.sub("", fold(visible(text)))
    return " ".join(_stem(word) for word in _WORD.findall(plain))


def phrases(meanings: Mapping[T, str]) -> dict[str, T]:
    """Return the meaning of each phrase, from phrases separated by ``|``.

    >>> phrases({1: "un|one", 2: "deux|two"})
    {'un': 1, 'one': 1, 'deux': 2, 'two': 2}

    Raises
    ------
    ValueError
        A phrase has two meanings: the later one would win without a word.
    """
    found: dict[str, T] = {}
    for meaning, text in meanings.items():
        for written in listed(text):
            if found.setdefault(phrase(written), meaning) != meaning:
                raise ValueError(f"{written!r} has two meanings")
    return found


def listed(text: str) -> Iterable[str]:
    """Return the phrases of a text in which ``|`` separates them."""
    return (part.strip() for part in text.split("|"))


def meaning_of(text: str, table: Mapping[str, T]) -> T | None:
    """Return what a text means; text with several parts only if all parts mean the same.

    >>> table = phrases({1: "employé|ouvrier", 3: "cadre"})
    >>> meaning_of("Ouvrier / Employée", table), meaning_of("Employé ou cadre", table)
    (1, None)
    """
    whole = table.get(phrase(text))
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(_GENDER.sub("", fold(visible(text)))) if part.strip()]
    found = {table.get(phrase(part)) for part in parts}
    return found.pop() if len(found) == 1 else None


def _stem(word: str) -> str:
    """Return a word without the endings of the plural and of the feminine."""
    if len(word) < _KEPT or not word.isalpha():
        return word
    one = word.rstrip("sx") if len(word) > _KEPT else word.removesuffix("s")
    if len(one) <= _KEPT:
        return one
    for feminine, masculine in _FEMININE:
        if one.endswith(feminine):
            return one.removesuffix(feminine) + masculine
    return one.rstrip("e")
