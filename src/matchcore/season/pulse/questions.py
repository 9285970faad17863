"""The questions of a short survey: what each asks, of whom, and what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.rounds.feedback_people import RATERS, Rater
from matchcore.wording import LANGUAGES, Language, say
from matchcore.wording.survey_sentences import SURVEYS

__all__ = ["SCALE", "SURVEY", "Question", "checked_survey"]

Kind = Literal["scale", "want", "yes_no", "text"]
Reader = Literal["coordinator", "partner"]
SCALE = (1.0, 5.0)  # of questions of the kinds scale and want


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of a survey. Those of `SURVEY` have words; give others words of your own.

    Attributes
    ----------
    code : str
        Its name for programs. Codes with a meaning of their own: ``satisfaction`` (the score of
        `Pulse.feedback`), ``burden``, ``regularity``, ``continue``, ``change`` (a veto where it is
        answered with yes) and ``concern``.
    kind : {"scale", "want", "yes_no", "text"}
        A number from 1 (not at all) to 5 (fully); the same for each thing that a mentee wants to
        learn; yes or no; free text.
    of : tuple of {"mentee", "mentor"}
        Who is asked.
    better : {"higher", "lower"}
        Whether a high answer is good news.
    reader : {"coordinator", "partner"}
        Who may read a free text.
    asks : (str, str), optional
        The question in English and in French.
    measured : (str, str), optional
        What it measures, in English and in French.

    Examples
    --------
    >>> SURVEY[0].text("mentee", "en"), SURVEY[0].measures("fr")
    ('We work well together.', 'satisfaction et entente dans le binôme')
    >>> Question(code="pace", kind="scale", asks=("The pace suits me.", "Le rythme me convient."))
    Question(pace, scale)
    """

    code: str
    kind: Kind
    of: tuple[Rater, ...] = RATERS
    better: Literal["higher", "lower"] = "higher"
    reader: Reader = "coordinator"
    asks: tuple[str, str] | None = None
    measured: tuple[str, str] | None = None

    def __repr__(self) -> str:
        return f"Question({self.code}, {self.kind})"

    def text(self, rater: str, language: Language) -> str:
        """Return the question as it is put to a mentee or a mentor."""
        if self.asks is not None:
            return self.asks[LANGUAGES.index(language)]
        own = f"pulse_ask_{self.code}_{rater}"
        return say(own if own in SURVEYS else f"pulse_ask_{self.code}", language)

    def heading(self, rater: str, language: Language) -> str:
        """Return the question with what may be answered, as it stands above a column."""
        answers = "scale" if self.kind == "want" else self.kind
        text = self.text(rater, language)
        return text if self.kind == "text" else f"{text} ({say(f'pulse_{answers}', language)})"

    def measures(self, language: Language) -> str:
        """Return what the question measures; empty where its author does not say."""
        if self.measured is not None:
            return self.measured[LANGUAGES.index(language)]
        code = f"pulse_measures_{self.code}"
        return say(code, language) if code in SURVEYS else ""


SURVEY: tuple[Question, ...] = (
    Question(code="satisfaction", kind="scale"),
    Question(code="progress", kind="scale"),
    Question(code="preparation", kind="scale"),
    Question(code="regularity", kind="scale"),
    Question(code="burden", kind="scale", better="lower"),
    Question(code="expectation", kind="want", of=("mentee",)),
    Question(code="continue", kind="yes_no"),
    Question(code="change", kind="yes_no", better="lower"),
    Question(code="concern", kind="yes_no", better="lower"),
    Question(code="note", kind="text"),
)


def checked_survey(given: Any, problems: list[InputProblem]) -> tuple[Question, ...]:
    """Return a survey whose questions can be asked; what is wrong with it is added."""
    questions = tuple(given) if isinstance(given, Sequence) and not isinstance(given, str) else ()
    if not questions or not all(isinstance(one, Question) for one in questions):
        remedy = told("give a sequence of Question, such as SURVEY")
        problems.append(InputProblem("wrong_type", "questions", f"{given!r:.60}", remedy=remedy))
        return SURVEY
    seen = set[str]()
    for one in questions:
        problems += _problems(one, one.code in seen)
        seen.add(one.code)
    wants = [one.code for one in questions if one.kind == "want"]
    if len(wants) > 1:
        problem, remedy = told("several questions on what is wanted"), told("keep one")
        problems.append(InputProblem("several_answers", "questions", repr(wants), problem, remedy))
    return questions


def _problems(one: Question, is_second: bool) -> list[InputProblem]:
    place = f"questions[{one.code!r}]"
    found = []
    if is_second:
        found.append(InputProblem("same_name", place, "", told("twice"), told("rename one")))
    choices = {"kind": get_args(Kind), "reader": get_args(Reader), "better": ("higher", "lower")}
    for name, known in choices.items():
        if (value := getattr(one, name)) not in known:
            remedy = told("use one of {choices}", choices=[*known])
            found.append(InputProblem("not_a_choice", f"{place}.{name}", repr(value), "", remedy))
    if one.asks is None and f"pulse_ask_{one.code}" not in SURVEYS:
        problem = told("a question without words")
        remedy = told("give asks=(English, French)")
        found.append(InputProblem("missing_value", place, "", problem, remedy))
    return found


def question_of(survey: Sequence[Question], code: str) -> Question | None:
    """Return the question that has a code, if the survey has it."""
    return next((one for one in survey if one.code == code), None)


def refuse(problems: Sequence[InputProblem]) -> None:
    """Raise all problems at once, if there are any."""
    if problems:
        raise InputError(problems)
