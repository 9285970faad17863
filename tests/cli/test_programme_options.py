"""The options of the programme: its file or a preset, the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore import Programme
from matchcore.cli import main
from matchcore.cli.programme_options import PRESETS
from matchcore.exit_codes import DONE, NOBODY
from matchcore.programme import presets
from tests.cli.season import MENTEES, PROGRAMME, Captured, refused, sides, tables, usage


def test_without_a_programme_it_is_reverse_mentoring(home: Path, capsys: Captured) -> None:
    """Which needs departments, so that nobody can be matched here, and says so."""
    assert main(sides("match", "--out", "out")) == NOBODY
    out, err = capsys.readouterr()
    assert "reverse mentoring: 0 couples" in out
    assert "note: no couple was made: the list of the unmatched says why" in err
    unmatched = (home / "out" / "unmatched.csv").read_text(encoding="utf-8-sig")
    assert unmatched.count("lacks the department") == 4


@pytest.mark.slow
def test_the_language_can_be_chosen(home: Path, capsys: Captured) -> None:
    assert main(tables("match", "--out", "out", "--language", "fr")) == 0
    assert "optimum prouvé" in capsys.readouterr().out
    assert '<html lang="fr">' in (home / "out" / "report.html").read_text(encoding="utf-8")
    assert main(tables("check", "--language", "fr")) == 0
    assert "les mentorés demandent 2 mentors" in capsys.readouterr().out


def test_the_presets_are_those_of_programmes() -> None:
    """Named twice, so that help need not load them."""
    assert [*PRESETS] == [*presets.PRESETS]
    assert all(isinstance(getattr(Programme, name)(), Programme) for name in PRESETS)


@pytest.mark.parametrize(
    ("preset", "couples"),
    [
        ("reverse_mentoring", "reverse mentoring: 0 couples"),  # there are no departments
        ("classic_mentoring", "classic mentoring: 0 couples"),  # the mentees are the seniors
        ("peer_mentoring", "peer mentoring: 2 couples"),
    ],
)
def test_a_preset_can_be_chosen(home: Path, capsys: Captured, preset: str, couples: str) -> None:
    code = NOBODY if ": 0 couples" in couples else DONE
    assert main(sides("match", "--out", "out", "--preset", preset)) == code
    assert couples in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--preset", "reverse"], "invalid choice: 'reverse'"),
        (["--preset", "peer_mentoring", "--programme", "programme.toml"], "not allowed with"),
    ],
)
def test_one_preset_that_there_is(home: Path, capsys: Captured, more: list[str], said: str) -> None:
    assert said in usage(sides("check", *more), capsys)


def test_a_file_may_extend_a_preset(home: Path, capsys: Captured) -> None:
    text = '[programme]\npreset = "reverse_mentoring"\nwithout = ["DifferentDepartment"]\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    assert main(tables("match", "--out", "out")) == 0
    assert "reverse mentoring: 2 couples" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        '[[affinity]]\nkind = "Preferences"\namount = 1\n',
        '[[rules]]\nkind = "Demand"\n',
        '[programme]\npreset = "peer_mentoring"\nwithout = ["skills", "interests", "seniority"]\n',
    ],
    ids=["preferences", "rules", "a preset's rules"],
)
def test_a_programme_without_components_is_one(home: Path, capsys: Captured, text: str) -> None:
    (home / "programme.toml").write_text(text, encoding="utf-8")
    rows = zip(MENTEES.split(), ("prefers", "m2|m1", "m1"), strict=True)
    (home / "mentees.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    assert main(tables("check")) == 0
    assert main(tables("match", "--out", "out")) == 0
    assert "2 couples; 2 of 2 mentees have a mentor" in capsys.readouterr().out


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
