"""The words of a header: without case, accents, numbers, and what only decorates it."""

from __future__ import annotations

import re
import unicodedata

from matchcore.names import fold
from matchcore.names.phrases import visible as visible_text

_SCIM = re.compile(r"^urn:\S*?:user[.:]", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ])")
_GENDER = re.compile(
    r"(?<=\w)(?:\((?:e|s|es|ne|nes|ice|rice|trice|le|x)\)s?"
    r"|[·•‧∙](?:e|ne|ice|trice|le|s)(?:[·•‧∙]?s)?\b|/es?\b)"
)
_NUMBERING = re.compile(
    r"^\W*(?:q(?:uestion)?\s*)?\d{1,2}(?:\.\d{1,2})*\s*[.):\-–—]+\s*(?=\D)"
    r"|^\W*q(?:uestion)?\s*\d{1,2}\s+"
)
_NUMBER_SIGN = re.compile(r"\bn\s*[°º]|\bno\.(?!\w)|\bnr\.|#|№")
_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans(
    dict.fromkeys("\u02bc\u02bb\u02b9\u02c8\ua78c", "'")
)  # letters to Unicode
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

# Words that change nothing in a name of a column
_SMALL = frozenset(
    """
    a au aux d de des du en et l la le les the of and an in for s
    votre vos ton ta tes mon ma mes notre your my our
    quel quelle quels quelles est sont what is are which please enter your select
    indiquez indiquer saisissez saisir renseignez renseigner precisez preciser merci veuillez
    participant participants adherent adherents attendee attendees inscrit inscrits
    svp choisissez choisir selectionnez selectionner specify indicate provide give
    """.split()  # noqa: SIM905
)


def header_text(header: str) -> str:
    r"""Return the words of a header, folded and separated by single spaces.

    >>> header_text("2) Êtes-vous formé(e)\u00a0?"), header_text("Q4 N° de salarié·e")
    ('etes vous forme', 'numero de salarie')
    """
    text = fold(_GENDER.sub("", _HUMP.sub(" ", _SCIM.sub("", visible(header)))))
    text = _NUMBER_SIGN.sub(" numero ", _NUMBERING.sub("", text))
    return " ".join(_WORDS.findall(text))


def header_key(text: str) -> str:
    """Return the letters of a header's words that tell columns apart, as one word.

    >>> header_key("adresse de courriel"), header_key("employee number")
    ('adressecourriel', 'employeenumero')
    """
    words = ["numero" if word == "number" else word for word in text.split()]
    return "".join(word for word in words if word not in _SMALL) or "".join(words)


def visible(header: str) -> str:
    """Return a header without characters that nobody sees, and with plain apostrophes."""
    return visible_text(unicodedata.normalize("NFC", header).translate(_APOSTROPHES))


def without_notes(header: str) -> str:
    """Return a header without what it says in brackets.

    >>> without_notes("Compétences (trois au plus) *").split()
    ['Compétences', '*']
    """
    return _NOTE.sub(" ", visible(header))
