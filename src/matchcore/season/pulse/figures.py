"""Figures of a pulse: how many were asked and answered, and means of enough people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from matchcore.rounds.feedback_people import RATERS, Rater
from matchcore.season.pulse.privacy import few, of_rater
from matchcore.season.pulse.questions import Question

__all__ = ["question_figures", "response_rates"]

RESPONSE = ["wave", "rater", "asked", "answered", "rate"]
FIGURES = ["wave", "rater", "question", "asked", "answers", "rate", "people", "mean"]


def response_rates(asked: pd.DataFrame) -> pd.DataFrame:
    """Return how many forms went out and came back, by survey and side."""
    rows = [
        (wave, rater, len(own), int(own["answered"].sum()), float(own["answered"].mean()))
        for (wave, rater), own in asked.groupby(["wave", "rater"])
    ]
    return pd.DataFrame(rows, columns=RESPONSE)


def question_figures(
    frame: pd.DataFrame, asked: pd.DataFrame, questions: Sequence[Question], wave: int | None
) -> pd.DataFrame:
    """Return for each survey, side and question the response rate and the mean.

    Parameters
    ----------
    frame, asked : pandas.DataFrame
        Of a `Pulse`.
    questions : sequence of Question
    wave : int, optional
        One survey alone.
    """
    waves = sorted({*asked["wave"], *frame["wave"]}) if wave is None else [wave]
    rows = [row for one in waves for row in _rows(frame, asked, questions, one)]
    return pd.DataFrame(rows, columns=FIGURES)


def _rows(
    frame: pd.DataFrame, asked: pd.DataFrame, questions: Sequence[Question], wave: int
) -> Iterator[tuple[Any, ...]]:
    said, sent = frame[frame["wave"] == wave], asked[asked["wave"] == wave]
    for rater in RATERS:
        own = said[said["rater"] == rater]
        who = sent[sent["rater"] == rater][["mentee", "mentor"]]
        forms = {*who.itertuples(index=False, name=None)}
        for question in questions:
            if _has_figure(question, rater) and _was_put(question, own):
                answers = own[(own["question"] == question.code) & own["answer"].notna()]
                yield (wave, rater, question.code, *_figure(answers, forms))


def _has_figure(question: Question, rater: Rater) -> bool:
    is_counted = question.code in ("change", "concern")  # in confidence
    return rater in question.of and question.kind in ("scale", "yes_no") and not is_counted


def _was_put(question: Question, own: pd.DataFrame) -> bool:
    """Return whether forms that came back have the question; if none did, all may have."""
    return own.empty or bool((own["question"] == question.code).any())


def _figure(answers: pd.DataFrame, forms: set[Any]) -> tuple[Any, ...]:
    """Return asked, answers, rate, people and mean; no mean of few people."""
    couples = {*answers[["mentee", "mentor"]].itertuples(index=False, name=None)}
    people = {*of_rater(answers)}
    rate = len(couples & forms) / len(forms) if forms else np.nan
    mean = np.nan if few(people) else float(answers["answer"].mean())
    return len(forms), len(answers), rate, len(people), mean
