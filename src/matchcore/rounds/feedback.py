"""What people said after their meetings, as values: who, about whom, how much, and vetoes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.rounds.feedback_frame import feedback_frame, frame_rows
from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.wording import Language, aspect_words, checked_language, say

KIND = "feedback"  # of the file
Readers: TypeAlias = Literal["nobody", "coordinator"]
READERS: tuple[Readers, ...] = ("nobody", "coordinator")
Scale: TypeAlias = "tuple[float, float]"


@dataclass(frozen=True, eq=False, repr=False)
class Feedback:
    """What people said after their meetings; `read_feedback` reads it from a table.

    Nothing that is printed says who said what: its text, cautions and summary hold counts. Programs
    read `frame`; `rows` shows single rows where `readers` allows it.

    Attributes
    ----------
    frame : pandas.DataFrame
        One row per mentee, mentor and rater, sorted: ``mentee``, ``mentor`` (ids), ``rater``
        ("mentee" or "mentor"), ``score`` (NaN for none), ``prefer`` (True, False, or missing where
        unknown), ``avoid`` (a veto), ``declined`` (no meeting took place), ``undecided``,
        ``date``, ``comment``, and a column of numbers for each aspect.
    scale : (float, float)
        The lowest and the highest score.
    aspects : mapping of str to (float, float)
        The same for each aspect, by name.
    cautions : tuple of str
        What was left out or needs a look, in counts.
    readers : {"nobody", "coordinator"}
        Who may see what one person said about another: with "coordinator", `rows` shows it.
    asked : mapping of str to tuple of str
        Under "mentee" and "mentor": the ids of those who were asked.
    notes : tuple of str
        How the table was read: encoding, delimiter, other names of columns.
    language : {"en", "fr"}
        Of the summary.
    cohort : Cohort, optional
        The people it was read with, for `matchcore.rounds.learn`. No file of feedback holds it.

    Examples
    --------
    >>> from matchcore import Cohort
    >>> from matchcore.rounds import read_feedback
    >>> cohort = Cohort([{"id": "m"}], [{"id": "e"}, {"id": "f"}])
    >>> said = [{"rater": "e", "rated": "m", "score": 4}]
    >>> said += [{"rater": "m", "rated": "f", "avoid": "yes"}]
    >>> feedback = read_feedback(said, cohort)
    >>> feedback
    Feedback(2 rows, 2 meetings, 1 veto)
    >>> feedback.vetoes
    frozenset({('f', 'm')})
    """

    frame: pd.DataFrame
    scale: Scale = (1.0, 5.0)
    aspects: Mapping[str, Scale] = field(default_factory=dict)
    cautions: tuple[str, ...] = ()
    readers: Readers = "nobody"
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    language: Language = "en"
    cohort: Cohort | None = None

    def __post_init__(self) -> None:
        if self.readers not in READERS:
            raise InputError(readers_problem(self.readers))

    @property
    def met(self) -> pd.DataFrame:
        """The pairs that met, sorted: somebody tells of the meeting, and does not decline it."""
        held = self.frame.loc[~self.frame["declined"], ["mentee", "mentor"]]
        return held.drop_duplicates().reset_index(drop=True)

    @property
    def vetoes(self) -> frozenset[tuple[str, str]]:
        """The pairs, mentee and mentor, that one of the two wants to avoid."""
        vetoed = self.frame[self.frame["avoid"]]
        return frozenset(zip(vetoed["mentee"], vetoed["mentor"], strict=True))

    def rows(self) -> pd.DataFrame:
        """Return what each person said about whom, for the coordinator.

        Raises
        ------
        InputError
            `readers` is "nobody".
        """
        if self.readers == "nobody":
            problem = told("nobody may read single rows")
            remedy = told('read the table with readers="coordinator"')
            raise InputError(InputProblem("confidential", "readers", "'nobody'", problem, remedy))
        return self.frame.copy()

    def summary(self, language: str | None = None) -> Summary:
        """Return who answered, as counts, and the cautions; ``print`` it.

        Parameters
        ----------
        language : {"en", "fr"}, optional
            Of the counts, instead of the feedback's own; cautions stay as they are.
        """
        spoken = self.language if language is None else checked_language(language)
        blocks = [Block(say("feedback", spoken), tuple(_counts(self, spoken)))]
        if self.cautions:
            blocks.append(Block(say("feedback_cautions", spoken), self.cautions))
        return Summary(tuple(blocks))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write everything, comments too, into one file: the old or the new one is there whole.

        Raises
        ------
        StorageError
            The file cannot be written.
        """
        values: dict[str, Any] = {
            "scale": [*map(float, self.scale)],
            "aspects": {name: [*map(float, ends)] for name, ends in self.aspects.items()},
            "readers": self.readers,
            "language": self.language,
            "asked": {role: [*ids] for role, ids in self.asked.items()},
            "notes": [*self.notes],
            "cautions": [*self.cautions],
            "columns": [*self.frame.columns],
            "rows": frame_rows(self.frame),
        }
        write_record(path, KIND, values)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Feedback:
        """Return feedback as it was saved.

        Raises
        ------
        StorageError
            The file is missing, damaged, of another kind, or of a newer version.
        """
        record = read_record(path, KIND)
        try:
            aspects = {str(name): _ends(ends) for name, ends in record["aspects"].items()}
            return cls(
                feedback_frame(record["rows"], record["columns"], aspects),
                _ends(record["scale"]),
                aspects,
                tuple(map(str, record["cautions"])),
                record["readers"],
                {role: tuple(map(str, ids)) for role, ids in record["asked"].items()},
                tuple(map(str, record["notes"])),
                checked_language(record["language"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise damaged(path, error) from error

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Feedback):
            return NotImplemented
        names = ("scale", "aspects", "cautions", "readers", "asked", "notes", "language")
        same = all(getattr(self, name) == getattr(other, name) for name in names)
        return same and self.frame.equals(other.frame)

    def __repr__(self) -> str:
        sizes = {"row": len(self.frame), "meeting": len(self.met)}
        shown = [f"{size} {name}{'' if size == 1 else 's'}" for name, size in sizes.items()]
        vetoes = len(self.vetoes)
        return f"Feedback({', '.join(shown)}, {vetoes} {'veto' if vetoes == 1 else 'vetoes'})"

    def __str__(self) -> str:
        return str(self.summary())

    def _repr_html_(self) -> str:
        return self.summary().html


def readers_problem(readers: object) -> InputProblem:
    """Return the problem with a setting that is none of ours."""
    remedy = told("use one of {choices}", choices=[*READERS])
    return InputProblem("not_a_choice", "readers", f"{readers!r:.60}", remedy=remedy)


def _ends(given: Any) -> Scale:
    low, high = map(float, given)
    return low, high


def _counts(feedback: Feedback, language: Language) -> list[str]:
    """Return the lines of the summary; none of them is about one person."""
    frame, lines = feedback.frame, list[str]()
    for rater in ("mentee", "mentor"):
        answered = {*frame.loc[frame["rater"] == rater, rater]}
        if rater in feedback.asked:
            asked = feedback.asked[rater]
            counts = {"count": len(answered.intersection(asked)), "asked": len(asked)}
            lines.append(say(f"feedback_answered_of_{rater}", language, **counts))
        else:
            lines.append(say(f"feedback_answered_{rater}", language, count=len(answered)))
    if frame.empty:
        return [*lines, say("feedback_empty", language)]
    met = len(feedback.met)
    declined = len(frame[["mentee", "mentor"]].drop_duplicates()) - met
    lines.append(say("feedback_meetings", language, count=met, declined=declined))
    low, high = feedback.scale
    scores = int(frame["score"].notna().sum())
    lines.append(say("feedback_scores", language, count=scores, low=low, high=high))
    for name, (least, most) in feedback.aspects.items():
        count = int(frame[name].notna().sum())
        ends = {"low": least, "high": most}
        words = aspect_words(name, language) if feedback.asked else name  # asked in a survey
        lines.append(say("feedback_aspect", language, name=words, count=count, **ends))
    return [*lines, say("feedback_vetoes", language, count=len(feedback.vetoes))]
