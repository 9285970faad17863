"""What a header says about its column: a known name, the words of a question, or a near name."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal, NamedTuple

from matchcore.names import fold
from matchcore.names.plurals import without_plural
from matchcore.people import COLUMNS
from matchcore.recognition.questions import question_columns
from matchcore.recognition.vocabulary import IGNORED, PREFERS, SYNONYMS, TITLES

Strength = Literal["ours", "exact", "question", "weak"]

_NEAR = 0.86  # of difflib: one letter in seven differs
_SHORTEST = 6  # letters of a name that others may be near to

_SCIM = re.compile(r"^urn:\S*?:user[.:]", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ])")
_GENDER = re.compile(
    r"(?<=\w)(?:\((?:e|s|es|ne|nes|ice|rice|trice|le|x)\)s?|[·•‧∙](?:e|ne|ice|trice|le|s)(?:[·•‧∙]?s)?\b|/e(?:s)?\b)"
)
_NUMBERING = re.compile(r"^\W*(?:q(?:uestion)?\s*)?\d{1,2}(?:\.\d{1,2})*\s*[.):\-–—]+\s*(?=\D)|^\W*q(?:uestion)?\s*\d{1,2}\s+")  # fmt: skip
_NUMBER_SIGN = re.compile(r"\bn\s*[°º]|\bno\.(?!\w)|\bnr\.|#|№")
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s*(?:[/|\n]|\s[-–—]\s)\s*")

# Words that change nothing in a name of a column
_SMALL = frozenset(
    """
    a au aux d de des du en et l la le les the of and an in for s
    votre vos ton ta tes mon ma mes notre your my our
    quel quelle quels quelles est sont what is are which please enter your select
    indiquez indiquer saisissez saisir renseignez renseigner precisez preciser merci veuillez
    svp choisissez choisir selectionnez selectionner specify indicate provide give
    """.split()  # noqa: SIM905
)
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
    rf"^(?:(?:votre|vos|your|mon|my|mentor|mentee|mentore) )*{_CHOICE}(?: (?:de|du|of|mentor|mentee|"
    rf"mentore|mentors|numero|number|number?|no))* ?(\d{{1,2}})(?: mentors?| mentees?| mentores?)?$"
)
_ORDERED = re.compile(
    rf"^(?:(?:votre|mon|your|my|mentor|le) )?({'|'.join(_ORDINALS)}) (?:mentor |mentore |mentee )?"
    rf"{_CHOICE}(?: (?:de|of|for|du|a|mentor|mentee|mentore))*$"
)
_GRID = re.compile(r"^\s*(?P<question>.*?\S)\s*\[\s*(?P<item>[^\[\]]+?)\s*\]\s*$", re.DOTALL)
_DASHED = re.compile(
    r"^\s*(?P<question>.*?\S)(?:\s+[-–—|]\s+|\s*[:>]\s+)(?P<item>[^:>]+?)\s*$", re.DOTALL
)
_GRID_COLUMNS = frozenset({"skills", "wants", "availability", "interests", "languages"})


class HeaderGuess(NamedTuple):
    """A column that a header may stand for, how strongly, and its tier among synonyms."""

    column: str
    strength: Strength
    tier: int = 0


def header_guesses(header: str) -> list[HeaderGuess]:
    r"""Return what a column may hold by its header, best first.

    Our own names are ``"ours"``; synonyms ``"exact"``; words of a question ``"question"``; near
    names ``"weak"``. Case, accents, apostrophes, spaces, line breaks, numbers and notes in brackets
    do not count.

    >>> header_guesses("3. Votre de\u0301partement\u00a0?")
    [HeaderGuess(column='department', strength='exact', tier=0)]
    >>> header_guesses("Que souhaitez-vous apprendre ? (plusieurs réponses possibles)")
    [HeaderGuess(column='wants', strength='question', tier=0)]
    >>> header_guesses("Competances")
    [HeaderGuess(column='skills', strength='weak', tier=0)]
    >>> header_guesses("Plat préféré")
    []
    """
    return list(_guesses(str(header)))


@lru_cache(maxsize=1 << 12)
def _guesses(header: str) -> tuple[HeaderGuess, ...]:
    if header.strip() in COLUMNS:
        return (HeaderGuess(header.strip(), "ours"),)
    if choice_rank(header):
        return (HeaderGuess(PREFERS, "exact"),)
    text = header_text(header)
    without_notes = header_text(_NOTE.sub(" ", _plain(header)))
    for variant in dict.fromkeys((text, without_notes, *_first_parts(header))):
        if known := _known(variant):
            return tuple(HeaderGuess(column, "exact", tier) for column, tier in known)
    if column := _in_two_languages(header):
        return (HeaderGuess(column, "exact"),)
    for variant in dict.fromkeys((without_notes, text)):
        if columns := question_columns(variant):
            return tuple(HeaderGuess(column, "question") for column in columns)
    return _near(without_notes) + _titles(without_notes)


def grid_part(header: str) -> tuple[str, str] | None:
    """Return the question and the item of one column of a grid; None if it is none.

    >>> grid_part("Évaluez votre niveau [Python]")
    ('Évaluez votre niveau', 'Python')
    >>> grid_part("Skills - Power BI")
    ('Skills', 'Power BI')
    >>> grid_part("Niveau (1 à 5)"), grid_part("Compte-rendu")
    (None, None)
    """
    if found := _GRID.match(header):
        return found["question"], found["item"]
    found = _DASHED.match(header)
    if found and any(guess.column in _GRID_COLUMNS for guess in header_guesses(found["question"])):
        is_repeated = bool(_known(header_text(found["item"])))  # "Skills - Compétences"
        return None if is_repeated else (found["question"], found["item"])
    return None


def choice_rank(header: str) -> int | None:
    """Return the rank of a column that holds one choice; None if it holds none.

    >>> [choice_rank(x) for x in ("Choice 2", "1er choix", "Vœu n° 3", "Second choice", "Choix")]
    [2, 1, 3, 2, None]
    """
    text = header_text(_NOTE.sub(" ", _plain(header)), numbered=True)
    if found := _RANKED.match(text):
        return int(found[1])
    found = _ORDERED.match(text)
    return _ORDINALS[found[1]] if found else None


def header_text(header: str, *, numbered: bool = False) -> str:
    """Return the words of a header, folded and separated by single spaces.

    >>> header_text("2) Êtes-vous formé(e)\\u00a0?"), header_text("Q4 N° de salarié·e")
    ('etes vous forme', 'numero de salarie')
    """
    text = fold(_GENDER.sub("", _HUMP.sub(" ", _SCIM.sub("", _plain(header)))))
    text = text if numbered else _NUMBERING.sub("", text)
    return " ".join(_WORDS.findall(_NUMBER_SIGN.sub(" numero ", text)))


def header_key(text: str) -> str:
    """Return the letters of a header's words that tell columns apart, as one word.

    >>> header_key("adresse de courriel"), header_key("employee number")
    ('adressecourriel', 'employeenumber')
    """
    words = text.split()
    return "".join(word for word in words if word not in _SMALL) or "".join(words)


def _plain(header: str) -> str:
    """Return a header without characters that nobody sees."""
    text = unicodedata.normalize("NFC", str(header))
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def _singular(text: str) -> str:
    return " ".join(map(without_plural, text.split()))


def _first_parts(header: str) -> list[str]:
    """Return the first line and the first sentence, which may stand before an explanation."""
    parts = [re.split(pattern, _plain(header), maxsplit=1)[0] for pattern in (r"\n", r"[?!;:*]\s")]
    return [header_text(_NOTE.sub(" ", part)) for part in parts if part.strip()]


def _in_two_languages(header: str) -> str | None:
    """Return the column that both halves of a header name, as in ``Skills / Compétences``."""
    parts = [part for part in _PARTS.split(_plain(header)) if part.strip()]
    if len(parts) < 2:
        return None
    found = [{column for column, _ in _known(header_text(part))} for part in parts]
    both = set.intersection(*found)
    return min(both) if both else None


def _known(text: str) -> tuple[tuple[str, int], ...]:
    """Return columns with this synonym, and its tier: the name as it stands, or else singular."""
    names, singulars = _synonyms()
    if not text:
        return ()
    return names.get(header_key(text)) or singulars.get(header_key(_singular(text))) or ()


def _near(text: str) -> tuple[HeaderGuess, ...]:
    """Return the columns whose synonym is spelt almost like a header."""
    names, _ = _synonyms()
    key = header_key(text)
    if len(key) < _SHORTEST:
        return ()
    near = get_close_matches(key, [name for name in names if len(name) >= _SHORTEST], 1, _NEAR)
    return tuple(HeaderGuess(c, "weak", t) for name in near for c, t in names[name] if c != IGNORED)


def _titles(text: str) -> tuple[HeaderGuess, ...]:
    """Return a guess at a grade for titles of jobs, which only their content can confirm."""
    titles = {header_key(header_text(title)) for title in TITLES.split(",")}
    return (HeaderGuess("grade", "weak", 9),) if header_key(text) in titles else ()


@lru_cache(maxsize=1)
def _synonyms() -> tuple[dict[str, tuple[tuple[str, int], ...]], ...]:
    """Return columns and tiers by the key of a name, and by the key of its singular."""
    tables: tuple[dict[str, dict[str, int]], ...] = ({}, {})
    for column, tiers in SYNONYMS.items():
        for tier, names in enumerate(tiers.split("|")):
            for name in names.split(","):
                text = header_text(" ".join(name.split()))
                for table, key in zip(tables, (text, _singular(text)), strict=True):
                    table.setdefault(header_key(key), {}).setdefault(column, tier)
    return tuple({key: tuple(found.items()) for key, found in table.items()} for table in tables)
