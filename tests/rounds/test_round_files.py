"""The files of a programme's round are found by name."""

from pathlib import Path

import pytest

from matchcore.errors import InputError
from matchcore.rounds.round_files import RoundFiles


def files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_text(name)
    return folder


def complete(folder: Path) -> Path:
    (folder / "matching").mkdir()
    (folder / "matching" / "manifest.json").write_text("{}")
    return files(folder, "mentors.csv", "mentees.XLSX", "notes.csv", "mentors.bak")


def test_tables_are_found_in_any_form_and_others_left_alone(tmp_path: Path) -> None:
    found = RoundFiles.of(files(complete(tmp_path), "feedback.ods", "programme.toml"))
    assert {name: path.name for name, path in found.people.items()} == {
        "mentors": "mentors.csv",
        "mentees": "mentees.XLSX",
    }
    assert found.tables["feedback"].name == "feedback.ods"
    assert (found.programme, found.plan) == (tmp_path / "programme.toml", None)


def test_all_that_is_missing_or_twice_is_named_at_once(tmp_path: Path) -> None:
    files(tmp_path, "mentors.csv", "mentors.xlsx")
    with pytest.raises(InputError) as refused:
        RoundFiles.of(tmp_path)
    said = str(refused.value)
    assert "holds both mentors.csv and mentors.xlsx: leave one" in said
    assert "has no mentees.csv: add it" in said
    assert "has no matching: copy it" in said


def test_one_table_of_all_people_is_enough(tmp_path: Path) -> None:
    (tmp_path / "matching").mkdir()
    assert [*RoundFiles.of(files(tmp_path, "people.csv")).people] == ["people"]


@pytest.mark.parametrize("name", ["mentors.csv", "matching/manifest.json", "feedback.csv"])
def test_any_change_of_a_file_or_an_option_changes_the_digest(tmp_path: Path, name: str) -> None:
    before = RoundFiles.of(complete(tmp_path))
    digest = before.digest("a", 1)
    assert RoundFiles.of(tmp_path).digest("a", 1) == digest
    assert before.digest("a", 2) != digest
    (tmp_path / name).write_text("other")
    assert RoundFiles.of(tmp_path).digest("a", 1) != digest
