"""What columns are taken for: by header, by cells, and by the rest of the table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.people import COLUMNS, Role
from matchcore.recognition import id_column, recognise_columns
from tests.real_cases import folder
from tests.recognition.four_rows import MAILS, PEOPLE, columns_of, taken

LISTS = ["Python, SQL", "Excel", "SQL, Canva", "Python"]
TEXT = "Je travaille ici depuis dix ans et je veux partager ce que je sais"


FIELD_FILES: dict[str, tuple[Role | None, dict[str, str]]] = {
    "01_gforms_fr_mentors.csv": (
        "mentors",
        {"Horodateur": "timestamp", "Adresse e-mail": "email", "Prénom": "first_name",
         "Nom": "last_name", "Dans quelle": "department", "Sur quel": "site", "Quel est": "grade",
         "Quelles": "skills", "Vos centres": "interests", "Combien": "capacity",
         "Avez-vous": "trained"},
    ),
    "01_gforms_fr_mentees.csv": (
        "mentees", {"Que souhaitez": "wants", "Quel est": "grade", "Avez-vous": "trained"},
    ),
    "02_gforms_en_both.csv": (
        None,
        {"Timestamp": "timestamp", "Email": "email", "Full name": "name", "I would like": "role",
         "Department": "department", "Office": "site", "Grade": "grade",
         "Which skills can": "skills", "Which skills would": "wants", "Hobbies": "interests",
         "How many": "capacity"},
    ),
    "03_msforms_en_mentors.xlsx": (
        "mentors",
        {"ID": "row_number", "Start": "", "Completion": "timestamp", "Email": "email",
         "Name": "name", "Department": "department", "Site": "site", "Grade": "grade",
         "What can": "skills", "Interests": "interests", "Capacity": "capacity"},
    ),
    "03_msforms_en_mentees.xlsx": ("mentees", {"ID": "row_number", "What would": "wants"}),
    "07_cp1252_mentors.csv": (
        "mentors",
        {"Nom": "last_name", "Prénom": "first_name", "Courriel": "email", "Service": "department",
         "Site": "site", "Niveau": "grade", "Compétences": "skills", "Intérêts": "interests",
         "Capacité": "capacity", "Heures": "hours", "Motivation": "motivation"},
    ),
    "07_cp1252_mentees.csv": ("mentees", {"Souhaits": "wants", "Heures": "hours"}),
    "08_single_role.xlsx": (
        None,
        {"E-mail": "email", "Nom": "name", "Rôle": "role", "Département": "department",
         "Site": "site", "Grade": "grade", "Compétences maîtrisées": "skills",
         "Compétences recherchées": "wants", "Loisirs": "interests"},
    ),
    "11_workday_mentors.csv": (
        "mentors",
        {"Employee ID": "id", "Worker": "name", "Cost Center": "department", "Location": "site",
         "Management": "grade", "Worker's": "manager", "Skills": "skills", "Hire": ""},
    ),
    "11_workday_mentees.csv": ("mentees", {"Development": "wants", "Management": "grade"}),
    "12_sf_mentors.csv": (
        "mentors",
        {"STATUS": "status", "USERID": "id", "USERNAME": "username", "FIRSTNAME": "first_name",
         "LASTNAME": "last_name", "EMAIL": "email", "MANAGER": "manager", "HR": "",
         "DEPARTMENT": "department", "DIVISION": "", "LOCATION": "site", "JOBCODE": "grade"},
    ),
    "16_grid_mentors.csv": (
        "mentors", {"Nom et": "name", "Direction": "department", "Évaluez": "skills"},
    ),
    "16_grid_mentees.csv": ("mentees", {"Grade": "grade", "Priorité": "wants"}),
    "20_fr_headers_mentors.csv": (
        "mentors",
        {"Identifiant": "id", "Nom": "name", "Département": "department", "Site": "site",
         "Grade": "grade", "Compétences": "skills", "Centres": "interests",
         "Langues": "languages", "Capacité": "capacity", "Manager": "manager"},
    ),
    "20_fr_headers_mentees.csv": (
        "mentees", {"Souhaits": "wants", "Nombre de mentors": "demand", "Manager": "manager"},
    ),
    "22_sep_mentors.csv": (
        "mentors",
        {name: name for name in ("id", "name", "grade", "department", "skills", "capacity",
                                 "trained")},
    ),
}  # fmt: skip
ABOVE = {"11": 3, "22": 1}  # lines above the header


def field_file(name: str) -> pd.DataFrame:
    """One file, read the plain way: this room is given frames."""
    path = folder("field_files") / name
    if path.suffix == ".xlsx":
        return pd.read_excel(path, engine="calamine")
    encoding = "cp1252" if "cp1252" in name else "utf-8-sig"
    separator = ";" if name[:2] in ("07", "20", "22") else ","
    return pd.read_csv(
        path, sep=separator, encoding=encoding, dtype=str, skiprows=ABOVE.get(name[:2], 0)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", FIELD_FILES)
def test_the_columns_of_field_files_are_known(name: str) -> None:
    role, expected = FIELD_FILES[name]
    frame = field_file(name)
    frame = frame.iloc[1:] if name.startswith("12") else frame  # a row of labels
    found = recognise_columns(frame, role)
    assert [one.header for one in found] == list(frame.columns)
    for start, column in expected.items():
        whole = [one for one in found if one.header == start]
        mine = whole or [one for one in found if one.header.startswith(start)]
        assert mine
        assert {one.column for one in mine} == {column}, start
    assert not [one for one in found if one.sureness == "unsure"]
    assert id_column(found) is not None


def test_our_own_names_are_untouched_whatever_they_hold() -> None:
    frame = pd.DataFrame({name: ["?"] for name in COLUMNS})
    found = recognise_columns(frame, None)
    assert [(one.header, one.column) for one in found] == [(name, name) for name in COLUMNS]
    assert {(one.sureness, one.why) for one in found} == {("sure", "our_name")}


def test_a_name_beside_a_first_name_is_the_last_name() -> None:
    alone = taken(Nom=PEOPLE, Courriel=MAILS)
    beside = taken(Nom=PEOPLE, Prénom=["Ana", "Bo", "Cyril", "Diane"], Courriel=MAILS)
    assert alone["Nom"].column == "name"
    assert columns_of(beside) == {"Nom": "last_name", "Prénom": "first_name", "Courriel": "email"}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Motivation sur 5", ["4/5", "5/5", "3", "2"]),
        ("Motivation", ["1", "1", "1", "1"]),
        ("Motivation", ["fort", "moyen", "4", "5"]),
    ],
)
def test_motivation_may_be_out_of_five_or_in_words(header: str, cells: list[str]) -> None:
    (_, found) = columns_of(taken(Email=MAILS, **{header: cells})).values()
    assert found == "motivation"


@pytest.mark.parametrize(
    ("header", "ours"),
    [
        ("Je voudrais progresser en", "wants"),
        ("I would like to get better at", "wants"),
        ("Compétences détenues", "skills"),
        ("UO", "department"),
    ],
)
def test_more_headers_of_french_forms_and_exports(header: str, ours: str) -> None:
    cells = ["SQL, Python", "Excel", "Canva", "Python, Excel"]
    (_, found) = columns_of(taken(Email=MAILS, **{header: cells})).values()
    assert found == ours


@pytest.mark.parametrize("header", ["Classe", "Cotation", "Groupe de classification"])
def test_more_headers_of_grades(header: str) -> None:
    (_, found) = columns_of(taken(Email=MAILS, **{header: ["2", "3", "5", "7"]})).values()
    assert found == "grade"


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Nom", ["1", "2", "3", "4"]),
        ("Prénom", MAILS),
        ("E-mail", ["oui", "non", "oui", "non"]),
        ("Niveau", [TEXT, TEXT + "!", TEXT + "?", TEXT + "."]),
        ("Capacité", ["grande", "petite", "moyenne", "grande"]),
        ("Compétences", ["4", "5", "3", "2"]),
        ("Ancien mentor", ["oui", "non", "oui", "oui"]),
        ("Matricule", ["A", "A", "A", "A"]),
        ("Formation", ["Master", "Licence", "BTS", "Doctorat"]),
        ("Heures par mois", ["le matin", "le soir", "midi", "jamais"]),
        ("Manager", ["yes", "no", "no", "no"]),
        ("Rôle", ["Analyste", "Acheteur", "Juriste", "Comptable"]),
    ],
)
def test_cells_can_contradict_a_header(header: str, cells: list[str]) -> None:
    found = taken(**{header.replace(" ", "_"): cells})[header.replace(" ", "_")]
    assert (found.column, found.why, found.sureness) == ("", "contradicted", "likely")
    assert found.meant


def test_motivation_is_a_number_or_a_text() -> None:
    number = taken(Motivation=["1", "5", "3", "4"])["Motivation"]
    text = taken(Motivation=[TEXT, TEXT + "!", None, "?"])["Motivation"]
    assert (number.column, number.sureness) == ("motivation", "sure")
    assert (text.column, text.sureness) == ("bio", "likely")


def test_a_status_is_a_grade_or_says_who_is_active() -> None:
    labels = ["Cadre", "Employé", "Technicien", "Cadre"]
    assert taken(Statut=labels)["Statut"].column == "grade"
    assert taken(Statut=["Actif", "Inactif", "actif", "Actif"])["Statut"].column == "status"


def test_a_language_is_one_or_several() -> None:
    assert taken(Langue=["fr", "en", "fr", "fr"])["Langue"].column == "language"
    assert taken(Langue=["fr, en", "en", "fr, de", "fr"])["Langue"].column == "languages"


def test_skills_of_mentees_are_wants_unless_they_have_wants() -> None:
    only = taken("mentees", Matricule=["a", "b", "c", "d"], Compétences=LISTS)["Compétences"]
    assert (only.column, only.sureness, only.why) == ("wants", "likely", "role")
    both = taken("mentees", Compétences=LISTS, Souhaits=LISTS[::-1])
    assert columns_of(both) == {"Compétences": "skills", "Souhaits": "wants"}
    own = taken("mentees", skills=LISTS)["skills"]
    assert (own.column, own.sureness) == ("skills", "sure")
    assert taken("mentors", Compétences=LISTS)["Compétences"].column == "skills"


def test_topics_follow_the_role_and_are_asked_for_without() -> None:
    assert taken("mentors", Sujets=LISTS)["Sujets"].column == "skills"
    assert taken("mentees", Topics=LISTS)["Topics"].column == "wants"
    assert taken(None, Thèmes=LISTS)["Thèmes"].sureness == "unsure"


def test_a_question_on_teaching_and_learning_is_asked_for() -> None:
    header = "What would you like to teach or learn?"
    frame = pd.DataFrame({header: LISTS})
    assert recognise_columns(frame, "mentees")[0].sureness == "unsure"
    assert recognise_columns(frame, None)[0].sureness == "unsure"


@pytest.mark.parametrize(
    ("role", "header", "cells"),
    [
        ("mentors", "Souhaits", LISTS),
        ("mentees", "Capacité", [1, 2, 1, 3]),
        ("mentors", "Nombre de mentors", [1, 1, 1, 2]),
        ("staff", "Compétences", LISTS),
    ],
)
def test_columns_of_the_other_side_stay_extras(role: Role, header: str, cells: list[Any]) -> None:
    found = recognise_columns(pd.DataFrame({header: cells}), role)[0]
    assert (found.column, found.why) == ("", "other_role")


def test_the_better_name_wins_and_the_other_is_told() -> None:
    names = ["RH", "IT", "RH", "IT"]
    others = ["DRH", "DSI", "DRH", "DAF"]
    found = taken(Service=others, Département=names, Division=["FR"] * 4)
    assert columns_of(found) == {"Service": "", "Département": "department", "Division": ""}
    assert (found["Département"].sureness, found["Département"].other) == ("likely", "Service")
    assert (found["Service"].why, found["Service"].other) == ("other_column", "Département")


def test_two_equally_good_names_are_asked_for_only_if_they_differ() -> None:
    differ = taken(Courriel=MAILS, E_mail=MAILS[::-1])
    assert {one.sureness for one in differ.values()} == {"unsure"}
    same = taken(Courriel=MAILS, E_mail=MAILS)
    assert columns_of(same) == {"Courriel": "email", "E_mail": ""}
    assert same["Courriel"].sureness == "sure"


@pytest.mark.parametrize(
    "cells",
    [
        ["0042", "0043", None, "0042"],
        MAILS,
        ["Ana Lima (0042)", "Bo Day (0043)", None, None],
        ["Ana Lima <ana@x.org>", None, None, None],
        ["LIMA, Ana", "Day, Bo", None, None],
        ["CN=Ana Lima,OU=Users,DC=x", None, None, None],
        ["CORP\\alima", None, None, None],
        [None] * 4,
    ],
)
def test_managers_are_known_however_they_are_named(cells: list[Any]) -> None:
    assert taken(**{"N+1": cells})["N+1"].column == "manager"


def test_cells_alone_show_addresses_roles_and_hours() -> None:
    found = taken(
        Contact_pro=MAILS,
        Colonne_3=["Mentor", "Mentoré", "Mentor", "Mentoré"],
        Quand=["Lundi matin", "Mardi", "Lundi matin", "Jeudi 14h-16h"],
        Plat=["pizza", "soupe", "pizza", "riz"],
    )
    assert list(columns_of(found).values()) == ["email", "role", "availability", ""]
    assert {one.sureness for one in found.values() if one.column} == {"likely"}


def test_near_names_need_fitting_cells() -> None:
    near = taken(Capacite_s=[1, 2, 1, 1], Competances=LISTS)["Competances"]
    assert (near.column, near.sureness, near.why) == ("skills", "likely", "near_name")
    assert taken(Competances=MAILS)["Competances"].column == ""


def test_titles_of_jobs_are_grades_only_on_a_ladder() -> None:
    ladder = taken(Job_Title=["Junior", "Senior", "Manager", "Director"])["Job_Title"]
    assert (ladder.column, ladder.sureness) == ("grade", "likely")
    others = taken(Job_Title=["Nurse", "Driver", "Cook", "Baker"])["Job_Title"]
    assert (others.column, others.sureness) == ("", "sure")
    codes = taken(JOBCODE=["J1", "J1", "J2", "J3"])["JOBCODE"]
    assert (codes.column, codes.sureness) == ("", "sure")


def test_choices_have_ranks_and_all_are_taken() -> None:
    found = taken(Choice_1=MAILS, Choice_2=MAILS[::-1], **{"3e_choix": MAILS})
    assert {one.column for one in found.values()} == {"prefers"}
    assert [one.rank for one in found.values()] == [1, 2, 3]


def test_examples_are_the_first_filled_cells_shortened() -> None:
    found = taken(Plat=[None, "soupe\n du  jour", "riz", None], Texte=[TEXT] * 4)
    assert found["Plat"].example == "soupe du jour"
    assert found["Texte"].example == TEXT[:39] + "…"


def test_an_empty_table_and_cells_of_any_type_are_no_obstacle() -> None:
    assert recognise_columns(pd.DataFrame(), None) == []
    assert recognise_columns(pd.DataFrame({"Nom": []}), "mentors")[0].column == "name"
    frame = pd.DataFrame({"emails": [[{"value": "a@x.org"}]], "x": [{"a": 1}], "active": [True]})
    assert [one.column for one in recognise_columns(frame, None)] == ["email", "", "status"]


TABLE = {
    "Matricule": ["0042", "0043", "0044", "0045"],
    "Nom complet": PEOPLE,
    "Direction": ["RH", "IT", "RH", "IT"],
    "Ville": ["Lyon", "Paris", "Lyon", "Lyon"],
    "Compétences": LISTS,
    "Capacité": ["2 personnes", "1 personne", "1 personne", "2 personnes"],
    "Formé(e)": ["Oui, en 2024", "Non", "Non", "Oui"],
    "Langues parlées": ["français, anglais", "fr", "en", "français"],
}


@pytest.mark.slow
@given(order=st.permutations(list(TABLE)), kept=st.integers(1, 8))
def test_the_order_of_columns_means_nothing(order: list[str], kept: int) -> None:
    whole = {one.header: one for one in recognise_columns(pd.DataFrame(TABLE), "mentors")}
    frame = pd.DataFrame({header: TABLE[header] for header in order[:kept]})
    for one in recognise_columns(frame, "mentors"):
        assert one == whole[one.header]
        assert one.sureness == "sure"


CELL = (
    st.none() | st.text(max_size=8) | st.integers(-3, 9) | st.sampled_from([*MAILS, *LISTS, "oui"])
)
HEADER = st.sampled_from(
    ["Nom", "ID", "E-mail", "Compétences", "Niveau", "skills", "Choix 1", "Rôle"]
)


@pytest.mark.slow
@given(
    columns=st.dictionaries(HEADER | st.text(max_size=5), st.lists(CELL, min_size=3, max_size=3)),
    role=st.sampled_from(["mentors", "mentees", "staff", None]),
)
def test_each_of_our_columns_is_taken_once(
    columns: dict[str, list[Any]], role: Role | None
) -> None:
    found = recognise_columns(pd.DataFrame(columns), role)
    assert [one.header for one in found] == list(columns)
    single = [one.column for one in found if one.column not in ("", "prefers", "consent")]
    assert len({*single}) == len([c for c in single if c]) or any(one.grid for one in found)


@pytest.mark.parametrize("cells", [["CDI", "CDD", "CDI", "CDI"], ["OK", "Désisté", "?", "OK"]])
def test_contracts_and_statuses_are_no_grades(cells: list[str]) -> None:
    found = taken(Email=MAILS, Grade=["1", "2", "3", "3"], Statut=cells)
    assert (found["Grade"].column, found["Grade"].sureness) == ("grade", "sure")
    assert found["Statut"].column in ("", "status")
