"""A check as plain values: codes, ids and the numbers of its frames."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Affinity, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.taught import TaughtSkills
from matchcore.datasets import load_demo
from matchcore.rules.columns import SameAttribute
from matchcore.rules.decisions import Require
from matchcore.rules.loads import Capacity
from tests.cohorts import cohort
from tests.schemas import plain

ALONE = {"likes": EqualAttribute(column="site")}


def codes(answer: dict[str, Any], key: str = "unmatched") -> dict[str, str]:
    return {one["who"]: one["reason"]["code"] for one in answer[key]}


def alone(language: str = "en", /, **options: Any) -> Programme:
    return Programme(affinity=Affinity(**ALONE), language=language, **options)  # type: ignore[arg-type]


def test_blocked_people_have_the_reason_that_a_matching_gives() -> None:
    people = cohort(
        {"id": ["m", "n"], "site": ["A", "B"], "capacity": [0, 1]},
        {"id": ["e", "f", "g"], "site": ["A", "B", "C"], "demand": [1, 0, 1]},
    )
    programme = alone(rules=[SameAttribute("site")])
    before, after = plain(programme.check(people)), plain(programme.match(cohort=people))
    assert codes(before, "blocked") == {
        "e": "mentee_no_places",
        "g": "mentee_closed",
        "n": "mentor_no_places",
    }
    later = codes(after)
    assert {who: later[who] for who in codes(before, "blocked")} == codes(before, "blocked")
    (closed,) = (one for one in before["blocked"] if one["who"] == "g")
    site = {"kind": "rule", "text": "SameAttribute(column='site')", "columns": []}
    assert closed["rules"] == [site]
    assert closed["reason"] == {
        "code": "mentee_closed",
        "count": 2,
        "rules": [{"rule": site, "pairs": 2}],
        "others": [],
    }
    assert before["rules"] == [
        {
            "rule": site,
            "text": "the same site",
            "pairs": 4,
            "mentees": 1,
            "mentors": 0,
        }
    ]


@pytest.mark.slow
def test_a_check_counts_as_its_frames_do() -> None:
    programme = Programme.reverse_mentoring()
    found = programme.check(load_demo())
    values = plain(found)
    assert [values[k] for k in ("seats", "places", "pairs", "open")] == [
        found.seats,
        found.places,
        found.pairs,
        found.open,
    ]
    for key in ("skills", "slips"):
        assert (
            pd.DataFrame(values[key]).to_numpy().tolist() == getattr(found, key).to_numpy().tolist()
        )
    assert [one["who"] for one in values["blocked"]] == found.blocked["who"].tolist()
    assert found.to_json() == programme.check(load_demo()).to_json()


def test_slips_and_merged_lists() -> None:
    people = cohort(
        {"id": ["m", "n"], "skills": ["Pythn", "SQL:2|sql:4"]}, {"id": ["e"], "wants": ["Python"]}
    )
    found = plain(Programme(affinity=Affinity(skills=TaughtSkills())).check(people))
    assert [(one["name"], one["suggestion"]) for one in found["slips"]] == [("Pythn", "Python")]
    assert found["merged"] == [
        {"table": "mentors", "who": "n", "column": "skills", "names": ["SQL", "sql"]}
    ]


def test_clashes_name_people_and_numbers() -> None:
    people = cohort(
        {"id": ["m", "n"], "minimum": [2, None], "site": ["A", "B"]},
        {"id": ["e", "f"], "site": ["A", "A"]},
    )
    rules = [Capacity(1), SameAttribute("site"), Require([("e", "n")])]
    assert plain(alone(rules=rules).check(people))["clashes"] == [
        {
            "kind": "required_closed",
            "mentees": ["e"],
            "mentors": ["n"],
            "needed": 1,
            "available": 0,
            "required": [{"mentee": "e", "mentor": "n"}],
        },
        {
            "kind": "minimum_over_capacity",
            "mentees": [],
            "mentors": ["m"],
            "needed": 2,
            "available": 1,
            "required": [],
        },
    ]
