"""Questions of forms: which words in a header decide what its column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from matchcore.recognition.headers.form_words import FORM_WORDS


@dataclass(frozen=True)
class FormQuestion:
    """The words that decide for a column: one of each group, and none of `without`."""

    column: str
    groups: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None = None

    def is_asked(self, text: str) -> bool:
        """Return whether a folded header asks this."""
        if self.without and self.without.search(text):
            return False
        return all(group.search(text) for group in self.groups)


@lru_cache(maxsize=1 << 12)
def question_columns(text: str) -> tuple[str, ...]:
    """Return the columns that the words of a folded header decide for, in the order of the list.

    >>> question_columns("quelles competences pourriez vous transmettre")
    ('skills',)
    >>> question_columns("avez vous une question")
    ()
    """
    return tuple(dict.fromkeys(q.column for q in _questions() if q.is_asked(text)))


@lru_cache(maxsize=1)
def _questions() -> tuple[FormQuestion, ...]:
    lists, *paragraphs = FORM_WORDS.strip().split("\n\n")
    named = dict(_definitions(lists))
    return tuple(_question(paragraph, named) for paragraph in paragraphs)


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the stems of each list, such as ``$many = how many, number``."""
    for definition in re.split(r"\n(?=\$)", text):
        name, _, stems = definition.partition("=")
        yield name.strip(), stems


def _question(paragraph: str, named: dict[str, str]) -> FormQuestion:
    column, *lines = re.split(r"\n(?=[+-] )", paragraph)
    groups = tuple(_pattern(line[2:], named) for line in lines if line.startswith("+"))
    without = [_pattern(line[2:], named) for line in lines if line.startswith("-")]
    return FormQuestion(column, groups, without[0] if without else None)


def _pattern(stems: str, named: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the stems at the beginning of a word."""
    for name, more in named.items():
        stems = stems.replace(name, more)
    words = [" ".join(stem.split()) for stem in stems.split(",")]
    parts = [re.escape(w.removesuffix(".")) + r"\b" * w.endswith(".") for w in words]
    return re.compile(rf"\b(?:{'|'.join(parts)})")
