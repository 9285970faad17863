"""Which rows of feedback count: neither late nor repeated, and what contradictions mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.rounds.feedback_people import Pair
from matchcore.short_repr import short_repr


@dataclass(frozen=True, repr=False)
class Said:
    """What one row of a table says; None where it says nothing.

    Attributes
    ----------
    row : int
        Its number, as `Table.rows` counts.
    pair : Pair
    score : float or None
    prefer : bool or None
    avoid, declined, undecided : bool
    date : datetime or None
    comment : str
    aspects : tuple of float or None
    """

    row: int
    pair: Pair
    score: float | None = None
    prefer: bool | None = None
    avoid: bool = False
    declined: bool = False
    undecided: bool = False
    date: datetime | None = None
    comment: str = ""
    aspects: tuple[float | None, ...] = ()

    def __repr__(self) -> str:  # nobody reads in a log what was said
        return f"Said(row={self.row})"

    @property
    def content(self) -> tuple[Any, ...]:
        """All that is said, but for the date."""
        flags = (self.avoid, self.declined, self.undecided)
        return (self.score, self.prefer, *flags, self.comment, *self.aspects)

    @property
    def rater(self) -> str:
        """The id of the rater."""
        return self.pair.mentee if self.pair.rater == "mentee" else self.pair.mentor

    @property
    def is_silent(self) -> bool:
        """Whether the row says no more than that a meeting took place."""
        nothing = (None, None, False, False, False, "", *(None,) * len(self.aspects))
        return self.content == nothing

    @property
    def cells(self) -> list[Any]:
        """The row of the frame of feedback."""
        flags = (self.avoid, self.declined, self.undecided)
        said = (self.score, self.prefer, *flags, self.date, self.comment)
        return [*self.pair, *said, *self.aspects]


@dataclass(frozen=True, repr=False)
class Told:
    """A caution by its code: which rows it is about, and other values that it names."""

    code: str
    rows: tuple[int, ...]
    count: int

    __repr__ = short_repr


def in_time(said: Sequence[Said], until: datetime | None, remarks: list[Told]) -> list[Said]:
    """Return the rows dated until a moment, or not dated."""
    late = [one for one in said if until and one.date and one.date > until]
    tell(remarks, "feedback_late", late)
    gone = {one.row for one in late}
    return [one for one in said if one.row not in gone]


def latest(said: Sequence[Said], remarks: list[Told], problems: list[InputProblem]) -> list[Said]:
    """Return one row for each rater and person rated: the latest.

    Rows that say the same count once. Different ones without dates, or of one date, are a problem.
    """
    groups: dict[Pair, list[Said]] = {}
    for one in said:
        groups.setdefault(one.pair, []).append(one)
    kept, same, replaced = list[Said](), list[Said](), list[Said]()
    for group in groups.values():
        dated = [one.date for one in group if one.date is not None]
        last = max(dated, default=None)
        final = [one for one in group if one.date == last]
        alike = len({one.content for one in group}) == 1
        if not alike and (len(dated) < len(group) or len({one.content for one in final}) > 1):
            problems.append(_unclear(group))
            continue
        kept.append(final[0])
        said_so = final[0].content
        same += [one for one in group if one is not final[0] and one.content == said_so]
        replaced += [one for one in group if one.content != said_so]
    tell(remarks, "feedback_same", same)
    tell(remarks, "feedback_replaced", replaced)
    return kept


def _unclear(group: Sequence[Said]) -> InputProblem:
    rows = ", ".join(str(row) for row in sorted(one.row for one in group))
    problem = told(
        "one rater says different things about one person, and no date tells which is latest"
    )
    remedy = told("keep one of the rows, or give each a date of its own")
    return InputProblem(
        "several_answers", told("feedback, rows {rows}", rows=rows), "", problem, remedy
    )


def settled(said: Sequence[Said], middle: float, remarks: list[Told]) -> list[Said]:
    """Return rows without contradictions: a veto comes first, then being undecided.

    Parameters
    ----------
    said : sequence of Said
    middle : float
        Of the scale; a score above it beside a veto is worth a caution.
    remarks : list of Told
        What was contradictory is added.
    """

    def find(code: str, is_so: Callable[[Said], bool]) -> None:
        tell(remarks, code, [one for one in said if is_so(one)])

    find("feedback_avoid_and_other", lambda x: x.avoid and (bool(x.prefer) or x.undecided))
    find("feedback_avoid_and_high", lambda x: x.avoid and x.score is not None and x.score > middle)
    find(
        "feedback_undecided_and_prefer",
        lambda x: x.undecided and x.prefer is not None and not x.avoid,
    )
    find("feedback_nothing", lambda x: x.is_silent)
    _tell_half_declined(said, remarks)
    return [_settled(one) for one in said]


def _settled(one: Said) -> Said:
    if one.avoid:
        return replace(one, prefer=None if one.prefer else one.prefer, undecided=False)
    return replace(one, prefer=None) if one.undecided else one


def _tell_half_declined(said: Sequence[Said], remarks: list[Told]) -> None:
    """Tell of meetings that one side declined, and of which the other tells."""
    sides: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        sides.setdefault((one.pair.mentee, one.pair.mentor), []).append(one)
    both = [rows for rows in sides.values() if len({one.declined for one in rows}) == 2]
    if both:
        tell(remarks, "feedback_met_or_not", (one for rows in both for one in rows), len(both))


def tell(remarks: list[Told], code: str, said: Iterable[Said], count: int | None = None) -> None:
    """Add a caution on some rows, if there are any; `count` is of what it counts, if not rows."""
    rows = tuple(sorted(one.row for one in said))
    if rows:
        remarks.append(Told(code, rows, len(rows) if count is None else count))
