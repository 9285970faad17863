"""Ids, e-mail addresses and names of people in the form in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from matchcore.names import as_latin, fold, with_plain_signs, without_invisible
from matchcore.names import name_key as words_of_name

_WHOLE = re.compile(r"\d+\.0+")
_END = re.compile(r"\.0+(?:\n|\Z)")  # of an id that may be a whole number with a point
_MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+")
_ALIKE = 0.8  # similarity from which on two words may be one, written twice


def id_key(person: str) -> str:
    """Return the form of an id in which nothing counts that a retyping or a spreadsheet changes.

    Case, invisible characters, spaces and hyphens of other shapes, digits of other scripts, and
    the point of ``42.0`` do not count.

    >>> {id_key(one) for one in ("E-42", "e-42", "e\u201142\u200b", "Ｅ-４２")}
    {'e-42'}
    >>> id_key("42.0"), id_key("۴۲"), id_key("0042")
    ('42', '42', '0042')
    """
    key = person.casefold()
    if not key.isascii():
        key = unicodedata.normalize("NFKC", without_invisible(with_plain_signs(key)))
        key = with_plain_signs("".join(map(_western, key)).casefold())
    if " " in key or not key.isascii():
        key = " ".join(key.split())
    return key.partition(".")[0] if ".0" in key and _WHOLE.fullmatch(key) else key


def id_keys(people: Iterable[str]) -> list[str]:
    """Return the keys of many ids; plain ones take no loop of Python."""
    people = list(people)
    together = "\n".join(people)
    if together.isascii() and " " not in together and not _END.search(together):
        return [*map(str.casefold, people)]
    return [*map(id_key, people)]


def loose_key(key: str) -> str:
    """Return a key without leading zeros, and with Latin letters for those that look Latin.

    >>> loose_key("0042"), loose_key("0")
    ('42', '0')
    """
    return as_latin(key).lstrip("0") or key


def mail_key(text: str | None) -> str:
    """Return the e-mail address that a text is; the empty string if it is none.

    >>> mail_key(" Ann.Lee@X.org"), mail_key("E7"), mail_key(None)
    ('ann.lee@x.org', '', '')
    """
    if text is None or "@" not in text:
        return ""
    key = id_key(text.strip())
    return key if _MAIL.fullmatch(key) else ""


def name_key(name: str | None) -> str:
    """Return a name without case, accents, titles and order of its words.

    >>> name_key("FERRAND, Zoé") == name_key("Zoe Ferrand")
    True
    """
    return " ".join(words_of_name(name)) if name else ""


def differ(name: str | None, other: str | None) -> bool:
    """Return whether two names are clearly those of two people.

    A missing name, initials, a further given name and a slip of the pen are no difference.

    >>> differ("Ann Lee", "Bo Lee"), differ("Ann Lee", "LEE A."), differ("Ann Lee", None)
    (True, False, False)
    """
    if name == other or not name or not other:
        return False
    one, two = (name_key(text) for text in (name, other))
    if one == two or not one or not two or one.isascii() != two.isascii():
        return False
    glued = [fold(text).replace(" ", "") for text in (name, other)]
    short, long = sorted((one.split(), two.split()), key=len)
    return glued[0] != glued[1] and not _within(short, long)


def _within(short: list[str], long: list[str]) -> bool:
    """Return whether each word of a name is one of the other, nearly so, or the initial of one."""
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        found = [w for w in left if w == word] or [w for w in left if _alike(w, word)]
        if not found:
            return False
        left.remove(found[0])
    return True


def _alike(word: str, other: str) -> bool:
    if 1 in (len(word), len(other)):
        return word[0] == other[0]
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE


def _western(sign: str) -> str:
    """Return the digit 0 to 9 for a digit of any script."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
