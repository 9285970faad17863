"""Why somebody has no partner: a code and its values, found by looking at the problem again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from matchcore.model.origin import Origin
from matchcore.model.side import Side
from matchcore.wording import Language, rule_words, say

ReasonCode = Literal[
    "mentee_closed",
    "mentor_closed",
    "mentee_places_taken",
    "mentor_places_taken",
    "mentee_no_places",
    "mentor_no_places",
    "not_worth",
    "no_demand",
    "no_capacity",
    "nobody_there",
]

SideCodes = tuple[ReasonCode, ReasonCode]  # by side
CLOSED: SideCodes = ("mentee_closed", "mentor_closed")
NO_PLACES: SideCodes = ("mentee_no_places", "mentor_no_places")


@dataclass(frozen=True)
class Reason:
    """Why one person is unmatched.

    Attributes
    ----------
    code : str
        ``mentee_closed``, ``mentor_closed``: no partner is allowed; ``rules`` counts whom each
        rule forbids. ``…_places_taken``: partners are allowed, and ``others`` names the best of
        them and who has them; ``…_no_places``: none of them has any. ``not_worth``: none would
        raise the total. ``no_demand``, ``no_capacity``, ``nobody_there``.
    count : int
        How many people are on the other side, or allowed there.
    rules : tuple of (Origin, int)
        Each rule, and how many partners it forbids; the most first.
    others : tuple of (int, tuple of int)
        Row numbers: the possible partner, and those who hold that partner's places.
    """

    code: ReasonCode
    count: int = 0
    rules: tuple[tuple[Origin, int], ...] = ()
    others: tuple[tuple[int, tuple[int, ...]], ...] = field(default=())


def word_reason(
    reason: Reason, language: Language, side: Side, names: tuple[list[str], list[str]]
) -> str:
    """Put a reason into words; `names` are those of the mentees and of the mentors."""
    semicolon = say("next", language)
    rules = semicolon.join(
        say("forbids", language, rule=rule_words(rule, language), count=count)
        for rule, count in reason.rules
    )
    others = semicolon.join(
        say(
            "holder",
            language,
            person=names[side.other][partner],
            holders=", ".join(names[side][k] for k in holders) or say("nobody", language),
        )
        for partner, holders in reason.others
    )
    return say(reason.code, language, count=reason.count, rules=rules, others=others)
