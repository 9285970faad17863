"""The mean of the known in place of a missing value: by hand, pair by pair, and told apart."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import csr_array, issparse
from sklearn.base import clone

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.measures import Motivation
from matchcore.affinity.missing import Means
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError
from matchcore.model.addends import Sides
from tests.affinity.formulas import FORMULAS, people_in_full
from tests.affinity.own_components import Own
from tests.cohorts import Drawn, cohort, examples

EVERY = [component for component, *_ in FORMULAS]


def scores(component: Component, people: Cohort) -> Any:
    factors = Affinity(part=component).fit_transform(people)
    product = factors.U @ factors.V.T
    return product.toarray() if issparse(product) else product


def by_hand(component: Component, people: Cohort) -> list[list[float]]:
    """Fill each pair with an unknown person by the definition, from the values of known pairs."""
    sides = component.fit_transform(people)
    value = (sides.mentees @ sides.mentors.T).tolist()
    known = [np.flatnonzero(k).tolist() for k in (sides.mentees_known, sides.mentors_known)]

    def filled(i: int, j: int) -> float:
        pairs = [(a, b) for a in known[0] for b in known[1]]
        if i in known[0]:
            pairs = [(a, b) for a, b in pairs if a == i]
        if j in known[1]:
            pairs = [(a, b) for a, b in pairs if b == j]
        return math.fsum(value[a][b] for a, b in pairs) / len(pairs) if pairs else 0.0

    return [[filled(i, j) for j in range(people.shape[1])] for i in range(people.shape[0])]


@pytest.mark.slow
@pytest.mark.parametrize("component", EVERY)
@examples(15)
@given(drawn=people_in_full())
def test_unknown_pairs_get_the_mean_and_known_pairs_keep_their_value(
    component: Component, drawn: Drawn
) -> None:
    people = drawn.cohort()
    found = scores(clone(component).set_params(missing="mean"), people)
    np.testing.assert_allclose(found, by_hand(clone(component), people), atol=1e-12)
    assert found.min(initial=0) >= -1e-12
    assert found.max(initial=1) <= 1 + 1e-12
    sides = clone(component).fit_transform(people)
    known = np.outer(sides.mentees_known, sides.mentors_known)
    unchanged = scores(clone(component), people)[known]
    np.testing.assert_allclose(found[known], unchanged, rtol=0, atol=1e-15)


@pytest.mark.parametrize("form", [np.asarray, csr_array])
def test_sparse_factors_stay_sparse_and_agree(form: Any) -> None:
    """By hand: a mentor whom two known mentees value at 0.2 and 0.6 is worth 0.4 to a third."""
    U, V = np.array([[0.2, 0.0], [0.6, 0.0], [0.0, 0.0]]), np.array([[1.0, 0.0], [0.0, 0.0]])
    sides = Sides(form(U), form(V), np.array([True, True, False]), np.array([True, False]))
    filled = Means.of(sides).filled(sides)
    assert issparse(filled.mentees) == issparse(filled.mentors) == (form is csr_array)
    product = filled.mentees @ filled.mentors.T
    product = product.toarray() if issparse(product) else product
    np.testing.assert_allclose(product, [[0.2, 0.2], [0.6, 0.6], [0.4, 0.4]])


def test_the_mean_is_that_of_the_people_in_fit() -> None:
    """A mentor who joins later without a value gets what was learnt: (1 + 0) / 2 in Paris."""
    before = Cohort([{"id": "m", "site": "Paris"}, {"id": "n", "site": "Lyon"}], [P])
    later = Cohort([{"id": "o", "site": None}], [P])
    affinity = Affinity(site=EqualAttribute(missing="mean")).fit(before)
    factors = affinity.transform(later)
    assert (factors.U @ factors.V.T).tolist() == [[0.5]]
    again = affinity.set_params(site__missing="zero").fit(before).transform(later)
    assert (again.U @ again.V.T).tolist() == [[0.0]]


P = {"id": "e", "site": "Paris"}


@pytest.mark.slow
@examples(5)
@given(drawn=people_in_full(), other=people_in_full())
def test_one_step_and_two_agree_bit_for_bit(drawn: Drawn, other: Drawn) -> None:
    parts = {f"c{k}": clone(c).set_params(missing="mean") for k, c in enumerate(EVERY)}
    one, two = Affinity(**parts), Affinity(**parts).copy()
    ways = [(one.fit_transform(drawn.cohort()), two.fit(drawn.cohort()).transform(drawn.cohort()))]
    ways.append((one.transform(other.cohort()), two.transform(other.cohort())))
    for found, expected in ways:
        np.testing.assert_array_equal(found.U, expected.U, strict=True)
        np.testing.assert_array_equal(found.V, expected.V, strict=True)


def test_an_explanation_says_that_the_mean_stands_in() -> None:
    """2 / 5 · 5 / 5 and 2 / 5 · 3 / 5 are the known pairs; their mean is 0.32."""
    people = cohort({"id": ["m", "n", "o"], "motivation": [5, 3, None]},
                    {"id": ["e"], "motivation": [2]})  # fmt: skip
    said = {"en": "unknown, instead: mean of the known",
            "fr": "inconnu ; à la place : moyenne des valeurs connues"}  # fmt: skip
    for language, words in said.items():
        programme = Programme(
            affinity=Affinity(will=Motivation(missing="mean")),
            language=language,  # type: ignore[arg-type]
        )
        explained = programme.match(people).explain("e", "o")
        assert explained.rows["amount"].tolist() == pytest.approx([0.32])
        assert words in str(explained)
        assert "unknown" not in str(programme.match(people).explain("e", "n"))


def test_a_file_holds_the_choice() -> None:
    programme = Programme(affinity=Affinity(skills=TaughtSkills(missing="mean")))
    assert 'missing = "mean"' in programme.to_toml()
    assert programme != Programme(affinity=Affinity(skills=TaughtSkills()))


@pytest.mark.parametrize("choice", ["median", None, 0])
def test_other_choices_are_refused(choice: Any) -> None:
    with pytest.raises(InputError, match=r"site: missing .*use one of \['zero', 'mean'\]"):
        Affinity(site=EqualAttribute(missing=choice), weights=EqualAttribute(-1)).weights()


class OwnWithChoice(Own):
    """A user-defined component that stores the choice."""

    def __init__(
        self, weight: Any = 1.0, labels: Any = ("half",), sides: Any = None, missing: Any = "zero"
    ) -> None:
        super().__init__(weight, labels, sides)
        self.missing = missing


def test_user_defined_components_choose_by_storing_the_option() -> None:
    people = cohort({"id": ["m", "n"]}, {"id": ["e"]})

    def unsure(sides: Sides) -> Sides:
        return sides._replace(
            mentors=np.array([[1.0], [0.5]]), mentors_known=np.array([True, False])
        )

    assert scores(Own(sides=unsure), people).tolist() == [[0.5, 0.25]]  # as it says
    assert scores(OwnWithChoice(sides=unsure), people).tolist() == [[0.5, 0.25]]
    assert scores(OwnWithChoice(sides=unsure, missing="mean"), people).tolist() == [[0.5, 0.5]]
