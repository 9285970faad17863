"""Sentences that know their French: English text that carries its words and its values.

As with gettext, the English stays where it is said, and the French is found by it. So whoever reads
an error as text reads English, and whoever asks for another language gets that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from numbers import Number
from string import Formatter
from types import MappingProxyType
from typing import Any

from matchcore.catalogue.filling import Filled
from matchcore.catalogue.languages import LANGUAGES, Language

_FIELDS = Formatter()


class Telling(str):
    """A sentence in English, with the words and the values that it is made of.

    Attributes
    ----------
    words : str
        The sentence with places for the values, by which its French is found.
    values : mapping
        Numbers and text; a value may be a sentence of its own.
    """

    __slots__ = ("values", "words")

    words: str
    values: Mapping[str, Any]

    def __new__(cls, words: str, values: Mapping[str, Any]) -> Telling:
        """Fill the values into the words."""
        kept = {name: _kept(value, name, words) for name, value in values.items()}
        agrees = "|" in words or ":letters}" in words
        filled = _FILLED["en"].vformat(words, (), kept) if agrees else words.format_map(kept)
        text = super().__new__(cls, filled)
        text.words = words
        text.values = MappingProxyType(kept)
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return Telling, (self.words, dict(self.values))

    def __add__(self, other: str) -> str:
        return together("", [self, other])

    def __radd__(self, other: str) -> str:
        return together("", [other, self])


def told(words: str, /, **values: Any) -> str:
    """Say a sentence of the catalogue in English, so that it can be said in French as well.

    Parameters
    ----------
    words : str
        The sentence, with places for values as in `str.format`; ``{count:couple|couples}`` is the
        form that agrees with a count. The catalogue knows it.
    **values : Any
        Numbers, text and sentences are kept; of everything else, its text is.

    Examples
    --------
    >>> sentence = told("there is no parameter {key!r}", key="weihgt")
    >>> sentence
    "there is no parameter 'weihgt'"
    >>> in_language(sentence, "fr")
    "il n'y a pas de paramètre « weihgt »"
    """
    return Telling(words, values)


def together(separator: str, texts: Iterable[str]) -> str:
    """Join texts, each of which stays in its own words; the separator may be told, too.

    The catalogue needs no line for the whole.

    >>> in_language(together("; ", [told("rename one"), "x"]), "fr")
    "renommez l'une des deux; x"
    """
    parts = {f"part{k}": text for k, text in enumerate(texts)}
    words = "{between}".join(f"{{{name}}}" for name in parts)
    return Telling(words, {**parts, "between": separator})


def with_colon(before: str, after: str) -> str:
    """Return two texts with a colon between them, or the one that is not empty.

    >>> in_language(with_colon("x", told("rename one")), "fr")
    "x : renommez l'une des deux"
    """
    if before and after:
        return told("{before}: {after}", before=before, after=after)
    return before or after


def in_language(text: str, language: Language) -> str:
    """Return a text in French if it has a translation; any other text unchanged."""
    if language == "en" or not isinstance(text, Telling):
        return str(text)
    from matchcore.catalogue.french import FRENCH  # only who reads French loads it

    values = {
        name: in_language(value, language) if isinstance(value, Telling) else value
        for name, value in text.values.items()
    }
    words = FRENCH.get(text.words, text.words)
    return _FILLED[language].vformat(words, (), values)


def _kept(value: Any, name: str, words: str) -> Any:
    """Return a value that may be kept, or else its text, in the way that the words ask for."""
    if isinstance(value, (str, Number)) or value is None:
        return value
    if isinstance(value, (list, tuple)) and f"{{{name}}}" in words:
        return _Listed(value)
    for _, field, form, conversion in _FIELDS.parse(words):
        if field == name:
            shown = repr(value) if conversion == "r" else value
            return _Written(format(shown, form or ""))
    return _Written(value)


class _Written(str):
    """The text of a value that is not kept itself: it is filled in as it stands."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return str(self)

    def __repr__(self) -> str:
        return str(self)


class _Listed(_Written):
    """The text of a list or tuple, with what it lists: French writes it as people do."""

    __slots__ = ("things",)

    things: Sequence[Any]

    def __new__(cls, things: Sequence[Any]) -> _Listed:
        text = super().__new__(cls, things)
        text.things = things
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return _Listed, (self.things,)


class _Filled(Filled):
    """Fills in values as `str.format` does, but for words and for values as a program writes them.

    ``{side:word}`` is a word of the house; ``{value:quoted}`` has the quotation marks of French.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "quoted":
            return _in_guillemets(str(value))
        if isinstance(value, _Listed) and self.language == "fr":
            return ", ".join(_in_guillemets(repr(thing)) for thing in value.things)
        if format_spec != "word":
            return super().format_field(value, format_spec)
        from matchcore.catalogue.french import NOUNS

        return NOUNS.get(str(value), str(value)) if self.language == "fr" else str(value)


def _in_guillemets(text: str) -> str:
    """Return a text as `repr` writes it with French quotation marks; anything else as it stands.

    >>> _in_guillemets("'abc'"), _in_guillemets("3.5")
    ('« abc »', '3.5')
    """
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return f"« {text[1:-1]} »" if is_quoted else text


_FILLED = {language: _Filled(language) for language in LANGUAGES}
