"""Skills wanted and taught in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.names import skill_in
from matchcore.short_repr import short_repr
from matchcore.wording import LANGUAGES, Language, enumerated, in_language, say

_SHOWN = 5  # bottlenecks


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
    asking, coverable, covered = of.reach
    heading = say("shortage", of.language, asking=asking, covered=covered)
    proof = say("shortage_proof", of.language, coverable=coverable)
    blocks = [Block(heading, (proof,))]
    for code, lines in (
        ("shortage_skills", _skills(of)),
        ("shortage_bottlenecks", _bottlenecks(of)),
        ("shortage_effects", _effects(of)),
    ):
        if lines:
            blocks.append(Block(say(code, of.language), tuple(lines)))
    return Summary(tuple(blocks))


def _skills(of: ShortageFacts) -> list[str]:
    """Return a line for each skill that more people want than there are places or get."""
    lacking = of.frame[(of.frame["short"] > 0) | (of.frame["covered"] < of.frame["wanted_by"])]
    lines = [say("shortage_skill", of.language, **row) for row in _rows(lacking.head(of.most))]
    more = len(lacking) - len(lines)
    return [*lines, *([say("times_more", of.language, count=more)] if more else [])]


def _bottlenecks(of: ShortageFacts) -> list[str]:
    lines = [_bottleneck(of, row) for row in of.bottlenecks.head(_SHOWN).itertuples(index=False)]
    more = len(of.bottlenecks) - len(lines)
    return [*lines, *([say("times_more", of.language, count=more)] if more else [])]


def _bottleneck(of: ShortageFacts, row: Any) -> str:
    """Return who is short of what, and whether rules are the reason."""
    place = LANGUAGES.index(of.language)
    facts = {
        "skills": _listed([skill_in(name, place) for name in row.skills], of.language),
        "who": _listed([of.names.get(one) or one for one in row.mentees], of.language),
        "count": len(row.mentees),
        "places": row.places,
        "short": row.short,
    }
    said = say("shortage_bottleneck", of.language, **facts)
    if row.places_without_rules <= row.places:
        return said
    rules = say("shortage_rules", of.language, places=row.places_without_rules)
    return say("next", of.language).join([said, rules])


def _effects(of: ShortageFacts) -> list[str]:
    """Return a line for each skill of which more mentors help, and one for the others.

    Of each skill the most mentors that were tried count.
    """
    gains = ["more_covered", "more", "more_matched"]
    last = of.effects.drop_duplicates("skill", keep="last")
    helps = (last[gains] > 0).any(axis=1)
    helping = last[helps].sort_values(gains, ascending=False, kind="stable")
    lines = [
        say(
            "shortage_effect",
            of.language,
            **{**row, "like": of.names.get(row["like"]) or row["like"]},
        )
        for row in _rows(helping)
    ]
    if helps.all():
        return lines
    skills = _listed(last["skill"][~helps].tolist(), of.language)
    return [*lines, say("shortage_no_effect", of.language, skills=skills)]


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): cell for k, cell in row.items()} for row in frame.to_dict(orient="records")]


def _listed(texts: list[str], language: Language) -> str:
    return in_language(enumerated(texts), language)
