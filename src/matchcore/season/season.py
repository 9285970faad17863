"""`Season`: a matching and all that happens around it, gathered as one plain value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.programme import Programme
from matchcore.rounds import Couples
from matchcore.season.indicators.levels import LEVELS
from matchcore.wording import Language

if TYPE_CHECKING:
    from matchcore.season.pulse import Pulse
    from matchcore.season.sessions import SessionPlan

__all__ = ["Season", "Trainings"]


class Trainings(Protocol):
    """A plan of trainings, as frames.

    Attributes
    ----------
    frame : pandas.DataFrame
        person, role, training, kind, group, start, end.
    unplaced : pandas.DataFrame
        person, role, training, why.
    needs : pandas.DataFrame
        person, role, training, kind, why.
    """

    frame: pd.DataFrame
    unplaced: pd.DataFrame
    needs: pd.DataFrame


ENDED = ("closed", "declined", "expired")  # states of a couple that meets no more
# Part → its frames, and the columns of people in each
_PEOPLE: dict[str, dict[str, tuple[str, ...]]] = {
    "sessions": {"frame": ("mentee", "mentor"), "unplaced": ("mentee", "mentor")},
    "training": {"frame": ("person",), "unplaced": ("person",), "needs": ("person",)},
    "pulse": {"frame": ("mentee", "mentor"), "asked": ("mentee", "mentor")},
}


@dataclass(frozen=True, eq=False, repr=False)
class Season:
    """A season: its programme, its couples, and what is planned, held, said and learnt.

    Indicators, pitfalls and the season's page are computed from it. A part that is left out is
    not known; it never counts as zero.

    Parameters
    ----------
    programme : Programme
    matching : Matching
    sessions : SessionPlan, optional
        As `plan_sessions` or `read_held` returns it.
    training : Trainings, optional
        Any value with these frames.
    pulse : Pulse, optional
    couples : matchcore.rounds.Couples, optional
        Where each couple stands. Without it every couple counts as running.
    levels : pandas.DataFrame, optional
        person, skill, before, after: levels of skills before and after the season.
    today : datetime.date, optional
        The day from which the season is looked at; the calendar's, if left out.

    Raises
    ------
    InputError
        Lists every problem: a part of another type, people whom the matching has not, a missing
        column.

    Examples
    --------
    >>> from datetime import date
    >>> from matchcore import Programme, datasets
    >>> programme = Programme.reverse_mentoring()
    >>> matching = programme.match(datasets.load_demo())
    >>> Season(programme, matching, today=date(2026, 3, 2))
    Season(47 couples)
    """

    programme: Programme
    matching: Matching
    sessions: SessionPlan | None = None
    training: Trainings | None = None
    pulse: Pulse | None = None
    couples: Couples | None = None
    levels: pd.DataFrame | None = None
    today: date | None = None

    def __post_init__(self) -> None:
        problems = [*_wrong_types(self)]
        if not problems:
            problems = [*_strangers(self)]
        if problems:
            raise InputError(problems)

    def __repr__(self) -> str:
        known = [f.name for f in fields(self)[2:-1] if getattr(self, f.name) is not None]
        return f"Season({', '.join([f'{len(self.matching.pairs)} couples', *known])})"

    @property
    def language(self) -> Language:
        """The language of the matching."""
        return self.matching.language

    def in_language(self, language: Language) -> Season:
        """Return the same season, told in another language."""
        matching = replace(self.matching, language=language)
        pulse = None if self.pulse is None else replace(self.pulse, language=language)
        return replace(self, matching=matching, pulse=pulse)

    @property
    def day(self) -> date:
        """The day from which the season is looked at."""
        return date.today() if self.today is None else self.today

    @cached_property
    def labels(self) -> dict[str, str]:
        """Name and id of each person, by id."""
        mentees, mentors = self.matching.rosters
        return {**mentees.labels, **mentors.labels}

    @cached_property
    def states(self) -> dict[tuple[str, str], str]:
        """The state of each couple, by the ids of mentee and mentor, sorted."""
        pairs = self.matching.pairs
        known = dict.fromkeys(zip(pairs["mentee"], pairs["mentor"], strict=True), "running")
        if self.couples is not None:
            known |= {pair: one.standing.state for pair, one in self.couples.by_pair.items()}
        return dict(sorted(known.items()))

    @property
    def active(self) -> list[tuple[str, str]]:
        """The couples that meet or may soon, sorted: neither paused nor ended."""
        return [pair for pair, state in self.states.items() if state not in (*ENDED, "paused")]


def _wrong_types(season: Season) -> Iterator[InputProblem]:
    """Yield what is of another type; the frames of a plan tell it from anything else."""
    kinds: dict[str, type] = {"programme": Programme, "matching": Matching, "couples": Couples}
    for name, kind in kinds.items():
        given = getattr(season, name)
        if not (isinstance(given, kind) or (given is None and name == "couples")):
            yield _wrong(name, given, told("give a {kind}", kind=kind.__name__))
    for name, frames in _PEOPLE.items():
        given = getattr(season, name)
        if given is not None and not all(
            isinstance(getattr(given, frame, None), pd.DataFrame) for frame in frames
        ):
            yield _wrong(name, given, told("give the plan or the answers as they were made"))
    yield from _wrong_levels(season.levels)
    if isinstance(season.today, datetime) or not isinstance(season.today, (date, type(None))):
        yield _wrong("today", season.today, told("give a datetime.date"))


def _wrong_levels(levels: Any) -> Iterator[InputProblem]:
    if levels is None:
        return
    if not isinstance(levels, pd.DataFrame):
        yield _wrong("levels", levels, told("give a frame"))
        return
    for name in LEVELS:
        if name not in levels.columns:
            remedy = told("add it; levels need {columns}", columns=", ".join(LEVELS))
            problem = told("there is no column {name!r}", name=name)
            yield InputProblem("missing_column", "levels", "", problem, remedy)


def _wrong(place: str, given: object, remedy: str) -> InputProblem:
    return InputProblem("wrong_type", place, f"{given!r:.60}", "", remedy)


def _strangers(season: Season) -> Iterator[InputProblem]:
    """Yield whoever stands in a part and not in the matching, once for each part."""
    for part, ids in _people_of(season).items():
        for who in sorted(ids - season.labels.keys()):
            remedy = told("give the parts of one season, or match again with this person")
            problem = told("nobody in this matching has that id")
            yield InputProblem("unknown_person", part, f"{who!r:.60}", problem, remedy)


def _people_of(season: Season) -> dict[str, set[str]]:
    """Return the ids in each part; people of couples that ended may have left."""
    found: dict[str, set[str]] = {}
    for part, frames in _PEOPLE.items():
        given = getattr(season, part)
        if given is None:
            continue
        columns = [(f, c) for f, names in frames.items() for c in names]
        found[part] = {str(who) for f, c in columns for who in getattr(given, f)[c]}
    if season.levels is not None:
        found["levels"] = {str(who) for who in season.levels["person"]}
    if season.couples is not None:
        living = (
            pair for pair, one in season.couples.by_pair.items() if one.standing.state not in ENDED
        )
        found["couples"] = {who for pair in living for who in pair}
    return found
