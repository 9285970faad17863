"""What answers tell of a person beside id and name: contact, place of work and lists."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

import numpy as np

from matchcore.people.entries import MIDDLE
from matchcore.people.people import People

PROFILE_TEXTS = ("email", "language", "department", "site")
PROFILE_LISTS = ("skills", "wants", "interests", "availability")
Profiles: TypeAlias = "tuple[Profile, ...]"


class Profile(NamedTuple):
    """What one person's table says that files for people and letters repeat.

    Attributes
    ----------
    email, language, department, site : str
        Empty where missing.
    skills, wants, interests, availability : tuple of str
        By level or importance, the highest first, then by name.
    grade : int, optional
        The place on the scale of grades, if the programme has one.
    """

    email: str = ""
    language: str = ""
    department: str = ""
    site: str = ""
    skills: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    grade: int | None = None


def profiles_of(people: People) -> Profiles:
    """Return the profile of each person of a table, in row order; nothing if all are empty.

    >>> from matchcore import Cohort
    >>> cohort = Cohort([{"id": "m", "skills": "R:5|go", "site": "Lyon"}], [{"id": "e"}])
    >>> profiles_of(cohort.mentors)[0].skills, profiles_of(cohort.mentees)
    (('R', 'go'), ())
    """
    texts = [[text or "" for text in people.text(name).tolist()] for name in PROFILE_TEXTS]
    lists = [_lists(people, name) for name in PROFILE_LISTS]
    grades = [None if math.isnan(g) else int(g) for g in people.numbers("grade").tolist()]
    found = tuple(map(Profile, *texts, *lists, grades))
    return found if any(profile != Profile() for profile in found) else ()


def _lists(people: People, column: str) -> list[tuple[str, ...]]:
    items = people.items(column)
    levels = np.where(np.isnan(items.values), MIDDLE, items.values)
    lists: list[list[tuple[float, str]]] = [[] for _ in range(len(people))]
    entries = (items.rows.tolist(), levels.tolist(), items.labels.tolist())
    for row, level, label in zip(*entries, strict=True):
        lists[row].append((-level, label))
    return [tuple(label for _, label in sorted(own)) for own in lists]
