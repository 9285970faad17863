"""Names of columns as text: trimmed, composed, and reduced for comparing."""

from __future__ import annotations

from unicodedata import normalize


def trimmed(name: object) -> str:
    """Return a column's name without outer spaces; half a character is spelt out."""
    return str(name).strip().encode(errors="backslashreplace").decode()


def composed(name: object) -> str:
    r"""Return a name in Unicode's form NFC: an accented letter is one character.

    >>> composed("Me\u0301tier") == "M\u00e9tier"
    True
    """
    return normalize("NFC", str(name))


def reduced(name: str) -> str:
    """Return only the letters and digits of a name, in lower case.

    >>> reduced("User ID") == reduced("USER_ID")
    True
    """
    return "".join(filter(str.isalnum, name.casefold()))
