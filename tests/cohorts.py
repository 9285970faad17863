"""People for tests: random ones for hypothesis, and one season small enough for mental arithmetic.

What is drawn stays a list of plain dictionaries beside the data frames made from it, so that a
test can work out by hand, cell by cell, what the library should make of the frames.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import CohortError
from matchcore.people.identifiers import id_key, loose_key

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

Person = dict[str, Any]
Entries = list[tuple[str, int | None]]

# Written form → what it means: case, accents and runs of spaces do not count, signs do.
SKILLS = {
    "python": "python",
    "PYTHON": "python",
    "C++": "c++",
    "C#": "c#",
    "R": "r",
    "Réseaux sociaux": "social",
    "reseaux  SOCIAUX": "social",
    "日本語": "japanese",
}
INTERESTS = {"jazz": "jazz", "Jazz": "jazz", "échecs": "chess", "Echecs": "chess", "vélo": "bike"}
DEPARTMENTS = {"R&D": "r&d", "r&d": "r&d", "Études": "studies", "ETUDES": "studies", "Vente": "s"}
SITES = {"Orléans": "orleans", "ORLEANS": "orleans", "Lyon": "lyon"}
ODD_NAMES = ("=1+1", "+33 6", "-Anne", "@me", "<script>alert(1)</script>", "Zoé & Noé", "李 小龍")
ODD_IDS = ("00123", "1E5", "NA", "None", "Zoé", "a|b:c", "x,y", '"q"', "-7")


def examples(count: int) -> settings:
    """Run so many examples, always the same, however long each takes.

    A run draws a share of them, ``MATCHCORE_EXAMPLES``: 1 for all, which takes twice as long.
    """
    share = float(os.environ.get("MATCHCORE_EXAMPLES", "0.4"))
    return settings(
        max_examples=max(5, round(share * count)),
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault
    )


def frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return people as text in cells, the way a file would hold them; holes are None."""
    cells = [{column: _cell(value) for column, value in row.items()} for row in rows]
    return pd.DataFrame(cells, dtype=object)


def cohort(mentors: Mapping[str, Sequence[Any]], mentees: Mapping[str, Sequence[Any]]) -> Cohort:
    """Return a cohort from two mappings of column to cells."""
    return Cohort(*(pd.DataFrame(dict(t), dtype=object) for t in (mentors, mentees)))


def _cell(value: Any) -> Any:
    """Levels become ``name:level``; ids stay a list, as they may hold any separator."""
    if isinstance(value, list) and all(isinstance(entry, tuple) for entry in value):
        entries = [name if level is None else f"{name}:{level}" for name, level in value]
        return "|".join(entries) or None
    return value


@dataclass(frozen=True)
class Drawn:
    """Mentors and mentees as plain dictionaries, in the order of no particular thing."""

    mentors: list[Person]
    mentees: list[Person]

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables, as `Programme.match` takes them."""
        return {"mentors": frame(self.mentors), "mentees": frame(self.mentees)}

    def cohort(self) -> Cohort:
        """Return the same people, read."""
        return Cohort(**self.frames())

    def sorted(self) -> tuple[list[Person], list[Person]]:
        """Return mentees and mentors in the order of all arrays: by id."""
        mentees, mentors = (
            sorted(side, key=lambda person: clean(person["id"]))
            for side in (self.mentees, self.mentors)
        )
        return mentees, mentors


def clean(one: str) -> str:
    """Return an id as the library should know it: trimmed, Unicode NFC."""
    return unicodedata.normalize("NFC", one.strip())


def ids(least: int, most: int) -> SearchStrategy[list[str]]:
    """Draw ids that nobody takes for one another, however they are retyped."""
    one = st.sampled_from(ODD_IDS) | st.text(max_size=4).filter(clean)
    return st.lists(one, min_size=least, max_size=most, unique_by=_retyped)


def _retyped(one: str) -> str:
    return loose_key(id_key(clean(one)))


def levels(pool: Mapping[str, str], most: int = 3) -> SearchStrategy[Entries]:
    """Draw a list cell with levels; one thing may stand there in two spellings."""
    entry = st.tuples(st.sampled_from(sorted(pool)), st.none() | st.integers(1, 5))
    return st.lists(entry, max_size=most, unique_by=lambda drawn: drawn[0])


def names(pool: Mapping[str, str], most: int = 3) -> SearchStrategy[Entries]:
    """Draw a list cell without levels."""
    return st.lists(st.sampled_from(sorted(pool)), max_size=most, unique=True).map(
        lambda drawn: [(name, None) for name in drawn]
    )


def hole(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Leave a cell empty now and then."""
    return st.one_of(values, values, values, st.none())


def _person(
    draw: DrawFn, one: str, called: str | None, manager: str | None, others: list[str]
) -> Person:
    return {
        "id": one,
        "name": called,
        "department": draw(hole(st.sampled_from(sorted(DEPARTMENTS)))),
        "site": draw(hole(st.sampled_from(sorted(SITES)))),
        "grade": draw(hole(st.integers(1, 9))),
        "manager": manager,
        "interests": draw(names(INTERESTS)),
        "past": draw(st.lists(st.sampled_from(others), max_size=2, unique=True)),
        "badge": draw(hole(st.sampled_from(["gold", "silver"]))),
    }


def _managers(draw: DrawFn, everybody: list[str]) -> dict[str, str | None]:
    """Let everybody report to somebody earlier in the list or to nobody: never in a circle."""
    return {
        one: draw(st.none() | st.sampled_from(everybody[:k])) if k else None
        for k, one in enumerate(everybody)
    }


@st.composite
def cohorts(draw: DrawFn, most: int = 4, least: int = 2) -> Drawn:
    """Draw up to so many mentors and mentees; now and then somebody is both."""
    everybody = draw(ids(least, 2 * most))
    split = draw(st.integers(max(1, len(everybody) - most), min(most, len(everybody) - 1)))
    both = [everybody[-1]] if split < most and draw(st.integers(0, 3)) == 3 else []
    managers = _managers(draw, everybody)
    called = {
        one: draw(hole(st.sampled_from(ODD_NAMES) | st.text(max_size=5))) for one in everybody
    }
    mentors, mentees = (
        [_person(draw, one, called[one], managers[one], everybody) for one in side]
        for side in (everybody[:split] + both, everybody[split:])
    )
    for mentor in mentors:
        mentor["skills"] = draw(levels(SKILLS))
        mentor["capacity"] = draw(hole(st.integers(0, 2)))
    for mentee in mentees:
        mentee["wants"] = draw(levels(SKILLS))
        mentee["demand"] = draw(hole(st.integers(0, 2)))
    return Drawn(mentors, mentees)


# One table of mentors, to read cell by cell ---------------------------------------------------

ZOE, ZOE_APART = "Zo\u00e9", "Zoe\u0301"  # one character, or a letter and its accent
ONE_MENTEE = pd.DataFrame({"id": ["e"]})


def read(frame: pd.DataFrame, **options: Any) -> Cohort:
    return Cohort(frame, ONE_MENTEE, **options)


def column(name: str, cells: list[Any]) -> pd.DataFrame:
    """Return mentors with ids in row order, and one more column."""
    return pd.DataFrame({"id": [f"m{k}" for k in range(len(cells))]}).assign(
        **{name: pd.Series(cells, dtype=object)}
    )


def refused(frame: pd.DataFrame, **options: Any) -> list[tuple[int, str, str]]:
    """Return row, column and value of every problem found."""
    with pytest.raises(CohortError) as caught:
        read(frame, **options)
    found = caught.value.problems
    assert (found["table"] == "mentors").all()
    assert found["remedy"].str.len().gt(0).all()
    return list(found[["row", "column", "value"]].itertuples(index=False, name=None))


# One season by hand -------------------------------------------------------------------------

SEASON_MENTORS = {
    "id": ["m1", "m2"],
    "name": ["Zoé Ferrand", "Bob & Co"],
    "skills": ["python:5|sql:5", "python:5"],
    "interests": ["jazz", None],
}
SEASON_MENTEES = {
    "id": ["e1", "e2", "e3"],
    "name": ["Ana <b>", "=1+1", None],
    "wants": ["python:3|sql:1", "python:1|cooking:3", None],
    "interests": ["jazz|bike|chess|books", "jazz", None],
}
SKILL_VALUES = {("e1", "m1"): 1.0, ("e1", "m2"): 0.75, ("e2", "m1"): 0.25, ("e2", "m2"): 0.25}
INTEREST_VALUES = {("e1", "m1"): 0.5, ("e2", "m1"): 1.0}
"""Worked out by hand: 4 = 3 + 1 importance each; cos = 1 / √(4 · 1) = ½. All are exact in binary.

With weights ¾ and ¼: e1–m1 0.875, e1–m2 0.5625, e2–m1 0.4375, e2–m2 0.1875, all of e3 0. One place
each, so e1–m1 with e2–m2 (1.0625) is better than e1–m2 with e2–m1 (1.0), and e3 goes without.
"""


def season_programme(**options: Any) -> Programme:
    """Return the season's programme: skills ¾, interests ¼; capacity and demand 1 by default."""
    affinity = Affinity(skills=TaughtSkills(weight=3), interests=SharedInterests(weight=1))
    return Programme(**{"affinity": affinity, "name": "season", **options})


def season_tables() -> dict[str, pd.DataFrame]:
    """Return the season's two tables."""
    sides = {"mentors": SEASON_MENTORS, "mentees": SEASON_MENTEES}
    return {side: pd.DataFrame(table, dtype=object) for side, table in sides.items()}


@cache
def season() -> Matching:
    """Return the season, matched in English."""
    return season_programme().match(Cohort(**season_tables()))
