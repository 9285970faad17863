"""The language behind a name: an ISO 639-1 code, its English, French or native name."""

from __future__ import annotations

import re

from matchcore.names.folding import fold

_NAMES = """
ar Arabic|arabe|العربية
bg Bulgarian|bulgare|български
br Breton|breton|brezhoneg
ca Catalan|catalan|català
cs Czech|tchèque|čeština
da Danish|danois|dansk
de German|allemand|Deutsch
el Greek|grec|ελληνικά
en English|anglais
es Spanish|espagnol|español|Castilian|castillan
et Estonian|estonien|eesti
eu Basque|basque|euskara
fa Persian|persan|Farsi|فارسی
fi Finnish|finnois|suomi|finlandais
fr French|français
ga Irish|irlandais|Gaeilge
gl Galician|galicien|galego
he Hebrew|hébreu|עברית
hi Hindi|hindi|हिन्दी
hr Croatian|croate|hrvatski
hu Hungarian|hongrois|magyar
hy Armenian|arménien|հայերեն
id Indonesian|indonésien|bahasa Indonesia
is Icelandic|islandais|íslenska
it Italian|italien|italiano
ja Japanese|japonais|日本語
ka Georgian|géorgien|ქართული
ko Korean|coréen|한국어
lb Luxembourgish|luxembourgeois|Lëtzebuergesch
lt Lithuanian|lituanien|lietuvių
lv Latvian|letton|latviešu
mt Maltese|maltais|Malti
nl Dutch|néerlandais|Nederlands|Flemish|flamand
no Norwegian|norvégien|norsk
oc Occitan|occitan
pl Polish|polonais|polski
pt Portuguese|portugais|português
ro Romanian|roumain|română
ru Russian|russe|русский
sk Slovak|slovaque|slovenčina
sl Slovenian|slovène|slovenščina
sq Albanian|albanais|shqip
sr Serbian|serbe|српски
sv Swedish|suédois|svenska
sw Swahili|swahili|Kiswahili
ta Tamil|tamoul|தமிழ்
th Thai|thaï|ไทย
tr Turkish|turc|Türkçe
uk Ukrainian|ukrainien|українська
ur Urdu|ourdou|اردو
vi Vietnamese|vietnamien|tiếng Việt
wo Wolof|wolof
zh Chinese|chinois|中文|Mandarin
"""
_REGION = re.compile(r"([a-z]{2})[-_][a-z]{2}")  # fr-FR, en_GB


def _codes() -> dict[str, str]:
    lines = (line.split(" ", 1) for line in _NAMES.strip().splitlines())
    return {fold(name): code for code, names in lines for name in (code, *names.split("|"))}


_CODES = _codes()
_BOTH = {line[:2]: line[3:].split("|")[:2] for line in _NAMES.strip().splitlines()}


def language_key(name: str) -> str:
    """Return the ISO 639-1 code of a language, or the folded name if it is unknown.

    >>> {language_key(name) for name in ("fr", "FR-ca", "Français", "french")}
    {'fr'}
    >>> language_key("Klingon")
    'klingon'
    """
    folded = fold(name)
    region = _REGION.fullmatch(folded)
    code = region[1] if region and region[1] in _CODES else folded
    return _CODES.get(code, code)


def language_in(name: str, place: int) -> str:
    """Return the English (0) or French (1) name of a language; an unknown one stays as written.

    >>> language_in("fr", 0), language_in("French", 1), language_in("Klingon", 0)
    ('French', 'français', 'Klingon')
    """
    both = _BOTH.get(language_key(name))
    return both[place] if both else name


def language_names() -> frozenset[str]:
    """Return every code and every name of a language, folded."""
    return frozenset(_CODES)


def is_language(name: str) -> bool:
    """Return whether a name or code is that of a known language.

    >>> is_language("Deutsch"), is_language("RH")
    (True, False)
    """
    return language_key(name) in _CODES
