"""Four people with contact, place of work and lists, matched: for files and letters to people."""

from __future__ import annotations

from typing import Any

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.taught import TaughtSkills

MENTORS: list[dict[str, Any]] = [
    {
        "id": "m1",
        "name": "Zoé Ferrand",
        "email": "zoe@x.example",
        "department": "IT",
        "site": "Lyon",
        "grade": 2,
        "skills": "analyse de données:5|Python:5",
        "interests": "jazz|cuisine",
        "languages": "français",
        "availability": "mon-09|tue-12",
        "capacity": 2,
    },
    {"id": "m2", "name": "Bob <b>", "grade": 3, "skills": "Go", "site": "Paris", "capacity": 1},
]
MENTEES: list[dict[str, Any]] = [
    {
        "id": "e1",
        "name": "Hélène Roy",
        "email": "helene@x.example",
        "department": "HR",
        "site": "Lyon",
        "grade": 7,
        "wants": "data analysis:5|Python:4|Excel",
        "interests": "cuisine|jazz",
        "languages": "fr",
        "availability": "tue-12",
    },
    {"id": "e2", "name": "Ida", "wants": "Python", "site": "Lyon", "grade": 2, "language": "en"},
    {"id": "e3", "wants": "Rust", "grade": 9, "demand": 0},
]


def people(**options: Any) -> Matching:
    """Match them by every component that a reason speaks of."""
    affinity = Affinity(
        skills=TaughtSkills(weight=4),
        interests=SharedInterests(weight=1),
        languages=SharedLanguages(weight=1),
        availability=SharedHours(weight=1),
        site=EqualAttribute(weight=1, column="site"),
        department=UnequalAttribute(weight=1, column="department"),
        seniority=SeniorityCurve(weight=1, ideal=5, width=6),
    )
    from matchcore.rules import Capacity, Demand

    rules = [Capacity(), Demand()]
    programme = Programme(affinity=affinity, rules=rules, **options)
    return programme.match(Cohort(MENTORS, MENTEES))
