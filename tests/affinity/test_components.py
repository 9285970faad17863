"""What holds for every component: its formula, values from 0 to 1, nothing for the unknown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from sklearn.base import clone

from matchcore import Affinity, Cohort, Programme, datasets
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import SimilarText
from matchcore.affinity.words import words
from matchcore.people import Entries, People
from tests.affinity.formulas import FORMULAS, Formula, people_in_full, values
from tests.cohorts import Drawn, examples

EVERY = pytest.mark.parametrize(
    ("component", "formula", "mentee_column", "mentor_column"),
    FORMULAS,
    ids=lambda x: x.__name__ if callable(x) else "",
)
SHARED = ("interests", "availability", "languages")
LISTS = [TaughtSkills(names={}), SharedInterests(), SharedHours(), SharedLanguages()]


@pytest.mark.slow
@EVERY
@examples(25)
@given(drawn=people_in_full())
def test_values_follow_the_formula(
    component: Component, formula: Formula, mentee_column: str, mentor_column: str, drawn: Drawn
) -> None:
    mentees, mentors = drawn.sorted()
    expected = [[formula(mentee, mentor, drawn) for mentor in mentors] for mentee in mentees]
    found = values(component, drawn.cohort())
    np.testing.assert_allclose(found, expected, atol=1e-12)
    assert found.min() >= -1e-12
    assert found.max() <= 1 + 1e-12


@pytest.mark.slow
@examples(25)
@given(drawn=people_in_full())
def test_columns_of_the_pairs_sum_to_the_score(drawn: Drawn) -> None:
    """All components at once, from the tables to the pairs and the explanations."""
    parts = {f"c{k}": clone(component) for k, (component, *_) in enumerate(FORMULAS)}
    matching = Programme(affinity=Affinity(**parts)).match(drawn.cohort())
    pairs = matching.pairs
    np.testing.assert_allclose(pairs[list(parts)].sum(axis=1), pairs["score"], atol=1e-12)
    for mentee, mentor, score in pairs[["mentee", "mentor", "score"]].itertuples(index=False):
        rows = matching.explain(mentee, mentor).rows
        assert rows["component"].tolist() == list(parts)
        assert rows["amount"].sum() == pytest.approx(score, abs=1e-12)
        assert rows["amount"].between(-1e-7, 1 / len(parts) + 1e-7).all()


@pytest.mark.slow
@EVERY
@examples(15)
@given(drawn=people_in_full())
def test_the_unknown_is_said_and_scores_nothing(
    component: Component, formula: Formula, mentee_column: str, mentor_column: str, drawn: Drawn
) -> None:
    mentees, mentors = drawn.sorted()
    people = drawn.cohort()
    sides = component.fit(people).transform(people)
    assert sides.mentees.shape[1] == sides.mentors.shape[1] == len(component.labels_)
    for side, column, factors, known in (
        (mentees, mentee_column, sides.mentees, sides.mentees_known),
        (mentors, mentor_column, sides.mentors, sides.mentors_known),
    ):
        said = [person[column] not in (None, [], "") for person in side]
        if isinstance(component, SimilarText):  # a text of stop words says nothing
            said = [bool(words(person[column] or "")) for person in side]
        assert known.tolist() == said
        assert not factors[~known].any()


@pytest.mark.slow
@pytest.mark.parametrize("component", [formula[0] for formula in FORMULAS])
@examples(10)
@given(drawn=people_in_full())
def test_one_step_and_two_agree_bit_for_bit(component: Component, drawn: Drawn) -> None:
    people, one, two = drawn.cohort(), clone(component), clone(component)
    found, expected = one.fit_transform(people), two.fit(people).transform(people)
    for x, y in zip(found, expected, strict=True):
        np.testing.assert_array_equal(x, y, strict=True)
    assert list(one.labels_) == list(two.labels_)


@pytest.mark.slow
@examples(10)
@given(drawn=people_in_full(), other=people_in_full())
def test_an_affinity_in_one_step_and_two_agrees_bit_for_bit(drawn: Drawn, other: Drawn) -> None:
    """For the same people, and for others afterwards."""
    one, two = (Affinity(**{f"c{k}": clone(c) for k, (c, *_) in enumerate(FORMULAS)}) for _ in "ab")
    people = drawn.cohort()
    ways = [(one.fit_transform(people), two.fit(people).transform(people))]
    ways.append((one.transform(other.cohort()), two.transform(other.cohort())))
    for found, expected in ways:
        np.testing.assert_array_equal(found.U, expected.U, strict=True)
        np.testing.assert_array_equal(found.V, expected.V, strict=True)
        assert [part.labels for part in found.parts] == [part.labels for part in expected.parts]


@pytest.mark.slow
def test_each_list_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    columns: list[tuple[str, str]] = []
    read = Entries.read.__func__  # type: ignore[attr-defined]

    def counted(cls: type[Entries], people: People, column: str, *key: Any) -> Entries:
        columns.append((people.role, column))
        return read(cls, people, column, *key)  # type: ignore[no-any-return]

    monkeypatch.setattr(Entries, "read", classmethod(counted))
    affinity = Affinity(**{component.label: clone(component) for component in LISTS})
    affinity.fit_transform(datasets.load_demo())
    expected = [
        (role, column)
        for mentees, mentors in (("wants", "skills"), *[(x, x) for x in SHARED])
        for role, column in (("mentees", mentees), ("mentors", mentors))
    ]
    assert columns == expected
    columns.clear()
    affinity.transform(datasets.load_demo())
    assert columns == expected


@pytest.mark.slow
@pytest.mark.parametrize("component", [EqualAttribute(), UnequalAttribute(), SimilarText()])
def test_values_and_texts_are_read_once(
    component: Component, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Cohort] = []
    read = type(component)._read  # type: ignore[attr-defined]

    def counted(self: Component, cohort: Cohort) -> Any:
        reads.append(cohort)
        return read(self, cohort)

    monkeypatch.setattr(type(component), "_read", counted)
    people = datasets.load_demo()
    Affinity(part=clone(component)).fit_transform(people)
    assert reads == [people]
