"""From a table, frame, records or file, to feedback; every problem is reported at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.people.cells import column_cells
from matchcore.rounds.feedback import Feedback, Readers, Scale
from matchcore.rounds.feedback_arguments import Settings, settings
from matchcore.rounds.feedback_cells import (
    Wrong,
    read_comment,
    read_dates,
    read_yes_no,
    score_reader,
    text_of,
)
from matchcore.rounds.feedback_columns import Columns, find_columns
from matchcore.rounds.feedback_frame import FLAGS, OWN, feedback_frame
from matchcore.rounds.feedback_people import Finder
from matchcore.rounds.feedback_rows import Said, Told, in_time, latest, settled, tell
from matchcore.tables import Table, TableSource, is_missing, read_table
from matchcore.tables.headers import composed
from matchcore.wording import say

_SHOWN = 10  # rows that a caution names


def read_feedback(
    source: TableSource,
    cohort: Cohort,
    *,
    scale: Scale = (1, 5),
    aspects: Mapping[str, Scale] | Sequence[str] | None = None,
    until: date | str | None = None,
    readers: Readers = "nobody",
    absent: Literal["error", "ignore"] = "error",
    asked: Any = None,
    columns: Mapping[str, str] | None = None,
    language: str = "en",
) -> Feedback:
    """Read what people said after their meetings.

    Parameters
    ----------
    source : data frame, records, columns or path of a file
        One row per rater and person rated. Columns: ``rater`` and ``rated`` (id, e-mail address or
        name), and what there is of ``score``, ``prefer``, ``avoid`` (a veto), ``declined`` (no
        meeting took place), ``undecided``, ``comment``, ``date``, and ``role`` of the rater, where
        both people stand on both sides. Headers and answers may be English or French. The guide
        "Feedback" in ``docs/`` states how each kind of row is read.
    cohort : Cohort
        The people.
    scale : (float, float)
        The lowest and the highest score.
    aspects : sequence of str, or mapping of str to (float, float), optional
        Further columns of numbers, by header; with scales, or on that of the score.
    until : date or str, optional
        Rows dated later are left out. A day counts as a whole.
    readers : {"nobody", "coordinator"}
        Who may see single rows: with "coordinator", `Feedback.rows` shows them and cautions name
        the rows of the table.
    absent : {"error", "ignore"}
        What people mean whom no table has: a problem, or that they left.
    asked : frame with mentee and mentor, or pairs of ids, optional
        Whose answers were asked for, such as ``plan.pairs``; by default everybody's.
    columns : mapping of str to str, optional
        Header in the table → our name of the column, or the name of an aspect.
    language : {"en", "fr"}
        Of cautions and the summary.

    Raises
    ------
    InputError
        The table, a cell or an argument cannot be used: all problems, with rows and columns.

    Examples
    --------
    >>> cohort = Cohort([{"id": "m", "name": "Zoé Ferrand"}], [{"id": "e"}, {"id": "f"}])
    >>> said = {"Évaluateur": ["e", "f"], "Évalué": ["ferrand zoé", "m"], "Note": ["4,5", None],
    ...         "À éviter": [None, "oui"]}
    >>> feedback = read_feedback(said, cohort)
    >>> print(feedback.summary())
    Feedback
      2 of 2 mentees answered
      0 of 1 mentor answered
      2 meetings held, 0 declined
      1 score from 1 to 5
      1 couple vetoed
    >>> feedback.frame[["mentee", "mentor", "rater", "score", "avoid"]].to_numpy().tolist()
    [['e', 'm', 'mentee', 4.5, False], ['f', 'm', 'mentee', nan, True]]
    >>> read_feedback([{"rater": "e", "rated": "n", "score": 7}], cohort)
    Traceback (most recent call last):
    matchcore.errors.InputError: feedback, row 1, rated is 'n': nobody in the tables: ...
      feedback, row 1, score is '7': not on the scale from 1 to 5: give a number from 1 to 5, ...
    """
    problems: list[InputProblem] = []
    arguments = {"scale": scale, "aspects": aspects, "until": until, "readers": readers}
    arguments |= {"absent": absent, "asked": asked, "columns": columns, "language": language}
    given = settings(cohort, problems, **arguments)
    try:
        table = read_table("feedback", source)
    except InputError as error:
        raise InputError([*problems, *error.records]) from error
    if problems:
        raise InputError(problems)
    return _read(table, cohort, given)


def _read(table: Table, cohort: Cohort, given: Settings) -> Feedback:
    reader = _Reader(table, cohort, given)
    told = reader.told
    said = in_time(reader.said(), given.until, told)
    said = latest(said, told, reader.problems)
    if reader.problems:
        raise InputError(reader.problems)
    said = settled(said, sum(given.scale) / 2, told)
    asked = {(role, one) for role, ids in given.asked.items() for one in ids}
    tell(told, "feedback_not_asked", (x for x in said if (x.pair.rater, x.rater) not in asked))
    frame = feedback_frame([x.cells for x in said], [*OWN, *given.aspects], given.aspects)
    return Feedback(
        frame,
        given.scale,
        given.aspects,
        (*reader.cautions(), *(_worded(one, given) for one in told)),
        given.readers,
        given.asked,
        reader.notes(),
        given.language,
    )


class _Reader:
    """Reads the rows of one table and collects what is wrong with them."""

    def __init__(self, table: Table, cohort: Cohort, given: Settings) -> None:
        self.table, self.given = table, given
        self.problems: list[InputProblem] = []
        self.told: list[Told] = []
        self.finder = Finder(cohort)
        self.headers = [composed(name) for name in table.frame.columns]
        self.columns = self._columns()
        self.rows = table.rows.tolist()
        self.cells = {ours: self._cells(theirs) for ours, theirs in self.columns.theirs.items()}
        self.day_first = False

    def _columns(self) -> Columns:
        if not self.headers and not len(self.table.frame):
            return Columns()  # an empty table: nobody said anything
        if len({*self.headers}) < len(self.headers):
            problem, remedy = "two columns have one name, but for its spelling", "rename one"
            self.problems.append(InputProblem("duplicate_column", "feedback", "", problem, remedy))
            return Columns()
        return find_columns(self.headers, self.given.columns, [*self.given.aspects], self.problems)

    def _cells(self, header: str) -> Sequence[Any]:
        return column_cells(self.table.frame.iloc[:, self.headers.index(header)])

    def said(self) -> list[Said]:
        """Return what each row says; rows with a problem, and blank ones, are left out."""
        values = self._values()
        absent = list[int]()
        said = list[Said]()
        if "rater" not in values or "rated" not in values:
            return said
        for k, row in enumerate(self.rows):
            if all(is_missing(cells[k]) for cells in self.cells.values()):
                continue
            people = [values[name][k] for name in ("rater", "rated")]
            if self.given.absent == "ignore" and any(map(_is_unknown, people)):
                absent.append(row)
                continue
            one = self._one(k, {name: column[k] for name, column in values.items()})
            said += [] if one is None else [one]
        if absent:
            self.told.append(Told("feedback_absent", tuple(absent), len(absent)))
        return said

    def _values(self) -> dict[str, Sequence[Any]]:
        """Return the columns as values, `Wrong` where a cell cannot be read."""
        comma = self.table.decimal_comma
        readers: dict[str, Callable[[Any], Any]] = {
            **dict.fromkeys(("rater", "rated"), self.finder.person),
            **dict.fromkeys(("prefer", *FLAGS), read_yes_no),
            "score": score_reader(self.given.scale, comma),
            "comment": read_comment,
            "role": text_of,
            **{name: score_reader(ends, comma) for name, ends in self.given.aspects.items()},
        }
        values: dict[str, Sequence[Any]] = {
            name: [*map(readers[name], cells)]
            for name, cells in self.cells.items()
            if name != "date"
        }
        if "date" in self.cells:
            dates = read_dates(self.cells["date"], self.columns.french)
            self.day_first = dates.guessed
            values["date"] = [dates.wrong.get(k, one) for k, one in enumerate(dates.dates)]
        return values

    def _one(self, k: int, cells: Mapping[str, Any]) -> Said | None:
        """Return what one row says; its problems are added."""
        wrong = {name: cell for name, cell in cells.items() if isinstance(cell, Wrong)}
        pair = None
        if not {"rater", "rated"} & wrong.keys():
            pair = self.finder.pair(cells["rater"], cells["rated"], cells.get("role", ""))
            if not hasattr(pair, "rater"):
                wrong[pair[0]] = pair[1]  # type: ignore[assignment]
        said = {name: cell for name, cell in cells.items() if name not in wrong}
        scores = [said.get(name) for name in ("score", *self.given.aspects)]
        if said.get("declined") and any(score is not None for score in scores):
            remedy = "keep one of the two"
            wrong["declined"] = Wrong("declined_with_score", "beside a score", remedy)
        for name in sorted(wrong, key=[*cells, "role"].index):
            self._add(k, name, wrong[name])
        if wrong or pair is None:
            return None
        flags = {name: bool(said.get(name)) for name in FLAGS}
        others = {"date": said.get("date"), "comment": said.get("comment", "")}
        score, prefer = scores[0], said.get("prefer")
        return Said(self.rows[k], pair, score, prefer, **flags, **others, aspects=(*scores[1:],))

    def _add(self, k: int, name: str, wrong: Wrong) -> None:
        """Add the problem of a cell; what a comment says is not repeated."""
        shown = "" if name not in self.cells or name == "comment" else text_of(self.cells[name][k])
        place = f"feedback, row {self.rows[k]}, {self.columns.theirs.get(name, name)}"
        value = repr(shown[:60]) if shown else ""
        self.problems.append(InputProblem(wrong.code, place, value, wrong.problem, wrong.remedy))

    def cautions(self) -> list[str]:
        """Return what to say of the table as a whole; the file's own cautions may show cells."""
        language, told = self.given.language, list[str]()
        if self.table.cautions and self.given.readers == "nobody":
            told.append(say("feedback_file", language, count=len(self.table.cautions)))
        else:
            told += self.table.cautions
        if unread := self.columns.unread:
            names = ", ".join(map(repr, unread))
            told.append(say("feedback_unread", language, count=len(unread), names=names))
        return [*told, say("feedback_day_first", language)] if self.day_first else told

    def notes(self) -> tuple[str, ...]:
        """Return how the table was read."""
        language = self.given.language
        others = [
            say("feedback_as", language, theirs=repr(theirs), ours=repr(ours))
            for ours, theirs in self.columns.theirs.items()
            if ours != theirs
        ]
        renamed = [say("feedback_renamed", language, names=", ".join(others))] if others else []
        return (*self.table.notes, *renamed)


def _is_unknown(found: Any) -> bool:
    return isinstance(found, Wrong) and found.code == "unknown_person"


def _worded(told: Told, given: Settings) -> str:
    """Return a caution in words; only a coordinator is told which rows."""
    language = given.language
    until = {"until": f"{given.until:%Y-%m-%d}"} if given.until else {}
    words = say(told.code, language, count=told.count, **until)
    if given.readers == "nobody":
        return words
    more = ", …" if len(told.rows) > _SHOWN else ""
    rows = ", ".join(map(str, told.rows[:_SHOWN])) + more
    return say("feedback_rows", language, said=words, count=len(told.rows), rows=rows)
