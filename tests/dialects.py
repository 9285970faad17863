"""Dialects: the ways in which forms, spreadsheets and HR systems write one and the same people.

A dialect says how; `dialect_cells` writes people as cells under its headers, `dialect_files` writes
these as files.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from matchcore.recognition.headers.vocabulary import SYNONYMS

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

SEPARATORS = ("|", ";", ", ", " / ", " • ", "、", "，", "；", "\n", "; ")
LADDERS = {
    "fr": ("Employé", "Technicien", "Cadre", "Cadre supérieur", "Cadre dirigeant"),
    "en": ("Junior", "Mid-level", "Senior", "Lead", "Manager"),
}
LEVEL_WORDS = {
    "fr": ("débutant", "élémentaire", "intermédiaire", "avancé", "expert"),
    "en": ("beginner", "elementary", "intermediate", "advanced", "expert"),
}
DAYS = {
    "fr": {"mon": "Lundi", "tue": "mardi", "wed": "Mercredi", "thu": "Jeudi", "fri": "vendredi"},
    "en": {"mon": "Monday", "tue": "Tue", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"},
}
PARTS = {
    "fr": {(9, 12): "matin", (14, 18): "après-midi"},
    "en": {(9, 12): "morning", (14, 18): "afternoon"},
}
QUESTIONS = {
    "department": (
        "Dans quelle direction travaillez-vous ?",
        "Which department do you work in?",
    ),
    "site": ("Sur quel site êtes-vous basé(e) ?", "Which office are you based in?"),
    "grade": ("Quel est votre niveau hiérarchique ?", "What is your job level?"),
    "skills": (
        "Quelles compétences pourriez-vous transmettre ? (plusieurs réponses possibles)",
        "Which skills could you teach others?",
    ),
    "wants": ("Que souhaitez-vous apprendre ?", "What would you like to learn?"),
    "interests": ("Quels sont vos centres d'intérêt ?", "What are your hobbies?"),
    "languages": ("Quelles langues parlez-vous ?", "Which languages do you speak?"),
    "availability": ("Quand êtes-vous disponible ?", "When are you available?"),
    "capacity": (
        "Combien de personnes pouvez-vous accompagner ?",
        "How many mentees can you take on?",
    ),
    "trained": ("Avez-vous suivi la formation de mentor ?", "Have you completed mentor training?"),
    "manager": ("Qui est votre manager ?", "Who is your line manager?"),
}
LEVELS = (
    "none", "figures", "words", "dashes", "brackets", "stars", "out of five", "colon words",
    "grid", "figure grid", "dashed grid", "marks",
)  # fmt: skip
_AMBIGUOUS = frozenset(("nom", "name", "langue", "language", "id", "type", "code", "l"))
"""Names of more than one column, or of one letter: what they are depends on the others."""


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a table of people is written; the first choice of each is the plainest."""

    seed: int
    language: str
    headers: str
    decoration: str
    ids: str
    known_by: str
    as_numbers: bool
    names: str
    grades: str
    separator: str
    levels: str
    hours: str
    answers: str
    managers: str
    choices: bool
    tables: str
    source: str
    delimiter: str
    encoding: str
    titles: int
    blanks: bool
    below: str
    spaces: bool
    less: bool
    more: bool
    shuffled: bool


@st.composite
def dialects(draw: DrawFn) -> Dialect:
    """Draw a dialect."""

    def one(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    return Dialect(
        seed=draw(st.integers(0, 10**6)),
        language=one("fr", "en"),
        headers=one("names", "questions"),
        decoration=one(*DECORATIONS),
        ids=one("letters", "digits", "zeros", "dashes"),
        known_by=one("id", "email", "both", "number and email"),
        as_numbers=one(False, True),
        names=one("whole", "parts", "last first", "plain", "capitals"),
        grades=one("numbers", "ladder", "numbered"),
        separator=one(*SEPARATORS),
        levels=one(*LEVELS),
        hours=one("codes", "words", "times", "clock", "grid"),
        answers=one("plain", "words", "sentences", "values"),
        managers=one("id", "email", "name (id)", "name", "last, first", "directory", "none"),
        choices=one(False, False, True),
        tables=one("two", "roles", "filled"),
        source=one("csv", "xlsx", "records", "frame"),
        delimiter=one(",", ";", "\t"),
        encoding=one("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"),
        titles=one(0, 1, 3),
        blanks=one(False, True),
        below=one("", "total", "page"),
        spaces=one(False, True),
        less=one(False, True),
        more=one(False, True),
        shuffled=one(False, True),
    )


# Headers ------------------------------------------------------------------------------------------


class Headers:
    """Headers of a dialect: each column has one, drawn from all of its names."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect, self.random = dialect, Random(dialect.seed)  # noqa: S311

    def of(self, ours: str) -> str:
        random, dialect = self.random, self.dialect
        if dialect.headers == "questions" and ours in QUESTIONS:
            header = QUESTIONS[ours][dialect.language == "en"]
        else:
            header = random.choice(synonyms(ours))
        return DECORATIONS[dialect.decoration](header, random)


def synonyms(ours: str) -> list[str]:
    """Return the names of a column that are its own."""
    names = [" ".join(n.split()) for tier in SYNONYMS[ours].split("|") for n in tier.split(",")]
    return [name for name in names if name.casefold() not in _AMBIGUOUS]


def _plain(header: str) -> str:
    letters = unicodedata.normalize("NFD", header)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


DECORATIONS: dict[str, Callable[[str, Random], str]] = {
    "none": lambda header, _: header[:1].upper() + header[1:],
    "capitals": lambda header, _: header.upper(),
    "no accents": lambda header, _: _plain(header),
    "decomposed": lambda header, _: unicodedata.normalize("NFD", header),
    "no-break": lambda header, _: header.replace(" ", "\u00a0"),
    "line break": lambda header, _: header.replace(" ", "\n", 1),
    "numbered": lambda header, random: f"{random.randint(1, 20)}. {header}",
    "required": lambda header, _: f"{header} *",
    "curly": lambda header, _: f" {header.replace(chr(39), chr(0x2019))} :",
}
