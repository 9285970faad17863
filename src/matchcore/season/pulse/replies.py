"""What rows of forms say, and which of them count: neither late nor repeated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from matchcore.catalogue import together, told
from matchcore.errors import InputProblem
from matchcore.rounds.feedback_people import Pair
from matchcore.short_repr import short_repr

__all__ = ["Met", "Remark", "Reply", "in_time", "judged", "remark", "settled"]


class Met(NamedTuple):
    """How a mentee sees one want: its importance and whether it is met, NaN where not said."""

    skill: str
    importance: float | None
    met: float | None

    def __repr__(self) -> str:  # nobody reads in a log what was said
        return "Met()"


@dataclass(frozen=True, repr=False)
class Reply:
    """What one row says.

    Attributes
    ----------
    table : str
    row : int
        Its number, as `Table.rows` counts.
    pair : Pair
    wave : int
    date : datetime or None
    said : dict of str to float, bool, str or None
        The answer to each question that is in the table; None where it was skipped.
    wants : tuple of Met
    """

    table: str
    row: int
    pair: Pair
    wave: int
    date: datetime | None = None
    said: dict[str, Any] = field(default_factory=dict)
    wants: tuple[Met, ...] = ()

    def __repr__(self) -> str:  # nobody reads in a log what was said
        return f"Reply({self.table}, row {self.row})"

    @property
    def answers(self) -> dict[str, Any]:
        """The answers that were not skipped."""
        return {code: one for code, one in self.said.items() if one not in (None, "")}

    @property
    def content(self) -> tuple[Any, ...]:
        """All that is said, but for the date."""
        return tuple(sorted(self.answers.items())), self.wants

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered: an empty form is none that came back."""
        return not self.answers and all(want.met is None for want in self.wants)

    @property
    def is_alarm(self) -> bool:
        """Whether the row only says whether there is a concern."""
        return not self.wants and [*self.answers] == ["concern"]


@dataclass(frozen=True, repr=False)
class Remark:
    """A caution by its code, and the rows that it is about."""

    code: str
    rows: tuple[tuple[str, int], ...]

    __repr__ = short_repr


def in_time(replies: Sequence[Reply], until: datetime | None, remarks: list[Remark]) -> list[Reply]:
    """Return the replies dated until a moment, or not dated."""
    late = [one for one in replies if until and one.date and one.date > until]
    remark(remarks, "pulse_late", late)
    gone = {(one.table, one.row) for one in late}
    return [one for one in replies if (one.table, one.row) not in gone]


def judged(
    replies: Sequence[Reply], remarks: list[Remark], problems: list[InputProblem]
) -> list[Reply]:
    """Return one reply for each rater, couple and survey: the latest.

    Rows that say the same count once. Different ones without dates, or of one date, are a problem.
    A row that only raises a concern adds to the others: a concern may be raised at any time.
    """
    groups: dict[tuple[Pair, int], list[Reply]] = {}
    for one in replies:
        groups.setdefault((one.pair, one.wave), []).append(one)
    kept, same, replaced = list[Reply](), list[Reply](), list[Reply]()
    for _, group in sorted(groups.items()):
        alarms = [one for one in group if one.is_alarm]
        forms = [one for one in group if not one.is_alarm] or [_raised(alarms)]
        last = _latest(forms)
        if last is None:
            problems.append(_unclear(forms))
            continue
        same += [one for one in forms if one is not last and one.content == last.content]
        replaced += [one for one in forms if one.content != last.content]
        raised = any(one.said["concern"] for one in alarms)
        kept.append(replace(last, said={**last.said, "concern": True}) if raised else last)
    remark(remarks, "pulse_same", same)
    remark(remarks, "pulse_replaced", replaced)
    return kept


def _raised(alarms: Sequence[Reply]) -> Reply:
    """Return the latest of some rows that only raise a concern, whatever their order."""
    return max(alarms, key=lambda one: (one.date or datetime.min, one.table, one.row))


def _latest(group: Sequence[Reply]) -> Reply | None:
    """Return the reply that counts; None where nothing tells which does."""
    group = sorted(group, key=lambda one: (one.table, one.row))
    if len({one.content for one in group}) == 1:
        return max(group, key=lambda one: one.date or datetime.min)
    dates = [one.date for one in group if one.date is not None]
    final = [one for one in group if dates and one.date == max(dates)]
    if len(dates) < len(group) or len({one.content for one in final}) > 1:
        return None
    return final[0]


def _unclear(group: Sequence[Reply]) -> InputProblem:
    places = sorted((one.table, one.row) for one in group)
    rows = together(
        ", ", [told("{table}, row {row}", table=table, row=row) for table, row in places]
    )
    if len({table for table, _ in places}) == 1:
        numbers = ", ".join(str(row) for _, row in places)
        rows = told("{table}, rows {rows}", table=places[0][0], rows=numbers)
    problem = told(
        "one rater answers a survey twice and differently, and no date tells which is latest"
    )
    remedy = told("keep one of the rows, or give each a date of its own")
    return InputProblem("several_answers", rows, "", problem, remedy)


def settled(replies: Sequence[Reply], remarks: list[Remark]) -> list[Reply]:
    """Return replies without contradictions: a wish to change counts before one to go on."""

    def both(one: Reply) -> bool:
        return bool(one.said.get("change") and one.said.get("continue"))

    remark(remarks, "pulse_change_and_continue", filter(both, replies))
    return [
        replace(one, said={**one.said, "continue": None}) if both(one) else one for one in replies
    ]


def remark(remarks: list[Remark], code: str, replies: Iterable[Reply]) -> None:
    """Add a caution on some rows, if there are any."""
    rows = tuple(sorted((one.table, one.row) for one in replies))
    if rows:
        remarks.append(Remark(code, rows))
