"""A selection told, saved, loaded and written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from matchcore import Cohort, Programme, datasets
from matchcore.errors import InputError, StorageError
from matchcore.season import Criteria, Selection, select
from tests.season.selection.applicants import PROGRAMME

PLACES = {"mentors": 10, "mentees": 12}


@pytest.fixture(scope="module")
def selection() -> Selection:
    criteria = Criteria(least_hours=2, trained="mentors")
    programme = Programme.reverse_mentoring().replace(language="fr")
    return select(programme, datasets.load_demo(), places=PLACES, criteria=criteria)


@pytest.mark.slow
def test_what_is_saved_is_read_again(selection: Selection, tmp_path: Path) -> None:
    path = tmp_path / "selection.json"
    selection.save(path)
    again = Selection.load(path, selection.programme, selection.applicants)
    for name in ("admitted", "waiting", "refused"):
        assert getattr(again, name).equals(getattr(selection, name))
    assert str(again) == str(selection)
    assert again.levels == selection.levels
    assert again.matching.pairs.equals(selection.matching.pairs)
    again.save(tmp_path / "again.json")
    assert path.read_bytes() == (tmp_path / "again.json").read_bytes()
    with pytest.raises(InputError, match="no applicant"):
        Selection.load(path, PROGRAMME, Cohort([{"id": "m"}], [{"id": "e"}]))


@pytest.mark.slow
def test_damaged_files_are_refused(selection: Selection, tmp_path: Path) -> None:
    path = tmp_path / "selection.json"
    selection.save(path)
    record = json.loads(path.read_text(encoding="utf-8"))
    del record["levels"]
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(StorageError, match="damaged"):
        Selection.load(path, selection.programme, selection.applicants)


@pytest.mark.slow
def test_tables_for_people_have_reasons_in_words(selection: Selection, tmp_path: Path) -> None:
    for path in selection.to_csv(tmp_path / "out"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        assert len(rows) == len(getattr(selection, path.stem))
        assert all(row["Raison"].endswith(".") for row in rows)


@pytest.mark.slow
def test_those_admitted_are_read_again_from_their_files(
    selection: Selection, tmp_path: Path
) -> None:
    names = selection.write_inputs(tmp_path)
    tables = {n.removesuffix(".csv"): tmp_path / n for n in names if n.endswith(".csv")}
    programme = Programme.from_toml(tmp_path / "programme.toml")
    cohort = programme.read(**tables)  # type: ignore[arg-type]
    pairs, again = selection.matching.pairs, programme.match(cohort).pairs
    assert [note for note in cohort.cautions if "past" in note or "précéd" in note] == []
    left_out = {*selection.applicants.mentors.ids} - {*selection.cohort.mentors.ids}
    partners = {*selection.cohort.mentees.items("past").labels.tolist()}
    assert partners & left_out  # whom the staff table has
    assert again[["mentee", "mentor"]].equals(pairs[["mentee", "mentor"]])
    assert again["score"].to_numpy() == pytest.approx(pairs["score"].to_numpy())


def test_it_can_be_told_in_another_language(selection: Selection) -> None:
    assert "mentors and" in str(selection.in_language("en"))
    assert "mentors admis" in str(selection)
