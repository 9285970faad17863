"""The command that each command ends with can be copied, and works."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import MENTEES, Captured, tables


def last(capsys: Captured) -> list[str]:
    """Return the words after ``matchcore`` in the last line."""
    name, *words = shlex.split(capsys.readouterr().out.splitlines()[-1])
    assert name == "matchcore"
    return words


@pytest.mark.slow
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_init_then_match_then_explain(capsys: Captured, language: str) -> None:
    assert main(tables("init", "--out", "my own.toml", "--language", language)) == 0
    assert main(last(capsys)) == 0
    command = last(capsys)
    assert command[:2] == ["explain", "results"]
    assert main(command) == 0
    assert "score" in capsys.readouterr().out


def test_check_then_match_reads_alike(home: Path, capsys: Captured) -> None:
    """Names of columns given by hand are handed on."""
    own = MENTEES.replace("id,name,wants", "id,name,Mes idées")
    (home / "mentees.csv").write_text(own, encoding="utf-8")
    more = ["--map", "mentees:Mes idées=wants", "--language", "fr"]
    assert main(tables("check", *more)) == 0
    assert main(last(capsys)) == 0
    assert (home / "results" / "matches.csv").exists()


@pytest.mark.usefixtures("home")
def test_where_nobody_is_matched_there_is_nothing_to_explain(home: Path, capsys: Captured) -> None:
    (home / "mentors.csv").write_text("id,name,skills,grade,capacity\nm1,Zoé,go,1,0\n")
    main(tables("match", "--out", "out"))
    assert "explain" not in capsys.readouterr().out
