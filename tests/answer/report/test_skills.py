"""Skills wanted, met and taught, counted by hand."""

from __future__ import annotations

import pandas as pd

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.answer.report.skills import Skill, skills
from tests.answer.html_pages import report
from tests.cohorts import season


def matched(language: str = "en") -> Matching:
    """m teaches machine learning and jazz; both mentees want the first, one of them gets m."""
    mentors = pd.DataFrame({"id": ["m"], "skills": ["machine learning|jazz"]})
    mentees = pd.DataFrame(
        {"id": ["e1", "e2"], "wants": ["apprentissage automatique|cooking", "Machine Learning"]}
    )
    programme = Programme(affinity=Affinity(skills=TaughtSkills()), language=language)
    return programme.match(Cohort(mentors, mentees))


def test_names_of_one_skill_count_as_one() -> None:
    assert skills(matched()) == [
        Skill("machine learning", 2, 1, 1),
        Skill("cooking", 1, 0, 0),
        Skill("jazz", 0, 0, 1),
    ]


def test_they_are_named_in_the_readers_language() -> None:
    table = report(matched("fr")).table("Compétences")
    assert table[0][2:] == ["souhaitée par", "satisfaite pour", "enseignée par"]
    assert table[1] == ["apprentissage automatique", "", "2", "1", "1"]


def test_the_season_by_hand() -> None:
    """Python: e1 by m1 and e2 by m2; SQL: e1 by m1; nobody teaches cooking."""
    assert skills(season()) == [
        Skill("Python", 2, 2, 2),
        Skill("SQL", 1, 1, 1),
        Skill("cooking", 1, 0, 0),
    ]


def test_where_nobody_wants_anything_there_is_no_section() -> None:
    people = [{"id": "m", "skills": "sql", "interests": "a"}], [{"id": "e", "interests": "a"}]
    programme = Programme(affinity=Affinity(likes=SharedInterests()))
    assert "Skills" not in report(programme.match(Cohort(*people))).said("h2")
