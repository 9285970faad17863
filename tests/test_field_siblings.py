"""Files as forms and systems export them, of kinds that each hid a mistake once.

Every reading must give its couples twice: at once, and by the programme's file that keeps it.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matchcore import Programme
from matchcore.errors import UndecidedError
from matchcore.programme.reading.reading import Reading

Rows = list[list[Any]]
ITEMS = ["Python", "Canva", "SEO"]
MENTORS: Rows = [["rose@a.test", "Rose Blin", "IT", 1], ["omar@a.test", "Omar Sy", "RH", 2]]
MENTEES: Rows = [["guy@a.test", "Guy Noir", "Finance", 5], ["eve@a.test", "Ève Roy", "Droit", 6]]
FRENCH, ENGLISH = ["Courriel", "Nom", "Direction", "Grade"], ["Email", "Name", "Team", "Grade"]
COUPLES = {("guy@a.test", "rose@a.test"), ("eve@a.test", "omar@a.test")}


def table(heads: list[str], people: Rows, more: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return records of people with further columns."""
    columns = [*heads, *more]
    cells = zip(*more.values(), strict=True) if more else [()] * len(people)
    return [
        dict(zip(columns, [*person, *row], strict=True))
        for person, row in zip(people, cells, strict=True)
    ]


def both(
    skills: dict[str, list[Any]], wants: dict[str, list[Any]], heads: list[str] = FRENCH
) -> dict[str, Any]:
    return {"mentors": table(heads, MENTORS, skills), "mentees": table(heads, MENTEES, wants)}


def read(sources: dict[str, Any], programme: Programme | None = None) -> Reading[Programme]:
    return (programme or Programme.reverse_mentoring()).recognise(**sources)


def couples(sources: dict[str, Any], programme: Programme | None = None) -> set[tuple[str, str]]:
    """Return the couples of a reading, which its file must give again."""
    reading = read(sources, programme)
    pairs = reading.programme.match(reading.cohort).pairs
    kept = Programme.from_toml(io.BytesIO(reading.to_toml().encode()))
    again = kept.match(kept.read(**sources)).pairs
    found = set(zip(pairs["mentee"], pairs["mentor"], strict=True))
    assert set(zip(again["mentee"], again["mentor"], strict=True)) == found
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rose", "omar", "guy", "eve"),
    [
        (["X", "", ""], ["", "x", "X"], ["x", "", ""], ["", "", "X"]),
        ([5, 0, 1], [0, 4, 5], [5, 0, 0], [0, 0, 4]),
        (
            ["Expert", "Aucune connaissance", "Débutant"],
            ["Débutant", "Confirmé", "Expert"],
            ["Important", "Pas important", "Pas important"],
            ["Pas important", "Pas important", "Très important"],
        ),
        (["Python", "", ""], ["", "Canva", "SEO"], ["Python", "", ""], ["", "", "SEO"]),
        ([True, False, False], [False, True, True], [True, False, False], [False, False, True]),
        (
            ["Oui", "Non", "Non"],
            ["Non", "Oui", "Oui"],
            ["Oui", "Non", "Non"],
            ["Non", "Non", "Oui"],
        ),
    ],
    ids=["marks", "numbers", "words", "options", "boxes", "answers"],
)
@pytest.mark.parametrize("header", ["{}", "Compétences - {}|Souhaits - {}"])
def test_one_column_per_skill(
    rose: list[Any], omar: list[Any], guy: list[Any], eve: list[Any], header: str
) -> None:
    if rose[0] == "Python":  # a form repeats the option under its own name only
        header = "{}"
    ours, theirs = header.split("|")[0], header.split("|")[-1]
    skills = {ours.format(item): [rose[k], omar[k]] for k, item in enumerate(ITEMS)}
    wants = {theirs.format(item): [guy[k], eve[k]] for k, item in enumerate(ITEMS)}
    sources = both(skills, wants)
    assert couples(sources) == COUPLES
    cohort = read(sources).cohort
    assert set(cohort.mentors.items("skills").labels) == set(ITEMS)
    assert set(cohort.mentees.items("wants").labels) == {"Python", "SEO"}
    assert "wants" not in cohort.mentors.frame  # the same headers, but another table's list


def test_a_likely_grid_is_told_once() -> None:
    marks: dict[str, list[Any]] = {item: ["X", "x"] for item in ITEMS}
    reading = read(both(marks, {"Souhaits": ["Python", "SEO"]}))
    assert [c for c in reading.cautions if "SEO" in c] == [
        "mentors: 'Python, SEO' is taken for skills, such as 'X'"
    ]


def test_a_note_in_brackets_is_no_grid() -> None:
    skills = {"Que pouvez-vous transmettre ? [plusieurs choix]": ["Python, Excel", "SEO, Canva"]}
    assert couples(both(skills, {"Souhaits": ["Python", "SEO"]})) == COUPLES


def test_an_unsure_grid_is_asked_for_with_one_line() -> None:
    """Levels of mentees may be what they know, not what they want."""
    levels: dict[str, list[Any]] = {
        f"Votre niveau [{item}]": cells
        for item, cells in zip(ITEMS, (["Expert", ""], ["", ""], ["", "Avancé"]), strict=True)
    }
    sources = both({"Compétences": ["Python, Excel", "SEO, Canva"]}, levels)
    reading = read(sources)
    (question,) = (one for one in reading.asked if one.code == "ask_column")
    assert question.section == "[programme.layout.grids]"
    answered = reading.to_toml().replace(f"# {question.line}", question.line)
    kept = Programme.from_toml(io.BytesIO(answered.encode()))
    pairs = kept.match(kept.read(**sources)).pairs
    assert set(zip(pairs["mentee"], pairs["mentor"], strict=True)) == COUPLES


@pytest.mark.slow
@pytest.mark.parametrize(
    "below",
    [
        ["Contact : rh@a.test", "Source : paie, mars"],
        ["* sous réserve de validation", "(liste provisoire)"],
        ["This list was made by the HR team.", "Total: 2 people"],
    ],
)
def test_remarks_below_a_table_are_nobody(below: list[str]) -> None:
    sources = both({"Compétences": ["Python, Go", "SEO, Canva"]}, {"Souhaits": ["Python", "SEO"]})
    sources["mentors"] += [{"Courriel": text} for text in below]
    reading = read(sources)
    assert len(reading.cohort.mentors) == 2
    for text in below:
        assert any(text in caution for caution in reading.cohort.cautions)
    assert couples(sources) == COUPLES


@pytest.mark.slow
def test_a_row_of_notes_below_the_header_is_nobody_and_asks_nothing() -> None:
    sources = both({"Compétences": ["Python, Go", "SEO, Canva"]}, {"Souhaits": ["Python", "SEO"]})
    notes = ["(professionnel)", "(prénom nom)", "(sigle)", "(1 à 6)", "(trois, au plus)"]
    sources["mentors"] = [dict(zip(sources["mentors"][0], notes, strict=True)), *sources["mentors"]]
    assert couples(sources) == COUPLES


@pytest.mark.slow
@pytest.mark.parametrize(
    "wants",
    [
        {
            f"Rank what you want to learn [{i}]": c
            for i, c in zip(ITEMS, ("13", "22", "31"), strict=True)
        },
        {
            "Souhaits (par ordre de priorité)": [
                "Python:1; Canva:2; SEO:3",
                "Python:3; Canva:2; SEO:1",
            ]
        },
        {
            "Souhaits (par ordre de priorité)": [
                "1. Python; 2. Canva; 3. SEO",
                "1. SEO; 2. Canva; 3. Python",
            ]
        },
    ],
)
def test_a_ranking_counts_its_first_entry_most(wants: dict[str, list[Any]]) -> None:
    sources = both(
        {"Compétences": ["Python", "SEO"]}, {h: list(cells) for h, cells in wants.items()}
    )
    assert couples(sources) == COUPLES
    reading = read(sources)
    found = reading.cohort.mentees.items("wants")
    levels = dict(zip(zip(found.rows, found.labels, strict=True), found.values, strict=True))
    assert (levels[1, "Python"], levels[1, "SEO"]) == (5, 1)  # people are sorted: eve, guy
    assert any("ranked" in c or "classés" in c for c in reading.cautions)


def test_the_same_entries_in_every_order_are_a_ranking_and_levels_are_none() -> None:
    people: Rows = [[f"p{k}@a.test", f"P{k} Day", "Law", 5] for k in range(3)]
    skills = table(ENGLISH, MENTORS, {"Skills": ["Python", "SEO"]})
    orders = ["SEO;Python;Canva", "Python;SEO;Canva", "Canva;SEO;Python"]
    ranked = {"mentors": skills, "mentees": table(ENGLISH, people, {"Wants to learn": orders})}
    assert read(ranked).programme.layout.ranked == ("wants",)
    same = {**ranked, "mentees": table(ENGLISH, people, {"Wants to learn": orders[:1] * 3})}
    assert read(same).programme.layout.ranked == ()
    levels = {
        f"Rate your needs [{i}]": c for i, c in zip(ITEMS, ("113", "235", "355"), strict=True)
    }
    rated = {**ranked, "mentees": table(ENGLISH, people, {h: list(c) for h, c in levels.items()})}
    assert read(rated).programme.layout.ranked == ()


def test_a_grid_with_a_row_for_each_hour() -> None:
    slots = {"When can you meet? [9:00 - 10:00]": ["Monday, Tuesday", "Friday"]}
    slots["When can you meet? [14:00 - 15:00]"] = ["", "Monday"]
    sources = both({"Skills": ["Python", "SEO"], **slots}, {"Wants": ["Python", "SEO"]}, ENGLISH)
    found = read(sources).cohort.mentors.items("availability")
    assert sorted(zip(found.rows, found.labels, strict=True)) == [
        (0, "fri-09"),
        (0, "mon-14"),
        (1, "mon-09"),
        (1, "tue-09"),
    ]


@pytest.mark.slow
def test_kept_columns_with_almost_our_names_are_no_typos() -> None:
    """A form that asks again for what it could not know."""
    unknown = {"E-mail": ["anonymous"] * 2, "Names": ["", ""]}
    heads = ["Your e-mail address", "Your full name", "Your team", "Your grade"]
    sources = both({**unknown, "Skills": ["Go", "C"]}, {**unknown, "Wants": ["Go", "C"]}, heads)
    assert couples(sources) == COUPLES


@pytest.mark.slow
def test_grades_on_a_ladder_come_before_coefficients_of_pay() -> None:
    """Coefficients of 210 and 220 are two grades apart, employees and technicians are one."""
    heads = ["Courriel", "Nom", "Direction", "Coefficient"]
    sources = {
        "mentors": table(
            heads,
            [[*person[:3], 210 + k] for k, person in enumerate(MENTORS)],
            {"Catégorie": ["Employé", "Technicien"], "Compétences": ["Python", "SEO"]},
        ),
        "mentees": table(
            heads,
            [[*person[:3], 400] for person in MENTEES],
            {"Catégorie": ["Cadre supérieur", "Cadre dirigeant"], "Souhaits": ["Python", "SEO"]},
        ),
    }
    assert couples(sources) == COUPLES
    assert read(sources).cohort.mentors.numbers("grade").tolist() == [2, 1]


@pytest.mark.slow
def test_people_who_cancelled_are_left_out_and_told() -> None:
    status = {"Statut de la commande": ["Validé", "Annulé"]}
    sources = both({"Compétences": ["Python", "SEO"]}, {"Souhaits": ["Python", "SEO"], **status})
    assert couples(sources) == {("guy@a.test", "rose@a.test")}
    assert any("annulé" in caution for caution in read(sources).cohort.cautions)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("header", "cells", "column"),
    [
        ("À combien de collaborateurs souhaitez-vous consacrer du temps ?", [1, 2], "capacity"),
        ("How many colleagues can you support?", ["1", "up to 2"], "capacity"),
        ("Prénom de l'adhérent", ["Rose", "Omar"], "first_name"),
        ("Langue de départ", ["fr", "en"], ""),
    ],
)
def test_further_questions_of_forms(header: str, cells: list[Any], column: str) -> None:
    sources = both({"Compétences": ["Go", "C"], header: cells}, {"Souhaits": ["Go", "C"]})
    assert couples(sources) == COUPLES
    assert read(sources).columns.set_index("header").loc[header, "taken_for"] == column


def test_one_table_may_say_who_is_who_by_what_people_teach_and_want() -> None:
    people = table(
        FRENCH,
        MENTORS + MENTEES,
        {
            "Je peux transmettre": ["Python, Go", "SEO, C", "", ""],
            "Je veux apprendre": ["", "", "Python", "SEO"],
        },
    )
    assert couples({"people": people}) == COUPLES


def test_a_list_under_a_header_that_nobody_knows_is_proposed() -> None:
    sources = both({"Compétences": ["Go, C", "SEO"]}, {"Mon pari": ["Go, Python", "SEO, Canva"]})
    reading = read(sources)
    (question,) = reading.questions
    assert '"Mon pari" = "wants"' in question
    assert "[columns.mentees]" in question
    answered = reading.to_toml().replace('# "Mon pari" =', '"Mon pari" =')
    kept = Programme.from_toml(io.BytesIO(answered.encode()))
    cohort = kept.read(**sources)
    assert "Mon pari" not in cohort.mentees.frame
    pairs = kept.match(cohort).pairs
    assert set(zip(pairs["mentee"], pairs["mentor"], strict=True)) == COUPLES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Compétence {}", "Souhait n°{}"), ("Skill {}", "Goal #{}"), ("Thème {}", "Thème {}")],
)
def test_numbered_columns_are_one_list(ours: str, theirs: str) -> None:
    skills = {ours.format(1): ["Go", "SEO"], ours.format(2): ["Python", ""]}
    wants = {theirs.format(1): ["Python", "Canva"], theirs.format(2): ["", "SEO"]}
    sources = both(skills, wants)
    assert couples(sources) == COUPLES
    cohort = read(sources).cohort
    assert sorted(cohort.mentors.items("skills").labels) == ["Go", "Python", "SEO"]
    assert "wants" not in cohort.mentors.frame


def test_numbered_wishes_that_name_people_are_choices() -> None:
    wishes = {"Souhait 1": ["Omar Sy", "Rose Blin"], "Souhait 2": ["Rose Blin", "Omar Sy"]}
    sources = both({"Compétences": ["Go", "C"]}, {"Besoins": ["Go", "C"], **wishes})
    assert read(sources).recognised.tables["mentees"].choices == ["Souhait 1", "Souhait 2"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("heads", "marks"),
    [
        (["Mentor", "Mentoré"], ["Oui", "Non"]),
        (["Mentor ?", "Mentorée ?"], ["x", ""]),
        (["Mentor", "Mentee"], [True, False]),
    ],
)
def test_a_column_for_each_role(heads: list[str], marks: list[Any]) -> None:
    """Eve says what she knows, too, but is no mentor."""
    yes, no = marks
    more = {
        heads[0]: [yes, yes, no, no],
        heads[1]: [no, no, yes, yes],
        "Skills": ["Python", "SEO", "", "Excel"],
        "Wants": ["", "", "Python", "SEO"],
    }
    people = table(ENGLISH, MENTORS + MENTEES, more)
    assert couples({"people": people}) == COUPLES
    assert read({"people": people}).cohort.mentors.ids.tolist() == ["omar@a.test", "rose@a.test"]


@pytest.mark.slow
def test_headings_between_people_are_nobody() -> None:
    people = table(FRENCH, MENTORS + MENTEES, {"Rôle": ["Mentor"] * 2 + ["Mentoré"] * 2})
    for person, skill in zip(people, ["Go", "C", "Go", "C"], strict=True):
        person["Compétences" if person["Rôle"] == "Mentor" else "Souhaits"] = skill
    rows = [{"Courriel": "MENTORS"}, *people[:2], {"Courriel": "Mentorés 2026"}, *people[2:]]
    assert couples({"people": rows}) == COUPLES


def test_swapped_files_are_asked_about() -> None:
    sources = both(
        {"Que souhaitez-vous apprendre ?": ["Python", "SEO"]},
        {"Que pouvez-vous transmettre ?": ["Python", "SEO"]},
    )
    with pytest.raises(UndecidedError, match="swapped") as caught:
        _ = read(sources).cohort
    assert "Que souhaitez-vous apprendre" in str(caught.value)


def test_unknown_grades_are_proposed_in_the_order_of_those_that_are_known() -> None:
    sources = both({"Skills": ["Go", "C"]}, {"Wants": ["Go", "C"]}, ENGLISH)
    grades = ["Director", "Wizard", "Junior", "Manager"]
    for person, grade in zip(sources["mentors"] + sources["mentees"], grades, strict=True):
        person["Grade"] = grade
    (question,) = read(sources).questions
    assert 'scale = ["Junior", "Manager", "Director", "Wizard"]' in question


@pytest.mark.slow
def test_a_workbook_with_a_sheet_for_each_role(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    sources = both({"Compétences": ["Python", "SEO"]}, {"Souhaits": ["Python", "SEO"]})
    for name, title in (("mentors", "Mentors 2026"), ("mentees", "Mentorés 2026")):
        sheet = workbook.create_sheet(title)
        sheet.append(list(sources[name][0]))
        for person in sources[name]:
            sheet.append(list(person.values()))
    workbook.save(tmp_path / "season.xlsx")
    assert couples({"people": tmp_path / "season.xlsx"}) == COUPLES
