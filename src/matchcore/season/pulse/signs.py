"""Early warning: signs that a couple is in trouble, with evidence that names neither of the two.

Evidence says that one of the two, or both, answered so, never who, and quotes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pandas as pd

from matchcore.season.pulse.latest import latest, of_question
from matchcore.season.pulse.trend import LEAST, STEP, slopes_of_raters
from matchcore.short_repr import short_repr
from matchcore.wording import Language, say

__all__ = ["SIGNS", "TROUBLED", "Sign", "find_signs", "troubled_frame"]

TROUBLED = ["mentee", "mentor", "signs", "evidence"]
SIGNS = (
    *("change", "concern", "low", "falling", "disagree", "burden", "irregular", "missed"),
    "silence",
)  # the most pressing first
LOW = 2.0  # on the scale, or less: bad news
HIGH = 4.0  # or more, where a high answer is bad news
APART = 2.0  # points between the two, or more
SILENT = 2  # surveys in a row without an answer
MISSED = 2  # sessions, or more


@dataclass(frozen=True)
class Sign:
    """A sign of trouble, and the values that its evidence names.

    Attributes
    ----------
    code : str
        One of `SIGNS`.
    values : mapping
    """

    code: str
    values: Mapping[str, Any]

    __repr__ = short_repr


def find_signs(
    frame: pd.DataFrame,
    asked: pd.DataFrame,
    concerns: pd.DataFrame,
    changes: pd.DataFrame,
    sessions: pd.DataFrame,
) -> dict[tuple[str, str], list[Sign]]:
    """Return the signs of each couple that has any, the most pressing first.

    The parameters are the frames of a `Pulse`. Of each person the latest answer to a question
    counts, however old: the evidence names the survey.
    """
    found: dict[tuple[str, str], dict[str, Sign]] = {}
    for mentee, mentor, sign in (
        *_raised(concerns, changes, asked),
        *_low(frame),
        *_falling(frame),
        *_apart(frame),
        *_missed(sessions),
        *_silent(asked),
    ):
        found.setdefault((mentee, mentor), {}).setdefault(sign.code, sign)
    return {
        couple: sorted(signs.values(), key=lambda sign: SIGNS.index(sign.code))
        for couple, signs in sorted(found.items())
    }


def troubled_frame(signs: Mapping[tuple[str, str], list[Sign]], language: Language) -> pd.DataFrame:
    """Return couples with signs: their codes, and the evidence in words."""
    rows = [
        (*couple, tuple(sign.code for sign in own), _evidence(own, language))
        for couple, own in signs.items()
    ]
    return pd.DataFrame(rows, columns=TROUBLED, dtype=object)


def _evidence(signs: Sequence[Sign], language: Language) -> str:
    """Return the evidence of all signs of a couple in one line."""
    words = [say(f"evidence_{sign.code}", language, **sign.values) for sign in signs]
    return reduce(lambda first, then: say("evidence_and", language, first=first, then=then), words)


Found = Iterator[tuple[str, str, Sign]]


def _raised(concerns: pd.DataFrame, changes: pd.DataFrame, asked: pd.DataFrame) -> Found:
    """Yield wishes to change that were not taken back, and concerns not followed by an answer."""
    wishes = latest(changes)
    answered = asked[asked["answered"]].drop(columns="answered")
    last = latest(pd.concat([answered, concerns]).drop_duplicates())
    standing = concerns.merge(last)
    for code, frame in (("change", wishes[wishes["change"]]), ("concern", standing)):
        waves = frame.groupby(["mentee", "mentor"])["wave"].max()
        for mentee, mentor, wave in _plain(waves):
            yield mentee, mentor, Sign(code, {"wave": wave})


def _plain(waves: pd.Series) -> Iterator[tuple[str, str, int]]:
    """Yield the couples of a series by mentee and mentor, with its numbers."""
    for mentee, mentor, wave in waves.reset_index().itertuples(index=False, name=None):
        yield str(mentee), str(mentor), int(wave)


def _low(frame: pd.DataFrame) -> Found:
    """Yield couples of whom one answers badly."""
    bad: dict[str, tuple[str, Callable[[Any], Any], dict[str, float]]] = {
        "low": ("satisfaction", lambda x: x <= LOW, {"most": LOW}),
        "burden": ("burden", lambda x: x >= HIGH, {}),
        "irregular": ("regularity", lambda x: x <= LOW, {}),
    }
    for code, (question, is_bad, values) in bad.items():
        said = latest(of_question(frame, question))
        worst = said[is_bad(said["answer"])].groupby(["mentee", "mentor"])["wave"].max()
        for mentee, mentor, wave in _plain(worst):
            yield mentee, mentor, Sign(code, {**values, "wave": wave})


def _falling(frame: pd.DataFrame) -> Found:
    """Yield couples of whom one is less satisfied from survey to survey, over the last three."""
    for (mentee, mentor, _), (slope, wave) in slopes_of_raters(frame, last=LEAST).items():
        if slope <= -STEP:
            yield mentee, mentor, Sign("falling", {"wave": wave})


def _apart(frame: pd.DataFrame) -> Found:
    """Yield couples who, in the last survey that both answered, see it differently."""
    said = of_question(frame, "satisfaction")
    sides = [said[said["rater"] == x].drop(columns="rater") for x in ("mentee", "mentor")]
    both = sides[0].merge(sides[1], on=["mentee", "mentor", "wave"])
    last = both[both["wave"] == both.groupby(["mentee", "mentor"])["wave"].transform("max")]
    apart = last[(last["answer_x"] - last["answer_y"]).abs() >= APART]
    for mentee, mentor, wave in apart[["mentee", "mentor", "wave"]].itertuples(index=False):
        yield mentee, mentor, Sign("disagree", {"least": APART, "wave": int(wave)})


def _missed(sessions: pd.DataFrame) -> Found:
    for mentee, mentor, missed, due in sessions.itertuples(index=False, name=None):
        if missed >= MISSED:
            yield mentee, mentor, Sign("missed", {"count": int(missed), "due": int(due)})


def _silent(asked: pd.DataFrame) -> Found:
    """Yield couples of whom one did not answer the last two surveys put to them."""
    by_rater = ["mentee", "mentor", "rater"]
    last = asked.sort_values("wave").groupby(by_rater).tail(SILENT).groupby(by_rater)
    found = last.agg(answered=("answered", "any"), count=("wave", "size"), wave=("wave", "max"))
    silent = found[~found["answered"] & (found["count"] == SILENT)]
    for mentee, mentor, wave in _plain(silent.groupby(["mentee", "mentor"])["wave"].max()):
        yield mentee, mentor, Sign("silence", {"wave": wave})
