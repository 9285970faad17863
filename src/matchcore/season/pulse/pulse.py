"""`Pulse`: what people say of their couples over time: figures, trend, trouble, feedback."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from matchcore.answer.summary import Summary, Told
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import SkillNames
from matchcore.people import Cohort
from matchcore.rounds import Feedback
from matchcore.rounds.feedback import READERS, Readers, readers_problem
from matchcore.season.pulse.as_feedback import as_feedback
from matchcore.season.pulse.expectations import expectations
from matchcore.season.pulse.figures import question_figures, response_rates
from matchcore.season.pulse.frames import frame_of
from matchcore.season.pulse.pulse_file import load_values, save_values
from matchcore.season.pulse.questions import Question
from matchcore.season.pulse.signs import find_signs, troubled_frame
from matchcore.season.pulse.trend import Trend, overall, trend_of_couples
from matchcore.season.pulse.words import pulse_summary, pulse_table, troubled_table
from matchcore.season.sessions.attempts import attempts_of
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, csv_delimiter, worded_headings

__all__ = ["Pulse", "sessions_frame"]

_COUPLE = ["mentee", "mentor"]


@dataclass(frozen=True, eq=False, repr=False)
class Pulse(Told):
    """What people say of their couples over time; `read_pulse` reads it from their forms.

    ``print`` shows counts, response rates and means of at least five people. Programs read the
    frames, which hold single answers: keep them as you keep the forms.

    Attributes
    ----------
    frame : pandas.DataFrame
        mentee, mentor, rater ("mentee" or "mentor"), wave (the number of the survey, from 1),
        date, question (code; ``expectation:Excel`` of a want), answer (1 to 5, of yes and no 1 and
        0, NaN for skipped). Wishes to change and concerns are not in it.
    asked : pandas.DataFrame
        wave, mentee, mentor, rater, answered: who was asked, and whether a form came back.
    concerns : pandas.DataFrame
        mentee, mentor, rater, wave of each concern raised; only counts are shown.
    changes : pandas.DataFrame
        The same of answers on changing partner, with the answer.
    wants : pandas.DataFrame
        mentee, mentor, wave, skill, importance and satisfaction, from 1 to 5: what mentees were
        asked of each thing they want; NaN for no answer.
    sessions : pandas.DataFrame
        mentee, mentor, missed, due: of the plan of sessions, where it was given.
    questions : tuple of Question
    names : dict of str to str
        The name of each person, by id.
    cautions, notes : tuple of str
        What was left out or needs a look, in counts; how the tables were read.
    readers : {"nobody", "coordinator"}
        Who may read free texts: for nobody, none is kept.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    asked: pd.DataFrame
    concerns: pd.DataFrame
    changes: pd.DataFrame
    wants: pd.DataFrame
    sessions: pd.DataFrame
    questions: tuple[Question, ...]
    names: dict[str, str] = field(repr=False)
    cautions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    readers: Readers = "nobody"
    language: Language = "en"
    _texts: pd.DataFrame = field(default_factory=lambda: frame_of("texts", ()), repr=False)

    def __post_init__(self) -> None:
        if self.readers not in READERS:
            raise InputError(readers_problem(self.readers))

    @property
    def wave(self) -> int:
        """The number of the last survey; 0 before the first."""
        return int(max((*self.asked["wave"], *self.frame["wave"]), default=0))

    @cached_property
    def response(self) -> pd.DataFrame:
        """wave, rater, asked, answered, rate: how many forms went out and came back."""
        return response_rates(self.asked)

    def figures(self, wave: int | None = None) -> pd.DataFrame:
        """Return the figures of each survey, or of one, for each side and question.

        Columns: wave, rater, question, asked (forms that went out), answers, rate (answers of
        those asked), people, mean. Answers of fewer than five people have no mean, and the two
        sides are never put together, so that no single answer can be worked out.
        """
        return question_figures(self.frame, self.asked, self.questions, wave)

    @cached_property
    def expectations(self) -> pd.DataFrame:
        """What mentees want against what they get, by skill.

        Columns: skill ("" for all together), asked, answers, people, importance,
        satisfaction, gap (importance less satisfaction, of those who state both), advice: the
        quadrant of the importance-performance analysis of J. A. Martilla and J. C. James (Journal
        of Marketing 41(1), 1977), split at the middle of the scale: ``concentrate``, ``keep``,
        ``low``, ``overdone``, or ``open`` where importance is not stated. Figures of fewer than
        five mentees are missing, and so is the total where it would tell them.
        """
        return expectations(self.wants, SkillNames().key)

    @cached_property
    def trend(self) -> pd.DataFrame:
        """mentee, mentor, surveys, slope, direction: where satisfaction goes in each couple.

        The slope is that of Theil (1950) and Sen (1968): the median over pairs of surveys, in
        points from one survey to the next, from three answers of a person on; of a couple, the
        mean of the two. ``falling`` is half a point or more; ``open`` has no slope.
        """
        return trend_of_couples(self.frame, self._couples)

    @property
    def overall_trend(self) -> Trend:
        """The median slope of all couples, from five on, and how many fall and rise."""
        return overall(self.trend)

    @cached_property
    def troubled(self) -> pd.DataFrame:
        """mentee, mentor, signs (codes) and evidence (words): the couples that need a look.

        Signs: change, concern, low, falling, disagree, burden, irregular, missed, silence. The
        evidence names the survey and what is counted as a sign, and neither who of the two said
        so nor how much.
        """
        return troubled_frame(self._signs, self.language)

    @cached_property
    def _signs(self) -> dict[tuple[str, str], Any]:
        frames = (self.frame, self.asked, self.concerns, self.changes, self.sessions)
        return find_signs(*frames)

    @cached_property
    def summary(self) -> Summary:
        """The figures of the last survey in words, each with its response rate."""
        return pulse_summary(self)

    @property
    def _couples(self) -> list[tuple[str, str]]:
        both = pd.concat([self.asked[_COUPLE], self.frame[_COUPLE]])
        return sorted({*both.itertuples(index=False, name=None)})

    def texts(self, reader: str) -> pd.DataFrame:
        """Return the free texts that are meant for somebody: the coordinator, or one partner.

        Parameters
        ----------
        reader : str
            "coordinator", or the id of the person to whom a partner wrote.

        Returns
        -------
        pandas.DataFrame
            mentee, mentor, rater, wave, question, text.

        Raises
        ------
        InputError
            The forms were not read for a coordinator.
        """
        if self.readers == "nobody":
            problem = told("nobody may read free texts, so none is kept")
            remedy = told('read the table with readers="coordinator"')
            raise InputError(InputProblem("confidential", "readers", "'nobody'", problem, remedy))
        said = self._texts
        mine = said["mentee"].where(said["rater"] == "mentor", said["mentor"]) == reader
        is_for = (said["reader"] == "partner") & mine
        if reader == "coordinator":
            is_for = said["reader"] == "coordinator"
        return said[is_for].drop(columns="reader").reset_index(drop=True)

    def feedback(self, cohort: Cohort | None = None) -> Feedback:
        """Return the latest that each person said, as `rounds.learn` and `rematch` take it.

        The score is the answer on satisfaction, aspects are the other questions from 1 to 5,
        ``prefer`` is the wish to go on. A wish to change partner is a veto; a concern is none.
        Free texts stay behind.

        Parameters
        ----------
        cohort : Cohort, optional
            The people now: what is said of people who left is left out.
        """
        return as_feedback(
            self.frame, self.changes, self.asked, self.questions, cohort, self.language
        )

    def with_sessions(self, sessions: Any) -> Pulse:
        """Return the pulse with the sessions that were held and missed, a sign of trouble.

        Parameters
        ----------
        sessions : SessionPlan, or frame with mentee, mentor and state
        """
        problems: list[InputProblem] = []
        frame = sessions_frame(sessions, problems)
        if problems:
            raise InputError(problems)
        return replace(self, sessions=frame)

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the figures of all surveys, as `figures` gives them, with the questions in words.

        Parameters
        ----------
        path : path or stream
        delimiter : {",", ";", tab}, optional
            By default what spreadsheets expect in the language.
        """
        table = pulse_table(self)
        table.columns = pd.Index(worded_headings(table.columns, self.language))
        write_csv(table, path, csv_delimiter(delimiter, self.language))

    def troubled_to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write `troubled` for the coordinator, with names; arguments are those of `to_csv`."""
        table = troubled_table(self)
        table.columns = pd.Index(worded_headings(table.columns, self.language))
        write_csv(table, path, csv_delimiter(delimiter, self.language))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write everything into one file, whole or not at all; texts only if they were kept."""
        save_values(path, {name: getattr(self, name) for name in self.__dataclass_fields__})

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Pulse:
        """Read a pulse that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, it is damaged, or of another kind or a newer version.
        """
        return load_values(path, cls)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pulse):
            return NotImplemented
        pairs = [(getattr(self, x), getattr(other, x)) for x in self.__dataclass_fields__]
        return all(a.equals(b) if isinstance(a, pd.DataFrame) else a == b for a, b in pairs)

    __hash__ = None  # type: ignore[assignment]  # frames have no hash

    def __repr__(self) -> str:
        forms, back = len(self.asked), int(self.asked["answered"].sum())
        return f"Pulse({self.wave} surveys, {back} of {forms} forms answered)"


def sessions_frame(given: Any, problems: list[InputProblem]) -> pd.DataFrame:
    """Return the sessions missed of those due in each couple; no plan gives no rows."""
    if given is None:
        return frame_of("sessions", ())
    frame = given if isinstance(given, pd.DataFrame) else getattr(given, "frame", None)
    lacking = [x for x in (*_COUPLE, "state") if frame is None or x not in frame]
    if frame is None or lacking:
        remedy = told("give a SessionPlan, or a frame with mentee, mentor and state")
        problems.append(InputProblem("wrong_type", "sessions", f"{given!r:.60}", remedy=remedy))
        return frame_of("sessions", ())
    every = frame if isinstance(given, pd.DataFrame) else attempts_of(given)
    due = every[every["state"].isin(["held", "missed"])]
    rows = [
        (str(mentee), str(mentor), int((own["state"] == "missed").sum()), len(own))
        for (mentee, mentor), own in due.groupby(_COUPLE)
    ]
    return frame_of("sessions", rows)
