"""Pair rules become forbidden pairs by origin, required pairs, and amounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.model.origin import ONESELF
from matchcore.rules import requirements
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.evaluation.pair_sets import pair_sets, soft_pairs
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.rule import PairRule
from tests.cohorts import cohort


def oneself(people: Cohort) -> list[tuple[int, int]]:
    """Return who of both sides is one person, by row numbers."""
    mentees, mentors = pair_sets([], people)[0][ONESELF]
    return list(zip(mentees.tolist(), mentors.tolist(), strict=True))


def test_nobody_is_paired_with_oneself() -> None:
    people = cohort({"id": ["a", "b", "c"]}, {"id": ["b", "d", "a"]})
    assert people.mentees.ids.tolist() == ["a", "b", "d"]
    assert oneself(people) == [(0, 0), (1, 1)]


def test_oneself_is_found_in_any_spelling() -> None:
    people = cohort({"id": ["Zo\u00e9"]}, {"id": [" Zoe\u0301"]})
    assert oneself(people) == [(0, 0)]


def test_pairs_keep_the_name_of_their_rule() -> None:
    people = cohort({"id": ["m1", "m2"], "past": ["e", None]}, {"id": ["e"]})
    rules: list[PairRule] = [NoRepeat(), Forbid([("e", "m1")]), Forbid([("e", "m2")])]
    forbidden, _ = pair_sets(rules, people)
    named = {str(rule): pairs[1].tolist() for rule, pairs in forbidden.items() if len(pairs[0])}
    assert named == {"NoRepeat": [0], "Forbid": [0, 1]}


def test_required_pairs_are_gathered_over_rules() -> None:
    people = cohort({"id": ["m1", "m2"]}, {"id": ["e1", "e2"]})
    forbidden, required = pair_sets([Require([("e1", "m2")]), Require([("e2", "m1")])], people)
    assert required.tolist() == [[0, 1], [1, 0]]
    assert set(forbidden) == {ONESELF}


def test_a_soft_pair_counts_once() -> None:
    people = cohort({"id": ["m1", "m2"]}, {"id": ["e1", "e2"]})
    rule = Forbid([("e2", "m1"), ("e1", "m2"), ("e2", "m1")], weight=-0.5)
    mentees, mentors, amounts = soft_pairs(rule, people)
    assert (mentees.tolist(), mentors.tolist()) == ([0, 1], [1, 0])
    assert amounts.tolist() == [-0.5, -0.5]


@dataclass(frozen=True, kw_only=True)
class Given(PairRule):
    """A rule that names the pairs that it is given."""

    returned: Any = field(default=None, repr=False)

    def pairs(self, cohort: Cohort) -> Any:
        return self.returned


@pytest.mark.parametrize("weight", [None, -0.5])
@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (([0], [-1]), "-1 as the row of a mentor: use whole numbers from 0 to 1"),
        (([3], [0]), "3 as the row of a mentee: use whole numbers from 0 to 2"),
        (([0], [0.5]), "0.5 as the row of a mentor"),
        (([0], [1.0]), "1.0 as the row of a mentor"),
        (([True], [0]), "True as the row of a mentee"),
        (([0, 1], [0]), "no two parallel arrays"),
        (([0],), "no two parallel arrays"),
        (([[0], [0, 1]], [0]), "no two parallel arrays"),
        ((), "no two parallel arrays"),
        (None, "no two parallel arrays"),
        (3, "no two parallel arrays"),
    ],
)
def test_pairs_that_are_nobody_are_refused(returned: Any, said: str, weight: float | None) -> None:
    """Hard or soft: a row of -1 would be the last of the row before."""
    people = cohort({"id": ["m", "n"]}, {"id": ["e", "f", "g"]})
    with pytest.raises(InputError, match=said):
        requirements([Given(returned=returned, weight=weight)], people)
