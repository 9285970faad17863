"""The arguments of `read_pulse` beside the tables, checked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.rounds.feedback import READERS, Readers, readers_problem
from matchcore.rounds.feedback_arguments import (
    absent_problems,
    checked_columns,
    checked_until,
)
from matchcore.rounds.feedback_people import RATERS
from matchcore.season.pulse.columns import MOST_WANTS, OURS
from matchcore.season.pulse.forms import WANT_COLUMNS
from matchcore.season.pulse.participants import (
    Participants,
    checked_wave,
    read_participants,
    stated_language,
)
from matchcore.season.pulse.questions import Question, checked_survey
from matchcore.short_repr import short_repr
from matchcore.tuning.couples import read_couples
from matchcore.wording import Language

__all__ = ["Settings", "settings"]


class Settings(NamedTuple):
    """Arguments in the form in which they are used."""

    of: Participants
    questions: tuple[Question, ...]
    wave: int | None
    until: datetime | None
    readers: Readers
    absent: str
    columns: dict[str, str]
    asked: set[tuple[int | None, str, str, str]] | None
    language: Language

    def __repr__(self) -> str:
        return short_repr(self)


def settings(problems: list[InputProblem], pairs: Any, cohort: Any, **given: Any) -> Settings:
    """Return the arguments, usable; what is wrong with them is added."""
    of = read_participants(pairs, cohort, stated_language(given["language"], problems), problems)
    until = checked_until(given["until"], problems)
    if given["readers"] not in READERS:
        problems.append(readers_problem(given["readers"]))
    problems += absent_problems(given["absent"])
    questions = checked_survey(given["questions"], problems)
    columns = checked_columns(given["columns"], problems)
    known = {*OURS, *(one.code for one in questions)}
    numbered = {f"{name} {k}" for name in WANT_COLUMNS for k in range(1, MOST_WANTS + 1)}
    for theirs, ours in columns.items():
        if ours not in known | numbered:
            place = told("columns: {theirs!r}", theirs=theirs)
            remedy = told(
                "use one of {choices}", choices=[*sorted(known), *sorted(numbered)[::MOST_WANTS]]
            )
            problems.append(InputProblem("unknown_column", place, repr(ours), remedy=remedy))
    number = None if given["wave"] is None else checked_wave(given["wave"], problems)
    return Settings(
        of,
        questions,
        number,
        until,
        given["readers"],
        given["absent"],
        columns,
        _asked(of, given["asked"], problems),
        of.language,
    )


def _asked(
    of: Participants, given: Any, problems: list[InputProblem]
) -> set[tuple[int | None, str, str, str]] | None:
    """Return who was asked in which survey; None where the tables say which surveys there are."""
    if given is None:
        return None
    frame, (mentees, mentors) = read_couples("asked", of.cohort, given, problems)
    ids = of.cohort.mentees.ids, of.cohort.mentors.ids
    waves = frame["wave"].tolist() if "wave" in frame else [None] * len(frame)
    raters = [(x,) for x in frame["rater"].tolist()] if "rater" in frame else [RATERS] * len(frame)
    found = set()
    for i, j, wave, sides in zip(mentees.tolist(), mentors.tolist(), waves, raters, strict=True):
        number = None if wave is None else checked_wave(_plain(wave), problems)
        for side in sides:
            if side not in RATERS:
                remedy = told("use one of {choices}", choices=[*RATERS])
                problems.append(
                    InputProblem("not_a_choice", "asked, rater", repr(side), "", remedy)
                )
            elif i >= 0 <= j:
                found.add((number, str(ids[0][i]), str(ids[1][j]), str(side)))
    return found


def _plain(wave: Any) -> Any:
    """Return a whole number of any library as a plain one."""
    return int(wave) if hasattr(wave, "__index__") and not isinstance(wave, bool) else wave
