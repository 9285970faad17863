"""Skills wanted and taught in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.names import skill_in
from matchcore.short_repr import short_repr
from matchcore.wording import LANGUAGES, Language, enumerated, in_language, say

_SHOWN = 5  # bottlenecks, and people of each
_MORE = "more_"
_GAINS = ("covered", "got", "matched")  # the most telling first


class ShortageFacts(NamedTuple):
    """What is said of a shortage; the names are those of `Shortage`, skills are in words."""

    frame: pd.DataFrame
    bottlenecks: pd.DataFrame
    effects: pd.DataFrame
    reach: tuple[int, int, int]  # asking, coverable, covered
    names: Mapping[str, str]
    most: int
    language: Language

    def __repr__(self) -> str:
        return short_repr(self)


def shortage_summary(of: ShortageFacts) -> Summary:
    """Return what is short, who stays short in any matching, and what more mentors would change."""
    blocks = [_opening(of)]
    for code, lines in (
        ("shortage_skills", _skills(of)),
        ("shortage_bottlenecks", bottleneck_lines(of)),
        ("shortage_effects", effect_lines(of)),
    ):
        if lines:
            blocks.append(Block(say(code, of.language), tuple(lines)))
    return Summary(tuple(blocks))


def _opening(of: ShortageFacts) -> Block:
    asking, coverable, covered = of.reach
    if not asking:
        return Block(say("shortage_nobody", of.language), ())
    heading = say("shortage", of.language, asking=asking, covered=covered)
    return Block(heading, (say("shortage_proof", of.language, coverable=coverable),))


def _skills(of: ShortageFacts) -> list[str]:
    """Return a line for each skill that more people want than there are places or get."""
    lacking = of.frame[(of.frame["short"] > 0) | (of.frame["covered"] < of.frame["wanted_by"])]
    lines = [say("shortage_skill", of.language, **row) for row in _rows(lacking.head(of.most))]
    more = len(lacking) - len(lines)
    return [*lines, *([say("times_more", of.language, count=more)] if more else [])]


def bottleneck_lines(of: ShortageFacts) -> list[str]:
    """Return a line for each set of mentees that stays short; of many, for the first."""
    lines = [_bottleneck(of, row) for row in of.bottlenecks.head(_SHOWN).itertuples(index=False)]
    more = len(of.bottlenecks) - len(lines)
    return [*lines, *([say("times_more", of.language, count=more)] if more else [])]


def _bottleneck(of: ShortageFacts, row: Any) -> str:
    """Return who is short of what, and whether rules are the reason."""
    place = LANGUAGES.index(of.language)
    who = ", ".join(of.names.get(one) or one for one in row.mentees[:_SHOWN])
    if len(row.mentees) > _SHOWN:
        who = say("shortage_such_as", of.language, who=who)
    said = say(
        "shortage_bottleneck" if len(row.mentees) > 1 else "shortage_bottleneck_one",
        of.language,
        skills=_listed([skill_in(name, place) for name in row.skills], of.language),
        who=who,
        count=len(row.mentees),
        places=row.places,
        short=row.short,
    )
    if row.places_without_rules <= row.places:
        return said
    rules = say("shortage_rules", of.language, places=row.places_without_rules)
    return say("next", of.language).join([said, rules])


def effect_lines(of: ShortageFacts) -> list[str]:
    """Return a line for each skill of which more mentors help, and one for the others.

    Of each skill the fewest mentors that gain most count.
    """
    gains = [f"{_MORE}{name}" for name in _GAINS]
    best = of.effects.rename(columns={"more": "more_got"}).sort_values(
        [*gains, "added"], ascending=[False] * len(gains) + [True], kind="stable"
    )
    best = best.drop_duplicates("skill")
    helps = (best[gains] > 0).any(axis=1)
    wanted = dict(zip(of.frame["skill"], of.frame["wanted_by"], strict=True))
    lines = [_effect(of, {**row, "wanted_by": wanted[row["skill"]]}) for row in _rows(best[helps])]
    if helps.all():
        return lines
    others = best["skill"][~helps].tolist()
    skills = [*others[:_SHOWN]]
    if len(others) > _SHOWN:
        skills[-1] = f"{skills[-1]} {say('times_more', of.language, count=len(others) - _SHOWN)}"
    return [
        *lines,
        say("shortage_no_effect", of.language, skills=", ".join(skills), count=len(others)),
    ]


def _effect(of: ShortageFacts, row: dict[str, Any]) -> str:
    """Return what more mentors of a skill change: the first gain, then all else that changes."""
    gain = next(name for name in _GAINS if row[_MORE + name] > 0)
    facts = {**row, "asking": of.reach[0], "like": of.names.get(row["like"]) or row["like"]}
    told = say(
        f"shortage_gain_{gain}", of.language, change=row[_MORE + gain], total=row[gain], **facts
    )
    others = [
        say(f"shortage_also_{name}", of.language, change=float(row[_MORE + name]), **facts)
        for name in _GAINS
        if name != gain and row[_MORE + name]
    ]
    changes = say("next", of.language).join([told, *others])
    return f"{changes} {say('shortage_like', of.language, **facts)}"


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): cell for k, cell in row.items()} for row in frame.to_dict(orient="records")]


def _listed(texts: list[str], language: Language) -> str:
    return in_language(enumerated(texts), language)
