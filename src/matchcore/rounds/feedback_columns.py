"""Which column of a table of feedback is what, by its header in English or French."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.names import fold
from matchcore.names.phrases import phrase, phrases
from matchcore.short_repr import short_repr

NEEDED = ("rater", "rated")
_ENGLISH = {
    "rater": "rater|rated by|reviewer|respondent",
    "rated": "rated|rated person|person rated|reviewed",
    "score": "score|rating|overall score|overall rating",
    "prefer": "prefer|preferred|would like|wants this partner",
    "avoid": "avoid|to avoid|veto",
    "declined": "declined|no meeting|did not meet",
    "undecided": "undecided|not sure",
    "comment": "comment|remark",
    "date": "date|timestamp|completion time",
    "role": "role|role of rater|rater role",
}
OURS = tuple(_ENGLISH)
_FRENCH = {
    "rater": "évaluateur|évaluatrice|noté par|évalué par|répondant",
    "rated": "évalué|personne évaluée",
    "score": "note|note globale",
    "prefer": "préfère|préféré|à privilégier",
    "avoid": "à éviter|éviter|évite",
    "declined": "décliné|pas de rencontre|rencontre déclinée",
    "undecided": "indécis|indécise|hésite",
    "comment": "commentaire|remarque",
    "date": "horodateur|horodatage|heure de fin|date de réponse",
    "role": "rôle de l'évaluateur|votre rôle",
}
_MEANT = phrases(_ENGLISH) | phrases(_FRENCH)
_BOTH = {*phrases(_ENGLISH), phrase("note")}  # words of both languages
_IS_FRENCH = phrases(_FRENCH).keys() - _BOTH


@dataclass(repr=False)
class Columns:
    """What the columns of a table were taken for.

    Attributes
    ----------
    theirs : dict of str to str
        By our name, or the name of an aspect: the header in the table.
    unread : list of str
        Headers of the other columns.
    french : bool
        Whether a header is French.
    """

    theirs: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    french: bool = False

    __repr__ = short_repr


def find_columns(
    headers: Sequence[str],
    stated: Mapping[str, str],
    aspects: Sequence[str],
    problems: list[InputProblem],
) -> Columns:
    """Return which header stands for what: as stated, by our name, or by a word for it.

    Parameters
    ----------
    headers : sequence of str
    stated : mapping of str to str
        Header → our name, or the name of an aspect.
    aspects : sequence of str
    problems : list of InputProblem
        What is wrong with the names is added.

    Examples
    --------
    >>> found = find_columns(["Évaluatrice", "Évalué·e", "Note", "Âge"], {}, [], [])
    >>> found.theirs, found.unread
    ({'rater': 'Évaluatrice', 'rated': 'Évalué·e', 'score': 'Note'}, ['Âge'])
    """
    found = Columns(french=any(phrase(header) in _IS_FRENCH for header in headers))
    by_word: dict[str, list[str]] = {}
    for header in headers:
        if header not in stated and (ours := _meant(header, aspects)):
            by_word.setdefault(ours, []).append(header)
    for theirs, ours in stated.items():
        _state(found, headers, theirs, ours, aspects, problems)
    for ours, several in by_word.items():
        exact = [header for header in several if header == ours]
        if ours in found.theirs:
            continue
        if len(several) > 1 and not exact:
            problems.append(several_problem(told("feedback, {ours}", ours=ours), several, ours))
        found.theirs[ours] = (exact or several)[0]
    found.unread = [header for header in headers if header not in found.theirs.values()]
    _add_missing(found, headers, aspects, problems)
    return found


def several_problem(place: str, several: Sequence[str], ours: str) -> InputProblem:
    """Return the problem of several headers that may be one of our columns."""
    problem = told("several columns may be this one")
    remedy = told(
        "map one of {several} to {ours!r} (columns), and rename the others",
        several=[*several],
        ours=ours,
    )
    return InputProblem("same_name", place, "", problem, remedy)


def _meant(header: str, aspects: Sequence[str]) -> str | None:
    """Return what a header stands for: an aspect by its name, or one of ours."""
    if header in OURS:
        return header
    same = [name for name in aspects if fold(name) == fold(header)]
    if same:
        return header if header in same else same[0]
    return _MEANT.get(phrase(header))


def _state(
    found: Columns,
    headers: Sequence[str],
    theirs: str,
    ours: str,
    aspects: Sequence[str],
    problems: list[InputProblem],
) -> None:
    """Take a stated name on board."""
    place = told("columns: {theirs!r}", theirs=theirs)
    if theirs not in headers:
        remedy = told("use one of {choices}", choices=[*headers])
        problems.append(
            InputProblem("unknown_column", place, "", told("the table has no such column"), remedy)
        )
    elif ours not in (*OURS, *aspects):
        remedy = told("use one of {choices}", choices=[*OURS, *aspects])
        problems.append(InputProblem("unknown_column", place, repr(ours), remedy=remedy))
    elif ours in found.theirs:
        problem, remedy = (
            told("{theirs!r} is {ours!r}, too", theirs=found.theirs[ours], ours=ours),
            told("keep one"),
        )
        problems.append(InputProblem("same_name", place, repr(ours), problem, remedy))
    else:
        found.theirs[ours] = theirs


def _add_missing(
    found: Columns,
    headers: Sequence[str],
    aspects: Sequence[str],
    problems: list[InputProblem],
) -> None:
    """Add a problem for each column that must be there and is not."""
    for name in (*NEEDED, *aspects):
        if name not in found.theirs:
            remedy = told(
                "name the one that is {name!r} (columns); found: {choices}",
                name=name,
                choices=[*headers],
            )
            place = told("feedback, {name}", name=name)
            problem = told("the column is missing")
            problems.append(InputProblem("missing_column", place, "", problem, remedy))
