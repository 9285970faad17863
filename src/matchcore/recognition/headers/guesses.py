"""What a header says about its column: a known name, the words of a question, or a near name."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal, NamedTuple

from matchcore.names.plurals import without_plural
from matchcore.people import COLUMNS
from matchcore.recognition.further_columns import IGNORED, PREFERS
from matchcore.recognition.headers.choices import choice_rank
from matchcore.recognition.headers.form_questions import question_columns
from matchcore.recognition.headers.text import header_key, header_text, without_notes
from matchcore.recognition.headers.vocabulary import SYNONYMS, TITLES

HeaderStrength = Literal["ours", "exact", "question", "weak"]

TITLE_TIER = 9  # behind all other names of grades
_NEAR = 0.86  # of difflib: one letter in seven differs
_SHORTEST = 6  # letters of a name that others may be near to
_EXPLAINS = 3  # words below or after a name, at least
_FIRST_LINE = re.compile(r"\n")
_FIRST_SENTENCE = re.compile(r"[?!;:*]\s")
_ANOTHER = re.compile(
    r"\b(?:manager|responsable|n 1|supervis|mentor|mentee|souhait|prefer|ideal|want)"
)
_PARTS = re.compile(r"\s*(?:[/|\n]|\s[-–—]\s)\s*")


class HeaderGuess(NamedTuple):
    """A column that a header may stand for, how strongly, and its tier among synonyms."""

    column: str
    strength: HeaderStrength
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
    text, bare = header_text(header), header_text(without_notes(header))
    if known := columns_named(text) or columns_named(bare):
        return tuple(HeaderGuess(column, "exact", tier) for column, tier in known)
    if column := _in_two_languages(header):
        return (HeaderGuess(column, "exact"),)
    if columns := question_columns(bare) or question_columns(text):
        return tuple(HeaderGuess(column, "question") for column in columns)
    for part in _first_parts(without_notes(header)):
        if known := columns_named(part):
            return tuple(HeaderGuess(column, "exact", tier) for column, tier in known)
    return _near(bare) + _titles(bare)


def columns_named(text: str) -> tuple[tuple[str, int], ...]:
    """Return the columns with this synonym, and its tier: as it stands, or else in the singular.

    >>> columns_named("prenoms"), columns_named("plat prefere")
    ((('first_name', 0),), ())
    """
    names, singulars = _synonyms()
    if not text:
        return ()
    return names.get(header_key(text)) or singulars.get(header_key(_singular(text))) or ()


def _singular(text: str) -> str:
    return " ".join(map(without_plural, text.split()))


def _first_parts(header: str) -> list[str]:
    """Return the first line and the first sentence, if an explanation follows."""
    parts = (_FIRST_LINE.split(header, maxsplit=1), _FIRST_SENTENCE.split(header, maxsplit=1))
    return [
        header_text(first)
        for first, *rest in parts
        if first.strip() and rest and _is_explanation(header_text(rest[0]))
    ]


def _is_explanation(text: str) -> bool:
    return len(text.split()) >= _EXPLAINS and not _ANOTHER.search(text)


def _in_two_languages(header: str) -> str | None:
    """Return the column that both halves of a header name, as in ``Skills / Compétences``."""
    parts = [part for part in _PARTS.split(without_notes(header)) if part.strip()]
    if len(parts) < 2:
        return None
    found = [{column for column, _ in columns_named(header_text(part))} for part in parts]
    both = set.intersection(*found)
    return min(both) if both else None


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
    return (HeaderGuess("grade", "weak", TITLE_TIER),) if header_key(text) in titles else ()


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
