"""The template: what it asks for, in natural words, and that a filled one is read as it stands."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import (
    EqualAttribute,
    Motivation,
    PastSuccess,
    Preferences,
    SharedHours,
    SharedLanguages,
    SimilarText,
    TaughtSkills,
)
from matchcore.affinity.measures import EnoughHours
from matchcore.errors import InputError
from matchcore.people import COLUMNS
from matchcore.programme.needs import needed_columns
from matchcore.programme.template import template_names, write_template
from matchcore.rules import Capacity, Demand, MinimumOverlap, NoRepeat, SameAttribute, Trained
from matchcore.tables.sheet_names import role_of_sheet

PRESETS = {
    "reverse": Programme.reverse_mentoring(),
    "classic": Programme.classic_mentoring(),
    "peer": Programme.peer_mentoring(),
}
LARGE = Programme(
    affinity=Affinity(
        skills=TaughtSkills(),
        languages=SharedLanguages(),
        text=SimilarText(),
        drive=Motivation(),
        time=EnoughHours(),
        hours=SharedHours(),
        place=EqualAttribute(column="site"),
        wishes=Preferences(),
        before=PastSuccess(),
    ),
    rules=[
        SameAttribute("badge"),
        Trained(who="mentors"),
        MinimumOverlap(),
        Capacity(4),
        Demand(2),
    ],
    language="fr",
)
PEOPLE: dict[str, list[dict[str, Any]]] = {
    "mentors": [
        {"id": "0042", "name": "Ana Mbeki", "skills": "Python:4|Excel", "capacity": 2, "grade": 3},
        {"id": "m2", "name": "Bo Lind", "interests": "jazz", "site": "Lyon", "trained": "oui"},
    ],
    "mentees": [
        {"id": "e1", "name": "Cy Roux", "wants": "Excel:5", "grade": 7, "past": "0042|m2"},
        {"id": "e2", "name": "Di Faure", "interests": "jazz|vélo", "motivation": 4},
    ],
}


def template(programme: Programme, language: Any = None) -> Any:
    stream = io.BytesIO()
    write_template(stream, programme, language)
    return openpyxl.load_workbook(stream)


def headings(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[1]]


def filled(book: Any, names: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Write the people into the sheets; return what a sheet has room for."""
    written: dict[str, list[dict[str, Any]]] = {}
    for side, people in PEOPLE.items():
        (sheet,) = [sheet for sheet in book if role_of_sheet(sheet.title) == side]
        ours = [names[heading] for heading in headings(sheet)]
        for person in people:
            sheet.append([person.get(name) for name in ours])
        written[side] = [{n: p[n] for n in ours if n in p} for p in people]
    return written


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("programme", [*PRESETS.values(), LARGE], ids=[*PRESETS, "large"])
def test_a_filled_template_is_read_as_the_people_it_holds(
    programme: Programme, language: Any, tmp_path: Path
) -> None:
    book, names = template(programme, language), template_names(programme, language)
    people = filled(book, names)
    book.save(tmp_path / "people.xlsx")
    path = tmp_path / "people.xlsx"
    read = Cohort(path, path, columns=names)
    assert read.cautions == ()
    for side in ("mentors", "mentees"):
        found, expected = getattr(read, side), getattr(Cohort(**people), side)
        assert found.ids.tolist() == expected.ids.tolist()
        for name in people[side][0]:
            if COLUMNS[name].kind == "list":
                assert found.items(name).labels.tolist() == expected.items(name).labels.tolist()
            else:
                assert found.values(name).tolist() == pytest.approx(
                    expected.values(name).tolist(), nan_ok=True
                )


def test_french_sheets_and_headings_are_french() -> None:
    book = template(PRESETS["reverse"], "fr")
    assert book.sheetnames == ["Mentors", "Mentorés", "Lisez-moi"]
    assert headings(book["Mentorés"]) == [
        "Identifiant",
        "Nom complet",
        "Adresse e-mail",
        "Service",
        "Site",
        "Grade",
        "Responsable",
        "Souhaits",
        "Centres d'intérêt",
        "Disponibilités",
        "Nombre de mentors souhaités",
        "Anciens partenaires",
        "Partenaires actuels",
    ]


def test_the_language_is_the_programmes_unless_another_is_asked_for() -> None:
    assert template(LARGE).sheetnames == ["Mentors", "Mentorés", "Lisez-moi"]
    assert template(LARGE, "en").sheetnames == ["Mentors", "Mentees", "Read me"]
    with pytest.raises(InputError, match="language"):
        template(LARGE, "de")


@pytest.mark.parametrize("programme", [*PRESETS.values(), LARGE], ids=[*PRESETS, "large"])
def test_a_sheet_asks_for_what_the_programme_reads_and_no_more(programme: Programme) -> None:
    names, needs = template_names(programme, "en"), needed_columns(programme)
    for sheet, side in zip(template(programme, "en"), ("mentors", "mentees"), strict=False):
        asked = [names[heading] for heading in headings(sheet)]
        assert asked[:3] == ["id", "name", "email"]
        assert set(asked[3:]) == set(needs[side])  # type: ignore[call-overload]


def test_extra_columns_keep_their_names() -> None:
    book = template(LARGE)
    assert {"badge", "prefers", "success"} <= set(headings(book["Mentorés"]))
    assert "prefers" not in headings(book["Mentors"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_heading_has_a_note_that_a_spreadsheet_shows_whole(language: Any) -> None:
    every = [EqualAttribute(column=n) for n, c in COLUMNS.items() if c.kind != "list"]
    parts: dict[str, Any] = {f"p{k}": part for k, part in enumerate(every)}
    lists = [SharedHours(column=n) for n, c in COLUMNS.items() if c.kind == "list"]
    parts |= {f"q{k}": part for k, part in enumerate(lists)}
    parts |= {"wishes": Preferences(), "before": PastSuccess()}
    book = template(Programme(affinity=Affinity(**parts)), language)
    for sheet in book.worksheets[:2]:
        prompts = [rule.prompt for rule in sheet.data_validations.dataValidation]
        notes = [cell.comment.text for cell in sheet[1]]
        assert notes == prompts
        assert all(10 < len(note) <= 255 for note in notes)
        assert len(set(headings(sheet))) == len(headings(sheet)) >= len(COLUMNS) + 1
        if language == "fr":
            assert not [note for note in notes if re.search(r"\w[;:?](\s|$)", note)]


def choices(book: Any, side: str) -> dict[str, str]:
    sheet, names = book[side], {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            names[sheet[str(rule.sqref).split("2")[0] + "1"].value] = rule.formula1
    return names


@pytest.mark.slow
def test_values_to_choose_from() -> None:
    assert choices(template(LARGE), "Mentors") == {
        "Motivation": '"1,2,3,4,5"',
        "Formation suivie (oui/non)": '"oui,non"',
        "Capacité": '"0,1,2,3,4,5,6,7,8,9"',
    }
    assert choices(template(PRESETS["peer"]), "Mentees") == {
        "Grade": '"1,2,3,4,5,6,7,8,9"',
        "Number of mentors wanted": '"0,1,2,3,4,5,6,7,8,9"',
    }


def test_grades_are_the_labels_of_the_scale() -> None:
    scale = ["Employé", "Technicien", "Cadre", "Cadre dirigeant"]
    book = template(PRESETS["reverse"].replace(scale=scale), "fr")
    assert choices(book, "Mentors")["Grade"] == f'"{",".join(scale)}"'
    assert book["Mentors"]["F1"].comment.text == "Choisissez dans la liste."


def test_notes_state_the_default_of_the_programme() -> None:
    book = template(LARGE)
    notes = {c.value: c.comment.text for c in [*book["Mentors"][1], *book["Mentorés"][1]]}
    assert notes["Capacité"].endswith("Une cellule vide compte 4.")
    assert notes["Nombre de mentors souhaités"].startswith("Facultatif. ")
    assert notes["Nombre de mentors souhaités"].endswith("compte 2.")
    assert notes["Identifiant"].startswith("Obligatoire.")


@pytest.mark.slow
def test_how_managers_who_take_no_part_are_told() -> None:
    said = [
        [row[0].value for row in template(p, "fr")["Lisez-moi"]] for p in (LARGE, PRESETS["peer"])
    ]
    assert [len(sentences) for sentences in said] == [5, 6]
    assert "« Personnel »" in said[1][5]
    assert role_of_sheet("Personnel") == role_of_sheet("Staff") == "staff"


def test_a_programme_without_components_has_a_template() -> None:
    programme = Programme(affinity=Affinity(), rules=[NoRepeat()])
    assert headings(template(programme)["Mentors"])[3:] == ["Past partners", "Current partners"]


def test_an_empty_template_is_nobody(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    write_template(path, PRESETS["reverse"])
    with pytest.raises(InputError, match="the table is empty"):
        Cohort(path, path, columns=template_names(PRESETS["reverse"]))
