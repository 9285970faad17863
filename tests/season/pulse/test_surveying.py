"""`survey`: forms for everybody, which `read_pulse` reads whatever a spreadsheet made of them."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import TaughtSkills
from matchcore.answer import Matching
from matchcore.errors import InputError, StorageError
from matchcore.season.pulse import SURVEY, Pulse, Question, read_pulse, survey
from matchcore.tables import write_csv
from tests.french import french_faults
from tests.season.pulse.answers import COUPLES, cohort

ANSWERS = {
    "satisfaction": ["4", "3,5", "2", "5", "", "1"],
    "burden": ["5", "", "2", "2", "3", "4"],
    "continue": ["oui", "non", "", "oui", "", "non"],
    "change": ["", "non", "oui", "", "", "oui"],
    "concern": ["non", "", "", "oui", "", ""],
    "note": ["", "= 1 + 1 « très » bien ; merci", "", "œuvre", "", ""],
}


def filled(language: str, wave: int = 1) -> dict[str, pd.DataFrame]:
    """Return the forms of the three couples, filled in."""
    tables = dict(survey(COUPLES, cohort(), wave=wave, language=language).tables)
    place = 0
    for side, table in tables.items():
        heads = {one.heading(side[:-1], language): one for one in SURVEY}  # type: ignore[arg-type]
        for k in range(len(table)):
            for head, question in heads.items():
                if question.code in ANSWERS:
                    table.loc[k, head] = ANSWERS[question.code][place]
            for column in table.columns[table.columns.str.contains("hoped for|espérais")]:
                named = table.columns[list(table.columns).index(column) - 2]
                table.loc[k, column] = "4" if table.loc[k, named] else ""
            place += 1
    return tables


def expected() -> Pulse:
    return read_pulse([*filled("en").values()], COUPLES, cohort(), readers="coordinator")


def same(first: Pulse, second: Pulse) -> bool:
    names = ("frame", "asked", "concerns", "changes", "wants", "_texts")
    return all(getattr(first, x).equals(getattr(second, x)) for x in names)


def test_a_form_has_a_row_per_couple_and_words_above_its_columns() -> None:
    tables = survey(COUPLES, cohort(), wave=2).tables
    mentees, mentors = tables["mentees"], tables["mentors"]
    assert mentees["Your id"].tolist() == ["e1", "e2", "e3"]
    assert mentors[["Your id", "Your partner's id"]].to_numpy().tolist() == [
        ["m1", "e1"],
        ["m1", "e2"],
        ["m2", "e3"],
    ]
    assert mentees["Survey number"].tolist() == [2, 2, 2]
    assert mentees["Learning goal 1"].tolist() == ["Excel", "machine learning", ""]
    assert mentees["Learning goal 1: importance to me (1 to 5)"].tolist() == ["5", "4", ""]
    assert mentees["Learning goal 2: importance to me (1 to 5)"].tolist() == ["3", "", ""]
    assert not any("goal" in head for head in mentors.columns)
    assert "The person I mentor is making progress. (1 = not at all, 5 = fully)" in mentors.columns


def test_every_question_says_what_it_measures_in_both_languages() -> None:
    for question in SURVEY:
        for language in ("en", "fr"):
            assert question.measures(language)  # type: ignore[arg-type]
            assert question.text("mentee", language)  # type: ignore[arg-type]
    assert {"burden", "concern", "change"} <= {one.code for one in SURVEY}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_written_is_read(language: str) -> None:
    own = read_pulse(
        [*filled(language).values()], COUPLES, cohort(), readers="coordinator", language="en"
    )
    assert same(own, expected())
    assert own.frame["answer"].notna().sum() == 17


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("order", [1, -1])
def test_what_a_french_spreadsheet_saves_is_read(tmp_path: Path, encoding: str, order: int) -> None:
    paths = []
    for side, table in filled("fr").items():
        text = table[table.columns[::order]].to_csv(index=False, sep=";", lineterminator="\r\n")
        paths.append(tmp_path / f"{side}.csv")
        paths[-1].write_bytes(text.encode(encoding))
    assert same(read_pulse(paths, COUPLES, cohort(), readers="coordinator"), expected())


@pytest.mark.slow
def test_workbooks_are_read(tmp_path: Path) -> None:
    forms = survey(COUPLES, cohort(), wave=1, language="fr")
    forms.write(tmp_path / "forms", excel=True)
    blank = read_pulse(tmp_path / "forms", COUPLES, cohort())
    assert blank.response["rate"].tolist() == [0.0, 0.0]
    filled("fr")["mentees"].to_excel(tmp_path / "mentees.xlsx", index=False)
    pulse = read_pulse(tmp_path / "mentees.xlsx", COUPLES, cohort(), readers="coordinator")
    whole = expected()
    only = whole.frame[whole.frame["rater"] == "mentee"].reset_index(drop=True)
    assert pulse.frame.equals(only)


def test_the_folder_is_written_whole_and_never_over_filled_forms(tmp_path: Path) -> None:
    forms = survey(COUPLES, cohort(), wave=1, contact="Ana", until=date(2026, 3, 31))
    names = forms.write(tmp_path / "forms")
    assert names == ["mentees.csv", "mentors.csv", "mails.csv", "people"]
    assert sorted(x.name for x in (tmp_path / "forms" / "people").iterdir()) == [
        "mentee-e1-ana-roy.csv",
        "mentee-e2-cy-doe.csv",
        "mentee-e3.csv",
        "mentor-m1-zoe-ferrand.csv",
        "mentor-m2-bo-li.csv",
    ]
    before = {x: x.read_bytes() for x in (tmp_path / "forms").rglob("*.csv")}
    with pytest.raises(StorageError, match="is not empty"):
        forms.write(tmp_path / "forms")
    assert before == {x: x.read_bytes() for x in (tmp_path / "forms").rglob("*.csv")}
    assert [x.name for x in tmp_path.iterdir()] == ["forms"]
    mails = forms.mails
    assert mails["form"].tolist()[0] == "mentee-e1-ana-roy.csv"
    assert "by 31 March 2026" in mails["text"][0]
    assert "write to Ana at any time" in mails["text"][0]


def test_a_person_is_written_to_in_their_language() -> None:
    mentees = [{"id": "e", "language": "Français"}, {"id": "f", "language": "klingon"}]
    people = Cohort([{"id": "m", "language": "English"}], mentees)
    forms = survey([("e", "m"), ("f", "m")], people, wave=1, language="fr")
    assert [(one.who, one.language) for one in forms.forms] == [
        ("e", "fr"),
        ("f", "fr"),
        ("m", "en"),
    ]
    assert "Votre rôle" in forms.forms[0].table.columns
    assert "Your role" in forms.forms[2].table.columns
    assert french_faults(forms.forms[0].mail.text.replace("\N{NO-BREAK SPACE}", " ")) == []


def test_a_loaded_matching_asks_how_important_wants_are(tmp_path: Path) -> None:
    programme = Programme(affinity=Affinity(skills=TaughtSkills()))
    people = Cohort(
        [{"id": "m", "name": "Zoé", "skills": "excel"}], [{"id": "e", "wants": "excel:5"}]
    )
    matching = programme.match(people)
    matching.save(tmp_path / "saved")
    loaded = Matching.load(tmp_path / "saved")
    head = "Learning goal 1: importance to me (1 to 5)"
    assert survey(matching, wave=1).tables["mentees"][head].tolist() == ["5"]
    assert survey(loaded, wave=1).tables["mentees"][head].tolist() == [""]
    cells = {"rater": "e", "wave": 1, "want 1": "Excel", "met 1": 3}
    assert read_pulse([cells], loaded).wants["importance"].isna().all()
    assert read_pulse([{**cells, "importance 1": 4}], loaded).wants["importance"].tolist() == [4]
    assert read_pulse([cells], loaded, people).wants["importance"].tolist() == [5.0]


def test_own_questions_have_own_words() -> None:
    pace = Question(code="pace", kind="scale", asks=("The pace suits me.", "Le rythme me va."))
    table = survey(COUPLES, wave=1, questions=[pace], language="fr").tables["mentors"]
    head = "Le rythme me va. (1 = pas du tout, 5 = tout à fait)"
    assert table.columns.tolist()[-1] == head
    said = {"rater": ["e1"], "wave": [1], "Le rythme me va": ["5"]}
    pulse = read_pulse(said, COUPLES, questions=[pace])
    assert pulse.frame[["question", "answer"]].to_numpy().tolist() == [["pace", 5.0]]


def test_wrong_arguments_are_told_together() -> None:
    bare = Question(code="pace", kind="number")  # type: ignore[arg-type]
    with pytest.raises(InputError) as caught:
        survey(
            COUPLES,
            cohort=3,  # type: ignore[arg-type]
            wave=True,
            questions=[bare, bare],
            wants=-1,
            contact=4,  # type: ignore[arg-type]
            until="soon",  # type: ignore[arg-type]
        )
    assert [(one.code, str(one.place)) for one in caught.value.problems] == [
        ("wrong_type", "cohort"),
        ("not_a_choice", "questions['pace'].kind"),
        ("missing_value", "questions['pace']"),
        ("same_name", "questions['pace']"),
        ("not_a_choice", "questions['pace'].kind"),
        ("missing_value", "questions['pace']"),
        ("not_a_whole_number", "wave"),
        ("negative", "wants"),
        ("wrong_type", "until"),
        ("wrong_type", "contact"),
    ]


IDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=6)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(
    st.lists(IDS, min_size=2, max_size=2, unique_by=str.casefold),
    st.sampled_from([",", ";"]),
    st.sampled_from(["en", "fr"]),
)
def test_ids_come_back_as_they_were(ids: list[str], delimiter: str, language: str) -> None:
    """Even those that a spreadsheet would take for a formula, and that files neutralise."""
    mentee, mentor = (normalize("NFC", f"{one}{k}") for k, one in enumerate(ids))
    try:
        forms = survey([(mentee, mentor)], wave=1, language=language)
    except InputError:
        return  # no cohort can have such ids
    stream = io.BytesIO()
    table = forms.tables["mentors"]
    table.iloc[0, 7] = "4"
    write_csv(table, stream, delimiter)
    lines = [*csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig")), delimiter=delimiter)]
    rows: list[dict[str, Any]] = [dict(zip(lines[0], one, strict=True)) for one in lines[1:]]
    pulse = read_pulse(rows, [(mentee, mentor)])
    assert pulse.frame["mentor"].tolist()[:1] == [mentor]
