"""A mentor's hours as places: whole couples, by decimals, and against matchings one by one."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.errors import InfeasibleError, InputError
from matchcore.rules import requirements
from matchcore.rules.loads import Capacity, EvenLoad, HoursBudget, MinimumLoad
from matchcore.rules.rule import Rule
from tests.cohorts import cohort, examples

PEOPLE = {"id": ["e", "f", "g"]}


def capacity(mentors: Any, *rules: Rule) -> list[int]:
    """Return the places of the mentors."""
    found: list[int] = requirements(rules, cohort(mentors, PEOPLE)).capacity.tolist()
    return found


@pytest.mark.parametrize(
    ("hours", "per_couple", "places"),
    [
        (4.2, 1.4, 3),  # 4.2 / 1.4 is 3.0000000000000004 in floats
        (0.3, 0.1, 3),  # and 0.3 / 0.1 is 2.9999999999999996
        (0.7, 0.1, 7),
        (5, 2.0, 2),
        (3.9, 2, 1),
        (6, 1.5, 4),
    ],
)
def test_whole_couples_fit_into_hours_as_decimals(
    hours: float, per_couple: float, places: int
) -> None:
    mentors = {"id": ["m"], "hours": [hours]}
    assert capacity(mentors, Capacity(9), HoursBudget(per_couple=per_couple)) == [places]


def test_the_lower_of_capacity_and_hours_decides() -> None:
    mentors = {"id": ["a", "b"], "hours": [8, 8], "capacity": [1, 9]}
    assert capacity(mentors, HoursBudget()) == [1, 4]


def test_running_couples_take_their_hours() -> None:
    mentors = {"id": ["a", "b"], "hours": [6, 4], "running": ["x|y", "x|y"], "capacity": [9, 9]}
    assert capacity(mentors, HoursBudget()) == [1, 0]


@pytest.mark.parametrize(("missing", "matched"), [("forbid", 0), ("allow", 1)])
def test_missing_hours_forbid_or_leave_capacity(missing: Any, matched: int) -> None:
    people = cohort({"id": ["m"]}, PEOPLE)
    programme = Programme(rules=[HoursBudget(missing=missing)])
    assert len(programme.match(people).pairs) == matched


def test_missing_hours_are_an_error_where_asked() -> None:
    programme = Programme(rules=[HoursBudget(missing="error")])
    with pytest.raises(InputError, match="m has no hours"):
        programme.match(cohort({"id": ["m"]}, PEOPLE))


def test_too_few_hours_are_a_reason_of_their_own() -> None:
    people = cohort({"id": ["m", "n"], "hours": [1, None], "capacity": [2, 2]}, PEOPLE)
    programme = Programme(rules=[HoursBudget()], language="fr")
    unmatched = programme.match(people).unmatched
    why = unmatched.set_index("who")["why"]
    assert "mentor disposant d'au moins 2 h par couple" in why["m"]
    assert "manque" in why["n"]
    found = programme.check(people)
    assert {"m", "n"} <= {*found.blocked["who"]}


def test_fewer_places_than_capacity_are_said() -> None:
    people = cohort({"id": ["m", "n"], "hours": [2, 9], "capacity": [3, 1]}, PEOPLE)
    programme = Programme(rules=[HoursBudget()])
    said = "at 2 h per couple, 1 mentor has fewer places than their capacity: 2 places in all"
    assert said in programme.check(people).cautions[0]
    assert said in programme.match(people).cautions[0]
    assert not [c for c in Programme().check(people).cautions if "per couple" in c]


def test_a_minimum_above_the_hours_says_so() -> None:
    people = cohort({"id": ["m"], "hours": [3], "capacity": [3]}, PEOPLE)
    with pytest.raises(InfeasibleError, match="at 2 h per couple"):
        Programme(rules=[HoursBudget(), MinimumLoad(2)]).match(people)


@pytest.mark.parametrize("given", [{"e": 1.0}, "hours", [1, 2]])
def test_hours_that_differ_are_refused_with_the_reason(given: Any) -> None:
    with pytest.raises(InputError, match="knapsack"):
        HoursBudget(per_couple=given)


@pytest.mark.parametrize("given", [0, -1, float("nan"), True, None])
def test_hours_per_couple_are_a_number_above_0(given: Any) -> None:
    with pytest.raises(InputError, match="HoursBudget: per_couple"):
        HoursBudget(per_couple=given)


def test_an_extra_column_holds_numbers_and_says_where_it_does_not() -> None:
    people = cohort({"id": ["a", "b", "c"], "budget": ["4,5", "", "many"]}, PEOPLE)
    with pytest.raises(InputError, match=r"budget is 'many': give a number of hours"):
        Programme(rules=[HoursBudget(column="budget")]).match(people)
    fine = cohort({"id": ["a"], "budget": ["4,5"], "capacity": [3]}, PEOPLE)
    assert len(Programme(rules=[HoursBudget(column="budget")]).match(fine).pairs) == 2


def test_a_column_of_something_else_is_refused() -> None:
    with pytest.raises(InputError, match="a column that holds numbers"):
        Programme(rules=[HoursBudget(column="skills")]).match(cohort({"id": ["a"]}, PEOPLE))


def test_it_occurs_once_and_is_written_to_the_file() -> None:
    with pytest.raises(InputError, match="HoursBudget occurs 2 times"):
        requirements([HoursBudget(), HoursBudget(per_couple=3)], cohort({"id": ["a"]}, PEOPLE))
    programme = Programme(rules=[HoursBudget(per_couple=1.5, missing="allow")])
    assert Programme.from_dict(programme.to_dict()) == programme


MENTORS = st.lists(
    st.fixed_dictionaries(
        {
            "hours": st.one_of(st.none(), st.sampled_from(["0", "0.7", "1.4", "2.8", "4.2", "3"])),
            "capacity": st.one_of(st.none(), st.integers(0, 3)),
            "interests": st.sampled_from(["jazz", "jazz|golf", "golf|tea", ""]),
            "running": st.sampled_from(["", "x", "x|y"]),
        }
    ),
    min_size=1,
    max_size=3,
)
MENTEES = st.lists(st.sampled_from(["jazz", "golf", "jazz|tea"]), min_size=1, max_size=4)


def best(mentors: list[dict[str, Any]], mentees: list[str], couple: str) -> tuple[int, float]:
    """Return the most mentees covered, then the best total, by trying every assignment."""
    left = []
    for one in mentors:
        fit = 0 if one["hours"] is None else int(Decimal(one["hours"]) // Decimal(couple))
        most = 1 if one["capacity"] is None else one["capacity"]
        left.append(max(0, min(fit, most) - len([*filter(None, one["running"].split("|"))])))
    scores = [[_cosine(wish, one["interests"]) for one in mentors] for wish in mentees]
    answers = [(0, 0.0)]
    for chosen in product(range(-1, len(mentors)), repeat=len(mentees)):
        if all(chosen.count(j) <= left[j] for j in range(len(mentors))):
            made = [(i, j) for i, j in enumerate(chosen) if j >= 0]
            answers.append((len(made), round(sum(scores[i][j] for i, j in made), 6)))
    return max(answers)


def _cosine(one: str, other: str) -> float:
    a, b = ({*filter(None, text.split("|"))} for text in (one, other))
    return len(a & b) / (len(a) * len(b)) ** 0.5 if a and b else 0.0


@pytest.mark.slow
@given(MENTORS, MENTEES, st.sampled_from(["1.4", "0.7", "1"]))
@examples(60)
def test_against_every_assignment(
    mentors: list[dict[str, Any]], mentees: list[str], couple: str
) -> None:
    people = Cohort(
        [{"id": f"m{j}", **one} for j, one in enumerate(mentors)],
        [{"id": f"e{i}", "interests": wish} for i, wish in enumerate(mentees)],
    )
    rules = [HoursBudget(per_couple=float(couple)), EvenLoad(0.0)]
    matching = Programme(affinity=Affinity(interests=SharedInterests()), rules=rules).match(people)
    covered, total = best(mentors, mentees, couple)
    assert len(matching.pairs) == covered
    assert matching.pairs["score"].sum() == pytest.approx(total, abs=1e-4)


def test_who_is_closed_by_hours_has_no_place_in_the_caution() -> None:
    mentors = [
        {"id": "a", "hours": 4, "capacity": 9},
        {"id": "b", "hours": 1, "capacity": 2},
        {"id": "c", "capacity": 3},
    ]
    people = Cohort(mentors, [{"id": "e"}])
    said = {
        missing: Programme(rules=[HoursBudget(missing=missing)]).check(people).cautions[0]
        for missing in ("forbid", "allow")
    }
    assert "3 mentors have fewer places than their capacity: 2 places in all" in said["forbid"]
    assert "2 mentors have fewer places than their capacity: 5 places in all" in said["allow"]
