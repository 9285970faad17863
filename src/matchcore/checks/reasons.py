"""Why somebody has no partner: a code with its values, and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from matchcore.model.origin import Origin
from matchcore.model.side import Side
from matchcore.short_repr import short_repr
from matchcore.wording import Language, missing_columns, rule_words, say

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
        ``mentee_closed``, ``mentor_closed``: no partner is allowed; see ``rules``.
        ``…_places_taken``: the allowed partners have no place left; see ``others``.
        ``…_no_places``: the allowed partners have no places at all. ``not_worth``: no allowed
        partner would raise the total. ``no_demand``, ``no_capacity``: no partner is asked for.
        ``nobody_there``: the other side is empty.
    count : int
        With ``…_closed``, the people on the other side; otherwise the allowed ones.
    rules : tuple of (Origin, int)
        Each rule, and how many partners it forbids, in descending order.
    others : tuple of (int, tuple of int)
        Row numbers: the best allowed partners, and who holds the places of each.
    running : tuple of int
        Couples that already run and take places too: those of each of ``others``, in their order;
        with ``no_capacity`` those of the mentor. Empty if there are none.
    """

    code: ReasonCode
    count: int = 0
    rules: tuple[tuple[Origin, int], ...] = ()
    others: tuple[tuple[int, tuple[int, ...]], ...] = field(default=())
    running: tuple[int, ...] = ()

    __repr__ = short_repr


def word_rules(counts: Iterable[tuple[Origin, int]], language: Language) -> str:
    """Put the rules that exclude partners into words, each with its count."""
    phrases = (
        say("forbids", language, rule=rule_words(rule, language), count=count)
        for rule, count in counts
    )
    return ", ".join(dict.fromkeys(phrases))  # two rules may lack the same value


def word_reason(
    reason: Reason, language: Language, side: Side, names: tuple[list[str], list[str]]
) -> str:
    """Put a reason into sentences; `names` are those of the mentees and of the mentors."""
    told = word_cause(reason, language, side), word_detail(reason, language, side, names)
    return " ".join(filter(None, told))


def word_cause(reason: Reason, language: Language, side: Side) -> str:
    """Say what keeps somebody without a partner, as a sentence that others may share.

    >>> word_cause(Reason("mentee_places_taken", 28), "fr", Side.MENTEES)
    "Aucun des mentors possibles n'a encore de place."
    """
    if reason.code == "no_capacity" and any(reason.running):
        return say("all_running", language)
    if reason.code not in CLOSED:
        return say(reason.code, language)
    closing = [rule for rule, count in reason.rules if count == reason.count]
    unknown = list(dict.fromkeys(name for rule in closing for name in _lacking(rule)))
    if unknown:
        columns = missing_columns(unknown, language)
        return say(f"{side.role}_unknown", language, columns=columns)
    if not closing:
        return say(f"{reason.code}_together", language)
    rules = say("next", language).join(rule_words(rule, language) for rule in closing)
    return say(reason.code, language, rules=rules, unmet=len(closing))


def word_detail(
    reason: Reason, language: Language, side: Side, names: tuple[list[str], list[str]]
) -> str:
    """Say how the cause bears on one person; nothing where the cause says it all."""
    if reason.code in CLOSED:
        if any(count == reason.count for _, count in reason.rules):
            return ""
        rules = word_rules(reason.rules, language)
        return say(f"{side.role}_unmet", language, count=reason.count, rules=rules)
    if reason.code == "no_capacity" and any(reason.running):
        return say("running_places", language, count=sum(reason.running))
    if not reason.count:
        return ""
    others = _word_others(reason, language, side, names)
    return say(
        "possible_closest" if others else "possible", language, count=reason.count, others=others
    )


def _lacking(rule: Origin) -> tuple[str, ...]:
    """Return the columns whose missing values a rule forbids."""
    return rule.columns if rule.kind == "missing" else ()


def _word_others(
    reason: Reason, language: Language, side: Side, names: tuple[list[str], list[str]]
) -> str:
    """Name the best allowed partners, each with those who have their places."""
    running = reason.running or (0,) * len(reason.others)
    return say("next", language).join(
        say(
            "holder",
            language,
            person=names[side.other][partner],
            holders=_word_holders([names[side][k] for k in holders], before, language),
        )
        for (partner, holders), before in zip(reason.others, running, strict=True)
    )


def _word_holders(holders: list[str], running: int, language: Language) -> str:
    """Put into words who holds somebody's places: people, and couples that already run."""
    words = [say("with", language, people=", ".join(holders))] if holders else []
    words += [say("running", language, count=running)] if running else []
    return ", ".join(words) or say("no_holder", language)
