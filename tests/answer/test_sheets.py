"""The tables that people get: contact, reason, loads, in words of their language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from matchcore.answer.sheets import couples_sheet, loads_sheet, unmatched_sheet, workbook_sheets
from tests.answer.couples_for_people import people
from tests.cohorts import season


@pytest.mark.slow
def test_couples_come_with_contact_and_place_of_work() -> None:
    sheet = couples_sheet(people())
    assert sheet.columns.tolist()[:11] == [
        *("mentee", "mentee_name", "mentee_email", "mentee_department", "mentee_site"),
        *("mentor", "mentor_name", "mentor_email", "mentor_department", "mentor_site"),
        "reason",
    ]
    assert sheet.iloc[0, :5].tolist() == ["e1", "Hélène Roy", "helene@x.example", "HR", "Lyon"]
    assert sheet.iloc[1, :5].tolist() == ["e2", "Ida", "", "", "Lyon"]
    assert sheet["score"].tolist() == people().pairs["score"].tolist()


def test_columns_that_no_table_has_are_left_out() -> None:
    assert not [name for name in couples_sheet(season()) if name.endswith("_email")]


def test_a_couple_without_a_wanted_skill_is_marked() -> None:
    """Nobody teaches Rust to e3, once e3 asks for a mentor."""
    from matchcore import Cohort, Programme
    from tests.answer.couples_for_people import MENTEES, MENTORS

    mentees = [{**one, "demand": 1} for one in MENTEES]
    programme = Programme.peer_mentoring().replace(language="fr")
    sheet = couples_sheet(programme.match(Cohort(MENTORS, mentees)))
    marks = dict(zip(sheet["mentee"], sheet["mark"], strict=True))
    assert marks == {"e1": "", "e2": "", "e3": "aucune compétence souhaitée"}


@pytest.mark.slow
def test_the_unmatched_have_their_reason_and_contact() -> None:
    sheet = unmatched_sheet(people())
    assert sheet["who"].tolist() == ["e3", "m2"]
    assert sheet["role"].tolist() == ["mentee", "mentor"]
    assert sheet["site"].tolist() == ["", "Paris"]
    assert sheet["why"].tolist() == people().unmatched["why"].tolist()


def test_loads_count_places_mentees_and_free_places() -> None:
    sheet = loads_sheet(people()).set_index("mentor")
    assert sheet[["capacity", "mentees", "free"]].to_numpy().tolist() == [[2, 2, 0], [1, 0, 1]]
    assert sheet["with"].tolist() == ["Hélène Roy (e1), Ida (e2)", ""]


def test_sheets_and_headings_are_french_for_the_french() -> None:
    sheets = workbook_sheets(replace(people(language="fr"), cautions=("à revoir",)))
    assert list(sheets) == ["couples", "sans partenaire", "charges", "points d'attention"]
    assert sheets["couples"].columns[:3].tolist() == [
        "Mentoré",
        "Nom du mentoré",
        "E-mail du mentoré",
    ]
    assert "Score : compétences" in sheets["couples"]
    assert "Score : site" in sheets["couples"]
    assert sheets["sans partenaire"]["Rôle"].tolist() == ["mentoré", "mentor"]
    assert sheets["points d'attention"].to_dict("list") == {"Point d'attention": ["à revoir"]}


@pytest.mark.slow
def test_headings_of_a_csv_file_are_words_in_french_and_names_in_english(tmp_path: Path) -> None:
    for language, first in {"en": "mentee", "fr": "Mentoré"}.items():
        people(language=language).to_csv(tmp_path / f"{language}.csv", delimiter=";")
        text = (tmp_path / f"{language}.csv").read_text(encoding="utf-8-sig")
        assert text.split(";")[0] == first


@pytest.mark.slow
def test_ids_and_names_stay_text_in_the_workbook(tmp_path: Path) -> None:
    people().to_excel(tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["couples", "unmatched", "loads", "cautions"]
    assert {cell.data_type for row in book["couples"]["A1:K3"] for cell in row if cell.value} == {
        "s"
    }
    assert (book.properties.creator, book.properties.lastModifiedBy) == (None, None)
    first = (tmp_path / "x.xlsx").read_bytes()
    people().to_excel(tmp_path / "x.xlsx")
    assert (tmp_path / "x.xlsx").read_bytes() == first
