"""Mistakes in user-defined components: each is an error that names the component."""

from __future__ import annotations

import re
from threading import Lock
from typing import Any, ClassVar, Self

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import coo_array, csr_array, csr_matrix
from sklearn.base import clone

from matchcore import Affinity, Cohort
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.preferences import Preferences
from matchcore.errors import InputError
from matchcore.model.addends import Sides
from tests.affinity.own_components import (
    Forgetful,
    Own,
    Renamed,
    Silent,
    Starred,
    Weightless,
    everybody,
)
from tests.cohorts import cohort

PEOPLE = cohort({"id": ["m", "n"]}, {"id": ["e"]})


def score(component: Component) -> Any:
    factors = Affinity(own=component).fit_transform(PEOPLE)
    return (factors.U @ factors.V.T).tolist()


@pytest.mark.parametrize(
    "sides",
    [
        tuple,
        list,
        lambda s: (s.mentees.tolist(), s.mentors.tolist(), [True], [True, True]),
        lambda s: s._replace(mentees=[[np.float32(0.5)]], mentors=pd.DataFrame(s.mentors)),
        lambda s: s._replace(mentees=csr_array(s.mentees)),
        lambda s: s._replace(mentors=coo_array(s.mentors), mentees=csr_matrix(s.mentees)),
        lambda s: s._replace(mentors_known=pd.Series([True, True])),
        lambda s: s._replace(mentees=np.ma.array(s.mentees)),
        lambda s: s._replace(mentees=np.array([[1]]), mentors=np.full((2, 1), 0.25)),
        lambda s: s._replace(mentees=np.array([[True]]), mentors=np.full((2, 1), 0.25)),
        lambda s: s._replace(mentees=s.mentees.astype(np.float16)),
    ],
)
def test_factors_of_any_form_are_read(sides: Any) -> None:
    assert score(Own(sides=sides)) == [[0.25, 0.25]]


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (lambda s: None, "transform returned NoneType: return Sides(mentees, mentors, "),
        (lambda s: s[:2], "transform returned tuple: return Sides("),
        (lambda s: s.mentees, "transform returned ndarray: return Sides("),
        (lambda s: s._asdict(), "transform returned dict: return Sides("),
        (lambda s: s._replace(mentees=[["a"]]), "mentees is of type <U1: return an array of num"),
        (lambda s: s._replace(mentees=None), "mentees is of type object: return an array"),
        (lambda s: s._replace(mentees=s.mentees * 1j), "mentees is of type complex128"),
        (lambda s: s._replace(mentors=[[1], [1, 2]]), "mentors has rows of several lengths"),
        (lambda s: s._replace(mentees=s.mentees[0]), "shapes ((1,), (2, 1), (1,), (2,)): return"),
        (lambda s: s._replace(mentees=csr_array((2, 1))), "shapes ((2, 1), (2, 1),"),
        (lambda s: s._replace(mentees_known=[1]), "mentees_known is of type int64: return an arr"),
        (lambda s: s._replace(mentors_known=None), "mentors_known is of type object"),
        (lambda s: s._replace(mentors_known=csr_array([[1]])), "mentors_known is of type object"),
        (lambda s: s._replace(mentors_known=[True]), "shapes ((1, 1), (2, 1), (1,), (1,))"),
        (
            lambda s: s._replace(mentees=np.ma.array(s.mentees, mask=True)),
            "mentees has masked cells",
        ),
        (
            lambda s: s._replace(mentors=[[0], [np.inf]]),
            "mentors, 'n': a factor is inf: return finite numbers",
        ),
        (
            lambda s: s._replace(mentors=csr_array([[0], [np.nan]])),
            "mentors, 'n': a factor is nan: return finite numbers",
        ),
        (
            lambda s: s._replace(mentors=[[0.5], [3]]),
            "mentee 'e', mentor 'n': a pair has the value 1.5: products must lie in [0, 1]",
        ),
        (lambda s: s._replace(mentees=[[np.nan]]), "mentees, 'e': a factor is nan: return finite"),
        (lambda s: s._replace(mentees=[[-1]]), "mentor 'm': a pair has the value -0.5: products"),
    ],
)
def test_what_is_no_sides_is_refused(sides: Any, said: str) -> None:
    with pytest.raises(InputError, match=f"own: .*{re.escape(said)}"):
        score(Own(sides=sides))


def test_all_that_is_wrong_with_the_sides_is_said_at_once() -> None:
    slip = Own(sides=lambda s: (None, [["a"], ["b"]], [1], None))
    with pytest.raises(InputError) as caught:
        score(slip)
    assert all(f"own: {field} is of type" in str(caught.value) for field in Sides._fields)


@pytest.mark.parametrize(
    "labels", [None, 3, "half", ["a", 1], {"half"}, [["half"]], np.array(3), np.array([3])]
)
def test_labels_must_be_a_list_of_text(labels: Any) -> None:
    with pytest.raises(InputError, match=r"own: fit set labels_ to .*: set a list of text"):
        Affinity(own=Own(labels=labels)).fit(PEOPLE)


@pytest.mark.parametrize("labels", [["half"], ("half",), np.array(["half"]), [np.str_("half")]])
def test_labels_of_any_list(labels: Any) -> None:
    assert Affinity(own=Own(labels=labels)).fit_transform(PEOPLE).parts[0].labels == ["half"]
    with pytest.raises(InputError, match=r"own: .*\(1, 2\).*one column per entry of labels_"):
        score(Own(labels=[*labels, "more"]))


class NoAmount(Preferences):
    def __init__(self) -> None:
        self.role, self.column = "mentees", "prefers"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Silent(), "own: fit returned NoneType: return self"),
        (Weightless(), "own: Weightless has no weight: store one in __init__"),
        (
            Forgetful(),
            "own: Forgetful cannot be copied ('Forgetful' object has no attribute 'far')",
        ),
        (Starred(1.0), "own: Starred cannot be copied (scikit-learn estimators should always"),
        (NoAmount(), "the amount of own is None: give a number"),
        (Own, "own is <class"),
        ("skills", "own is 'skills': give a component or a pair term"),
    ],
)
def test_slips_of_constructors_and_fit(part: Any, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        Affinity(site=EqualAttribute(), own=part).fit(PEOPLE)


@pytest.mark.parametrize("part", [Forgetful(), Starred(1.0), Renamed()])
def test_parts_that_cannot_be_copied_say_so(part: Any) -> None:
    affinity = Affinity(own=part)
    with pytest.raises(InputError, match=r"own: .*: store each argument of __init__"):
        clone(affinity)
    if not isinstance(part, Renamed):
        with pytest.raises(InputError, match=r"own: .*: store each argument of __init__"):
            affinity.set_params(own__weight=3)


def test_an_argument_that_cannot_be_copied_is_named() -> None:
    held = Affinity(own=Own(sides=Lock()), again=Own(sides=Lock()))
    with pytest.raises(InputError, match=r"own: Own cannot be copied \(.*deepcopy") as caught:
        held.copy()
    assert [record.place for record in caught.value.records] == ["own", "again"]


def test_an_affinity_of_anything_can_be_shown_and_copied() -> None:
    affinity = Affinity(own="skills")  # type: ignore[arg-type]
    assert affinity.get_params() == clone(affinity).get_params() == {"own": "skills"}


# values of all pairs ----------------------------------------------------------------------------


class Sized(Own):
    """One pair out of line, by default beyond any sample; the others are in [0, 1]."""

    def transform(self, cohort: Cohort) -> Sides:
        U, V = (np.full((n, 1), 0.9) for n in cohort.shape)
        U[400] = V[500] = 1.05
        return Sides(U, V, *map(everybody, cohort.shape))


def test_one_pair_among_many_is_found() -> None:
    sizes = {"m": 700, "e": 600}
    many = Cohort(*({"id": [f"{k}{n:03}" for n in range(size)]} for k, size in sizes.items()))
    with pytest.raises(InputError, match=r"mentee 'e400', mentor 'm500': .* 1\.1025"):
        Affinity(own=Sized()).fit_transform(many)


# fit and transform in one step ------------------------------------------------------------------


class OneStep(Own):
    """Fits and transforms in one step, and counts the steps."""

    steps: ClassVar[list[str]] = []

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        self.steps.append("fit")
        return super().fit(cohort)

    def transform(self, cohort: Cohort) -> Sides:
        self.steps.append("transform")
        return super().transform(cohort)

    def fit_transform(self, cohort: Cohort, y: None = None) -> Sides:
        self.steps.append("both")
        return Own.fit(self, cohort) and Own.transform(self, cohort)


class Below(OneStep):
    """Overrides a step that `fit_transform` of its base would bypass."""

    def transform(self, cohort: Cohort) -> Sides:
        sides = super().transform(cohort)
        return sides._replace(mentees=sides.mentees / 2)


class Renewed(Below):
    def fit_transform(self, cohort: Cohort, y: None = None) -> Sides:
        return super().fit_transform(cohort)


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        (OneStep, ["both"]),
        (Below, ["fit", "transform"]),
        (Renewed, ["both"]),
    ],
)
def test_one_step_is_taken_unless_it_bypasses_a_step(kind: Any, steps: list[str]) -> None:
    OneStep.steps.clear()
    score(kind())
    assert OneStep.steps == steps


def test_what_a_subclass_or_a_mixin_overrides_counts() -> None:
    class Halved:
        def transform(self, cohort: Cohort) -> Sides:
            sides = Own.transform(self, cohort)  # type: ignore[arg-type]
            return sides._replace(mentees=sides.mentees / 2)

    class Mixed(Halved, OneStep):  # type: ignore[misc]
        pass

    assert score(Below()) == score(Mixed()) == [[0.125, 0.125]]


@pytest.mark.parametrize(
    ("mistake", "problem"),
    [
        ({"labels": "half"}, "own: fit_transform set labels_ to 'half': set a list of text"),
        ({"sides": lambda s: None}, "own: fit_transform returned NoneType: return Sides("),
        ({"sides": lambda s: s._replace(mentees=s.mentees[0])}, "own: fit_transform returned shap"),
        ({"sides": lambda s: s._replace(mentees=[[np.inf]])}, "'e': a factor is inf"),
        ({"sides": lambda s: s._replace(mentees=[[3]])}, "a pair has the value 1.5"),
    ],
)
def test_one_step_is_held_to_the_same(mistake: dict[str, Any], problem: str) -> None:
    with pytest.raises(InputError, match=re.escape(problem)):
        score(OneStep(**mistake))
