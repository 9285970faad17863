"""Tables of what took place: their columns, their rows, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import yes_no_of
from matchcore.names.phrases import phrase
from matchcore.people.cells import Wrong, column_cells
from matchcore.rounds.feedback_cells import text_of
from matchcore.rounds.feedback_columns import Columns
from matchcore.tables import TableSource, is_missing, read_table
from matchcore.tables.headers import composed
from matchcore.wording import Language, say

__all__ = ["AttendanceTable", "find_columns", "took_place"]

Meant: TypeAlias = Sequence[tuple[str, int]]
"""Of each header: the column of ours that it may be, "" for none, and its rank among several."""


def find_columns(
    table: str,
    headers: Sequence[str],
    meant: Meant,
    ours: Sequence[str],
    needed: Collection[str],
    problems: list[InputProblem],
) -> Columns:
    """Return which header is which column: of several, the first by rank.

    Parameters
    ----------
    table : str
        Its name in problems.
    headers : sequence of str
    meant : sequence of (str, int)
    ours : sequence of str
        All columns that are read.
    needed : collection of str
        Those that must be there.
    problems : list of InputProblem
        What is missing, or there twice, is added.

    Examples
    --------
    >>> find_columns("held", ["Mentor", "Ville"], [("mentor", 0), ("", 0)], ["mentor"], [], [])
    Columns(theirs={'mentor': 'Mentor'}, unread=['Ville'])
    """
    others = [header for header, (name, _) in zip(headers, meant, strict=True) if not name]
    found = Columns(unread=others)
    for name in ours:
        ranked = sorted((rank, k) for k, (one, rank) in enumerate(meant) if one == name)
        first = [headers[k] for rank, k in ranked if rank == ranked[0][0]]
        if len(first) > 1:
            problem = told("several columns may be this one")
            remedy = told("keep one of {several}", several=first)
            place = told("{table}, {column}", table=table, column=name)
            problems.append(InputProblem("same_name", place, "", problem, remedy))
        if first:
            found.theirs[name] = first[0]
    remedy = told("the columns are {needed}; found: {choices}", needed=[*ours], choices=[*headers])
    for name in needed:
        if name not in found.theirs:
            place = told("{table}, {column}", table=table, column=name)
            problem = told("the column is missing")
            problems.append(InputProblem("missing_column", place, "", problem, remedy))
    return found


class AttendanceTable:
    """The rows of a table of what took place; it collects what is wrong with them.

    Parameters
    ----------
    name : str
        Of the table, in problems.
    source : data frame, records, columns or path of a file
    find : callable
        Returns the columns of headers, and adds problems to a list.
    """

    def __init__(
        self,
        name: str,
        source: TableSource,
        find: Callable[[Sequence[str], list[InputProblem]], Columns],
    ) -> None:
        table = read_table(name, source)
        self.name, self.problems, self._cautions = name, list[InputProblem](), table.cautions
        self.headers = [composed(one) for one in table.frame.columns]
        self.columns = find(self.headers, self.problems) if len(table.frame) else Columns()
        cells = [column_cells(column) for _, column in table.frame.items()]
        self.cells = {
            ours: cells[self.headers.index(theirs)] for ours, theirs in self.columns.theirs.items()
        }
        self.numbers = table.rows.tolist()
        self._filled = [
            not all(is_missing(one[k]) for one in cells) for k in range(len(table.rows))
        ]

    def __repr__(self) -> str:
        return f"AttendanceTable({self.name}, {len(self.numbers)} rows)"

    def rows(self) -> Iterator[int]:
        """Yield the places of the rows that say something; none where a column is wrong."""
        if not self.problems and self.cells:
            yield from (k for k, filled in enumerate(self._filled) if filled)

    def text(self, k: int, column: str) -> str:
        """Return the text of a cell; nothing where the table lacks the column."""
        return text_of(self.cells[column][k]) if column in self.cells else ""

    def fault(self, k: int, column: str, wrong: Wrong) -> None:
        """Add what is wrong with a cell."""
        header = self.columns.theirs.get(column, column)
        place = told(
            "{table}, row {row}, {column}", table=self.name, row=self.numbers[k], column=header
        )
        shown = self.text(k, column)
        value = repr(shown[:60]) if shown else ""
        self.problems.append(InputProblem(wrong.code, place, value, wrong.problem, wrong.remedy))

    def refuse(self) -> None:
        """Raise InputError with all problems, if there are any."""
        if self.problems:
            raise InputError(self.problems)

    def cautions(self, language: Language) -> tuple[str, ...]:
        """Return what to say of the table as a whole: that of its file, and columns not read."""
        unread = self.columns.unread
        if not unread:
            return tuple(self._cautions)
        names = ", ".join(map(repr, unread))
        table = say(f"attendance_{self.name}", language)
        said = say("columns_unread", language, table=table, count=len(unread), names=names)
        return (*self._cautions, said)


def took_place(text: str, words: Mapping[str, bool | None]) -> bool | Wrong | None:
    """Return what a cell says: by a word of one's own, or yes or no; None for nothing.

    >>> took_place("oui", {}), took_place("Absent", {"absent": False}), took_place("?", {}).code
    (True, False, 'not_yes_or_no')
    """
    if not text or phrase(text) in words:
        return words[phrase(text)] if text else None
    answer = yes_no_of(text)
    if answer is None:
        remedy = told("write yes or no, oui or non, or leave the cell empty")
        return Wrong(told("neither yes nor no"), remedy, "not_yes_or_no")
    return bool(answer)
