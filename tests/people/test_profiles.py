"""Profiles: what the tables say of each person, in row order."""

from __future__ import annotations

from matchcore import Cohort
from matchcore.people.profiles import Profile, profiles_of


def test_profiles_hold_what_the_tables_say_by_id() -> None:
    mentors = [
        {"id": "b", "email": "b@x.example", "skills": "R:5|Go", "site": "Lyon", "grade": 4},
        {"id": "a", "interests": "jazz|vélo", "department": "IT", "language": "fr"},
    ]
    mentees = [{"id": "e", "wants": "Go:2", "availability": "mon-09"}]
    people = Cohort(mentors, mentees)
    assert profiles_of(people.mentors) == (
        Profile(department="IT", language="fr", interests=("jazz", "vélo")),
        Profile(email="b@x.example", site="Lyon", skills=("R", "Go"), grade=4),
    )
    assert profiles_of(people.mentees) == (Profile(wants=("Go",), availability=("mon-09",)),)


def test_people_without_anything_have_no_profiles() -> None:
    assert profiles_of(Cohort([{"id": "a"}], [{"id": "e"}]).mentors) == ()
