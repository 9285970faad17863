"""Reasons in words: names of both sides, counts and rules, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.checks.reasons import CLOSED, NO_PLACES, Reason, word_reason, word_rules
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
