"""Parameters: checked before there are people, and never out of step with what was learnt."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from matchcore import Affinity, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.parameters import check_column
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import SimilarText
from matchcore.errors import InputError
from tests.cohorts import cohort


def test_parameters_that_mean_nothing_are_told_before_there_are_people() -> None:
    """All of them, when a programme is made and when a file is read."""
    affinity = Affinity(
        skills=TaughtSkills(rarity="yes", names="nowhere.csv"),  # type: ignore[arg-type]
        curve=SeniorityCurve(width=0),
        bio=SimilarText(max_features=0, column=3),  # type: ignore[arg-type]
        wishes=Preferences(role="x"),  # type: ignore[arg-type]
        clubs=SharedInterests(column=["a"]),  # type: ignore[arg-type]
    )
    with pytest.raises(InputError) as caught:
        Programme(affinity=affinity)
    for said in (
        "rarity is 'yes'",
        "no file 'nowhere.csv'",
        "width is 0",
        "max_features is 0",
        "column is 3",
        "role is 'x'",
        "SharedInterests: column is ['a']",
    ):
        assert said in str(caught.value)


def _club(affinity: Affinity) -> None:
    affinity.set_params(site__column="club")


def _weight(affinity: Affinity) -> None:
    affinity.set_params(skills__weight=1)


def _exchange(affinity: Affinity) -> None:
    affinity.set_params(site=SeniorityCurve())


def _attribute(affinity: Affinity) -> None:
    affinity.components["site"].column = "club"  # type: ignore[attr-defined]


def _part(affinity: Affinity) -> None:
    affinity.components["skills"].set_params(rarity=True)


@pytest.mark.parametrize("change", [_club, _weight, _exchange, _attribute, _part])
def test_what_was_learnt_does_not_outlive_its_parameters(change: Any) -> None:
    clubs = {"club": ["go"]}
    people = cohort(
        {"id": ["m"], "skills": ["sql:5"], "site": ["Lyon"], **clubs},
        {"id": ["e"], "wants": ["sql"], "site": ["Pau"], **clubs},
    )
    affinity = Affinity(skills=TaughtSkills(3), site=EqualAttribute()).fit(people)
    change(affinity)
    with pytest.raises(NotFittedError):
        affinity.transform(people)
    fresh = clone(affinity).fit_transform(people)
    again = affinity.fit(people).transform(people)
    np.testing.assert_array_equal(again.U @ again.V.T, fresh.U @ fresh.V.T)
    assert [part.labels for part in again.parts] == [part.labels for part in fresh.parts]


def test_parameters_are_set_all_or_none() -> None:
    skills = TaughtSkills()
    with pytest.raises(InputError, match=r"'colour'.*'rarity'"):
        skills.set_params(weight=9, colour="red")
    assert skills.weight == 1


def test_attributes_that_are_no_parameters_discard_nothing() -> None:
    people = cohort({"id": ["m"], "site": ["Lyon"]}, {"id": ["e"], "site": ["Lyon"]})
    site = EqualAttribute().fit(people)
    site.note = "mine"  # type: ignore[attr-defined]
    assert site.labels_ == ["Lyon"]
    site.weight = 2
    assert not hasattr(site, "labels_")


def test_parts_with_equal_parameters_have_equal_content() -> None:
    assert EqualAttribute(2).content() == {"weight": 2, "column": "site", "missing": "zero"}
    assert EqualAttribute(np.float64(2)).content() == EqualAttribute(2).content()
    assert EqualAttribute(2).content() != EqualAttribute(2, "club").content()


@pytest.mark.parametrize(
    ("column", "kinds", "code"),
    [
        ("club", (), None),
        ("site", ("text",), None),
        ("shoes", ("text",), "unknown_column"),
        ("grade", ("text", "list"), "wrong_column_kind"),
        ("site", (), "wrong_column_kind"),
    ],
)
def test_a_column_must_exist_and_be_of_a_kind(
    column: str, kinds: tuple[str, ...], code: str | None
) -> None:
    """Extra columns are of every kind; `kinds` holds for the others."""
    people = cohort({"id": ["m"], "club": ["go"]}, {"id": ["e"]})
    if code is None:
        check_column(EqualAttribute(), column, people, *kinds)
        return
    with pytest.raises(InputError) as caught:
        check_column(EqualAttribute(), column, people, *kinds)
    assert [(one.code, one.place) for one in caught.value.records] == [(code, "EqualAttribute")]
