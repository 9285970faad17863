"""What `learn` was given, checked: rounds, columns, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchcore.answer import Matching
from matchcore.catalogue import told, with_colon
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number, wrong_count
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds.feedback import Feedback
from matchcore.rounds.ratings import Round


def read_rounds(
    feedback: Feedback,
    of: object,
    programme: Programme | None,
    cohort: Cohort | None,
    past: Sequence[tuple[Feedback, Any]],
) -> list[Round]:
    """Return this round, then the earlier ones.

    Raises
    ------
    InputError
        Lists everything that is no feedback, programme or cohort, and ids that no cohort has.
    """
    problems: list[InputProblem] = []
    stated = _stated(of, feedback)
    own = (
        stated[0] if programme is None else programme,
        stated[1] if cohort is None else cohort,
    )
    rounds = [_round("", feedback, own, problems)]
    for k, entry in enumerate(past):
        place = f"past[{k}]"
        if not isinstance(entry, tuple) or len(entry) != 2:
            remedy = told("give (feedback, plan or matching) or (feedback, (programme, cohort))")
            problems.append(InputProblem("wrong_type", place, f"{entry!r:.60}", remedy=remedy))
            continue
        said, what = entry
        own = what if isinstance(what, tuple) else _stated(what, said)
        rounds.append(_round(place, said, own, problems))
    if not problems:
        problems = [problem for one in rounds if one for problem in _strangers(one)]
    if problems:
        raise InputError(problems)
    return [one for one in rounds if one]


def _stated(of: object, said: object) -> tuple[Any, Any]:
    """Return the programme and the cohort that a plan or a matching stands for.

    A matching has its programme as plain values, and its people are those of the feedback.
    """
    programme, cohort = getattr(of, "programme", None), getattr(of, "cohort", None)
    if isinstance(of, Matching):
        programme = Programme.from_dict(of.programme)
    return programme, getattr(said, "cohort", None) if cohort is None else cohort


def argument_problems(worth: object, features: object, random_state: object) -> list[InputProblem]:
    """Return what is wrong with the other arguments."""
    found = []
    if not is_number(worth) or worth <= 0:
        code = "out_of_range" if is_number(worth) else "not_a_number"
        found.append(
            InputProblem(code, "worth", f"{worth!r:.60}", remedy=told("give a number above 0"))
        )
    if features is not None and (
        isinstance(features, str)
        or not isinstance(features, Sequence)
        or not all(isinstance(column, str) for column in features)
    ):
        remedy = told("give a list of names of columns")
        found.append(InputProblem("wrong_type", "features", f"{features!r:.60}", remedy=remedy))
    return found + wrong_count("random_state", random_state, least=0)


def _round(place: str, said: Any, of: Any, problems: list[InputProblem]) -> Round | None:
    if not isinstance(said, Feedback):
        where, remedy = place or "feedback", told("give what read_feedback returns")
        problems.append(InputProblem("wrong_type", where, f"{said!r:.60}", remedy=remedy))
        return None
    programme, cohort = of if isinstance(of, tuple) and len(of) == 2 else (None, None)
    if isinstance(programme, Programme) and isinstance(cohort, Cohort):
        return Round(said, programme, cohort, place or "feedback")
    for name, kind, value in (("programme", Programme, programme), ("cohort", Cohort, cohort)):
        if isinstance(value, kind):
            continue
        where = with_colon(place, name)
        remedy = told("give a meeting plan, or a {kind} as {name}", kind=kind.__name__, name=name)
        code, shown, problem = ("wrong_type", f"{value!r:.60}", "")
        if value is None:
            code, shown, problem = ("missing", "", told("there is no {name}", name=name))
        problems.append(InputProblem(code, where, shown, problem, remedy))
    return None


def _strangers(one: Round) -> list[InputProblem]:
    """Return the ids in the feedback that the cohort does not have."""
    remedy = told("give the cohort whose meetings these were")
    return [
        InputProblem(
            "unknown_id",
            f"{one.name}, {column}",
            repr(who),
            told("none of the {role}", role=role),
            remedy,
        )
        for role, column in (("mentees", "mentee"), ("mentors", "mentor"))
        for who in sorted({*one.feedback.frame[column]} - {*getattr(one.cohort, role).ids})
    ]
