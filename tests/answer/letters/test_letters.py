"""All letters: the table for a mail program, the files, the counts."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from matchcore import Cohort, Matching, Programme
from matchcore.errors import InputError
from matchcore.people import Roster
from tests.answer.couples_for_people import people


def test_the_table_names_the_files(tmp_path: Path) -> None:
    letters = people().letters()
    letters.write(tmp_path / "out")
    frame = letters.frame
    assert frame.columns.tolist() == [
        *("id", "name", "email", "role", "language", "subject", "text_file", "html_file", "text"),
    ]
    written = {one.name for one in (tmp_path / "out").iterdir()}
    assert written == {*frame["text_file"], *frame["html_file"], "letters.csv", "letters.json"}
    for letter, row in zip(letters, frame.itertuples(), strict=True):
        text = (tmp_path / "out" / row.text_file).read_text(encoding="utf-8-sig")
        assert text == letter.text == row.text
        assert (tmp_path / "out" / row.html_file).read_text(encoding="utf-8") == letter.html
    data = (tmp_path / "out" / "letters.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    assert read.equals(frame.astype(str))


def test_no_cell_of_the_table_becomes_a_formula(tmp_path: Path) -> None:
    mentors = [{"id": "=1+1", "name": "@sum", "email": "+1@x.example", "skills": "R"}]
    matching = Programme.peer_mentoring().match(Cohort(mentors, [{"id": "-1", "wants": "R"}]))
    matching.letters().write(tmp_path / "out")
    text = (tmp_path / "out" / "letters.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert {"'=1+1", "'@sum", "'+1@x.example", "'-1"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_saved_matching_gives_the_same_letters(tmp_path: Path) -> None:
    matching = people(language="fr", name="printemps")
    matching.save(tmp_path / "saved")
    again = Matching.load(tmp_path / "saved").letters(coordinator="Ana")
    assert [one.html for one in again] == [one.html for one in matching.letters(coordinator="Ana")]


@pytest.mark.slow
def test_the_counts_are_told_in_words() -> None:
    assert str(people().letters()) == (
        "4 letters\n  3 to people with a partner, 1 to people without one\n"
        "  2 people have no e-mail address in the tables"
    )
    assert str(people(language="fr").letters()).startswith("4 lettres\n")
    assert len(people().letters()) == 4


@pytest.mark.slow
def test_an_id_without_a_letter_is_named() -> None:
    with pytest.raises(InputError, match="no letter goes to this id"):
        people().letters()["e3"]
    with pytest.raises(InputError, match="language"):
        people().letters(language="de")


def test_a_folder_saved_before_there_were_profiles_gives_plainer_letters() -> None:
    matching = people()
    bare = [Roster(roster.ids, roster.names) for roster in matching.rosters]
    letter = replace(matching, mentees=bare[0], mentors=bare[1]).letters()["e1"][0]
    assert letter.sections[0].items == ()
    assert "which Zoé Ferrand teaches" in letter.text
    assert letter.email == ""
