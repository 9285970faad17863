"""What holds for every component: its formula, values from 0 to 1, nothing for the unknown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from sklearn.base import clone

from matchcore import Affinity, Programme
from matchcore.affinity import Component, SimilarText
from matchcore.affinity.words import words
from tests.affinity.formulas import FORMULAS, Formula, people_in_full, values
from tests.cohorts import Drawn, examples

EVERY = pytest.mark.parametrize(
    ("component", "formula", "mentee_column", "mentor_column"),
    FORMULAS,
    ids=lambda x: x.__name__ if callable(x) else "",
)


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
