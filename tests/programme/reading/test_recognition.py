"""`Programme.recognise`: own tables as ever, what is stated wins, questions end reading."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import Preferences, SharedInterests, TaughtSkills
from matchcore.datasets import make_cohort
from matchcore.errors import InputError, UndecidedError
from matchcore.rules import Capacity, SeniorityGap
from matchcore.tables import Layout
from tests.cohorts import Drawn, cohorts, examples
from tests.readings import BOTH, REVERSE, codes, read_again, tables, taken_for

EXTRAS = ["badge", "status", "role", "team", "Horodateur", "Statut", "consent", "Notes"]


def assert_equal(one: Cohort, other: Cohort) -> None:
    """Assert that two cohorts have the same people, notes and cautions."""
    for mine, yours in ((one.mentors, other.mentors), (one.mentees, other.mentees)):
        pd.testing.assert_frame_equal(mine.frame, yours.frame)
        assert mine.ids.tolist() == yours.ids.tolist()
    assert (one.notes, one.cautions, one.extra) == (other.notes, other.cautions, other.extra)


@pytest.mark.slow
@given(
    cohorts(),
    st.lists(st.sampled_from(EXTRAS), max_size=3, unique=True),
    st.sampled_from(["inactive", "active", "mentor", "10/03/2026 09:10:07", "A"]),
)
@examples(60)
def test_our_own_tables_are_read_as_ever(drawn: Drawn, extras: list[str], cell: str) -> None:
    frames = {
        name: frame.assign(**dict.fromkeys(extras, cell)) for name, frame in drawn.frames().items()
    }
    reading = REVERSE.recognise(**frames)
    assert reading.is_ours
    assert reading.programme == REVERSE
    assert reading.questions == ()
    assert_equal(reading.cohort, Cohort(**frames))


@pytest.mark.slow
def test_the_sample_is_read_as_ever() -> None:
    sample = make_cohort(30, 20, seed=1)
    frames = {"mentors": sample.mentors.frame, "mentees": sample.mentees.frame}
    reading = REVERSE.recognise(**frames)
    assert (reading.programme, reading.questions) == (REVERSE, ())
    assert_equal(reading.cohort, Cohort(**frames))


@pytest.mark.slow
@pytest.mark.parametrize("language", BOTH)
def test_foreign_tables_are_read_and_their_programme_reads_them_again(language: str) -> None:
    frames = tables(language)
    reading = REVERSE.recognise(**frames)
    pairs = reading.programme.match(reading.cohort).pairs
    assert dict(zip(pairs["mentee"], pairs["mentor"], strict=True)) == {
        "ana@x.org": "zoe@x.org", "di@x.org": "bo@x.org",
    }  # fmt: skip
    assert_equal(read_again(reading).read(**frames), reading.programme.read(**frames))


@pytest.mark.parametrize(
    ("stated", "table", "header", "ours"),
    [
        ({"Service": "site"}, "mentors", "Service", "site"),
        ({"mentees": {"Service": "site"}}, "mentees", "Service", "site"),
        ({"Souhaits": "interests"}, "mentees", "Souhaits", "interests"),
    ],
)
def test_names_of_the_programme_win(
    stated: dict[str, Any], table: str, header: str, ours: str
) -> None:
    programme = REVERSE.replace(columns=stated)
    reading = programme.recognise(**tables("fr"))
    assert taken_for(reading, table)[header] == ours
    (line,) = [x for x in str(reading).splitlines() if header in x and "as stated" in x][:1]
    assert ours in line
    if table == "mentees" and "mentees" in stated:
        assert taken_for(reading, "mentors")[header] == "department"


def test_a_stated_name_that_no_table_has_is_refused() -> None:
    reading = REVERSE.replace(columns={"Servce": "department"}).recognise(**tables("fr"))
    with pytest.raises(InputError, match=r"Servce.*no table has this column"):
        reading.cohort  # noqa: B018


def test_the_layout_of_the_programme_wins_option_by_option() -> None:
    stated = Layout(separators={"skills": ("/",)}, left_out={"Service": ("achats",)})
    extra = {"Statut": ["actif", "inactif", "actif"]}
    reading = REVERSE.replace(layout=stated).recognise(**tables("fr", mentors=extra))
    layout = reading.programme.layout.changed()
    assert layout["separators"] == {"skills": ["/"], "wants": [","]}
    assert layout["left_out"] == {"Service": ["achats"], "Statut": ["inactif"]}


def test_the_scale_of_the_programme_wins() -> None:
    labels = {"Niveau": ["Junior", "Senior", "Junior"]}
    programme = REVERSE.replace(scale=["Senior", "Junior", "Chef"])
    frames = tables("fr", mentors=labels, mentees={"Niveau": ["Chef", "Senior"]})
    reading = programme.recognise(**frames)
    assert reading.programme.scale == programme.scale
    assert reading.questions == ()


def test_names_whose_accents_are_apart_are_the_same_names() -> None:
    parts = {"Prénom": ["Zoé", "Bo", "Cy"], "Nom": ["A", "B", "C"]}
    frames = {
        name: frame.rename(columns=lambda c: unicodedata.normalize("NFD", c))
        for name, frame in tables("fr", mentors=parts).items()
    }
    mentors = REVERSE.recognise(**frames).cohort.mentors
    assert mentors.frame["name"].tolist() == ["Bo B", "Cy C", "Zoé A"]
    assert mentors.items("skills").labels.tolist() == ["Excel", "SQL", "Python", "Python", "SQL"]


def test_open_questions_end_reading_and_are_its_problems() -> None:
    reading = REVERSE.recognise(**tables("fr", mentors={"Compétences": None}))
    assert codes(reading) == ["ask_join"]
    with pytest.raises(UndecidedError) as caught:
        reading.cohort  # noqa: B018
    assert [str(record) for record in caught.value.records] == [*reading.questions]


def test_a_column_that_is_asked_for_is_not_said_to_be_missing_too() -> None:
    header = "Que souhaitez-vous transmettre ou apprendre ?"
    frames = tables("fr", mentees={"Souhaits": None, header: ["SQL", "Go"]})
    assert codes(REVERSE.recognise(**frames)) == ["ask_column"]


@pytest.mark.parametrize(
    ("programme", "column", "code", "line"),
    [
        (REVERSE, "Niveau", "ask_join_or_leave", 'without = ["SeniorityGap"]'),
        (REVERSE, "Service", "ask_join_or_leave", 'without = ["DifferentDepartment"]'),
        (REVERSE, "Compétences", "ask_join", ""),
        (Programme(affinity=Affinity(skills=TaughtSkills()), rules=[SeniorityGap(at_least=2)]),
         "Niveau", "ask_join_or_leave", ""),
    ],
)  # fmt: skip
def test_without_these_columns_no_matching_makes_sense(
    programme: Programme, column: str, code: str, line: str
) -> None:
    """A programme of its own parts has no preset to leave rules out of."""
    reading = programme.recognise(**tables("fr", mentors={column: None}))
    (question,) = reading.asked
    assert (question.code, question.line) == (code, line)
    assert question.section == ("[programme]" if line else "")


def test_columns_that_only_help_are_told_and_not_asked() -> None:
    reading = REVERSE.recognise(**tables("fr"))
    assert reading.questions == ()
    assert set(reading.missing["column"]) == {"site", "manager", "interests", "availability"}


def test_choices_count_as_preferences_once() -> None:
    choices = {"Choix 1": ["zoe@x.org", "bo@x.org"], "Choix 2": ["bo@x.org", "cy@x.org"]}
    frames = tables("fr", mentees=choices)
    reading = REVERSE.recognise(**frames)
    found = reading.programme.affinity.terms["preferences"]
    assert found.get_params() == Preferences(0.1, role="mentees").get_params()
    assert any("preferences" in caution for caution in reading.cautions)
    parts = {**REVERSE.affinity.get_params(deep=False), "wishes": Preferences(0.3)}
    own = REVERSE.replace(affinity=Affinity(**parts))
    assert own.recognise(**frames).programme.affinity == own.affinity


@pytest.mark.parametrize(
    "given",
    [{}, {"mentors": []}, {"staff": []}, {"mentors": [{"id": "a"}], "people": [{"id": "a"}]}],
)
def test_tables_that_are_missing_or_too_many_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"give mentors|give mentees|leave out mentors"):
        REVERSE.recognise(**given)


def test_empty_tables_are_shown_and_refused() -> None:
    reading = REVERSE.recognise(mentors=pd.DataFrame(), mentees=pd.DataFrame())
    assert str(reading)
    with pytest.raises(InputError, match="the table is empty"):
        reading.cohort  # noqa: B018


@pytest.mark.parametrize("name", ["mentors", "mentees", "join", "staff"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_empty_table_beside_full_ones_is_refused_and_nothing_is_asked(
    name: str, language: str
) -> None:
    given = {**tables(language), name: [], "keep": "latest"}
    reading = REVERSE.recognise(**given)
    assert reading.questions == ()
    with pytest.raises(InputError, match=r"the table is empty") as caught:
        reading.cohort  # noqa: B018
    assert "empty" in {problem.code for problem in caught.value.records}


def test_half_a_character_is_shown_and_refused() -> None:
    sources: dict[str, Any] = {k: v.to_dict("records") for k, v in tables("en").items()}
    sources["mentors"][0]["Department"] = "I\ud800T"
    reading = REVERSE.recognise(**sources)
    for shown in (str(reading), reading._repr_html_(), reading.to_toml()):
        assert shown.encode()
    assert "I?T" in set(reading.columns["example"])
    with pytest.raises(InputError, match="half a character"):
        reading.cohort  # noqa: B018


def test_two_columns_whose_names_differ_in_how_an_accent_is_written_are_refused() -> None:
    frame = pd.DataFrame([["a", "b", "c"]], columns=["id", "M\u00e9tier", "Me\u0301tier"])
    with pytest.raises(InputError, match="'Métier' occurs twice"):
        REVERSE.recognise(mentors=frame, mentees=[{"id": "e"}])


def _book(path: Path, sheets: dict[str, pd.DataFrame]) -> Path:
    with pd.ExcelWriter(path) as writer:
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, index=False)
    return path


@pytest.mark.slow
def test_a_workbook_with_a_sheet_for_each_role(tmp_path: Path) -> None:
    frames = tables("fr")
    book = _book(
        tmp_path / "a.xlsx", {"Mentors 2026": frames["mentors"], "Mentorés": frames["mentees"]}
    )
    reading = REVERSE.recognise(people=book)
    assert_pairs = reading.programme.match(reading.cohort).pairs
    again = read_again(reading).read(people=book)
    assert again.shape == reading.cohort.shape == (2, 3)
    assert read_again(reading).match(again).pairs.equals(assert_pairs)


@pytest.mark.slow
def test_a_table_of_staff_counts_before_the_sheet(tmp_path: Path) -> None:
    frames = tables("fr")
    sheets = {"mentors": frames["mentors"], "mentees": frames["mentees"]}
    book = _book(
        tmp_path / "a.xlsx", {**sheets, "staff": pd.DataFrame({"id": ["x"], "manager": [""]})}
    )
    given = pd.DataFrame({"id": ["boss"], "manager": [""]})
    assert REVERSE.recognise(people=book, staff=given).cohort.staff.ids.tolist() == ["boss"]
    assert REVERSE.recognise(people=book).cohort.staff.ids.tolist() == ["x"]


def test_two_sheets_for_one_role_are_asked_about(tmp_path: Path) -> None:
    frames = tables("fr")
    sheets = {"Mentors Lyon": frames["mentors"], "Mentors Nice": frames["mentors"]}
    book = _book(tmp_path / "a.xlsx", {**sheets, "Mentorés": frames["mentees"]})
    with pytest.raises(UndecidedError, match=r"several sheets.*Mentors Lyon.*name the one to read"):
        REVERSE.recognise(people=book)


def test_equal_answers_of_two_roles_are_no_second_answer() -> None:
    people = pd.DataFrame(
        {
            "Courriel": ["zoe@x.org", "ZOE@x.org", "ana@x.org"],
            "Rôle": ["Mentor", "Mentoré", "Mentoré"],
            "Service": ["IT", "IT", "RH"],
            "Niveau": [1, 1, 7],
            "Compétences": ["SQL, Go", "", ""],
            "Souhaits": ["", "Excel", "SQL, Go"],
        }
    )
    assert codes(REVERSE.recognise(people=people)) == []


def test_a_programme_of_rules_or_preferences_alone_is_recognised() -> None:
    for programme in (
        Programme(rules=[Capacity(1)]),
        Programme(affinity=Affinity(wishes=Preferences(1))),
        Programme(affinity=Affinity(interests=SharedInterests())),
    ):
        reading = programme.recognise(**tables("en"))
        assert read_again(reading) == reading.programme


SHOW = """
from tests.readings import REVERSE, tables
more = {"Direction": ["DSI", "DA", "DG"], "Loisirs": ["Jazz - Vélo", "Poterie", "Échecs"]}
more |= {"Statut": ["actif", "inactif", "parti"], "Manager": ["NO_MANAGER", "aucun", "7"]}
reading = REVERSE.recognise(**tables("fr", mentors=more, mentees={"Niveau": None}))
print(reading, reading.to_toml(), sep="\\n")
"""


@pytest.mark.slow
def test_no_reading_depends_on_the_hash_seed() -> None:
    shown = {
        subprocess.run(
            [sys.executable, "-c", SHOW],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(shown) == 1
    assert b"inactif" in shown.pop()


def test_a_workbook_of_both_sides_beside_one_of_them_is_refused(tmp_path: Path) -> None:
    book = _book(tmp_path / "a.xlsx", tables("fr"))
    for read in (REVERSE.recognise, REVERSE.read):
        with pytest.raises(InputError, match="leave out mentors"):
            read(people=book, mentors=[{"id": "m"}])


def test_a_section_of_names_may_be_empty() -> None:
    text = '[programme]\npreset = "reverse_mentoring"\n[columns.mentors]\n'
    assert Programme.from_toml(io.StringIO(text)) == REVERSE


def test_what_was_left_out_of_a_file_is_said(tmp_path: Path) -> None:
    """Titles above the header, and a total below: the reader of the table must see both."""
    lines = ["Programme 2026", "", "Courriel;Direction;Grade;Compétences;Capacité"]
    lines += ["a@x.org;IT;1;SQL, Go;2", "b@x.org;IT;1;Go;1", "TOTAL;;;;3"]
    path = tmp_path / "mentors.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    mentees = [{"Courriel": "c@x.org", "Direction": "RH", "Grade": 5, "Souhaits": "Go"}]
    reading = Programme.reverse_mentoring().recognise(mentors=path, mentees=mentees)
    said = "\n".join(reading.files)
    assert "1 line(s) above the header left out: 'Programme 2026'" in said
    assert "row 6 ('TOTAL') is a total" in said
    assert all(line in " ".join(str(reading).split()) for line in reading.files)
