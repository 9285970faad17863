"""The command line: files out, exit codes, and errors in one block without a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

import matchcore
from matchcore.cli import main
from matchcore.errors import (
    CertificateError,
    FlowError,
    InfeasibleError,
    InputError,
    MemoryLimitError,
    StorageError,
    TimeLimitError,
)

FILES = ["audit.json", "matches.csv", "report.html", "unmatched.csv"]
MENTORS = "id,name,skills,grade\nm1,Zoé,python:5,1\nm2,Bo,python:4,2\n"
MENTEES = "id,name,wants,grade\ne1,Ana,python,7\ne2,Cy,python,8\n"
PROGRAMME = '[[affinity]]\nkind = "TaughtSkills"\n'
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two tables and a programme, to stand in."""
    for name, text in {
        "mentors.csv": MENTORS,
        "mentees.csv": MENTEES,
        "programme.toml": PROGRAMME,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tables(command: str, *more: str) -> list[str]:
    sides = ["--mentors", "mentors.csv", "--mentees", "mentees.csv"]
    return [command, *sides, "--programme", "programme.toml", *more]


def refused(arguments: list[str], code: int, capsys: Captured) -> str:
    """Assert that a command ends with a code and one block on stderr, and return the block."""
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("matchcore: ")
    assert "Traceback" not in err
    return err


def test_the_sample_is_matched_into_four_files(tmp_path: Path, capsys: Captured) -> None:
    assert main(["demo", "--out", str(tmp_path / "new" / "out")]) == 0
    out, err = capsys.readouterr()
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == FILES
    assert "reverse mentoring" in out
    assert "proven best" in out
    assert err == ""
    record = json.loads((tmp_path / "new" / "out" / "audit.json").read_text(encoding="utf-8"))
    assert record["answer"]["status"] == "optimal"


def test_tables_are_matched(home: Path, capsys: Captured) -> None:
    """Python 5 and 4, of 5: e1 and e2 tie, the total is 1 + 0.8."""
    assert main(tables("match", "--out", "out")) == 0
    assert sorted(path.name for path in (home / "out").iterdir()) == FILES
    out = capsys.readouterr().out
    assert "2 couples; 2 of 2 mentees have a mentor" in out
    assert "total 1.8000" in out


def test_without_a_programme_it_is_reverse_mentoring(home: Path, capsys: Captured) -> None:
    """Which needs departments, so that nobody can be matched here, and says so."""
    arguments = tables("match", "--out", "out")
    assert main([*arguments[:5], *arguments[7:]]) == 0
    assert "reverse mentoring: 0 couples" in capsys.readouterr().out
    unmatched = (home / "out" / "unmatched.csv").read_text(encoding="utf-8-sig")
    assert unmatched.count("department missing") == 4


def test_checking_counts_and_writes_nothing(home: Path, capsys: Captured) -> None:
    """Rules of the file: one pair forbidden of four."""
    more = '[[rules]]\nkind = "Forbid"\npairs = [["e1", "m1"]]\n'
    (home / "programme.toml").write_text(PROGRAMME + more, encoding="utf-8")
    before = sorted(home.iterdir())
    assert main(tables("check")) == 0
    out = capsys.readouterr().out
    assert "mentees ask for 2 mentors, mentors offer 2 places" in out
    assert "2 mentors, 2 mentees" in out
    assert "mentors.csv: UTF-8, delimiter ','" in out
    assert "3 of 4 pairs are allowed" in out
    assert "forbidden pairs: 1 pair excluded" in out
    assert "there is nobody" not in out
    assert sorted(home.iterdir()) == before


def test_the_language_can_be_chosen(home: Path, capsys: Captured) -> None:
    assert main(tables("match", "--out", "out", "--language", "fr")) == 0
    assert "optimum prouvé" in capsys.readouterr().out
    assert '<html lang="fr">' in (home / "out" / "report.html").read_text(encoding="utf-8")
    assert main(tables("check", "--language", "fr")) == 0
    assert "les mentorés demandent 2 mentors" in capsys.readouterr().out


def test_a_guessed_encoding_is_noted(home: Path, capsys: Captured) -> None:
    (home / "mentors.csv").write_bytes(MENTORS.encode("cp1252"))
    assert main(tables("match", "--out", "out")) == 0
    assert capsys.readouterr().err.startswith("note: mentors.csv is not UTF-8")
    assert "Zoé" in (home / "out" / "matches.csv").read_text(encoding="utf-8-sig")


def test_columns_of_the_programme_and_a_staff_table_are_read(home: Path, capsys: Captured) -> None:
    """The staff stand between e2 and m2, who make half of the only good matching."""
    (home / "mentors.csv").write_text(
        MENTORS.replace("id", "Matricule")
        .replace("grade", "manager")
        .replace(",2\n", ",b\n")
        .replace(",1\n", ",\n"),
        encoding="utf-8",
    )
    (home / "mentees.csv").write_text(MENTEES.replace("id", "Matricule"), encoding="utf-8")
    (home / "staff.csv").write_text("Matricule,manager\nb,e2\n", encoding="utf-8")
    text = PROGRAMME + '[[rules]]\nkind = "NotInReportingLine"\n[columns]\nMatricule = "id"\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    err = refused(tables("check"), 3, capsys)
    assert "mentors, row 2, manager is 'b': no table has this id" in err
    assert main(tables("check", "--staff", "staff.csv")) == 0
    assert "3 of 4 pairs are allowed" in capsys.readouterr().out


def test_running_twice_gives_the_same_files(home: Path) -> None:
    outputs = []
    for _ in range(2):
        assert main(tables("match", "--out", "out")) == 0
        outputs.append({name: (home / "out" / name).read_bytes() for name in FILES})
    assert outputs[0] == outputs[1]


# exit codes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["mach"],
        ["demo"],
        ["match", "--mentors", "a.csv", "--out", "out"],
        ["demo", "--out", "out", "--time-limit", "soon"],
        ["demo", "--out", "out", "--language", "de"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: matchcore")


@pytest.mark.parametrize("arguments", [["--version"], ["match", "--help"]])
def test_help_and_version_are_0(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert (matchcore.__version__ in out) or ("exit codes: 0 done" in out)


@pytest.mark.parametrize("command", ["check", "match"])
def test_wrong_people_are_3_and_all_named(home: Path, capsys: Captured, command: str) -> None:
    (home / "mentors.csv").write_text(MENTORS.replace(",1\n", ",high\n"), encoding="utf-8")
    (home / "mentees.csv").write_text(MENTEES.replace("e2", "e1"), encoding="utf-8")
    more = ["--out", "out"] if command == "match" else []
    err = refused(tables(command, *more), 3, capsys)
    assert "mentors, row 1, grade is 'high'" in err
    assert "mentees, row 2, id is 'e1'" in err
    assert not (home / "out").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[programme",
        '[[affinity]]\nkind = "Magic"\n',
        PROGRAMME + '[[rules]]\nkind = "NotInReportingLine"\nlevels = "2"\n',
        PROGRAMME + '[programme]\nfloor = "high"\n',
        'programme = "reverse"\n' + PROGRAMME,
        PROGRAMME + '[programme]\nobjective = "speed"\n',
        '[[affinity]]\nkind = "SeniorityCurve"\nwidth = "wide"\n',
        '[[affinity]]\nkind = "SharedInterests"\ncolumn = "name"\n',
        '[[affinity]]\nkind = "EqualAttribute"\ncolumn = "skills"\n',
    ],
    ids=[
        "empty",
        "no toml",
        "unknown kind",
        "levels as text",
        "floor as text",
        "no table",
        "unknown objective",
        "width as text",
        "text as list",
        "list as text",
    ],
)
def test_a_wrong_programme_is_3(home: Path, capsys: Captured, text: str) -> None:
    (home / "programme.toml").write_text(text, encoding="utf-8")
    (home / "mentees.csv").write_text("id,wants,manager\ne1,python,m1\n", encoding="utf-8")
    refused(tables("match", "--out", "out"), 3, capsys)


def test_a_file_that_is_not_there_is_3(home: Path, capsys: Captured) -> None:
    (home / "mentees.csv").unlink()
    assert "mentees.csv" in refused(tables("match", "--out", "out"), 3, capsys)


def test_a_results_folder_that_is_a_file_is_3(home: Path, capsys: Captured) -> None:
    assert "give a folder" in refused(tables("match", "--out", "mentors.csv"), 3, capsys)
    assert (home / "mentors.csv").read_text(encoding="utf-8") == MENTORS


def test_a_negative_time_limit_is_3(home: Path, capsys: Captured) -> None:
    more = ["--out", "out", "--time-limit", "-1"]
    assert "time_limit" in refused(tables("match", *more), 3, capsys)


def test_no_matching_is_4_and_says_why(home: Path, capsys: Captured) -> None:
    more = (
        '[[rules]]\nkind = "MinimumLoad"\ndefault = 2\n[[rules]]\nkind = "Capacity"\ndefault = 2\n'
    )
    (home / "programme.toml").write_text(PROGRAMME + more, encoding="utf-8")
    err = refused(tables("match", "--out", "out"), 4, capsys)
    assert "Zoé (m1)" in err
    assert "4 more mentees can get 2" in err
    assert not (home / "out").exists()


def test_a_limit_with_nothing_in_hand_is_5(home: Path, capsys: Captured) -> None:
    """Whether every mentor can have somebody takes a flow to tell."""
    needy = MENTORS.replace("grade\n", "grade,minimum\n").replace(",1\n", ",1,1\n")
    (home / "mentors.csv").write_text(needy.replace(",2\n", ",2,1\n"), encoding="utf-8")
    refused(tables("match", "--out", "out", "--time-limit", "0"), 5, capsys)
    assert not (home / "out").exists()


def test_an_unproven_answer_is_written_and_is_5(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that ticks at each look: the limit comes after the seats, before the scores.

    Two places for three mentees: counting the places alone bounds the seats.
    """
    (home / "mentees.csv").write_text(MENTEES + "e3,Di,python,9\n", encoding="utf-8")
    ticks = count()
    clock = SimpleNamespace(perf_counter=lambda: float(next(ticks)))
    monkeypatch.setattr("matchcore.solver.watch.time", clock)
    assert main(tables("match", "--out", "out", "--time-limit", "3")) == 5
    out = capsys.readouterr().out
    assert "not proven best: a limit was reached" in out
    assert sorted(path.name for path in (home / "out").iterdir()) == FILES
    record = json.loads((home / "out" / "audit.json").read_text(encoding="utf-8"))
    assert record["answer"]["status"] == "feasible"
    assert record["answer"]["gap"] > 0
    assert (record["answer"]["seats"], record["answer"]["seats_bound"]) == (2, 2)


def test_an_interruption_is_5(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("matchcore.programme.programme.solve", interrupt)
    assert "interrupted" in refused(tables("match", "--out", "out"), 5, capsys)


@pytest.mark.parametrize(
    "defect",
    [CertificateError("prices do not fit"), FlowError("no flow"), KeyError("x"), AssertionError()],
    ids=lambda error: type(error).__name__,
)
def test_a_defect_of_ours_is_70_with_its_traceback(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, defect: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise defect

    monkeypatch.setattr("matchcore.programme.programme.solve", fail)
    assert main(tables("match", "--out", "out")) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Traceback")
    assert f"matchcore: {type(defect).__name__}" in err
    assert "This is a defect of matchcore" in err
    assert not (home / "out").exists()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("x"), 3),
        (StorageError("x"), 3),
        (PermissionError("x"), 3),
        (InfeasibleError("x", None), 4),
        (TimeLimitError("x"), 5),
        (MemoryLimitError("x"), 5),
        (KeyboardInterrupt(), 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_error_has_its_code(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("matchcore.programme.programme.solve", fail)
    refused(tables("match", "--out", "out"), code, capsys)


def test_the_epilog_tells_every_code(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["match", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    for code in ("0 done", "2 usage", "3 wrong input", "4 no matching", "5 a limit", "70 a defect"):
        assert code in said


def test_a_console_of_few_letters_gets_what_it_can_show(home: Path) -> None:
    """An arrow is not among the letters of cp1252."""
    command = [sys.executable, "-m", "matchcore.cli", *tables("match", "--out", "out")]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, env=environment, cwd=home, check=False)
    assert done.returncode == 0, done.stderr
    assert b"m1" in done.stdout


def test_a_delimiter_may_be_asked_for(home: Path) -> None:
    assert main(tables("match", "--out", "out", "--delimiter", ";")) == 0
    first = (home / "out" / "matches.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert first.startswith("mentee;mentee_name;mentor;")


def test_a_workbook_may_be_asked_for(home: Path) -> None:
    """Its sheets hold what the two files hold."""
    assert main(tables("match", "--out", "out", "--excel")) == 0
    sheets = pd.read_excel(home / "out" / "matches.xlsx", sheet_name=None, engine="openpyxl")
    assert list(sheets) == ["matches", "unmatched"]
    for name, sheet in sheets.items():
        file = pd.read_csv(home / "out" / f"{name}.csv")
        pd.testing.assert_frame_equal(sheet, file, check_dtype=False, atol=1e-6)
