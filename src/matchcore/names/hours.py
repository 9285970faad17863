"""Weekly hours in words: days, parts of the day and times, as ``mon-09``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from matchcore.names.clock import ranges_in, times_in
from matchcore.names.folding import fold
from matchcore.names.phrases import listed, visible

T = TypeVar("T")

_DAYS = {
    "mon": "mon|monday|mondays|lun|lundi|lundis",
    "tue": "tue|tues|tuesday|tuesdays|mar|mardi|mardis",
    "wed": "wed|weds|wednesday|wednesdays|mer|mercredi|mercredis",
    "thu": "thu|thur|thurs|thursday|thursdays|jeu|jeudi|jeudis",
    "fri": "fri|friday|fridays|ven|vend|vendredi|vendredis",
    "sat": "sat|saturday|saturdays|sam|samedi|samedis",
    "sun": "sun|sunday|sundays|dim|dimanche|dimanches",
}
_WEEK = tuple(_DAYS)
_WORKING, _WEEKEND = _WEEK[:5], _WEEK[5:]
_GROUPS = {
    _WORKING: """jours ouvres|tous les jours|chaque jour|en semaine|every day|daily|every weekday
    |weekdays|weekday""",
    _WEEKEND: "week end|week ends|weekend|weekends",
}
_MORNING, _NOON, _AFTERNOON, _EVENING = (
    tuple(range(*span)) for span in ((9, 12), (12, 14), (14, 18), (18, 21))
)
_PARTS = {
    _MORNING: "matin|matins|matinee|matinees|morning|mornings|am",
    _NOON: """midi|midis|entre midi et deux|entre midi|pause dejeuner|pause meridienne|dejeuner
    |pause de midi|heure du dejeuner|lunch|lunch break|lunch time|lunchtime|lunchtimes|noon
    |midday""",
    _AFTERNOON: "apres midi|apres midis|aprem|afternoon|afternoons|pm",
    _EVENING: "soir|soirs|soiree|soirees|evening|evenings",
    _MORNING + _AFTERNOON: """journee|toute la journee|journee entiere|journee complete|all day
    |all day long|full day|whole day""",
}
_NEVER = frozenset(
    listed(
        """indisponible|non disponible|pas disponible|aucun|aucune|aucune disponibilite|jamais
        |none|unavailable|not available|never|no availability"""
    )
)
_DAILY = frozenset(["tous", "toutes", "chaque", "every", "each", "all"])
_FILLERS = _DAILY | frozenset(["at", "de", "des", "du", "en", "in", "l", "la", "le", "les"])
_KNOWN = _FILLERS | frozenset(["a", "d", "on", "the"])
# In French, am may be short for après-midi.
_FRENCH = frozenset(["lun", "mar", "mer", "jeu", "ven", "vend", "sam", "dim", "dimanche"])
_CODE = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)-([01]\d|2[0-3])")
_JOINED = re.compile(r"\s*[,;/&+\n]\s*|\s+(?:et|and)\s+")
_TO = r"\.?\s*(?:[-–—→]|\b(?:au|a|to|through|thru)\b)\s*(?:le\s+)?"

_DAY = {word: day for day, words in _DAYS.items() for word in listed(words)}
_GROUP = {word: days for days, words in _GROUPS.items() for word in listed(words)}
_PART = {word: hours for hours, words in _PARTS.items() for word in listed(words)}
_NAMED = "|".join(sorted(_DAY, key=len, reverse=True))
_SPAN = re.compile(rf"\b({_NAMED}){_TO}({_NAMED})\b")


class _Piece(NamedTuple):
    """What one piece of a text states: days, hours, or both."""

    days: tuple[str, ...]
    hours: tuple[int, ...]


def day_of(text: str) -> str | None:
    """Return a day as in ``mon``; None if the text is anything else.

    >>> day_of("Lundi"), day_of("le mardi"), day_of("WED."), day_of("Lundi matin")
    ('mon', 'tue', 'wed', None)
    """
    words = [w for w in re.findall(r"\w+", fold(visible(text))) if w not in _KNOWN]
    return _DAY.get(words[0]) if len(words) == 1 else None


@lru_cache(maxsize=1 << 12)
def hours_of(text: str, day: str | None = None) -> tuple[str, ...] | None:
    """Return the whole hours of the week that a text states; None if it is not understood.

    Half hours are left out: 14:00 to 16:30 is two hours. A day alone means its working hours.
    `day` names the day where the text need not, as in a grid. ``()`` means never.

    >>> hours_of("Lundi matin"), hours_of("Fri 2pm-4pm")
    (('mon-09', 'mon-10', 'mon-11'), ('fri-14', 'fri-15'))
    >>> hours_of("9h-10h", day="Mardi"), hours_of("jeudi midi")
    (('tue-09',), ('thu-12', 'thu-13'))
    >>> hours_of("flexible"), hours_of("sauf lundi"), hours_of("indisponible")
    (None, None, ())
    """
    plain = fold(visible(text)).replace("’", "'")
    given = None if day is None else day_of(day)
    if day is not None and given is None:
        return None
    if code := _CODE.fullmatch(plain):
        return (code[0],) if given in (None, code[1]) else None
    if " ".join(re.findall(r"\w+", plain)) in _NEVER:
        return ()
    pieces = [_piece(part) for part in _split(plain)]
    known = [piece for piece in pieces if piece is not None]
    french = any(word.endswith("di") or word in _FRENCH for word in fold(f"{day} {text}").split())
    if not known or len(known) < len(pieces) or (french and re.search(r"\bam\b", plain)):
        return None
    hours = _joined(known, given)
    if hours is None:
        return None
    return tuple(sorted(hours, key=lambda hour: (_WEEK.index(hour[:3]), hour)))


def _split(plain: str) -> list[str]:
    """Return the pieces between commas and conjunctions; ranges of times stay whole."""
    ranges = [*ranges_in(plain), *re.findall("entre midi et deux", plain)]
    for number, whole in enumerate(ranges):
        plain = plain.replace(whole, f"\0{number}\0", 1)
    parts = [part for part in _JOINED.split(plain) if part.strip()]
    return [re.sub("\0(\\d+)\0", lambda m: ranges[int(m[1])], part) for part in parts]


def _piece(part: str) -> _Piece | None:
    """Read one piece, of which every word must be known."""
    rest, times = times_in(part)
    spans: list[str] = []
    for span in _SPAN.finditer(rest):
        spans += _between(_DAY[span[1]], _DAY[span[2]])
    words, hours = _taken(re.findall(r"\w+", _SPAN.sub(" ", rest)), _PART)
    words, group = _taken(words, _GROUP)
    named = [_DAY[word] for word in words if word in _DAY]
    others = {word for word in words if word not in _DAY}
    if times == () or not others <= _KNOWN or len(named) + bool(spans) + bool(group) > 1:
        return None
    if times and hours and not set(times) & set(hours):
        return None
    days = (*spans, *named, *group)
    if not days and others & _DAILY and (times or hours):
        days = _WORKING
    return _Piece(days, times or hours) if days or times or hours else None


def _taken(words: list[str], table: dict[str, tuple[T, ...]]) -> tuple[list[str], tuple[T, ...]]:
    """Take the longest phrase of a table out of words, and return what it means."""
    for length in range(min(len(words), 4), 0, -1):
        for start in range(len(words) - length + 1):
            meaning = table.get(" ".join(words[start : start + length]))
            if meaning is not None:
                return words[:start] + words[start + length :], meaning
    return words, ()


def _between(first: str, last: str) -> tuple[str, ...]:
    """Return the days from one to another."""
    start, end = _WEEK.index(first), _WEEK.index(last)
    return _WEEK[start : end + 1] if start < end else (*_WEEK[start:], *_WEEK[: end + 1])


def _joined(pieces: Sequence[_Piece], given: str | None) -> set[str] | None:
    """Return the hours of all pieces; None where a piece may belong to several days, or none.

    Hours without a day belong to the day before. "Lundi et mardi matin" is not sure: is Monday
    whole?
    """
    found: set[str] = set()
    days: tuple[str, ...] = (given,) if given else ()
    waiting: list[str] = []  # days still without hours
    for piece in pieces:
        if given and piece.days not in ((), (given,)):
            return None
        if piece.days and piece.hours and waiting:
            return None
        if piece.days and not piece.hours:
            waiting += piece.days
            continue
        if waiting and len(pieces) > 2:
            return None
        days = piece.days or tuple(waiting) or days
        waiting = []
        if not days:
            return None
        found |= {f"{day}-{hour:02d}" for day in days for hour in piece.hours}
    whole = _MORNING + _AFTERNOON
    return found | {f"{day}-{hour:02d}" for day in waiting for hour in whole}
