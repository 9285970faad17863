"""Columns of people as nouns, so that sentences in either language can agree with them."""

from __future__ import annotations

from dataclasses import dataclass

from matchcore.catalogue import Language

# Gender and number in French: the place of the form that agrees
_MASCULINE, _FEMININE, _MASCULINES, _FEMININES = range(4)

# Extra columns, and all columns in English, keep their names
_FRENCH: dict[str, tuple[str, int]] = {
    "id": ("identifiant", _MASCULINE),
    "name": ("nom", _MASCULINE),
    "email": ("adresse e-mail", _FEMININE),
    "language": ("langue", _FEMININE),
    "department": ("service", _MASCULINE),
    "site": ("site", _MASCULINE),
    "programme": ("programme", _MASCULINE),
    "grade": ("grade", _MASCULINE),
    "manager": ("responsable", _MASCULINE),
    "skills": ("compétences", _FEMININES),
    "wants": ("souhaits", _MASCULINES),
    "interests": ("centres d'intérêt", _MASCULINES),
    "languages": ("langues", _FEMININES),
    "bio": ("présentation", _FEMININE),
    "availability": ("disponibilités", _FEMININES),
    "hours": ("nombre d'heures", _MASCULINE),
    "motivation": ("motivation", _FEMININE),
    "trained": ("formation", _FEMININE),
    "capacity": ("capacité", _FEMININE),
    "minimum": ("minimum", _MASCULINE),
    "demand": ("demande", _FEMININE),
    "past": ("couples passés", _MASCULINES),
    "running": ("couples en cours", _MASCULINES),
}


@dataclass(frozen=True)
class Noun:
    """A noun for a sentence: ``{column:même|même|mêmes|mêmes}`` picks the form that agrees.

    Attributes
    ----------
    text : str
    agreement : int
        0 masculine, 1 feminine, 2 masculine plural, 3 feminine plural.
    """

    text: str
    agreement: int = _MASCULINE

    def __str__(self) -> str:
        return self.text


def column_noun(name: str, language: Language) -> Noun:
    """Return a column as a noun; an extra column keeps its name.

    >>> column_noun("wants", "fr"), str(column_noun("wants", "en"))
    (Noun(text='souhaits', agreement=2), 'wants')
    """
    return Noun(*_FRENCH[name]) if language == "fr" and name in _FRENCH else Noun(name)


def both_nouns(nouns: list[Noun], conjunction: str) -> Noun:
    """Join nouns by "and": a plural, feminine where all of them are.

    >>> both_nouns([Noun("langues", 3), Noun("formation", 1)], " et ")
    Noun(text='langues et formation', agreement=3)
    """
    if len(nouns) == 1:
        return nouns[0]
    feminine = all(noun.agreement in (_FEMININE, _FEMININES) for noun in nouns)
    text = conjunction.join(noun.text for noun in nouns)
    return Noun(text, _FEMININES if feminine else _MASCULINES)


def missing_columns(names: list[str], language: Language) -> Noun:
    """Return columns that have no value: in French with their articles, to begin a sentence.

    >>> str(missing_columns(["grade", "department"], "fr"))
    'Le grade ou le service'
    >>> str(missing_columns(["grade", "trained"], "en"))
    'grade or training'
    """
    if language == "en":
        return Noun(" or ".join({"trained": "training"}.get(name, name) for name in names))
    joined = both_nouns([_with_article(column_noun(name, "fr")) for name in names], " ou ")
    return Noun(joined.text[0].upper() + joined.text[1:], joined.agreement)


def _with_article(noun: Noun) -> Noun:
    """Return a French noun with its article; a column of one's own stays in quotation marks."""
    if noun not in (Noun(*known) for known in _FRENCH.values()):
        return Noun(f"« {noun.text} »")
    article = ("le ", "la ", "les ", "les ")[noun.agreement]
    if noun.agreement in (_MASCULINE, _FEMININE) and noun.text[0] in "aeéèiouyh":
        article = "l'"
    return Noun(article + noun.text, noun.agreement)
