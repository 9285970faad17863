"""Names for one thing: the most frequent one, and lists that have several."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore.people import Entries, Merged, merged, usual, usual_names
from tests.cohorts import cohort, column, read


def names_of(*names: str) -> str:
    """Return the usual one of several names of one thing."""
    keys = np.array(["k"] * len(names), dtype=object)
    return usual(keys, np.array(names, dtype=object))["k"]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["SQL", "sql", "SQL"], "SQL"),
        (["b", "a"], "a"),
        (["Sql", "sql"], "sql"),  # a tie: lower case first
        (["Anna", "zoe", "zoe", "Anna", "bo"], "zoe"),  # small letters come before capitals
        (["only"], "only"),
    ],
)
def test_the_most_frequent_name_is_the_usual_one(names: list[str], chosen: str) -> None:
    assert names_of(*names) == names_of(*names[::-1]) == chosen


def test_both_sides_count_for_the_usual_name() -> None:
    people = cohort(
        {"id": ["a", "b"], "skills": ["R", "SQL"]},
        {"id": ["x", "y"], "wants": ["sql", "sql|r"]},
    )
    sides = Entries.read(people.mentors, "skills"), Entries.read(people.mentees, "wants")
    assert usual_names(*sides) == {"r": "r", "sql": "sql"}
    assert usual_names(sides[0]) == {"r": "R", "sql": "SQL"}


def test_lists_with_several_names_for_one_thing_are_found_by_person() -> None:
    lists = ["Python:2|go|PYTHON:5", "python|go", "go|Sql|SQL|sql"]
    people = read(column("skills", lists)).mentors
    assert [(m.table, m.who, m.column, set(m.names)) for m in merged(people, "skills")] == [
        ("mentors", "m0", "skills", {"Python", "PYTHON"}),
        ("mentors", "m2", "skills", {"Sql", "SQL", "sql"}),
    ]


def test_a_key_may_merge_synonyms() -> None:
    people = read(column("interests", ["chess|échecs"])).mentors
    assert merged(people, "interests") == []
    synonyms = {"échecs": "chess"}
    assert merged(people, "interests", key=lambda name: synonyms.get(name, name)) == [
        Merged("mentors", "m0", "interests", ("chess", "échecs"))
    ]
