"""Selection: never better than possible, never worse than the scores first, no place twice."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme, datasets
from matchcore.errors import InputError
from matchcore.rules import Require
from matchcore.season import Criteria, Selection, select
from tests.cohorts import examples
from tests.season.selection.applicants import PROGRAMME, applicants, cohort_of

People = tuple[list[dict[str, Any]], list[dict[str, Any]]]
PLACES = st.fixed_dictionaries({"mentors": st.integers(0, 4), "mentees": st.integers(0, 4)})


def quality(selection: Selection) -> tuple[float, ...]:
    """Return what the matching ranks: couples (with one mentor each, mentees), the total."""
    if not len(selection.admitted):
        return (0, 0.0)
    pairs = selection.matching.pairs
    return (len(pairs), round(float(pairs["score"].sum()), 6))


def best_quality(cohort: Cohort, places: dict[str, int]) -> tuple[float, ...]:
    """Match every admissible set of people by the programme itself, and return the best."""
    best: tuple[float, ...] = (0, 0.0)
    n, m = cohort.shape
    for mentees in combinations(range(n), min(n, places["mentees"])):
        for mentors in combinations(range(m), min(m, places["mentors"])):
            if mentees and mentors:
                inside = cohort.only(np.array(mentees), np.array(mentors))
                pairs = PROGRAMME.match(inside).pairs
                best = max(best, (len(pairs), round(float(pairs["score"].sum()), 6)))
    return best


@pytest.mark.slow
@given(applicants(4), PLACES)
@examples(15)
def test_no_admission_gives_better_couples(people: People, places: dict[str, int]) -> None:
    cohort = cohort_of(people)
    selection = select(PROGRAMME, cohort, places=places)
    assert selection.proven
    assert quality(selection) == best_quality(cohort, places)


@pytest.mark.slow
@given(applicants(), PLACES)
@examples(30)
def test_jointly_is_never_worse_than_the_scores_first(
    people: People, places: dict[str, int]
) -> None:
    cohort = cohort_of(people)
    joint, first = (select(PROGRAMME, cohort, places=places, jointly=x) for x in (True, False))
    assert quality(joint) >= quality(first)
    assert [level.value for level in joint.levels] >= [level.value for level in first.levels]


@pytest.mark.slow
@given(applicants(), PLACES, st.integers(0, 2), st.booleans(), st.randoms(use_true_random=False))
@examples(30)
def test_places_hold_everybody_is_told_of_once_and_rows_mean_nothing(
    people: People, places: dict[str, int], of_each: int, jointly: bool, random: Any
) -> None:
    cohort, criteria = cohort_of(people), Criteria(least_hours=2)
    asked = {"mentors": places["mentors"], "mentees": {"*": of_each}}
    given_ = {"by": "department", "places": asked, "jointly": jointly, "criteria": criteria}
    selection = select(PROGRAMME, cohort, **given_)
    taken = selection.admitted.groupby("role").size()
    assert taken.get("mentor", 0) <= places["mentors"]
    mentees = selection.admitted[selection.admitted["role"] == "mentee"]
    assert (mentees.groupby("group").size() <= of_each).all()
    told = [
        (row.role, row.who)
        for frame in (selection.admitted, selection.waiting, selection.refused)
        for row in frame.itertuples()
    ]
    everyone = [("mentor", p["id"]) for p in people[0]] + [("mentee", p["id"]) for p in people[1]]
    assert sorted(told) == sorted(everyone)
    for side in people:
        random.shuffle(side)
    again = select(PROGRAMME, cohort_of(people), **given_)
    assert str(again) == str(selection)
    assert again.admitted.equals(selection.admitted)


@pytest.mark.slow
@given(applicants(), PLACES)
@examples(20)
def test_no_place_is_empty_while_somebody_waits(people: People, places: dict[str, int]) -> None:
    selection = select(PROGRAMME, cohort_of(people), places=places)
    for role, count in (("mentor", places["mentors"]), ("mentee", places["mentees"])):
        waiting = (selection.waiting["role"] == role).sum()
        admitted = (selection.admitted["role"] == role).sum()
        assert admitted == count if waiting else admitted <= count


@pytest.mark.slow
@given(applicants())
@examples(20)
def test_the_parts_sum_to_the_score(people: People) -> None:
    selection = select(PROGRAMME, cohort_of(people), places={})
    for frame in (selection.admitted, selection.refused):
        parts = frame.loc[:, "skills":"training"]
        assert np.allclose(parts.sum(axis=1), frame["score"])
        assert frame["score"].between(0, 1 + 1e-9).all()


@pytest.mark.slow
def test_with_places_for_everybody_it_is_the_matching_of_the_programme() -> None:
    programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    selection = select(programme, cohort, places={"mentors": 100})
    assert selection.matching.pairs.equals(programme.match(cohort).pairs)
    assert not len(selection.waiting)


def test_each_reason_is_told() -> None:
    mentors = [
        {"id": "m1", "skills": "python:5", "hours": 4, "motivation": 5, "Accord": "oui"},
        {"id": "m2", "skills": "python:5", "hours": 1, "motivation": 2, "Accord": "oui"},
        {"id": "m3", "skills": "sculpture", "hours": 4, "motivation": 5, "Accord": "oui"},
        {"id": "m4", "skills": "python", "hours": None, "motivation": 4, "Accord": "non"},
    ]
    cohort = Cohort(mentors, [{"id": "e1", "wants": "python", "hours": 4, "motivation": 4}])
    criteria = Criteria(least_hours=2, least_motivation=3, wanted_skill=True)
    selection = select(PROGRAMME, cohort, places={}, criteria=criteria, language="fr")
    why = {row.who: (row.why, *row.also) for row in selection.refused.itertuples()}
    assert why == {
        "m2": ("low_motivation", "few_hours"),
        "m3": ("nothing_wanted",),
        "m4": ("no_consent", "hours_unknown"),
    }
    assert selection.reason("m3").startswith("Personne ne demande cette fois")
    assert "accord" in selection.reason("m4")
    assert selection.matching.pairs[["mentee", "mentor"]].to_numpy().tolist() == [["e1", "m1"]]


@pytest.mark.slow
def test_required_couples_are_admitted_whatever_their_scores() -> None:
    people = (
        [{"id": "m1", "skills": "python:5"}, {"id": "m2", "skills": "excel:1"}],
        [{"id": "e1", "wants": "python"}, {"id": "e2", "wants": "excel"}],
    )
    programme = PROGRAMME.replace(rules=[*PROGRAMME.rules, Require.of_ids([("e2", "m2")])])
    selection = select(programme, cohort_of(people), places={"mentors": 1, "mentees": 1})
    assert selection.admitted["who"].tolist() == ["m2", "e2"]
    with pytest.raises(InputError, match="need more places"):
        select(programme, cohort_of(people), places={"mentors": 0})


@pytest.mark.long
@given(applicants(5), PLACES)
@examples(300)
def test_many_pools_give_the_best_couples(people: People, places: dict[str, int]) -> None:
    cohort = cohort_of(people)
    joint = select(PROGRAMME, cohort, places=places)
    assert quality(joint) == best_quality(cohort, places)
    assert quality(joint) >= quality(select(PROGRAMME, cohort, places=places, jointly=False))
