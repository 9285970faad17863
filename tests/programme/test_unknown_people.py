"""Cautions where a missing value may cost people their place, and none where it does not."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme, datasets
from matchcore.affinity.measures import Motivation, SeniorityCurve
from matchcore.programme.unknown_people import _differ
from matchcore.rules.rule import Rule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import cohort, examples


def people(motivations: list[Any], mentees: int = 20, **more: list[Any]) -> Cohort:
    """Return mentors with these motivations, and mentees who all have the same."""
    ids = [f"m{k}" for k in range(len(motivations))]
    mentors = {"id": ids, "motivation": motivations, **more}
    all_alike = {"motivation": [5] * mentees, "grade": [5] * mentees}
    return cohort(mentors, {"id": [f"e{k}" for k in range(mentees)], **all_alike})


def cautions(cohort: Cohort, *rules: Rule, language: Any = "en", **options: Any) -> Any:
    affinity = Affinity(will=Motivation(**options), grade=SeniorityCurve(weight=0.1))
    said = Programme(affinity=affinity, rules=rules, language=language).match(cohort).cautions
    return tuple(one for one in said if "empty for" not in one)  # said whoever is matched


def test_the_numbers_and_the_remedy_are_told_in_both_languages() -> None:
    """Twenty places to give: the twenty known mentors get them, the ten others nothing."""
    half = people([5] * 20 + [None] * 10)
    assert cautions(half) == (
        "will: 0 of 10 mentors without a value have a mentee (0%), against 100% of the others; "
        'missing = "mean" gives them the mean of the known instead of 0',
    )
    assert cautions(half, language="fr") == (
        "will : 0 mentor sans valeur sur 10 a un mentoré (0 %), contre 100 % des autres ; "
        'missing = "mean" leur donne la moyenne des valeurs connues au lieu de 0',
    )


def test_after_the_remedy_another_one_is_named() -> None:
    """The mean of 5 and 1 is 3: the twenty places go to those who have 5, half of the known."""
    thirds = people([5] * 20 + [1] * 20 + [None] * 20)
    assert cautions(thirds, missing="mean") == (
        "will: 0 of 20 mentors without a value have a mentee (0%), against 50% of the others; "
        "ask them for it, or lower the weight",
    )


@pytest.mark.parametrize(
    ("motivations", "mentees"),
    [
        ([5] * 20 + [None] * 4, 20),  # too few to say
        ([5] * 20 + [None] * 10, 30),  # everybody has a mentee
        ([5] * 20 + [None] * 20, 3),  # 15 points
        ([5] * 4 + [None] * 6, 2),  # by chance in a third of all cases: C(8, 2) / C(10, 2) = .62
        ([None] * 30, 20),  # nobody to compare with
    ],
)
def test_no_caution_without_a_reason(motivations: list[Any], mentees: int) -> None:
    assert cautions(people(motivations, mentees)) == ()


def test_a_weight_of_zero_costs_nobody() -> None:
    assert cautions(people([5] * 20 + [None] * 10), weight=0) == ()


def test_those_whom_rules_leave_nobody_do_not_count() -> None:
    """The ten without a grade are forbidden, whatever the curve or their motivation."""
    mentors = people([5] * 20 + [None] * 10, grade=[1] * 20 + [None] * 10)
    assert cautions(mentors, SeniorityGap()) == ()
    few = people([5] * 20 + [None] * 10, grade=[1] * 25 + [None] * 5)
    (caution,) = cautions(few, SeniorityGap())
    assert caution.startswith("will: 0 of 5 mentors without a value")


def test_those_without_a_place_do_not_count() -> None:
    mentors = people([5] * 20 + [None] * 10, capacity=[1] * 20 + [0] * 10)
    assert cautions(mentors) == ()


def test_mentees_are_compared_too() -> None:
    will: list[int | None] = [4] * 20 + [None] * 10
    mentees = [{"id": f"e{k}", "motivation": x} for k, x in enumerate(will)]
    mentors = [{"id": f"m{k}", "motivation": 5} for k in range(20)]
    (caution,) = cautions(Cohort(mentors, mentees))
    assert caution.startswith(
        "will: 0 of 10 mentees without a value have a mentor (0%), against 100% of the others"
    )


def test_the_sample_raises_no_alarm() -> None:
    said = Programme.reverse_mentoring().match(datasets.load_demo()).cautions
    assert [one for one in said if "hour in common" not in one] == []


def test_only_too_few_are_told() -> None:
    """None of 7 and 8 of 9: C(9, 8) / C(16, 8) = 0.0007; to either side it would be 0.0014."""
    has_value, everybody = np.arange(16) >= 7, np.ones(16, dtype=np.bool_)
    matched = has_value & (np.arange(16) < 15)
    assert _differ(has_value, matched, everybody)
    assert not _differ(~has_value, matched, everybody)


@examples(100)
@given(st.integers(0, 30), st.integers(0, 30), st.data())
def test_the_test_is_that_of_fisher(missing: int, known: int, data: st.DataObject) -> None:
    """The chance of so few matched with a missing value, all ways to choose the matched equal."""
    made, made_known = data.draw(st.integers(0, missing)), data.draw(st.integers(0, known))
    has_value = np.arange(missing + known) >= missing
    matched = np.concatenate([np.arange(missing) < made, np.arange(known) < made_known])
    ways = sum(
        math.comb(missing, k) * math.comb(known, made + made_known - k) for k in range(made + 1)
    )
    chance = ways / math.comb(missing + known, made + made_known)
    expected = (
        missing >= 5
        and known > 0
        and 5 * (made_known * missing - made * known) >= missing * known
        and chance < 0.001
    )
    found = _differ(has_value, matched, np.ones(missing + known, dtype=np.bool_))
    assert found == expected
