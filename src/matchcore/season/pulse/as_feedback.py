"""What a pulse says, as the feedback of a round: for `rounds.learn` and the next re-match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from matchcore.people import Cohort
from matchcore.rounds import Feedback
from matchcore.rounds.feedback_frame import OWN, feedback_frame
from matchcore.season.pulse.latest import latest
from matchcore.season.pulse.questions import SCALE, Question
from matchcore.wording import Language, say

__all__ = ["as_feedback"]

_KEY = ["mentee", "mentor", "rater"]


def as_feedback(
    frame: pd.DataFrame,
    changes: pd.DataFrame,
    asked: pd.DataFrame,
    questions: Sequence[Question],
    cohort: Cohort | None,
    language: Language,
) -> Feedback:
    """Return the latest answer of each person to each question, as feedback.

    Parameters
    ----------
    frame, changes, asked : pandas.DataFrame
        Of a `Pulse`.
    questions : sequence of Question
    cohort : Cohort, optional
        Whoever is not in it is left out.
    language : {"en", "fr"}
    """
    names = [x.code for x in questions if x.kind == "scale" and x.code != "satisfaction"]
    said = latest(frame[frame["answer"].notna()], "question")
    answers = dict(zip(_keys(said), said["answer"].tolist(), strict=True))
    vetoes = {tuple(row[:3]): row[4] for row in latest(changes).to_numpy(dtype=object).tolist()}
    dates = _dates(frame)
    back = asked.loc[asked["answered"], _KEY]
    who = sorted({key[:3] for key in answers} | {*vetoes} | {*_rows(back)})
    ids = {one: _in_cohort(one, cohort) for one in who}
    rows = []
    for one in who:
        if (people := ids[one]) is not None:
            avoid = bool(vetoes.get(one, False))
            wish = answers.get((*one, "continue"))
            prefer = None if avoid or wish is None else bool(wish)
            scores = [answers.get((*one, name)) for name in names]
            flags = (avoid, False, False)
            start = (*people, one[2], answers.get((*one, "satisfaction")), prefer, *flags)
            rows.append([*start, dates.get(one), "", *scores])
    aspects = dict.fromkeys(names, SCALE)
    gone = sum(people is None for people in ids.values())
    return Feedback(
        feedback_frame(rows, [*OWN, *aspects], aspects),
        SCALE,
        aspects,
        (say("feedback_absent", language, count=gone),) if gone else (),
        asked={
            x: tuple(sorted({*asked.loc[asked["rater"] == x, x]})) for x in ("mentee", "mentor")
        },
        language=language,
        cohort=cohort,
    )


def _rows(frame: pd.DataFrame) -> list[Any]:
    return [*frame.itertuples(index=False, name=None)]


def _keys(said: pd.DataFrame) -> list[Any]:
    return _rows(said[[*_KEY, "question"]])


def _dates(frame: pd.DataFrame) -> dict[Any, Any]:
    """Return when each person answered last, where that is known."""
    last = frame.dropna(subset=["date"]).groupby(_KEY)["date"].max()
    return {key: moment.to_pydatetime() for key, moment in last.items()}


def _in_cohort(of: tuple[str, str, str], cohort: Cohort | None) -> tuple[str, str] | None:
    """Return the ids of a couple in a cohort; None if one of the two is not in it."""
    if cohort is None:
        return of[0], of[1]
    mentee, mentor = (
        int(cohort.rows(role, [who])[0])
        for role, who in zip(("mentees", "mentors"), of[:2], strict=True)
    )
    if mentee < 0 or mentor < 0:
        return None
    return str(cohort.mentees.ids[mentee]), str(cohort.mentors.ids[mentor])
