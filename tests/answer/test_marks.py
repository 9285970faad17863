"""Marks of couples, against what the tables of people say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity import Preferences, SharedHours, SharedInterests, TaughtSkills
from matchcore.answer.marks import MARKS, marks
from matchcore.wording import say
from tests.cohorts import SKILLS, Drawn, Entries, clean, cohorts, examples

MENTORS = {
    "id": ["m1", "m2", "m3"],
    "skills": ["excel", "python", ""],
    "availability": ["mon-09", "", "fri-14"],
}
MENTEES = {
    "id": ["e1", "e2", "e3"],
    "wants": ["python", "", "python"],
    "availability": ["fri-14", "mon-09", "fri-14"],
    "prefers": ["m1", "m2", "m3"],
}


def couples(**weights: float) -> Matching:
    """Return three couples, each made of people with one number."""
    parts = {"skills": 1.0, "hours": 1.0} | weights
    affinity = Affinity(
        skills=TaughtSkills(weight=parts["skills"]),
        hours=SharedHours(weight=parts["hours"]),
        interests=SharedInterests(),
        prefers=Preferences(amount=10.0),
    )
    return Programme(affinity=affinity).match(Cohort(pd.DataFrame(MENTORS), pd.DataFrame(MENTEES)))


def test_each_couple_has_the_marks_of_what_it_lacks() -> None:
    """e1 wants what m1 does not teach, at other hours; e2 wants nothing; m3 states no skill."""
    matching = couples()
    assert matching.pairs["mentor"].tolist() == ["m1", "m2", "m3"]
    assert marks(matching) == [("no_wanted_skill", "no_common_hour"), (), ("no_wanted_skill",)]


@pytest.mark.parametrize(("part", "mark"), [("skills", MARKS[0]), ("hours", MARKS[1])])
def test_what_has_no_weight_marks_nobody(part: str, mark: str) -> None:
    found = [code for codes in marks(couples(**{part: 0.0})) for code in codes]
    assert mark not in found
    assert found


@pytest.mark.parametrize("missing", ["zero", "mean"])
def test_a_mean_is_no_skill(missing: str) -> None:
    affinity = Affinity(skills=TaughtSkills(missing=missing))
    mentors = pd.DataFrame({"id": ["m1", "m2"], "skills": ["python", ""]})
    mentees = pd.DataFrame({"id": ["e1", "e2"], "wants": ["python", "python"]})
    matching = Programme(affinity=affinity).match(Cohort(mentors, mentees))
    lacking = ["no_wanted_skill" in codes for codes in marks(matching)]
    assert lacking == (matching.pairs["mentor"] == "m2").tolist()


def test_a_saved_matching_has_the_same_marks(tmp_path: Path) -> None:
    matching = couples()
    matching.save(tmp_path / "saved")
    assert marks(Matching.load(tmp_path / "saved")) == marks(matching)


@pytest.mark.slow
@examples(30)
@given(cohorts())
def test_a_couple_is_marked_if_nothing_wanted_is_taught(drawn: Drawn) -> None:
    """The entries as the tables were drawn, person by person."""
    matching = Programme.peer_mentoring().match(drawn.cohort())
    mentees, mentors = drawn.sorted()
    wanted = {clean(p["id"]): named(p["wants"]) for p in mentees}
    taught = {clean(p["id"]): named(p["skills"]) for p in mentors}
    pairs = zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True)
    expected = [bool(wanted[i]) and not wanted[i] & taught[j] for i, j in pairs]
    assert ["no_wanted_skill" in codes for codes in marks(matching)] == expected


def named(entries: Entries) -> set[str]:
    return {SKILLS[name] for name, _ in entries}


@pytest.mark.parametrize("mark", MARKS)
def test_marks_have_words(mark: str) -> None:
    assert say(f"mark_{mark}", "en") != say(f"mark_{mark}", "fr")
