"""The arguments of `read_feedback` beside the table, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number
from matchcore.people import Cohort
from matchcore.people.cells import Wrong, is_unicode
from matchcore.rounds.feedback import READERS, Scale, readers_problem
from matchcore.rounds.feedback_cells import read_until
from matchcore.rounds.feedback_columns import OURS
from matchcore.rounds.feedback_frame import OWN
from matchcore.tables import mapping_problems
from matchcore.tables.headers import composed
from matchcore.tuning.couples import read_couples
from matchcore.wording import Language, checked_language

_ABSENT = ("error", "ignore")


class Settings(NamedTuple):
    """Arguments in the form in which they are used."""

    scale: Scale
    aspects: dict[str, Scale]
    until: datetime | None
    readers: Any
    absent: str
    asked: dict[str, tuple[str, ...]]
    columns: dict[str, str]
    language: Language

    def __repr__(self) -> str:
        return f"Settings(scale={self.scale}, aspects={[*self.aspects]})"


def settings(cohort: Cohort, problems: list[InputProblem], **given: Any) -> Settings:
    """Return the arguments of `read_feedback`, usable; what is wrong with them is added."""
    scale = _scale("scale", given["scale"], problems)
    until = checked_until(given["until"], problems)
    if given["readers"] not in READERS:
        problems.append(readers_problem(given["readers"]))
    problems += absent_problems(given["absent"])
    stated = checked_columns(given["columns"], problems)
    return Settings(
        scale,
        _aspects(given["aspects"], scale, problems),
        until,
        given["readers"],
        given["absent"],
        _asked(cohort, given["asked"], given["absent"], problems),
        stated,
        _language(given["language"], problems),
    )


def checked_until(given: Any, problems: list[InputProblem]) -> datetime | None:
    """Return the moment up to which rows count; none if there is none or it is wrong."""
    until = read_until(given)
    if isinstance(until, Wrong):
        shown = f"{given!r:.60}"
        problems.append(InputProblem(until.code, "until", shown, until.problem, until.remedy))
        return None
    return until


def absent_problems(given: object) -> list[InputProblem]:
    """Return the problem with what people mean whom no table has."""
    if given in _ABSENT:
        return []
    remedy = told("use one of {choices}", choices=[*_ABSENT])
    return [InputProblem("not_a_choice", "absent", f"{given!r:.60}", remedy=remedy)]


def checked_columns(given: Any, problems: list[InputProblem]) -> dict[str, str]:
    """Return which header is which of our columns, as stated."""
    columns = {} if given is None else given
    wrong = mapping_problems("columns", columns, ())
    problems += wrong
    return {} if wrong else {composed(k.strip()): v.strip() for k, v in columns.items()}


def _language(given: Any, problems: list[InputProblem]) -> Language:
    try:
        return checked_language(given)
    except InputError as error:
        problems += error.records
        return "en"


def _scale(place: str, given: Any, problems: list[InputProblem]) -> Scale:
    """Return the lowest and the highest number of a scale."""
    ends = list(given) if isinstance(given, (list, tuple)) else []
    if len(ends) == 2 and all(map(is_number, ends)) and ends[0] < ends[1]:
        return float(ends[0]), float(ends[1])
    remedy = told("give the lowest and the highest number, such as (1, 5)")
    problems.append(InputProblem("not_a_scale", place, f"{given!r:.60}", remedy=remedy))
    return 1.0, 5.0


def _aspects(given: Any, scale: Scale, problems: list[InputProblem]) -> dict[str, Scale]:
    """Return the scale of each aspect, in the order given; names alone are on the score's."""
    if given is None:
        return {}
    is_list = isinstance(given, Iterable) and not isinstance(given, (str, bytes, Mapping))
    stated = dict(given) if isinstance(given, Mapping) else {}
    names = [*given] if is_list or stated else []
    if not (is_list or isinstance(given, Mapping)) or not all(map(_is_name, names)):
        remedy = told('give names of columns, or {{"listening": (1, 5)}}')
        problems.append(InputProblem("wrong_type", "aspects", f"{given!r:.60}", remedy=remedy))
        return {}
    aspects = {}
    for name in names:
        own = composed(name.strip())
        if own in OURS or own in OWN or own in aspects:
            problem = told("twice") if own in aspects else told("the name of a column of ours")
            remedy = told("rename the column, or map it (columns)")
            place = f"aspects[{name!r}]"
            problems.append(InputProblem("reserved_name", place, "", problem, remedy))
        place = f"aspects[{name!r}]"
        aspects[own] = _scale(place, stated[name], problems) if stated else scale
    return aspects


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and bool(name.strip()) and is_unicode(name)


def _asked(
    cohort: Cohort, given: Any, absent: Any, problems: list[InputProblem]
) -> dict[str, tuple[str, ...]]:
    """Return who was asked: the people of some pairs, or everybody."""
    sides = {"mentee": cohort.mentees, "mentor": cohort.mentors}
    if given is None:
        return {role: tuple(people.ids.tolist()) for role, people in sides.items()}
    wrong: list[InputProblem] = []
    _, rows = read_couples("asked", cohort, given, wrong)
    problems += [p for p in wrong if absent != "ignore" or p.code != "unknown_person"]
    return {
        role: tuple(people.ids[sorted({*some[some >= 0].tolist()})].tolist())
        for (role, people), some in zip(sides.items(), rows, strict=True)
    }
