"""A reading as people see it: aligned, narrow, in their language, and safe in a page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.people import COLUMNS
from matchcore.recognition.further_columns import HELPERS
from matchcore.wording import LANGUAGES, Language, say
from tests.cohorts import examples
from tests.readings import REVERSE, tables

LONG = "Dans le cadre de ce programme, quelles compétences numériques pourriez-vous transmettre ?"
WIDTH = 110


def shown(language: Language = "fr", **changed: Any) -> list[str]:
    return str(REVERSE.recognise(**tables("fr", **changed), language=language)).splitlines()


def test_each_column_has_a_line_under_its_table() -> None:
    lines = shown("en")
    assert lines[:6] == [
        "mentors",
        "  Courriel     e-mail address and id  zoe@x.org     sure",
        "  Service      department             Informatique  sure",
        "  Niveau       grade                  1             sure",
        "  Compétences  skills                 Python, SQL   sure",
        "",
    ]
    assert lines[6:8] == [
        "mentees",
        "  Courriel     e-mail address and id  ana@x.org     sure",
    ]


def test_a_reading_in_french_is_french() -> None:
    lines = shown(
        mentors={"Statut": ["actif", "inactif", "actif"], "Note": ["g", "s", "g"], "Nom": None}
    )
    text = "\n".join(lines)
    assert lines[1] == "  Courriel     e-mail et identifiant   zoe@x.org     sûr"
    assert "mentorés" in lines
    assert re.search(r"Note +conservée telle quelle +g$", text, re.MULTILINE)
    assert "mentors : les personnes dont « Statut » vaut « inactif » sont écartées" in text
    assert "les éléments sont séparés par « , », par exemple" in text
    assert not re.search(r"\b(the|is|of|kept|such as)\b", text)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@given(
    st.sampled_from(["Python, SQL et tableur", "x" * 200, "a\nb\tc", "", "<b>"]),
    st.sampled_from([LONG, "Compétences [" + "Intelligence artificielle " * 4 + "]", "Nom"]),
)
@examples(20)
def test_the_table_is_aligned_and_narrow(language: Language, cell: str, header: str) -> None:
    lines = shown(language, mentors={header: [cell, "SQL, Excel", "Python"], "Compétences": None})
    columns = [line for line in lines[: lines.index("")] if line.startswith("  ")]
    assert len({len(line.split("zoe@x.org")[0]) for line in columns if "zoe@x.org" in line}) == 1
    start = columns[0].index("zoe@x.org")
    assert all(line[start - 2 : start] == "  " for line in columns)
    assert all(len(line) <= WIDTH for line in lines if "Add to" not in line and " : " not in line)


def test_lines_to_copy_are_never_broken() -> None:
    header = "Que souhaitez-vous transmettre ou apprendre ? " + "(plusieurs réponses)" * 6
    lines = shown("en", mentees={"Souhaits": None, header: ["SQL", "Go"]})
    assert f'    Add to [columns.mentees]: "{header}" = "wants"' in lines


def test_a_column_that_is_asked_for_shows_what_it_may_be() -> None:
    header = "Que souhaitez-vous transmettre ou apprendre ?"
    for language, what in (("en", "wants?"), ("fr", "souhaits ?")):
        lines = shown(language, mentees={"Souhaits": None, header: ["SQL", "Go"]})
        (line,) = [x for x in lines if x.startswith("  Que souhaitez")][:1]
        assert what in line
        assert line.endswith(say("unsure", language))


def test_grids_and_choices_name_their_entry() -> None:
    lines = shown(
        "en",
        mentors={"Compétences": None, "Compétences [SQL]": ["Expert", "", "Débutant"]},
        mentees={"Choix 1": ["zoe@x.org", "bo@x.org"]},
    )
    assert any(re.match(r"  Compétences \[SQL\] +skills: SQL +Expert", line) for line in lines)
    assert any(re.match(r"  Choix 1 +choice 1 +zoe@x.org", line) for line in lines)


def test_what_is_left_aside_is_told_in_words() -> None:
    text = " ".join(" ".join(shown("en", mentors={
        "Département": ["IT", "RH", "IT"], "Capacité": ["beaucoup", "peu", "assez"],
    })).split())  # fmt: skip
    assert (
        "mentors: 'Département' is taken for department, such as 'IT'; 'Service' could be" in text
    )
    assert "'Capacité' is not read as capacity, as its cells are of another kind, such as" in text


def test_the_frame_holds_codes() -> None:
    frame = REVERSE.recognise(**tables("fr", mentors={"Couleur": ["g", "s", "g"]})).columns
    assert frame.columns.tolist() == ["table", "header", "taken_for", "example", "sureness", "why"]
    color = frame[frame["header"] == "Couleur"].iloc[0]
    assert (color["taken_for"], color["example"], color["why"]) == ("", "g", "unknown")
    assert set(frame["taken_for"]) <= {*COLUMNS, *HELPERS, ""}


def test_html_has_every_cell_and_escapes_it() -> None:
    evil = "<script>alert(1)</script>"
    frames = tables("fr", mentors={evil: [evil, "b", "c"], "Niveau": None})
    html = REVERSE.recognise(**frames)._repr_html_()
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2
    assert html.count("<tr>") == 4 + 4
    assert "<p>To decide:</p><ul><li>mentors: no column of grade" in html


@pytest.mark.slow
def test_nothing_to_decide_has_no_heading() -> None:
    assert say("questions", "fr") not in shown()
    assert "<p>" not in REVERSE.recognise(**tables("fr"))._repr_html_()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_has_a_word(language: Language) -> None:
    """Each helper that may stand in the table."""
    for helper in HELPERS:
        assert say(helper, language)


def test_a_long_entry_of_a_grid_is_cut() -> None:
    entry = "Intelligence artificielle générative pour les équipes"
    lines = shown("en", mentors={f"Compétences [{entry}]": ["Expert", "", "Débutant"]})
    (line,) = [line for line in lines if "Expert" in line][:1]
    assert "skills: Intelligence arti…  Expert" in line
