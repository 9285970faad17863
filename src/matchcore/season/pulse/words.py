"""A pulse in words: counts, rates and means of enough people; nobody is quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.names import skill_in
from matchcore.season.pulse.privacy import FEWEST
from matchcore.season.pulse.questions import Question, question_of
from matchcore.season.pulse.signs import SIGNS
from matchcore.season.pulse.trend import Trend
from matchcore.wording import LANGUAGES, Language, say

__all__ = ["pulse_summary", "pulse_table", "troubled_table"]

_SHOWN = 10  # couples, and skills


class Shown(Protocol):
    """What is said of a pulse; the names are those of `Pulse`."""

    @property
    def wave(self) -> int: ...
    @property
    def response(self) -> pd.DataFrame: ...
    @property
    def expectations(self) -> pd.DataFrame: ...
    @property
    def overall_trend(self) -> Trend: ...
    @property
    def concerns(self) -> pd.DataFrame: ...
    @property
    def changes(self) -> pd.DataFrame: ...
    @property
    def troubled(self) -> pd.DataFrame: ...
    @property
    def questions(self) -> tuple[Question, ...]: ...
    @property
    def names(self) -> Mapping[str, str]: ...
    @property
    def cautions(self) -> tuple[str, ...]: ...
    @property
    def readers(self) -> str: ...
    @property
    def language(self) -> Language: ...

    def figures(self, wave: int | None = None) -> pd.DataFrame:
        """Return response rates and means by question."""


def pulse_summary(of: Shown) -> Summary:
    """Return the last survey in words: who answered, figures, wants, trend, couples, cautions."""
    language = of.language
    if not of.wave:
        return Summary((Block(say("pulse_empty", language), of.cautions),))
    blocks = [Block(say("pulse", language, wave=of.wave), tuple(_response(of)))]
    named = {
        "pulse_answers_mentee": tuple(_answers(of, "mentee")),
        "pulse_answers_mentor": tuple(_answers(of, "mentor")),
        "pulse_wanted": tuple(_wants(of)),
        "pulse_trend": tuple(_trend(of)),
        "pulse_raised": tuple(_raised(of)),
    }
    blocks += [Block(say(code, language), lines) for code, lines in named.items() if lines]
    if len(of.troubled):
        heading = say("pulse_troubled", language, count=len(of.troubled))
        blocks.append(Block(heading, tuple(_troubled(of))))
    if of.cautions:
        blocks.append(Block(say("pulse_cautions", language), of.cautions))
    return Summary(tuple(blocks))


def _response(of: Shown) -> Iterator[str]:
    last = of.response[of.response["wave"] == of.wave]
    for row in last.to_dict("records"):
        values = {"asked": row["asked"], "answered": row["answered"], "rate": float(row["rate"])}
        yield say(f"pulse_response_{row['rater']}", of.language, **values)


def _answers(of: Shown, rater: str) -> Iterator[str]:
    """Yield a line for each question, with the response rate beside the figure."""
    figures = of.figures(of.wave)
    own = figures[figures["rater"] == rater]
    for row in own.to_dict("records") if own["answers"].any() else ():
        question = question_of(of.questions, row["question"])
        if question is None or not row["asked"]:
            continue
        kind = "share" if question.kind == "yes_no" else "mean"
        kind = "few" if pd.isna(row["mean"]) else kind
        values = {"asks": _asks(question, rater, of.language), "count": row["answers"]}
        values |= {"asked": row["asked"], "rate": float(row["rate"]), "mean": float(row["mean"])}
        yield say(f"pulse_{kind}", of.language, **values, fewest=FEWEST)


def _asks(question: Question, rater: str, language: Language) -> str:
    return question.text(rater, language).rstrip(".")


def _wants(of: Shown) -> Iterator[str]:
    """Yield the skills with the widest gaps, and how many have too few answers."""
    place, found = LANGUAGES.index(of.language), of.expectations
    if not found["answers"].any():
        return
    shown = found[found["gap"].notna()].sort_values(["gap", "skill"], ascending=[False, True])
    for row in shown[:_SHOWN].to_dict("records"):
        skill = (
            skill_in(row["skill"], place) if row["skill"] else say("pulse_all_wants", of.language)
        )
        numbers = {x: float(row[x]) for x in ("importance", "satisfaction", "gap")}
        values = {**numbers, "count": row["answers"], "asked": row["asked"]}
        advice = say(f"advice_{row['advice']}", of.language)
        yield say("pulse_want", of.language, skill=skill, **values, advice=advice)
    if few := int((found["satisfaction"].isna() & (found["skill"] != "")).sum()):
        yield say("pulse_want_few", of.language, count=few, fewest=FEWEST)


def _trend(of: Shown) -> Iterator[str]:
    trend = of.overall_trend
    counts = {x: getattr(trend, x) for x in ("falling", "steady", "rising", "open")}
    if trend.slope == trend.slope:
        values = {"count": trend.couples, "asked": sum(counts.values()), "slope": trend.slope}
        yield say("pulse_trend_slope", of.language, **values)
    if trend.couples:
        yield say("pulse_trend_counts", of.language, **counts)


def _raised(of: Shown) -> Iterator[str]:
    """Yield how many concerns and wishes to change the last survey has: counts alone."""
    now = of.concerns["wave"] == of.wave
    wishes = of.changes[of.changes["change"] & (of.changes["wave"] == of.wave)]
    for code, count in (("concerns", int(now.sum())), ("changes", len(wishes))):
        if count:
            yield say(f"pulse_{code}", of.language, count=count)


def _troubled(of: Shown) -> Iterator[str]:
    """Yield how often each sign was found; a coordinator sees the couples with the evidence."""
    counts = Counter(sign for signs in of.troubled["signs"] for sign in signs)
    for code in sorted(counts, key=SIGNS.index):
        sign = say(f"sign_{code}", of.language)
        yield say("pulse_sign_count", of.language, sign=sign, count=counts[code])
    if of.readers == "nobody":
        return
    for row in of.troubled[:_SHOWN].to_dict("records"):
        people = {role: _label(of, row[role]) for role in ("mentee", "mentor")}
        yield say("pulse_couple", of.language, **people, evidence=row["evidence"])
    if len(of.troubled) > _SHOWN:
        yield say("pulse_more", of.language, count=len(of.troubled) - _SHOWN)


def _label(of: Shown, who: str) -> str:
    name = of.names.get(who, "")
    return f"{name} ({who})" if name else who


def pulse_table(of: Shown) -> pd.DataFrame:
    """Return the figures of all surveys as a table for people."""
    figures = of.figures().copy()
    words: list[Any] = []
    for rater, code in zip(figures["rater"], figures["question"], strict=True):
        question = question_of(of.questions, code)
        words.append(code if question is None else question.text(rater, of.language))
    figures["question"] = words
    figures["rater"] = [say(rater, of.language) for rater in figures["rater"]]
    return figures


def troubled_table(of: Shown) -> pd.DataFrame:
    """Return the couples in trouble as a table for the coordinator."""
    frame = of.troubled
    signs = [", ".join(say(f"sign_{x}", of.language) for x in own) for own in frame["signs"]]
    columns = {
        "mentee": frame["mentee"],
        "mentee_name": [of.names.get(who, "") for who in frame["mentee"]],
        "mentor": frame["mentor"],
        "mentor_name": [of.names.get(who, "") for who in frame["mentor"]],
        "signs": signs,
        "evidence": frame["evidence"],
    }
    return pd.DataFrame(columns)
