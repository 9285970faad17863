"""`matchcore init`: the programme of recognised tables, or an empty workbook to send out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Programme
from matchcore.cli import main
from tests.cli.season import MENTEES, MENTORS, Captured
from tests.readings import BOTH, tables, write

SIDES = ["--mentors", "mentors.csv", "--mentees", "mentees.csv"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, and make it the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def couples(folder: Path, *arguments: str) -> str:
    """Match, and return the couples."""
    out = folder / f"out{len(list(folder.iterdir()))}"
    assert main(["match", *arguments, "--out", str(out)]) == 0
    return (out / "matches.csv").read_text(encoding="utf-8-sig")


@pytest.mark.slow
@pytest.mark.parametrize("language", BOTH)
def test_init_and_match_give_what_match_gives_alone(
    folder: Path, capsys: Captured, language: str
) -> None:
    write(folder, tables(language))
    assert main(["init", *SIDES]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n\nprogramme.toml\n\n") == 1
    text = (folder / "programme.toml").read_text(encoding="utf-8")
    title = "Écrit par matchcore init" if language == "fr" else "Written by matchcore init"
    assert title in text
    assert tomllib.loads(text)["programme"]["language"] == language
    alone = couples(folder, *SIDES)
    assert couples(folder, *SIDES, "--programme", "programme.toml") == alone
    assert alone.count("\n") == 3


@pytest.mark.parametrize("option", [["--out", "mine.toml"], []])
def test_a_file_that_is_there_stays(folder: Path, capsys: Captured, option: list[str]) -> None:
    write(folder, tables())
    name = option[-1] if option else "programme.toml"
    (folder / name).write_text("mine", encoding="utf-8")
    assert main(["init", *SIDES, *option]) == 3
    assert f"{name} is there already" in capsys.readouterr().err
    assert (folder / name).read_text(encoding="utf-8") == "mine"


def test_our_own_tables_need_a_preset_and_no_more(folder: Path, capsys: Captured) -> None:
    (folder / "mentors.csv").write_text(MENTORS, encoding="utf-8")
    (folder / "mentees.csv").write_text(MENTEES, encoding="utf-8")
    assert main(["init", *SIDES, "--preset", "peer_mentoring"]) == 0
    programme = Programme.from_toml(folder / "programme.toml")
    assert programme == Programme.peer_mentoring()
    assert "id           id" not in capsys.readouterr().err


UNDECIDED: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "id": ({"Courriel": None, "Pseudo": ["z", "b", "c"]}, {}, "[columns.mentors]", 'Pseudo = "id"'),
    "scale": (
        {"Niveau": ["Argent", "Bronze", "Argent"]},
        {"Niveau": ["Or", "Platine"]},
        "[programme]",
        'scale = ["Argent", "Bronze", "Or", "Platine"]',
    ),
    "twice": (
        {"Courriel": ["zoe@x.org", "bo@x.org", "ZOE@x.org"]},
        {},
        "[programme.layout]",
        'keep = "latest"',
    ),
    "separators": (
        {"Loisirs": ["Jazz - Vélo", "Poterie", "Échecs"]},
        {},
        "[programme.layout.separators]",
        'interests = [" - "]',
    ),
    "column": (
        {},
        {"Souhaits": None, "Que souhaitez-vous transmettre ou apprendre ?": ["SQL", "Excel"]},
        "[columns.mentees]",
        '"Que souhaitez-vous transmettre ou apprendre ?" = "wants"',
    ),
    "grade": ({"Niveau": None}, {}, "[programme]", 'without = ["SeniorityGap"]'),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", UNDECIDED)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_asked_is_7_until_its_line_is_in_the_file(
    folder: Path, capsys: Captured, case: str, language: str
) -> None:
    mentors, mentees, section, line = UNDECIDED[case]
    write(folder, tables("fr", mentors=mentors, mentees=mentees))
    more = ["--language", language]
    for command in (["check", *SIDES, *more], ["match", *SIDES, *more, "--out", "out"]):
        assert main(command) == 7
        out, err = capsys.readouterr()
        say = "Add to" if language == "en" else "Ajoutez dans"
        assert f"{say} {section}" in err
        assert line in err
        assert line in out
        assert "matchcore init --mentors mentors.csv --mentees mentees.csv" in out
    assert not (folder / "out").exists()
    assert main(["init", *SIDES, *more]) == 7
    out, err = capsys.readouterr()
    assert ("1 thing must be decided" if language == "en" else "1 point reste à trancher") in err
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8")
    assert f"# {line}\n" in text
    path.write_text(text.replace(f"# {line}\n", f"{line}\n"), encoding="utf-8")
    with_file = [*SIDES, "--programme", "programme.toml"]
    assert main(["check", *with_file]) == 0
    assert couples(folder, *with_file).count("\n") > 1


@pytest.mark.parametrize("case", ["grade", "column"])
def test_an_unanswered_file_is_asked_about_again(folder: Path, capsys: Captured, case: str) -> None:
    """Reading by the file alone would match without what counts most, or nobody."""
    mentors, mentees, *_ = UNDECIDED[case]
    write(folder, tables("fr", mentors=mentors, mentees=mentees))
    assert main(["init", *SIDES]) == 7
    capsys.readouterr()
    assert main(["match", *SIDES, "--programme", "programme.toml", "--out", "out"]) == 7
    assert "aucune colonne" in capsys.readouterr().err


@pytest.mark.slow
def test_a_joined_file_answers_what_is_missing(folder: Path, capsys: Captured) -> None:
    frames = tables("fr", mentors={"Niveau": None})
    write(folder, frames)
    hr = pd.DataFrame({"Courriel": ["zoe@x.org", "bo@x.org", "cy@x.org"], "Niveau": [1, 2, 1]})
    hr.to_csv(folder / "hr.csv", index=False)
    assert main(["init", *SIDES]) == 7
    assert "--join" in capsys.readouterr().out
    assert main(["init", *SIDES, "--join", "hr.csv", "--out", "joined.toml"]) == 0
    files = [*SIDES, "--join", "hr.csv"]
    assert couples(folder, *files, "--programme", "joined.toml") == couples(folder, *files)


def test_a_table_of_which_nothing_is_known(folder: Path, capsys: Captured) -> None:
    (folder / "mentors.csv").write_text("x,y\n1,foo\n2,bar\n", encoding="utf-8")
    (folder / "mentees.csv").write_text("p,q\nk,3\nl,4\n", encoding="utf-8")
    assert main(["match", *SIDES, "--out", "out"]) == 7
    out, err = capsys.readouterr()
    assert "  x  kept as it is  1" in out
    assert "mentors: no column tells people apart. Which one is the id? Add to" in err
    assert 'Add to [columns.mentors]: x = "id"' in err
    assert "mentors: no column of skills, which is needed for: skills" in err


@pytest.mark.slow
def test_one_file_of_both(folder: Path) -> None:
    people = pd.DataFrame(
        {
            "E-mail": ["zoe@x.org", "bo@x.org", "ana@x.org"],
            "Role": ["Mentor", "Both", "Mentee"],
            "Department": ["IT", "Law", "Sales"],
            "Grade": [1, 3, 7],
            "Skills": ["SQL, Go", "Go", ""],
            "Skills wanted": ["", "SQL, Go", "Go, SQL"],
        }
    )
    people.to_csv(folder / "people.csv", index=False)
    assert main(["init", "--people", "people.csv"]) == 0
    alone = couples(folder, "--people", "people.csv")
    with_file = couples(folder, "--people", "people.csv", "--programme", "programme.toml")
    assert alone == with_file
    assert "ana@x.org" in alone


@pytest.mark.slow
@pytest.mark.parametrize("names", [("Mentors 2026", "Mentorés 2026"), ("mentors", "mentees")])
def test_one_workbook_with_a_sheet_for_each(folder: Path, names: tuple[str, str]) -> None:
    frames = tables("fr")
    with pd.ExcelWriter(folder / "people.xlsx") as writer:
        for name, frame in zip(names, frames.values(), strict=True):
            frame.to_excel(writer, sheet_name=name, index=False)
    assert main(["init", "--people", "people.xlsx"]) == 0
    alone = couples(folder, "--people", "people.xlsx")
    file = ["--people", "people.xlsx", "--programme", "programme.toml"]
    assert couples(folder, *file) == alone
    write(folder, frames)
    assert couples(folder, *SIDES) == alone


def test_two_sheets_for_one_role_are_7(folder: Path, capsys: Captured) -> None:
    frames = tables("fr")
    with pd.ExcelWriter(folder / "people.xlsx") as writer:
        for name in ("Mentors Lyon", "Mentors Nice"):
            frames["mentors"].to_excel(writer, sheet_name=name, index=False)
        frames["mentees"].to_excel(writer, sheet_name="Mentorés", index=False)
    for command in (["init"], ["check"], ["match", "--out", "out"]):
        assert main([*command, "--people", "people.xlsx"]) == 7
        err = capsys.readouterr().err
        assert "several sheets for mentors: ['Mentors Lyon', 'Mentors Nice']" in err
        assert "name the one to read 'mentors'" in err
    assert not (folder / "programme.toml").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_template_is_written_once(folder: Path, capsys: Captured, language: str) -> None:
    command = ["init", "--template", "send.xlsx", "--language", language]
    assert main(command) == 0
    assert capsys.readouterr().out == "send.xlsx\n"
    written = (folder / "send.xlsx").read_bytes()
    assert written.startswith(b"PK")
    assert sorted(path.name for path in folder.iterdir()) == ["send.xlsx"]
    assert main(command) == 3
    remedy = {
        "en": "move it, or give another --template",
        "fr": "déplacez-le, ou indiquez un autre emplacement (--template)",
    }
    assert remedy[language] in capsys.readouterr().err
    assert (folder / "send.xlsx").read_bytes() == written


@pytest.mark.parametrize(
    "arguments",
    [[], ["--mentors", "a.csv"], ["--people", "a.csv", "--mentees", "b.csv"], ["--staff", "s.csv"]],
)
def test_tables_that_are_missing_or_too_many_are_2(
    folder: Path, capsys: Captured, arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["init", *arguments])
    assert caught.value.code == 2
    assert "give --mentors and --mentees, or --people" in capsys.readouterr().err
