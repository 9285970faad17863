"""From a table, frame, records or file, to feedback; every problem is reported at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.rounds.feedback import Feedback, Readers, Scale
from matchcore.rounds.feedback_arguments import Settings, settings
from matchcore.rounds.feedback_frame import OWN, feedback_frame
from matchcore.rounds.feedback_rows import Told, in_time, latest, settled, tell
from matchcore.rounds.feedback_table import FeedbackTable
from matchcore.tables import Table, TableSource, read_table
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
    given = settings(
        cohort,
        problems,
        scale=scale,
        aspects=aspects,
        until=until,
        readers=readers,
        absent=absent,
        asked=asked,
        columns=columns,
        language=language,
    )
    try:
        table = read_table("feedback", source)
    except InputError as error:
        raise InputError([*problems, *error.records]) from error
    if problems:
        raise InputError(problems)
    return _read(table, cohort, given)


def _read(table: Table, cohort: Cohort, given: Settings) -> Feedback:
    reader = FeedbackTable(table, cohort, given)
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
        cohort,
    )


def _worded(told: Told, given: Settings) -> str:
    """Return a caution in words; it names rows only for a coordinator."""
    language = given.language
    until = {"until": f"{given.until:%Y-%m-%d}"} if given.until else {}
    words = say(told.code, language, count=told.count, **until)
    if given.readers == "nobody":
        return words
    more = ", …" if len(told.rows) > _SHOWN else ""
    rows = ", ".join(map(str, told.rows[:_SHOWN])) + more
    return say("feedback_rows", language, said=words, count=len(told.rows), rows=rows)
