"""`Affinity`: weights, parameters in scikit-learn's manner, and factors side by side."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from matchcore import Affinity
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.errors import InputError
from matchcore.wording import Label
from tests.cohorts import Drawn, cohort, cohorts, examples

_COMPONENTS = [
    EncodedText(encode=len),  # type: ignore[arg-type]
    EnoughHours(),
    EqualAttribute(),
    Motivation(),
    SeniorityCurve(),
    SharedInterests(),
    SimilarText(),
    TaughtSkills(),
]
PEOPLE = cohort(
    {"id": ["m1", "m2"], "skills": ["sql:5", None], "site": ["Lyon", "Lyon"]},
    {"id": ["e"], "wants": ["sql"], "site": ["Lyon"]},
)


def made(skills: Any = 3, site: Any = 1) -> Affinity:
    return Affinity(skills=TaughtSkills(weight=skills), site=EqualAttribute(weight=site))


@pytest.mark.parametrize(("skills", "site"), [(3, 1), (0.75, 0.25), (300.0, 100.0)])
def test_weights_are_normalised_to_one(skills: float, site: float) -> None:
    affinity = made(skills, site)
    assert affinity.weights() == {"skills": 0.75, "site": 0.25}
    factors = affinity.fit_transform(PEOPLE)
    assert (factors.U @ factors.V.T).tolist() == [[1.0, 0.25]]


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf"), "much", None, True])
def test_weights_that_mean_nothing_are_refused(weight: Any) -> None:
    with pytest.raises(InputError, match="the weight of site"):
        made(site=weight).weights()


def test_every_wrong_weight_is_named() -> None:
    with pytest.raises(InputError, match=r"(?s)weight of skills.*weight of site"):
        made(-1, "x").weights()


def test_of_some_components_one_must_have_weight() -> None:
    with pytest.raises(InputError, match="no component has a weight above 0"):
        made(0, 0).fit(PEOPLE)


def test_without_components_every_score_is_0() -> None:
    factors = Affinity().fit_transform(PEOPLE)
    assert Affinity().weights() == {}
    assert factors.U.shape == (PEOPLE.shape[0], 0)
    assert factors.V.shape == (PEOPLE.shape[1], 0)
    assert not (factors.U @ factors.V.T).any()


@pytest.mark.parametrize("kind", [np.int64, np.float32, np.float64])
def test_numbers_of_numpy_are_weights(kind: type) -> None:
    assert made(kind(3), kind(1)).weights() == {"skills": 0.75, "site": 0.25}


def test_parameters_are_reached_by_name() -> None:
    affinity = made()
    assert affinity.set_params(skills__weight=1, site__column="club") is affinity
    assert affinity.weights() == {"skills": 0.5, "site": 0.5}
    params = affinity.get_params()
    assert (params["skills__weight"], params["site__column"]) == (1, "club")
    assert params["skills"] is affinity.components["skills"]
    assert set(affinity.get_params(deep=False)) == {"skills", "site"}


def test_a_component_can_be_exchanged() -> None:
    curve = SeniorityCurve(weight=1)
    assert made().set_params(site=curve).components["site"] is curve


@pytest.mark.parametrize("name", ["grades", "grades__weight"])
def test_parameters_nobody_has_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"no component 'grades'.*skills"):
        made().set_params(**{name: 1})


def test_an_option_a_component_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        made().set_params(skills__colour="red")


def test_a_clone_has_the_parameters_and_not_the_objects() -> None:
    affinity = made().fit(PEOPLE)
    copy = clone(affinity)
    assert copy.weights() == affinity.weights()
    assert not hasattr(copy, "weights_")
    copy.set_params(skills__weight=100)
    assert affinity.weights() == {"skills": 0.75, "site": 0.25}


@pytest.mark.parametrize("name", ["mentee", "mentor", "score", "mentee_name", "mentor_name"])
def test_columns_of_the_pairs_are_no_names(name: str) -> None:
    with pytest.raises(InputError, match=f"{name}: a column of the pairs has this name"):
        Affinity(**{name: TaughtSkills()})


def test_it_shows_its_components() -> None:
    assert "skills=TaughtSkills(weight=3)" in repr(made())


def test_parts_say_which_columns_and_what_they_stand_for() -> None:
    factors = made().fit_transform(PEOPLE)
    skills, site = factors.parts
    assert (skills.name, skills.labels) == ("skills", [Label("skill", "SQL")])
    assert (site.name, site.labels) == ("site", ["Lyon"])
    assert (skills.columns, site.columns) == (slice(0, 1), slice(1, 2))
    assert factors.U.shape == (1, 2)
    assert skills.mentors_known.tolist() == [True, False]


@pytest.mark.slow
@examples(30)
@given(cohorts(), st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any))
def test_a_score_is_the_weighted_sum_of_the_components(drawn: Drawn, weights: list[int]) -> None:
    people = drawn.cohort()
    components = {
        "skills": TaughtSkills(weight=weights[0]),
        "interests": SharedInterests(weight=weights[1]),
        "seniority": SeniorityCurve(weight=weights[2], ideal=1, width=5),
        "site": EqualAttribute(weight=weights[3]),
    }
    factors = Affinity(**components).fit_transform(people)
    expected = np.zeros(people.shape)
    for component, weight in zip(components.values(), weights, strict=True):
        sides = clone(component).fit(people).transform(people)
        expected += weight / sum(weights) * (sides.mentees @ sides.mentors.T)
    found = factors.U @ factors.V.T
    np.testing.assert_allclose(found, expected, atol=1e-12)
    assert found.min() >= 0
    assert found.max() <= 1 + 1e-12


def test_one_affinity_serves_one_cohort_after_another() -> None:
    affinity = made()
    other = cohort({"id": ["m"], "skills": ["law:5"]}, {"id": ["e"], "wants": ["law"]})
    first = affinity.fit_transform(PEOPLE)
    assert (affinity.fit_transform(other).parts[0].labels, affinity.weights_["site"]) == (
        [Label("skill", "law")],
        0.25,
    )
    again = affinity.fit_transform(PEOPLE)
    np.testing.assert_array_equal(first.U, again.U)
    np.testing.assert_array_equal(first.V, again.V)


@pytest.mark.parametrize(
    ("component", "mentor", "mentee"),
    [
        (TaughtSkills(), {"skills": ["sql:5"]}, {"wants": ["sql"]}),
        (SharedInterests(), {"interests": ["jazz"]}, {"interests": ["jazz"]}),
        (SeniorityCurve(ideal=0), {"grade": [3]}, {"grade": [3]}),
        (EqualAttribute(), {"site": ["Lyon"]}, {"site": ["Lyon"]}),
    ],
)
def test_what_fit_never_saw_scores_nothing(
    component: Component, mentor: dict[str, Any], mentee: dict[str, Any]
) -> None:
    """Fitted on these people the pair scores 1; fitted on strangers, 0, and nothing breaks."""
    strangers = cohort({"id": ["x"]}, {"id": ["y"]})
    people = cohort({"id": ["m"], **mentor}, {"id": ["e"], **mentee})
    for learnt_from, expected in ((people, 1.0), (strangers, 0.0)):
        sides = component.fit(learnt_from).transform(people)
        assert (sides.mentees @ sides.mentors.T).tolist() == [[expected]]


@pytest.mark.parametrize("part", [*_COMPONENTS, Affinity(skills=TaughtSkills())])
def test_what_is_not_fitted_says_so(part: Any) -> None:
    with pytest.raises(NotFittedError):
        clone(part).transform(PEOPLE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"skills__weight": 7, "site__colour": "red"},
        {"site__column": "club", "grades__weight": 1},
        {"skills": EqualAttribute(), "skills__names": "x.csv"},
        {"site": 3, "site__weight": 2},
    ],
)
def test_parameters_are_set_all_or_none(wrong: dict[str, Any]) -> None:
    """A fitted affinity that refuses stays as it was, and fitted."""
    affinity = made().fit(PEOPLE)
    before, kept = affinity.get_params(), affinity.transform(PEOPLE)
    with pytest.raises(InputError, match=r"no (parameter|component)"):
        affinity.set_params(**wrong)
    assert affinity.get_params() == before
    np.testing.assert_array_equal(affinity.transform(PEOPLE).U, kept.U)
    skills = TaughtSkills()
    with pytest.raises(InputError, match=r"'colour'.*'rarity'"):
        skills.set_params(weight=9, colour="red")
    assert skills.weight == 1


def test_parameters_are_set_after_the_parts_that_have_them() -> None:
    """As in scikit-learn, whatever comes first."""
    affinity = made()
    affinity.set_params(skills__weight=5, skills=TaughtSkills(2))
    assert affinity.get_params()["skills__weight"] == 5
    with pytest.raises(InputError, match="a__b: __ separates a part from its parameters"):
        Affinity(a__b=TaughtSkills())
