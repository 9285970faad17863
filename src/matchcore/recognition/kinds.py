"""Kinds of cells: what one text looks like."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Literal

from matchcore.names.answers import count_of, hours_per_month_of, yes_no_of
from matchcore.names.hours import hours_of
from matchcore.names.languages import is_language
from matchcore.names.levels import level_of
from matchcore.names.roles import roles_of
from matchcore.people import read_plain_number
from matchcore.recognition.statuses import is_contract, is_status

Kind = Literal[
    "email", "whole", "number", "date", "several", "sentence", "token",
    "yes_no", "count", "duration", "level", "role", "hours", "language", "status", "contract",
]  # fmt: skip

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_WHOLE = re.compile(r"[+-]?\d{1,15}(?:[.,]0+)?")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d+)?")
_DATE = re.compile(
    r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?:[ T,].*)?"
    r"|\d{1,2}[- ][^\W\d]{3,9}\.?[- ,]+\d{2,4}\b.*|[^\W\d]{3,9}\.? \d{1,2},? \d{4}\b.*",
    re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:[;|\n•·、，；]|,\s|\s[/+]\s)\s*")
_TOKEN = re.compile(r"\S{1,80}")
_LONG, _WORDS = 40, 7  # characters and words of a sentence, at least
_SHORT = 5  # words of an entry of a list, on average, at most


def entries_of(text: str) -> list[str]:
    """Return the entries of a text at any of the usual separators.

    >>> entries_of("Python / SQL"), entries_of("CI/CD"), entries_of("a、b")
    (['Python', 'SQL'], ['CI/CD'], ['a', 'b'])
    """
    return [entry for entry in _BETWEEN.split(text) if entry]


def number_of(text: str) -> float:
    """Return the number that a text is; minus infinity if it is none.

    >>> number_of("2,5"), number_of("two")
    (2.5, -inf)
    """
    number = read_plain_number(text, comma=True)
    return number if math.isfinite(number) else -math.inf


def _is_several(text: str) -> bool:
    entries = entries_of(text)
    return len(entries) > 1 and sum(len(e.split()) for e in entries) <= _SHORT * len(entries)


def _is_sentence(text: str) -> bool:
    return len(text) >= _LONG and len(text.split()) >= _WORDS and not _is_several(text)


def _is_language(text: str) -> bool:
    names = [re.split(r"\s*[(:]|\s[-–]\s", entry)[0] for entry in re.split(r"[,;|/\n•]", text)]
    names = [name for name in names if name.strip()]
    return bool(names) and all(map(is_language, names))


def _is_hours(text: str) -> bool:
    whole = hours_of(text)
    return whole is not None or all(hours_of(entry) is not None for entry in entries_of(text))


def _is_level(text: str) -> bool:
    return not _NUMBER.fullmatch(text) and level_of(text) is not None


def _is_count(text: str) -> bool:
    return bool(_WHOLE.fullmatch(text)) or count_of(text) is not None


def _is_duration(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) or hours_per_month_of(text) is not None


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


KINDS: Mapping[Kind, Callable[[str], bool]] = {
    "email": _matches(_EMAIL),
    "whole": _matches(_WHOLE),
    "number": _matches(_NUMBER),
    "date": _matches(_DATE),
    "token": _matches(_TOKEN),
    "several": _is_several,
    "sentence": _is_sentence,
    "yes_no": lambda text: yes_no_of(text) is not None,
    "count": _is_count,
    "duration": _is_duration,
    "level": _is_level,
    "role": lambda text: roles_of(text) is not None,
    "hours": _is_hours,
    "language": _is_language,
    "status": is_status,
    "contract": is_contract,
}
CHEAP: frozenset[Kind] = frozenset({"email", "whole", "number", "date", "token"})
