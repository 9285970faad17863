"""Reasons in words: names of both sides, counts and rules, in both languages."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from matchcore.checks.reasons import (
    CLOSED,
    NO_PLACES,
    Reason,
    ReasonCode,
    word_cause,
    word_detail,
    word_reason,
    word_rules,
)
from matchcore.model.origin import Origin
from matchcore.model.side import Side

NAMES = (["Ana", "Bo", "Cy"], ["Max", "Zoé"])


def test_codes_are_by_side() -> None:
    for side in Side:
        for codes in (CLOSED, NO_PLACES):
            assert codes[side].startswith(side.role)


def test_partners_are_named_from_the_other_side_and_holders_from_this_one() -> None:
    taken = Reason("mentee_places_taken", 2, (), ((0, (1, 2)), (1, ())))
    assert word_reason(taken, "en", Side.MENTEES, NAMES).endswith(
        "the closest: Max, with Bo, Cy; Zoé, without a partner."
    )
    taken = Reason("mentor_places_taken", 1, (), ((2, (1,)),))
    assert word_reason(taken, "en", Side.MENTORS, NAMES).endswith("There was one: Cy, with Zoé.")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_is_named_with_its_count(language: Any) -> None:
    rules = ((Origin("rule", "Forbid"), 7), (Origin("missing", "Gap", ("grade",)), 5))
    words = word_reason(Reason("mentee_closed", 12, rules), language, Side.MENTEES, NAMES)
    assert "12" in words
    assert words.index("Forbid (7)") < words.index("grade") < words.index("(5)")


def test_a_value_that_two_rules_lack_is_named_once() -> None:
    rules = ((Origin("missing", "Gap", ("grade",)), 5), (Origin("missing", "Same", ("grade",)), 5))
    assert word_rules(rules, "en") == "grade known (5)"
    assert word_rules((rules[0], (rules[1][0], 4)), "en") == "grade known (5), grade known (4)"


MISSING = Origin("missing", "Gap", ("grade",))
FORBID = Origin("rule", "Forbid", sentences=("no forbidden pair", "aucune paire interdite"))


@pytest.mark.parametrize(
    ("rules", "cause", "detail"),
    [
        (
            ((MISSING, 9), (FORBID, 2)),
            "The table lacks the grade that the rules need, so no mentor can be proposed.",
            "",
        ),
        (((FORBID, 9),), "No mentor meets this condition: no forbidden pair.", ""),
        (
            ((FORBID, 5), (MISSING, 4)),
            "No mentor meets all the conditions at once.",
            "Conditions not met, of 9 mentors: no forbidden pair (5), grade known (4).",
        ),
    ],
)
def test_the_cause_is_what_alone_forbids_everybody(rules: Any, cause: str, detail: str) -> None:
    reason = Reason("mentee_closed", 9, rules)
    assert word_cause(reason, "en", Side.MENTEES) == cause
    assert word_detail(reason, "en", Side.MENTEES, NAMES) == detail


def test_french_agrees_with_the_columns_that_are_missing() -> None:
    both = (MISSING, 2), (Origin("missing", "Shared", ("languages",)), 2)
    reason = Reason("mentor_closed", 2, both)
    assert word_cause(reason, "fr", Side.MENTORS) == (
        "Le grade ou les langues manquent dans le tableau : sans eux, aucun mentoré ne peut être "
        "proposé."
    )
    only = Reason("mentor_closed", 2, both[1:])
    assert "Les langues manquent dans le tableau : sans elles," in word_cause(
        only, "fr", Side.MENTORS
    )
    extra = Reason("mentor_closed", 2, ((Origin("missing", "Same", ("badge",)), 2),))
    assert word_cause(extra, "fr", Side.MENTORS).startswith("« badge » manque dans le tableau :")


@pytest.mark.parametrize("code", get_args(ReasonCode))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_is_said_in_whole_sentences(code: Any, language: Any) -> None:
    side = Side.MENTORS if code.startswith("mentor") or code == "no_capacity" else Side.MENTEES
    rules = ((FORBID, 2),) if code.endswith("closed") else ()
    others = ((0, (1,)),) if code.endswith(("taken", "worth")) else ()
    said = word_reason(Reason(code, 2, rules, others), language, side, NAMES)
    assert said[0].isupper()
    assert said.endswith(".")
    assert not re.search(r"[a-zé]\. [a-zé]", said)
