"""Times of day in words: the whole hours between two times, or the hour of one."""

from __future__ import annotations

import math
import re

_CLOCK = (
    r"(\d{1,2})\s*(?:(?:heures?|hrs?|h|:|\.)\s*(\d{2}(?!\d))?(?:\s*min)?)?"
    r"\s*(am\b|pm\b|a\.m\.?|p\.m\.?)?"
)
_TO = r"\s*(?:[-–—→]|\b(?:au|a|to|until|till)\b|jusqu'a)\s*"
_BETWEEN = re.compile(rf"\b(?:entre|between)\s+{_CLOCK}\s*\b(?:et|and)\s*{_CLOCK}(?![\w.:])")
_FROM = re.compile(rf"(?<![\w.:/])(?:(?:de|from)\s+)?{_CLOCK}{_TO}{_CLOCK}(?![\w:/])")
_AT = re.compile(
    r"(?<![\w.:/])(\d{1,2})\s*(?:(?:heures?|h|:)\s*(?:00)?\s*(am|pm)?|(am|pm))(?![\w:/])"
)
_SOONEST = 6  # o'clock: without am or pm, an earlier start may be in the afternoon


def ranges_in(text: str) -> list[str]:
    """Return what reads from one time to another in a folded text.

    >>> ranges_in("lundi 9h-11h et entre 14h et 16h")
    ['entre 14h et 16h', '9h-11h']
    """
    between = [match[0] for match in _BETWEEN.finditer(text)]
    return between + [match[0] for match in _FROM.finditer(_BETWEEN.sub(" ", text))]


def times_in(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return a folded text without its times, and their whole hours; None if it has no time.

    No hours, ``()``, means a time that is not understood, or several.

    >>> times_in("mardi 9h30-12h"), times_in("fri 2-4pm"), times_in("jeudi")
    (('mardi  ', (10, 11)), ('fri  ', (14, 15)), ('jeudi', None))
    """
    found: list[tuple[int, ...]] = []
    for pattern, read in ((_BETWEEN, _range), (_FROM, _range), (_AT, _hour)):
        found += [read(match.groups()) for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    if not found:
        return text, None
    return text, found[0] if len(found) == 1 else ()


def _range(groups: tuple[str | None, ...]) -> tuple[int, ...]:
    """Return the whole hours from one time to another."""
    first, minutes, half, last, until, other = groups
    start, end = int(first or 0), int(last or 0)
    if half or other:
        start, end = _halves(start, half, end, other)
    elif start < _SOONEST:
        return ()
    begin = start + _share(minutes)
    finish = (end or 24) + _share(until)
    return tuple(range(math.ceil(begin), math.floor(finish))) if begin < finish <= 24 else ()


def _halves(start: int, half: str | None, end: int, other: str | None) -> tuple[int, int]:
    """Return two times on 24 hours; one of the two may say am or pm for both."""
    finish = _on_24(end, other or half)
    begin = _on_24(start, half or other)
    if half is None and begin >= finish:
        begin = _on_24(start, "am")
    if other is None and begin >= finish:
        finish = _on_24(end, "pm")
    return begin, finish


def _hour(groups: tuple[str | None, ...]) -> tuple[int, ...]:
    """Return the hour that begins at a time."""
    at, half, other = groups
    hour = _on_24(int(at or 0), half or other)
    sure = hour < 24 and (half or other or hour >= _SOONEST)
    return (hour,) if sure else ()


def _on_24(hour: int, half: str | None) -> int:
    """Return an hour on 24 hours; 24 and more are none."""
    if not half or not 1 <= hour <= 12:
        return hour if not half else 25
    return hour % 12 + (12 if half.startswith("p") else 0)


def _share(minutes: str | None) -> float:
    """Return minutes as a share of an hour; more than an hour is never."""
    share = int(minutes or 0) / 60
    return share if share < 1 else math.inf
