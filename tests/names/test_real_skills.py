"""Real people and real names of skills: a survey of programmers, and the skills of Europe."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks.survey import (
    CAPACITY,
    at_random,
    coverage,
    greedy,
    named,
    programme,
    survey,
    tables,
)
from matchcore import Cohort
from matchcore.affinity.taught import TaughtSkills
from matchcore.names import SkillNames
from tests.real_cases import folder

# stackoverflow2019 ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def respondents() -> tuple[pd.Series, pd.Series]:
    return survey(folder("stackoverflow2019"))


@pytest.mark.slow
def test_the_survey_is_read_as_it_was_answered(respondents: tuple[pd.Series, pd.Series]) -> None:
    """Respondent 4, by reading the file: signs are kept, blanks and "Other(s):" are not items."""
    works, wants = respondents
    assert {"C", "C++", "C#", "MySQL", "SQLite", "Linux", "Windows"} <= works[4]
    assert {"C", "C#", "JavaScript", "MySQL"} <= wants[4]
    assert not any("" in items or "Other(s):" in items for items in works)
    assert min(works.map(len).min(), wants.map(len).min()) == 3


@pytest.mark.slow
def test_values_are_the_share_of_the_wants(respondents: tuple[pd.Series, pd.Series]) -> None:
    """Nobody states a level, so each counts 3 of 5."""
    mentors, mentees = tables(*respondents, 60)
    cohort = Cohort(mentors, mentees)
    factors = programme().affinity.fit_transform(cohort)
    has = dict(zip(mentors["id"], map(set, mentors["skills"]), strict=True))
    wants = dict(zip(mentees["id"], map(set, mentees["wants"]), strict=True))
    expected = [
        [0.6 * len(wants[e] & has[m]) / len(wants[e]) for m in cohort.mentors.ids]
        for e in cohort.mentees.ids
    ]
    np.testing.assert_allclose(factors.U @ factors.V.T, expected, atol=1e-12)


@pytest.mark.slow
def test_a_matching_covers_more_than_greedy_and_far_more_than_chance(
    respondents: tuple[pd.Series, pd.Series], record_property: Any
) -> None:
    """Measured at 500 x 500: 0.77 against 0.74 and 0.32."""
    mentors, mentees = tables(*respondents, 500)
    cohort = Cohort(mentors, mentees)
    matching = programme().match(cohort)
    assert matching.status.value == "optimal"
    assert matching.pairs["mentor"].value_counts().max() <= CAPACITY
    scores = matching.problem.compatibility.dense()
    found = {
        "matched": coverage(mentors, mentees, matching.pairs),
        "greedy": coverage(mentors, mentees, named(cohort, *greedy(scores, CAPACITY))),
        "random": np.mean(
            [coverage(mentors, mentees, at_random(cohort, CAPACITY, seed)) for seed in range(20)]
        ),
    }
    for name, value in found.items():
        record_property(name, float(value))
    assert found["matched"] > found["greedy"] + 0.01
    assert found["greedy"] > found["random"] + 0.2
    assert matching.pairs["skills"].sum() / 0.6 / len(mentees) == pytest.approx(found["matched"])


# esco_v1 -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def esco() -> tuple[pd.DataFrame, Any]:
    path = folder("esco_v1") / "skills_fr_en.csv.gz"
    return pd.read_csv(path, dtype=str, keep_default_na=False), path


def shared(frame: pd.DataFrame) -> pd.Series:
    """Return which French names stand for another skill, too, in one or another typography."""
    plain = frame["preferredLabel_fr"].str.replace("’", "'").str.casefold()
    return plain.duplicated(keep=False)


@pytest.mark.slow
def test_french_wants_meet_english_skills(esco: tuple[pd.DataFrame, Any]) -> None:
    """Everyone wants in French what one mentor teaches in English, and nothing else."""
    frame, path = esco
    both = frame[(frame["preferredLabel_fr"] != "") & (frame["preferredLabel_en"] != "")]
    some = both[~shared(both)].iloc[:: len(both) // 300]
    ids = [f"p{k:04d}" for k in range(len(some))]
    cohort = Cohort(
        mentors=pd.DataFrame({"id": ids, "skills": some["preferredLabel_en"] + ":5"}),
        mentees=pd.DataFrame({"id": ids, "wants": some["preferredLabel_fr"].str.upper()}),
    )
    sides = TaughtSkills(names=[path, "matchcore"]).fit(cohort).transform(cohort)
    assert len(some) > 250
    assert (sides.mentees @ sides.mentors.T == np.eye(len(some))).all()


@pytest.mark.slow
def test_nearly_all_french_names_lead_to_the_english(esco: tuple[pd.DataFrame, Any]) -> None:
    """All but the few French names that two skills of the file share."""
    frame, path = esco
    names = SkillNames(path)
    both = frame[(frame["preferredLabel_fr"] != "") & (frame["preferredLabel_en"] != "")]
    pairs = zip(both["preferredLabel_fr"], both["preferredLabel_en"], strict=True)
    apart = [french for french, english in pairs if names.key(french) != names.key(english)]
    assert len(both) > 13_000
    assert set(both.loc[shared(both), "preferredLabel_fr"]) <= set(apart)
    assert len(apart) <= 10


@pytest.mark.slow
def test_other_names_of_the_file_count(esco: tuple[pd.DataFrame, Any]) -> None:
    names = SkillNames(esco[1])
    assert names.name("Python3") == names.name("python prog") == "Python"
    assert names.name("gestion des médias sociaux") == "social media management"


@pytest.mark.slow
def test_every_skill_of_europe_fits(esco: tuple[pd.DataFrame, Any]) -> None:
    """A wide vocabulary stays sparse: 2 000 people of each side, all the names of the file."""
    frame, path = esco
    labels = frame["preferredLabel_en"].str.replace("[|;:]", " ", regex=True)
    pool = labels[labels != ""].to_numpy()
    rng = np.random.default_rng(0)
    drawn = rng.integers(len(pool), size=(2, 2000, 8))
    cells = [["|".join(dict.fromkeys(pool[row])) for row in side] for side in drawn]
    cohort = Cohort(
        mentors=pd.DataFrame({"id": [f"m{k}" for k in range(2000)], "skills": cells[0]}),
        mentees=pd.DataFrame({"id": [f"e{k}" for k in range(2000)], "wants": cells[1]}),
    )
    component = TaughtSkills(names=path).fit(cohort)
    sides = component.transform(cohort)
    taught = {name for cell in cells[0] for name in cell.split("|")}
    wanted = {name for cell in cells[1] for name in cell.split("|")}
    assert len(taught & wanted) * 0.99 <= len(component.labels_) <= len(taught & wanted)
    assert sides.mentees_known.all()
