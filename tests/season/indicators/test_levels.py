"""Levels of skills from tables as people write them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.season.indicators import read_levels

COHORT = Cohort(
    [{"id": "m", "name": "Zoé Ferrand"}],
    [{"id": "e", "name": "Ana Roy", "email": "ana@x.org"}, {"id": "f", "name": "Bo Li"}],
)


def test_a_french_file_of_excel(tmp_path: Path) -> None:
    path = tmp_path / "niveaux.csv"
    text = (
        "Mentoré;Compétence;Niveau avant;Niveau après;Remarque\r\n"
        "ROY Ana;Réseaux sociaux;débutante;3,5;merci\r\n"
        "ana@x.org;Excel;;expert\r\n"
        "f;SQL;0;1\r\n;;;\r\n"
    )
    path.write_bytes(text.encode("cp1252"))
    found = read_levels(path, COHORT)
    assert found.fillna(-1).to_numpy().tolist() == [
        ["e", "Excel", -1, 5],
        ["e", "Réseaux sociaux", 1, 3.5],
        ["f", "SQL", 0, 1],
    ]


def test_every_problem_is_told_with_its_place() -> None:
    table = {
        "person": ["x", "e", "e", "e", "f"],
        "skill": ["SQL", None, "Excel", "excel", "SQL"],
        "before": [1, 1, 1, 1, 9],
        "after": [1, 1, 1, 1, "soso"],
    }
    with pytest.raises(InputError) as caught:
        read_levels(table, COHORT)
    assert [(p.code, p.place) for p in caught.value.problems] == [
        ("unknown_person", "levels, row 1, person"),
        ("missing_skill", "levels, row 2, skill"),
        ("not_a_level", "levels, row 5, before"),
        ("not_a_level", "levels, row 5, after"),
        ("duplicate", "levels, row 4"),
    ]
    assert "ligne 5" in caught.value.in_words("fr")


def test_people_who_left_may_be_ignored() -> None:
    table = {"id": ["x", "e"], "skill": ["SQL", "SQL"], "before": ["?", 1], "after": [1, 2]}
    found = read_levels(table, COHORT, absent="ignore")
    assert found["person"].tolist() == ["e"]
    with pytest.raises(InputError, match="absent is 'maybe'"):
        read_levels(table, COHORT, absent="maybe")  # type: ignore[arg-type]


def test_headers_of_ones_own_are_mapped() -> None:
    table = {"Qui": ["e"], "Quoi": ["SQL"], "T0": [1], "T1": [None], "Avant": [5]}
    columns = {"Qui": "person", "Quoi": "skill", "T0": "before", "T1": "after"}
    found = read_levels(table, COHORT, columns=columns)
    assert found.loc[0, "before"] == 1
    assert np.isnan(found.loc[0, "after"])


def test_missing_and_double_columns_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_levels({"Nom": ["e"], "Personne": ["e"], "Avant": [1]}, COHORT, columns={"x": "skill"})
    codes = sorted(problem.code for problem in caught.value.problems)
    assert codes == ["missing_column", "missing_column", "same_name", "unknown_column"]


def test_the_order_of_rows_means_nothing() -> None:
    rows = [{"person": p, "skill": s, "before": 1, "after": 2} for p in "fe" for s in ("b", "a")]
    assert read_levels(rows, COHORT).equals(read_levels(rows[::-1], COHORT))
