"""Headers of columns that each hold one choice: ``Choice 1``, ``2e vœu``, ``First choice``."""

from __future__ import annotations

import re

from matchcore.recognition.headers.text import header_text, without_notes

_ORDINALS = {
    word: rank
    for rank, words in enumerate(
        ("premier premiere first 1er 1ere 1re 1st", "deuxieme second seconde 2e 2eme 2nd 2nde",
         "troisieme third 3e 3eme 3rd", "quatrieme fourth 4e 4eme 4th",
         "cinquieme fifth 5e 5eme 5th", "sixieme sixth 6e 6eme 6th"), 1)
    for word in words.split()
}  # fmt: skip
_CHOICE = r"(?:choix|choices?|voeux?|preferences?|priorites?|options?|preferred|souhaits?)"
_RANKED = re.compile(
    rf"^(?:(?:votre|your|mon|my|mentor|mentee|mentore) )*{_CHOICE}"
    rf"(?: (?:de|du|of|mentor|mentee|mentore|mentors|numero|number|no))* ?(\d{{1,2}})"
    r"(?: mentors?| mentees?| mentores?)?$"
)
_ORDERED = re.compile(
    rf"^(?:(?:votre|mon|your|my|mentor|le) )?({'|'.join(_ORDINALS)}) (?:mentor |mentore |mentee )?"
    rf"{_CHOICE}(?: (?:de|of|for|du|a|mentor|mentee|mentore))*$"
)


def choice_rank(header: str) -> int | None:
    """Return the rank of a column that holds one choice; None if it holds none.

    >>> [choice_rank(x) for x in ("Choice 2", "1er choix", "Vœu n° 3", "Second choice", "Choix")]
    [2, 1, 3, 2, None]
    """
    text = header_text(without_notes(header))
    if found := _RANKED.match(text):
        return int(found[1])
    found = _ORDERED.match(text)
    return _ORDINALS[found[1]] if found else None
