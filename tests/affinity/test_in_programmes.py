"""Components in a programme: from its file, back into it, saved and loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import issparse

from matchcore import Affinity, Matching, Programme, datasets
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.model.factor_scores import FactorScores
from tests.cohorts import cohort

FILE = """
[[affinity]]
kind = "TaughtSkills"
rarity = true
names = [{ "serpent" = "Python" }, "matchcore"]
[[affinity]]
kind = "SharedInterests"
[[affinity]]
kind = "SharedHours"
[[affinity]]
kind = "SharedLanguages"
[[affinity]]
kind = "SimilarText"
max_features = 40
[[affinity]]
kind = "SeniorityCurve"
[[affinity]]
kind = "EqualAttribute"
[[affinity]]
kind = "UnequalAttribute"
[[affinity]]
kind = "EnoughHours"
[[affinity]]
kind = "Motivation"
weight = 2
"""
NAMES = [
    "skills",
    "interests",
    "availability",
    "languages",
    "text",
    "seniority",
    "attribute",
    "difference",
    "hours",
    "motivation",
]


def lengths(texts: list[str]) -> list[list[int]]:
    return [[len(text), 1] for text in texts]


@pytest.mark.slow
def test_every_kind_is_read_from_a_file_and_written_back(tmp_path: Path) -> None:
    (tmp_path / "programme.toml").write_text(FILE, encoding="utf-8")
    programme = Programme.from_toml(tmp_path / "programme.toml")
    assert list(programme.affinity.components) == NAMES
    assert Programme.from_dict(programme.to_dict()).to_dict() == programme.to_dict()
    cohort = datasets.load_demo()
    matching = programme.match(cohort)
    matching.save(tmp_path / "saved")
    loaded = Matching.load(tmp_path / "saved")
    assert loaded.pairs.equals(matching.pairs)
    assert list(loaded.pairs.columns[3:]) == NAMES
    np.testing.assert_allclose(loaded.pairs[NAMES].sum(axis=1), loaded.pairs["score"], atol=1e-12)


@pytest.mark.slow
def test_records_hold_plain_values_and_functions_by_name(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("en,fr,also\n", encoding="utf-8")
    affinity = Affinity(
        skills=TaughtSkills(names=[path, {"a": "b"}]),
        text=SimilarText(weight=np.int64(2)),  # type: ignore[arg-type]
        encoded=EncodedText(encode=lengths),
    )
    matching = Programme(affinity=affinity).match(datasets.load_demo())
    skills, text, encoded = matching.programme["affinity"]
    assert skills["names"] == [str(path), {"a": "b"}]
    assert json.dumps(text["weight"]) == "2"
    assert encoded["encode"] == "lengths"


def test_an_encoder_is_used_and_its_programme_saved(tmp_path: Path) -> None:
    people: Any = {"id": ["m", "n"], "bio": ["abc", "abcdefghi"]}
    programme = Programme(affinity=Affinity(text=EncodedText(encode=lengths)))
    matching = programme.match(cohort(people, {"id": ["e"], "bio": ["xyz"]}))
    assert matching.pairs[["mentor", "text"]].to_numpy().tolist() == [["m", pytest.approx(1)]]
    matching.save(tmp_path / "saved")
    assert Matching.load(tmp_path / "saved").pairs.equals(matching.pairs)


@pytest.mark.slow
def test_a_wide_vocabulary_gives_the_same_as_a_narrow_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sparse factors, from the tables to a saved matching, beside dense ones."""
    if not hasattr(FactorScores, "is_sparse"):
        pytest.skip("scores take dense factors only")
    rng = np.random.default_rng(0)
    drawn = [rng.choice(900, 8, replace=False) for _ in range(300)]
    cells = ["|".join(f"s{k}:{k % 5 + 1}" for k in row) for row in drawn]
    mentors = {"id": [f"m{k}" for k in range(150)], "skills": cells[:150]}
    mentees = {"id": [f"e{k}" for k in range(150)], "wants": cells[150:]}
    people = cohort(mentors, mentees)
    programme = Programme(affinity=Affinity(skills=TaughtSkills(names={})))
    dense = programme.match(people)
    monkeypatch.setattr("matchcore.affinity.factors.DENSE_CELLS", 0)
    assert issparse(programme.affinity.fit_transform(people).U)
    sparse = programme.match(people)
    assert sparse.total == dense.total
    mentee, mentor = sparse.pairs.loc[0, ["mentee", "mentor"]]
    assert sparse.explain(mentee, mentor).rows.equals(dense.explain(mentee, mentor).rows)
    sparse.save(tmp_path / "wide")
    loaded = Matching.load(tmp_path / "wide")
    assert loaded.pairs.equals(sparse.pairs)
    loaded.verify()
