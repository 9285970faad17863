"""Figures of a pulse: how many were asked and answered, and means of enough people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

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
    for rater in ("mentee", "mentor"):
        own = said[(said["rater"] == rater) & said["answer"].notna()]
        who = sent[sent["rater"] == rater][["mentee", "mentor"]]
        forms = {*who.itertuples(index=False, name=None)}
        for question in questions:
            is_said = question.kind in ("scale", "yes_no")
            if rater in question.of and is_said and question.code not in ("change", "concern"):
                answers = own[own["question"] == question.code]
                yield (wave, rater, question.code, *_figure(answers, forms))


def _figure(answers: pd.DataFrame, forms: set[Any]) -> tuple[Any, ...]:
    """Return asked, answers, rate, people and mean; no mean of few people."""
    couples = {*answers[["mentee", "mentor"]].itertuples(index=False, name=None)}
    people = {*of_rater(answers)}
    rate = len(couples & forms) / len(forms) if forms else np.nan
    mean = np.nan if few(people) else float(answers["answer"].mean())
    return len(forms), len(answers), rate, len(people), mean
