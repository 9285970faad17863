"""`read_pulse`: from filled forms to a `Pulse`; every problem is reported at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import SkillNames
from matchcore.people import Cohort
from matchcore.rounds.feedback import Readers
from matchcore.rounds.feedback_people import RATERS, Finder
from matchcore.season.pulse.forms import MAILS
from matchcore.season.pulse.frames import frame_of
from matchcore.season.pulse.gathered import gathered
from matchcore.season.pulse.pulse import Pulse, sessions_frame
from matchcore.season.pulse.questions import SURVEY, Question, refuse
from matchcore.season.pulse.reading_arguments import Settings, settings
from matchcore.season.pulse.replies import Remark, Reply, in_time, judged, remark, settled
from matchcore.season.pulse.rows import AnswerTable
from matchcore.tables import Table, read_table
from matchcore.wording import say

__all__ = ["read_pulse"]

_ABSENT = ("error", "ignore")
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_FIELD = {"texts": "_texts"}  # frame → field of a pulse
_SHOWN = 10  # rows that a caution names


def read_pulse(
    tables: Any,
    pairs: Any,
    cohort: Cohort | None = None,
    *,
    wave: int | None = None,
    asked: Any = None,
    questions: Sequence[Question] = SURVEY,
    until: date | str | None = None,
    readers: Readers = "nobody",
    absent: Literal["error", "ignore"] = "error",
    columns: Mapping[str, str] | None = None,
    sessions: Any = None,
    language: str | None = None,
) -> Pulse:
    """Read the filled forms of one survey or of several.

    Parameters
    ----------
    tables : data frame, records, path of a file or of a folder, or a list of these
        What `survey` wrote, filled in; or an export of a form tool. One row per rater and couple.
        Give the forms of all surveys of the season: what comes in late finds its place. The guide
        "Pulse" in ``docs/`` states how each kind of row is read.
    pairs : Matching, frame with mentee and mentor, or pairs of ids
        The couples.
    cohort : Cohort, optional
        Their people, where the matching was loaded: it knows how important wants are.
    wave : int, optional
        The number of the survey, for rows that state none.
    asked : frame with mentee and mentor, or pairs of ids, optional
        Who was asked, if not both of every couple; a frame may have ``wave`` and ``rater``, too.
    questions : sequence of Question
    until : date or str, optional
        Rows dated later are left out. A day counts as a whole.
    readers : {"nobody", "coordinator"}
        With "coordinator", free texts are kept for `Pulse.texts`, and cautions name rows.
    absent : {"error", "ignore"}
        What people mean whom no table has, or who are no couple: a problem, or that they left.
    columns : mapping of str to str, optional
        Heading in a table → our code of the column.
    sessions : SessionPlan, or frame with mentee, mentor and state, optional
        With what was held and missed: a sign of trouble.
    language : {"en", "fr"}, optional
        Of cautions, evidence and the summary; by default that of the matching.

    Raises
    ------
    InputError
        A table, a cell or an argument cannot be used: all problems, with rows and columns.

    Examples
    --------
    >>> said = {"Votre identifiant": ["ana", "zoe"], "Numéro de l'enquête": [1, 1],
    ...         "Nous travaillons bien ensemble": ["4,5", "plutôt oui"]}
    >>> pulse = read_pulse(said, [("ana", "zoe")])
    >>> pulse.frame[["rater", "wave", "question", "answer"]].to_numpy().tolist()
    [['mentee', 1, 'satisfaction', 4.5], ['mentor', 1, 'satisfaction', 4.0]]
    >>> read_pulse([{"rater": "ana", "wave": 1, "satisfaction": 7}], [("ana", "zoe")])
    Traceback (most recent call last):
    matchcore.errors.InputError: answers, row 1, satisfaction is '7': not on the scale...
    """
    problems: list[InputProblem] = []
    given = settings(
        problems,
        pairs,
        cohort,
        wave=wave,
        asked=asked,
        questions=questions,
        until=until,
        readers=readers,
        absent=absent,
        columns=columns,
        language=language,
    )
    sessions_of = sessions_frame(sessions, problems)
    read = [*_read_tables(tables, problems)]
    refuse(problems)
    return _read(read, given, sessions_of)


def _read_tables(tables: Any, problems: list[InputProblem]) -> Iterator[Table]:
    """Yield each table; what is no table is a problem."""
    for name, source in _sources(tables):
        try:
            yield read_table(name, source)
        except InputError as error:
            problems += error.records


def _sources(tables: Any) -> Iterator[tuple[str, Any]]:
    """Yield each source with its name in messages: that of its file, if it is one."""
    is_list = isinstance(tables, (list, tuple)) and all(map(_is_source, tables))
    for number, source in enumerate(tables if is_list else [tables], 1):
        if isinstance(source, (str, os.PathLike)):
            path = Path(source)
            if path.is_dir():
                files = sorted(x for x in path.rglob("*") if _is_form(x))
                yield from ((one.name, one) for one in files)
            else:
                yield path.name, path
        else:
            yield (f"answers {number}" if is_list and len(tables) > 1 else "answers"), source


def _is_source(one: Any) -> bool:
    """Return whether an entry of a list is a table of its own, and no record."""
    return isinstance(one, (str, os.PathLike, Table, list)) or hasattr(one, "columns")


def _is_form(path: Path) -> bool:
    """Return whether a file of a folder may be a form: no mails, and no draft of a program."""
    is_draft = path.name.startswith((".", "~$"))
    return path.suffix.lower() in _ENDINGS and path.name != MAILS and not is_draft


def _read(tables: Sequence[Table], given: Settings, sessions: pd.DataFrame) -> Pulse:
    finder, skills = Finder(given.of.cohort), SkillNames()
    readers = [
        AnswerTable(one, given.of, given.questions, given.columns, given.wave, skills, finder)
        for one in tables
    ]
    remarks: list[Remark] = []
    replies = [reply for reader in readers for reply in reader.replies(given.absent)]
    problems = [problem for reader in readers for problem in reader.problems]
    problems += _unused_columns(readers, given)
    if gone := tuple((x.table.name, row) for x in readers for row in x.absent):
        remarks.append(Remark("pulse_absent", gone))
    replies = judged(in_time(replies, given.until, remarks), remarks, problems)
    refuse(problems)
    replies = settled(replies, remarks)
    waves = {one.wave for one in replies}.union(*(one.waves for one in readers))
    asked = _asked_in(given, waves)
    who = {(wave, *couple) for wave, *couple in asked}
    remark(remarks, "pulse_not_asked", (x for x in replies if (x.wave, *x.pair) not in who))
    places = max((one.want_places for one in readers), default=0)
    wants = {who: own[:places] for who, own in given.of.wants.items()}
    frames = gathered(replies, given.questions, asked, wants, given.readers)
    texts = [x for x in replies if any(_is_text(x, one) for one in given.questions)]
    if given.readers == "nobody":
        remark(remarks, "pulse_texts", texts)
    return Pulse(
        **{_FIELD.get(name, name): frame_of(name, rows) for name, rows in frames.items()},
        sessions=sessions,
        questions=given.questions,
        names=given.of.names,
        cautions=(*_of_tables(readers, given), *(_worded(one, given) for one in remarks)),
        notes=tuple(one.table.notes[0] for one in readers if one.table.notes),
        readers=given.readers,
        language=given.language,
    )


def _is_text(reply: Reply, question: Question) -> bool:
    return question.kind == "text" and bool(reply.said.get(question.code))


def _asked_in(given: Settings, waves: set[int]) -> set[tuple[int, str, str, str]]:
    """Return who was asked in each survey that is known to have taken place."""
    if given.wave is not None:
        waves = waves | {given.wave}
    if given.asked is None:
        couples = given.of.couples
        return {(wave, *couple, side) for wave in waves for couple in couples for side in RATERS}
    waves = waves | {wave for wave, *_ in given.asked if wave is not None}
    return {
        (number, mentee, mentor, side)
        for wave, mentee, mentor, side in given.asked
        for number in ([wave] if wave is not None else sorted(waves))
    }


def _unused_columns(readers: Sequence[AnswerTable], given: Settings) -> list[InputProblem]:
    """Return the stated headings that no table has."""
    there = {header for reader in readers for header in reader.headers}
    remedy = told("use one of {choices}", choices=sorted(there))
    problem = told("the table has no such column")
    return [
        InputProblem(
            "unknown_column", told("columns: {theirs!r}", theirs=theirs), "", problem, remedy
        )
        for theirs in given.columns
        if theirs not in there
    ]


def _of_tables(readers: Sequence[AnswerTable], given: Settings) -> Iterator[str]:
    """Yield what to say of each table as a whole; a file's own cautions may show cells."""
    for reader in readers:
        if given.readers == "coordinator":
            yield from reader.table.cautions
        elif reader.table.cautions:
            yield say("feedback_file", given.language, count=len(reader.table.cautions))
        if unread := reader.columns.unread:
            names = ", ".join(map(repr, unread))
            values = {"table": reader.table.name, "count": len(unread), "names": names}
            yield say("columns_unread", given.language, **values)
        if reader.day_first:
            yield say("pulse_day_first", given.language, table=reader.table.name)


def _worded(of: Remark, given: Settings) -> str:
    """Return a caution in words; it names rows only for a coordinator."""
    until = {"until": f"{given.until:%Y-%m-%d}"} if given.until else {}
    words = say(of.code, given.language, count=len(of.rows), **until)
    if given.readers == "nobody":
        return words
    more = ", …" if len(of.rows) > _SHOWN else ""
    rows = ", ".join(f"{table} {row}" for table, row in of.rows[:_SHOWN]) + more
    return f"{words} ({rows})"
