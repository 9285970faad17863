"""Slips in components of one's own: each is an error of ours that names the component."""

from __future__ import annotations

import re
from typing import Any, Self

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.sparse import coo_array, csr_array, csr_matrix
from sklearn.base import clone

from matchcore import Affinity, Cohort
from matchcore.affinity import Component, EqualAttribute, Preferences, Sides, products
from matchcore.affinity.products import outside
from matchcore.errors import InputError
from tests.affinity.formulas import FORMULAS, Formula, people_in_full
from tests.cohorts import Drawn, cohort, examples

PEOPLE = cohort({"id": ["m", "n"]}, {"id": ["e"]})


class Own(Component):
    """A component of somebody's own, right but for what a test changes."""

    def __init__(self, weight: float = 1.0, labels: Any = ("half",), sides: Any = None) -> None:
        self.weight = weight
        self.labels = labels
        self.sides = sides

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        if self.labels is not None:
            self.labels_ = self.labels
        return self

    def transform(self, cohort: Cohort) -> Sides:
        right = Sides(*(np.full((n, 1), 0.5) for n in cohort.shape), *map(_known, cohort.shape))
        return right if self.sides is None else self.sides(right)  # type: ignore[no-any-return]


def _known(size: int) -> Any:
    return np.ones(size, dtype=bool)


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


class Silent(Own):
    def fit(self, cohort: Cohort, y: None = None) -> Any:
        super().fit(cohort)


class NoWeight(Own):
    def __init__(self, labels: Any = ("half",)) -> None:
        self.labels = labels
        self.sides = None


class Forgetful(Own):
    def __init__(self, weight: float = 1.0, far: int = 3) -> None:
        super().__init__(weight)


class Starred(Own):
    def __init__(self, *weights: float) -> None:
        super().__init__(weights[0])


class Renamed(Own):
    def __init__(self, weight: float = 1.0, labels: Any = ("half",)) -> None:
        super().__init__(weight, list(labels))


class NoAmount(Preferences):
    def __init__(self) -> None:
        self.role, self.column = "mentees", "prefers"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Silent(), "own: fit returned NoneType: return self"),
        (NoWeight(), "own: NoWeight has no weight: store one in __init__"),
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


def test_an_affinity_of_anything_can_be_shown_and_copied() -> None:
    affinity = Affinity(own="skills")  # type: ignore[arg-type]
    assert affinity.get_params() == clone(affinity).get_params() == {"own": "skills"}


# values of all pairs ----------------------------------------------------------------------------


class Sized(Own):
    """One pair out of line, by default beyond any sample; the others are in [0, 1]."""

    def transform(self, cohort: Cohort) -> Sides:
        U, V = (np.full((n, 1), 0.9) for n in cohort.shape)
        U[400] = V[500] = 1.05
        return Sides(U, V, *map(_known, cohort.shape))


def test_one_pair_among_many_is_found() -> None:
    sizes = {"m": 700, "e": 600}
    many = Cohort(*({"id": [f"{k}{n:03}" for n in range(size)]} for k, size in sizes.items()))
    with pytest.raises(InputError, match=r"mentee 'e400', mentor 'm500': .* 1\.1025"):
        Affinity(own=Sized()).fit_transform(many)


def _factor(rows: int) -> Any:
    numbers = st.sampled_from([-1.0, -0.5, 0.0, 0.0, 0.25, 0.5, 1.0, 1.5]) | st.floats(-2, 2)
    return arrays.arrays(np.float64, (rows, 3), elements=numbers)


@examples(400)
@given(_factor(5), _factor(4), st.booleans(), st.sampled_from([1, 6, 1 << 20]))
def test_a_pair_is_found_wherever_one_is_outside(U: Any, V: Any, sparse: bool, tile: int) -> None:
    """Against all products, one by one."""
    values = U @ V.T
    off = np.abs(values - 0.5)
    kept = pytest.MonkeyPatch()
    with kept.context() as patch:
        patch.setattr(products, "_AT_ONCE", tile)
        found = outside(csr_array(U), csr_array(V)) if sparse else outside(U, V)
    if np.all(np.abs(off - 0.5) > 1e-5) or off.max() < 0.5 or off.max() > 0.5 + 1e-5:
        assert (found is not None) == (off.max() > 0.5 + 1e-6)
    if found is not None:
        assert found.value == pytest.approx(values[found.mentee, found.mentor])
        assert abs(found.value - 0.5) == pytest.approx(off.max())


@examples(100)
@given(_factor(5), _factor(4))
def test_bounds_hold(U: Any, V: Any) -> None:
    values = U @ V.T
    over = np.maximum(np.maximum(values - 1, -values), 0)  # within [0, 1] all is one
    assert np.all(np.maximum(products._excess(U, V), 0) >= over.max(axis=1) - 1e-12)
    assert np.all(np.maximum(products._excess(V, U), 0) >= over.max(axis=0) - 1e-12)


@examples(100)
@given(_factor(5), _factor(4), st.integers(1, 20))
def test_of_too_many_pairs_the_worst_are_looked_at(U: Any, V: Any, most: int) -> None:
    """Nothing is invented; of one column the bounds are exact, so that the worst is found."""
    kept = pytest.MonkeyPatch()
    with kept.context() as patch:
        patch.setattr(products, "_PAIRS", most)
        found = outside(U, V)
        single = outside(np.abs(U[:, :1]), np.abs(V[:, :1]))
    assert found is None or not 0 <= (U @ V.T)[found.mentee, found.mentor] <= 1
    assert (single is not None) == bool((np.abs(U[:, :1]) @ np.abs(V[:, :1]).T).max() > 1 + 1e-6)


@pytest.mark.parametrize("sparse", [False, True])
def test_numbers_that_overflow_are_outside(sparse: bool) -> None:
    U, V = np.array([[1e200, 1.0]]), np.array([[1e200, 0.5], [0.0, 0.5]])
    found = outside(csr_array(U), csr_array(V)) if sparse else outside(U, V)
    assert found is not None
    assert (found.mentor, found.value) == (0, np.inf)


@pytest.mark.parametrize(("component", "formula", "mentee_column", "mentor_column"), FORMULAS)
@examples(15)
@given(drawn=people_in_full())
def test_bounds_alone_settle_the_components_of_matchcore(
    component: Component, formula: Formula, mentee_column: str, mentor_column: str, drawn: Drawn
) -> None:
    """So that no pair need be looked at, however large the pools."""
    people = drawn.cohort()
    sides = component.fit(people).transform(people)
    over = [products._excess(*pair) for pair in (sides[:2], sides[1::-1])]
    assert min(one.max(initial=0.0) for one in over) <= 1e-6
