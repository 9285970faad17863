"""Which column of a filled form is what, by its heading in English or French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.names import roles_of
from matchcore.names.phrases import phrase, phrases
from matchcore.rounds.feedback_columns import Columns, several_problem
from matchcore.rounds.feedback_people import RATERS
from matchcore.season.pulse.forms import PEOPLE, WANT_COLUMNS, want_heading
from matchcore.season.pulse.questions import Question
from matchcore.wording import LANGUAGES, say

__all__ = ["Columns", "find_columns"]

MOST_WANTS = 9
_ENGLISH = {  # beside the headings of our forms
    "wave": "wave|survey",
    "rater": "rater|respondent|id",
    "rater_name": "name|full name",
    "email": "email|e-mail|email address|e-mail address|your e-mail|username",
    "role": "role|mentor or mentee|mentee or mentor",
    "partner": "partner|partner id|rated|your partner|your mentor|your mentee",
    "partner_name": "partner name|name of partner",
    "date": "date|timestamp|completion time",
}
_FRENCH = {
    "wave": "vague|enquête|n° d'enquête|numéro d'enquête",
    "rater": "identifiant|matricule|répondant|répondante|évaluateur|évaluatrice",
    "rater_name": "nom|nom et prénom|prénom et nom|nom complet|nom du répondant",
    "email": "adresse e-mail|adresse mail|courriel|adresse électronique|nom d'utilisateur"
    "|votre e-mail",
    "role": "rôle|mentor ou mentoré|mentoré ou mentor",
    "partner": "binôme|partenaire|identifiant du binôme|votre binôme|votre partenaire|votre mentor",
    "partner_name": "nom du binôme|nom du partenaire",
    "date": "horodateur|horodatage|heure de fin|date de réponse",
}
OURS = (*_ENGLISH, *RATERS)
_WORDS = (phrases(_ENGLISH), phrases(_FRENCH))  # by place of the language
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_ID = re.compile(
    r"^(?:id(?:entifiant)?|matricule)\s+(?:du|de la|of the|of)?\s*|\s+id$", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,2}\s*[.):]\s*", re.IGNORECASE)


def find_columns(
    table: str,
    headers: Sequence[str],
    stated: Mapping[str, str],
    survey: Sequence[Question],
    problems: list[InputProblem],
) -> Columns:
    """Return which heading stands for what: as stated, by our code, or by its words.

    Parameters
    ----------
    table : str
        The name of the table in problems.
    headers : sequence of str
    stated : mapping of str to str
        Heading → our code.
    survey : sequence of Question
    problems : list of InputProblem
        What is wrong with the headings is added.

    Examples
    --------
    >>> from matchcore.season.pulse import SURVEY
    >>> found = find_columns("t", ["Vague", "2. Our meetings are well prepared"], {}, SURVEY, [])
    >>> found.theirs, found.french
    ({'wave': 'Vague', 'preparation': '2. Our meetings are well prepared'}, True)
    """
    english, french = (_WORDS[k] | dict(_words(survey, k)) for k in range(len(LANGUAGES)))
    codes = {*OURS, *english.values()}
    by_code: dict[str, list[str]] = {}
    found = Columns()
    for header in headers:
        keys = [phrase(text) for text in _readings(header)]
        code = stated.get(header) or (header if header in codes else None)
        code = code or next((x[key] for key in keys for x in (english, french) if key in x), None)
        code = code or _side(header)
        if code is None:
            found.unread.append(header)
            continue
        by_code.setdefault(code, []).append(header)
        found.french |= any(key in french and key not in english for key in keys)
    for code, several in by_code.items():
        mapped = [header for header in several if stated.get(header) == code]
        mapped = mapped or [header for header in several if header == code]
        found.theirs[code] = (mapped or several)[0]
        found.unread += [h for h in several if mapped and h not in mapped]
        if len(mapped or several) > 1:
            place = told("{table}, {column}", table=table, column=code)
            problems.append(several_problem(place, mapped or several, code))
    return found


def _side(header: str) -> str | None:
    """Return whom a column names, the mentee or the mentor; accents count, as in mentoré.

    >>> _side("Identifiant du mentoré"), _side("Mentor"), _side("Ville")
    ('mentee', 'mentor', None)
    """
    sides = roles_of(_ID.sub("", header)) or ()
    return next(iter(sides)).removesuffix("s") if len(sides) == 1 else None


def _readings(header: str) -> Iterator[str]:
    """Return a heading as it stands, without what stands in brackets, and without its number."""
    for text in (header, _BRACKETS.sub("", header)):
        yield text
        yield _NUMBER.sub("", text)


def _words(survey: Sequence[Question], place: int) -> Iterator[tuple[str, str]]:
    """Return the headings of forms in a language, as phrases, and what each stands for."""
    language = LANGUAGES[place]
    for name in PEOPLE:
        yield phrase(say(f"pulse_form_{name}", language)), name
    for question in survey:
        if question.kind == "want":
            for number in range(1, MOST_WANTS + 1):
                for name in WANT_COLUMNS:
                    heading = want_heading(question, name, number, language)
                    for text in _readings(heading):
                        yield phrase(text), f"{name} {number}"
            continue
        for rater in RATERS:
            for text in _readings(question.heading(rater, language)):
                yield phrase(text), question.code
