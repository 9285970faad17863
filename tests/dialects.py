"""Dialects: the ways in which forms, spreadsheets and HR systems write one and the same people.

A dialect says how; `columns_of` writes people as cells under the headers of that dialect. Files are
written in `dialect_files`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from matchcore.recognition.vocabulary import SYNONYMS
from tests.dialect_people import Drawn, Person

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


Columns = dict[str, list[Any]]
"""Header → cells. The column of ours for a header is in the other mapping: header → ours."""


def columns_of(
    dialect: Dialect, drawn: Drawn, people: Sequence[Person], sides: Sequence[str]
) -> tuple[Columns, dict[str, str]]:
    """Return cells by header, and what each header means, of people on one side or both."""
    columns, meanings = Columns(), dict[str, str]()
    headers = _Headers(dialect)

    def add(ours: str, cells: list[Any], header: str = "") -> None:
        header = header or headers.of(ours)
        if header not in columns and any(cell is not None for cell in cells):
            columns[header], meanings[header] = cells, ours

    if dialect.more:
        add(
            "timestamp",
            [f"{1 + k % 28:02d}/03/2026 09:{k % 60:02d}:00" for k in range(len(people))],
        )
    if dialect.known_by == "number and email":
        add("row_number", [k + 1 for k in range(len(people))], "ID")
    if dialect.known_by in ("id", "both"):
        add("id", [_id(dialect, one.id) for one in people])
    if dialect.known_by != "id":
        add("email", [one.email for one in people])
    if dialect.names == "whole":
        add("name", [one.name for one in people])
    elif dialect.names == "plain":
        add("last_name", [one.last for one in people], _PLAIN[dialect.language][0])
        add("first_name", [one.first for one in people], _PLAIN[dialect.language][1])
    elif dialect.names == "capitals":
        add("name", [f"{one.last.upper()} {one.first}" for one in people])
    elif dialect.names == "parts":
        add("first_name", [one.first for one in people])
        add("last_name", [one.last for one in people])
    else:
        add("last_name", [one.last for one in people])
        add("first_name", [one.first for one in people])
    add("department", [one.department for one in people])
    if not dialect.less:
        add("site", [one.site for one in people])
    add("grade", [_grade(dialect, one.rung, k) for k, one in enumerate(people)])
    if dialect.managers != "none":
        add("manager", [_manager(dialect, one.manager) for one in people])
    if "mentors" in sides:
        mine = [one if one in drawn.mentors else None for one in people]
        _add_levelled(dialect, "skills", [one.skills if one else {} for one in mine], add, headers)
        add("capacity", [_count(dialect, one.capacity if one else None) for one in mine])
    if "mentees" in sides:
        mine = [one if one in drawn.mentees else None for one in people]
        _add_levelled(dialect, "wants", [one.wants if one else {} for one in mine], add, headers)
        if dialect.choices:
            for rank in range(3):
                cells = [_choice(dialect, one, rank) if one else None for one in mine]
                add("prefers", cells, f"{_CHOICE[dialect.language]} {rank + 1}")
    add("interests", [_list(dialect, one.interests) for one in people])
    if not dialect.less:
        add("languages", [_list(dialect, one.languages) for one in people])
    _add_hours(dialect, people, add, headers)
    add("trained", [_yes_no(dialect, one.trained) for one in people])
    add("motivation", [one.motivation for one in people])
    add("hours", [_month(dialect, one.hours) for one in people])
    if len(sides) > 1 and dialect.tables == "roles":
        add("role", [_role(dialect, drawn, one) for one in people])
    if dialect.more:
        add(
            "status",
            ["Actif" if k % 3 else "actif" for k in range(len(people))],
            "Statut du compte",
        )
        add("ignored", [f"06 12 34 {k:02d} 00" for k in range(len(people))], "Téléphone")
    return columns, meanings


_PLAIN = {"fr": ("Nom", "Prénom"), "en": ("Name", "First name")}
_CHOICE = {"fr": "Choix", "en": "Choice"}


def _id(dialect: Dialect, written: str) -> Any:
    """Return an id as a spreadsheet holds it: digits may be a number."""
    is_number = dialect.as_numbers and written.isdigit() and written[0] != "0"
    return int(written) if is_number else written


def _role(dialect: Dialect, drawn: Drawn, one: Person) -> str:
    words = {"fr": ("Mentor", "Mentoré", "Les deux"), "en": ("Mentor", "Mentee", "Both")}
    mentor, mentee, both = words[dialect.language]
    if one in drawn.mentors:
        return both if one in drawn.mentees else mentor
    return mentee


def _grade(dialect: Dialect, rung: int | None, place: int) -> Any:
    if rung is None:
        return None
    label = LADDERS[dialect.language][rung - 1]
    if dialect.grades == "numbers":
        return rung
    if dialect.grades == "numbered":
        return f"{rung} - {label}"
    return f"{label}e" if label == "Employé" and place % 2 else label


def _manager(dialect: Dialect, boss: Person | None) -> str | None:
    if boss is None:
        return None
    form = dialect.managers
    known = boss.email if "email" in dialect.known_by else boss.id
    return {
        "id": known,
        "email": boss.email if dialect.known_by != "id" else boss.id,
        "name (id)": f"{boss.name} ({known})",
        "name": boss.name,
        "last, first": f"{boss.last}, {boss.first}",
        "directory": f"CN={boss.name},OU=Users,DC=example,DC=org",
    }[form]


def _choice(dialect: Dialect, one: Person, rank: int) -> str | None:
    if rank >= len(one.prefers):
        return None
    mentor = one.prefers[rank]
    return mentor.email if "email" in dialect.known_by else mentor.id


def _list(dialect: Dialect, entries: Sequence[str]) -> str | None:
    return dialect.separator.join(entries) or None


def _add_levelled(
    dialect: Dialect,
    ours: str,
    lists: list[dict[str, int | None]],
    add: Callable[..., None],
    headers: _Headers,
) -> None:
    """Add one column of a list with levels, or the columns of a grid."""
    words = LEVEL_WORDS[dialect.language]
    if dialect.levels in STYLES:

        def entry(name: str, level: int | None) -> str:
            word, stars = words[(level or 1) - 1], "★" * (level or 0)
            return STYLES[dialect.levels].format(name=name, level=level, word=word, stars=stars)

        add(ours, [_list(dialect, [entry(*item) for item in one.items()]) for one in lists])
        return
    question = headers.of(ours)
    for item in sorted({name for one in lists for name in one}):
        levels = [one[item] if item in one else "" for one in lists]
        cells = [_grid_cell(dialect, level, words) for level in levels]
        add(
            ours,
            cells,
            f"{question} - {item}" if "dash" in dialect.levels else f"{question} [{item}]",
        )


STYLES = {
    "none": "{name}",
    "figures": "{name}:{level}",
    "words": "{name} ({word})",
    "dashes": "{name} - {word}",
    "brackets": "{name} ({level})",
    "stars": "{name} {stars}",
    "out of five": "{name} ({level}/5)",
    "colon words": "{name} : {word}",
}


def _grid_cell(dialect: Dialect, level: Any, words: Sequence[str]) -> Any:
    if level == "":
        return NONE[dialect.language] if dialect.levels == "dashed grid" else None
    if level is None:
        return "X"
    return level if dialect.levels == "figure grid" else words[level - 1].capitalize()


NONE = {"fr": "Aucun", "en": "None"}


def _add_hours(
    dialect: Dialect, people: Sequence[Person], add: Callable[..., None], headers: _Headers
) -> None:
    """Add availability as a list, or as the columns of a grid of days."""
    if dialect.hours != "grid":
        add("availability", [_list(dialect, _slots(dialect, one)) for one in people])
        return
    question = headers.of("availability")
    for code, day in DAYS[dialect.language].items():
        cells = [
            ", ".join(_times(dialect, start, end) for d, start, end in one.slots if d == code)
            or None
            for one in people
        ]
        add("availability", cells, f"{question} [{day}]")


def _slots(dialect: Dialect, one: Person) -> list[str]:
    if dialect.hours == "codes":
        return sorted(one.week)
    day = DAYS[dialect.language]
    return [f"{day[d]} {_times(dialect, start, end)}" for d, start, end in one.slots]


def _times(dialect: Dialect, start: int, end: int) -> str:
    part = PARTS[dialect.language].get((start, end))
    if part and dialect.hours in ("words", "grid"):
        return part
    if dialect.hours == "clock":
        return f"{start}-{end}" if start < 12 else f"{start - 12}pm-{end - 12}pm"
    return f"{start}h-{end}h" if dialect.language == "fr" else f"{start}:00-{end}:00"


def _count(dialect: Dialect, number: int | None) -> Any:
    if number is None or dialect.answers in ("plain", "values"):
        return number
    if dialect.answers == "sentences":
        return {"fr": f"jusqu'à {number}", "en": f"Up to {number}"}[dialect.language]
    noun = {"fr": "personne", "en": "mentee"}[dialect.language]
    return f"{number} {noun}{'s' if number > 1 else ''}"


def _month(dialect: Dialect, hours: int | None) -> Any:
    if hours is None or dialect.answers in ("plain", "values"):
        return hours
    return f"{hours} h" if dialect.answers == "words" else f"{hours}h/mois"


def _yes_no(dialect: Dialect, value: bool | None) -> Any:
    if value is None or dialect.answers == "values":
        return value
    words = {
        "plain": (("non", "oui"), ("no", "yes")),
        "words": (("Non", "Oui"), ("No", "Yes")),
        "sentences": (("Pas encore", "Oui, en 2024"), ("Not yet", "Yes – done")),
    }
    return words[dialect.answers][dialect.language == "en"][value]


# Headers ------------------------------------------------------------------------------------------


class _Headers:
    """Headers of a dialect: each column has one, drawn from all of its names."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect, self.random = dialect, Random(dialect.seed)

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
