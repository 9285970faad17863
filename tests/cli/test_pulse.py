"""``matchcore pulse``: forms out, answers in, from the saved folder alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matchcore import Matching
from matchcore.cli import main
from matchcore.season.pulse import Pulse
from tests.cli.season import MENTORS, Captured, refused, tables, usage

FORM = ["pulse", "form", "--matching", "results", "--out", "forms"]
READ = ["pulse", "read", "--matching", "results", "--out", "pulse"]


@pytest.fixture
def results(home: Path, capsys: Captured) -> Path:
    """Return a folder where a matching is saved."""
    assert main(tables("match", "--out", "results")) == 0
    capsys.readouterr()
    return home


def fill(path: Path, heading: str, answer: str, delimiter: str) -> None:
    """Write one answer into each row of a form."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        first, *rows = csv.reader(stream, delimiter=delimiter)
    place = next(k for k, name in enumerate(first) if name.startswith(heading))
    for row in rows:
        row[place] = answer
    with path.open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([first, *rows])


@pytest.mark.slow
def test_forms_are_written_filled_and_read(results: Path, capsys: Captured) -> None:
    assert main([*FORM, "--wave", "1", "--contact", "Ana Roy", "--until", "2026-03-31"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Survey 1: 4 forms\n")
    assert out.endswith("forms: mentees.csv, mentors.csv, mails.csv, people\n")
    assert err == ""
    fill(results / "forms" / "people" / "mentee-e1-ana.csv", "We work well", "2", ",")
    assert main([*READ, "--answers", "forms"]) == 0
    out, err = capsys.readouterr()
    assert "1 of 2 forms of mentees came back (50%)" in out
    assert "1 couple needs a look" in out
    assert out.endswith("pulse: pulse.json, pulse.csv, troubled.csv\n")
    assert Pulse.load(results / "pulse" / "pulse.json").wave == 1
    assert "low satisfaction" in (results / "pulse" / "troubled.csv").read_text("utf-8-sig")


@pytest.mark.slow
def test_in_french(results: Path, capsys: Captured) -> None:
    assert main([*FORM, "--wave", "2", "--language", "fr"]) == 0
    assert capsys.readouterr().out.startswith("Enquête n° 2 : 4 formulaires\n")
    mails = (results / "forms" / "mails.csv").read_text("utf-8-sig")
    assert mails.startswith("Identifiant;Nom;E-mail;Rôle;Langue;Objet;Formulaire;Texte")
    form = results / "forms" / "mentors.csv"
    fill(form, "Quelque chose me préoccupe", "oui", ";")
    command = [*READ, "--answers", str(form), "--language", "fr", "--readers", "coordinator"]
    assert main(command) == 0
    out, _ = capsys.readouterr()
    assert "2 préoccupations signalées en confidence" in out
    assert "une préoccupation a été signalée en confidence (enquête n° 2)" in out


@pytest.mark.slow
def test_what_is_wrong(results: Path, capsys: Captured) -> None:
    assert "--wave" in usage(FORM, capsys)
    assert "--answers" in usage(READ, capsys)
    assert "no file" in refused([*READ, "--answers", "gone.csv"], 3, capsys)
    late = [*FORM, "--wave", "1", "--until", "soon"]
    assert "--until is 'soon': write it as 2026-03-31" in refused(late, 3, capsys)
    (results / "forms").mkdir()
    (results / "forms" / "mine.txt").write_text("x", encoding="utf-8")
    assert "is not empty" in refused([*FORM, "--wave", "1"], 3, capsys)
    (results / "bad.csv").write_text("rater,wave,satisfaction\ne9,1,7\n", encoding="utf-8")
    said = refused([*READ, "--answers", "bad.csv"], 3, capsys)
    assert "bad.csv, row 2, rater is 'e9'" in said
    assert "bad.csv, row 2, satisfaction is '7'" in said
    assert not (results / "pulse").exists()


@pytest.mark.slow
def test_the_next_match_learns_from_it(results: Path, capsys: Captured) -> None:
    (results / "mentors.csv").write_text(MENTORS, encoding="utf-8")
    said = "rater,wave,satisfaction,change\ne1,1,1,yes\ne2,1,5,no\n"
    (results / "said.csv").write_text(said, encoding="utf-8")
    assert main([*READ, "--answers", "said.csv"]) == 0
    again = ["--previous", "results", "--pulse", "pulse/pulse.json", "--out", "again"]
    assert main(tables("rematch", *again)) == 0
    assert "1 couple vetoed" in capsys.readouterr().out
    both = tables("rematch", *again, "--feedback", "said.csv")
    assert "--pulse" in usage(both, capsys)


@pytest.mark.slow
def test_other_headings_are_mapped(results: Path, capsys: Captured) -> None:
    (results / "said.csv").write_text("Qui;Humeur\ne1;4\n", encoding="utf-8")
    columns = ["--column", "Qui=rater", "--column", "Humeur=satisfaction"]
    assert main([*READ, "--answers", "said.csv", "--wave", "3", *columns]) == 0
    assert capsys.readouterr().out.startswith("said.csv: UTF-8, delimiter ';'")
    assert Pulse.load(results / "pulse" / "pulse.json").frame["answer"].tolist() == [4.0]


@pytest.mark.slow
def test_missed_sessions_of_the_plan_are_a_sign_of_trouble(results: Path, capsys: Captured) -> None:
    assert main([*FORM, "--wave", "1"]) == 0
    plan = ["--matching", "results", "--start", "2026-03-02", "--sessions", "3", "--out", "plan"]
    assert main(tables("plan", *plan)) == 0
    rows = [f"e1,{{}},{number},no" for number in (1, 2)]
    couples = Matching.load("results/matching").pairs.set_index("mentee")
    mentor = couples.loc["e1", "mentor"]
    said = "\n".join(["mentee,mentor,session,held", *(row.format(mentor) for row in rows)])
    (results / "held.csv").write_text(said, encoding="utf-8")
    capsys.readouterr()
    read = [*READ, "--answers", "forms", "--plan", "plan"]
    assert main(read) == 0
    assert "missed" not in (results / "pulse" / "troubled.csv").read_text("utf-8-sig")
    assert main([*read, "--held", "held.csv"]) == 0
    assert "2 sessions missed of 2 due" in (results / "pulse" / "troubled.csv").read_text(
        "utf-8-sig"
    )


@pytest.mark.slow
def test_a_plan_is_for_reading(results: Path, capsys: Captured) -> None:
    assert "--plan is for read" in usage([*FORM, "--wave", "1", "--plan", "plan"], capsys)
    assert "--held needs --plan" in usage([*READ, "--answers", "x", "--held", "h"], capsys)


@pytest.mark.slow
def test_forms_know_how_important_wants_are_from_the_tables(
    results: Path, capsys: Captured
) -> None:
    wants = "id,name,wants,grade\ne1,Ana,python:5,7\ne2,Cy,python:2,8\n"
    (results / "mentees.csv").write_text(wants, encoding="utf-8")
    assert main([*FORM, "--wave", "1"]) == 0
    asks = (results / "forms" / "mentees.csv").read_text("utf-8-sig")
    assert main([*FORM[:-1], "filled", "--wave", "1", *tables("")[1:]]) == 0
    knows = (results / "filled" / "mentees.csv").read_text("utf-8-sig")
    assert ",Python,5," in knows
    assert ",Python,2," in knows
    assert ",Python,," in asks
