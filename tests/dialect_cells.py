"""The cells of people in a dialect, under its headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.dialect_people import Drawn, Person
from tests.dialects import DAYS, LADDERS, LEVEL_WORDS, PARTS, Dialect, Headers

Columns = dict[str, list[Any]]
"""Header → cells. The column of ours for a header is in the other mapping: header → ours."""


class _Table:
    """Cells by header, and what each header means."""

    def __init__(self, dialect: Dialect, drawn: Drawn, people: Sequence[Person]) -> None:
        self.dialect, self.drawn, self.people = dialect, drawn, people
        self.headers = Headers(dialect)
        self.columns, self.meanings = Columns(), dict[str, str]()

    def add(self, ours: str, cells: list[Any], header: str = "") -> None:
        """Add a column that holds anything, unless its header is taken."""
        header = header or self.headers.of(ours)
        if header not in self.columns and any(cell is not None for cell in cells):
            self.columns[header], self.meanings[header] = cells, ours


def columns_of(
    dialect: Dialect, drawn: Drawn, people: Sequence[Person], sides: Sequence[str]
) -> tuple[Columns, dict[str, str]]:
    """Return cells by header, and what each header means, of people on one side or both."""
    table = _Table(dialect, drawn, people)
    _add_identity(table)
    _add_names(table)
    _add_place(table)
    for side in sides:
        _add_side(table, side)
    _add_answers(table)
    if len(sides) > 1 and dialect.tables == "roles":
        table.add("role", [_role(dialect, drawn, one) for one in people])
    if dialect.more:
        _add_needless(table)
    return table.columns, table.meanings


def _add_identity(table: _Table) -> None:
    dialect, people = table.dialect, table.people
    if dialect.known_by == "number and email":
        table.add("row_number", [k + 1 for k in range(len(people))], "ID")
    if dialect.known_by in ("id", "both"):
        table.add("id", [_id(dialect, one.id) for one in people])
    if dialect.known_by != "id":
        table.add("email", [one.email for one in people])


def _add_names(table: _Table) -> None:
    style, people = table.dialect.names, table.people
    first, last = [one.first for one in people], [one.last for one in people]
    if style == "whole":
        table.add("name", [one.name for one in people])
    elif style == "capitals":
        table.add("name", [f"{one.last.upper()} {one.first}" for one in people])
    elif style == "plain":
        for cells, ours, header in zip(
            (last, first), ("last_name", "first_name"), _PLAIN[table.dialect.language], strict=True
        ):
            table.add(ours, cells, header)
    else:
        parts = [("first_name", first), ("last_name", last)]
        for ours, cells in parts if style == "parts" else reversed(parts):
            table.add(ours, cells)


def _add_place(table: _Table) -> None:
    dialect, people = table.dialect, table.people
    table.add("department", [one.department for one in people])
    if not dialect.less:
        table.add("site", [one.site for one in people])
    table.add("grade", [_grade(dialect, one.rung, k) for k, one in enumerate(people)])
    if dialect.managers != "none":
        table.add("manager", [_manager(dialect, one.manager) for one in people])


def _add_side(table: _Table, side: str) -> None:
    """Add what mentors offer, or what mentees wish; others leave it empty."""
    dialect, members = table.dialect, getattr(table.drawn, side)
    mine = [one if one in members else None for one in table.people]
    if side == "mentors":
        _add_levelled(table, "skills", [one.skills if one else {} for one in mine])
        table.add("capacity", [_count(dialect, one.capacity if one else None) for one in mine])
        return
    _add_levelled(table, "wants", [one.wants if one else {} for one in mine])
    for rank in range(3 if dialect.choices else 0):
        cells = [_choice(dialect, one, rank) if one else None for one in mine]
        table.add("prefers", cells, f"{_CHOICE[dialect.language]} {rank + 1}")


def _add_answers(table: _Table) -> None:
    dialect, people = table.dialect, table.people
    table.add("interests", [_list(dialect, one.interests) for one in people])
    if not dialect.less:
        table.add("languages", [_list(dialect, one.languages) for one in people])
    _add_hours(table)
    table.add("trained", [_yes_no(dialect, one.trained) for one in people])
    table.add("motivation", [one.motivation for one in people])
    table.add("hours", [_month(dialect, one.hours) for one in people])


def _add_needless(table: _Table) -> None:
    places = range(len(table.people))
    table.add("timestamp", [f"{1 + k % 28:02d}/03/2026 09:{k % 60:02d}:00" for k in places])
    table.add("status", ["Actif" if k % 3 else "actif" for k in places], "Statut du compte")
    table.add("ignored", [f"06 12 34 {k:02d} 00" for k in places], "Téléphone")


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


def _add_levelled(table: _Table, ours: str, lists: list[dict[str, int | None]]) -> None:
    """Add one column of a list with levels, or the columns of a grid."""
    dialect, words = table.dialect, LEVEL_WORDS[table.dialect.language]
    if dialect.levels in STYLES:

        def entry(name: str, level: int | None) -> str:
            word, stars = words[(level or 1) - 1], "★" * (level or 0)
            return STYLES[dialect.levels].format(name=name, level=level, word=word, stars=stars)

        table.add(ours, [_list(dialect, [entry(*item) for item in one.items()]) for one in lists])
        return
    question = table.headers.of(ours)
    for item in sorted({name for one in lists for name in one}):
        cells = [_grid_cell(dialect, one.get(item, ""), words) for one in lists]
        header = f"{question} - {item}" if "dash" in dialect.levels else f"{question} [{item}]"
        table.add(ours, cells, header)


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


def _add_hours(table: _Table) -> None:
    """Add availability as a list, or as the columns of a grid of days."""
    dialect = table.dialect
    if dialect.hours != "grid":
        table.add("availability", [_list(dialect, _slots(dialect, one)) for one in table.people])
        return
    question = table.headers.of("availability")
    for code, day in DAYS[dialect.language].items():
        spans = [[slot[1:] for slot in one.slots if slot[0] == code] for one in table.people]
        cells = [", ".join(_times(dialect, *span) for span in some) or None for some in spans]
        table.add("availability", cells, f"{question} [{day}]")


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
