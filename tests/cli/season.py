"""Two small tables and a programme, and command lines over them."""

from __future__ import annotations

import pytest

from matchcore.cli import main

FILES = ["audit.json", "matches.csv", "matching", "report.html", "unmatched.csv"]
MENTORS = "id,name,skills,grade\nm1,Zoé,python:5,1\nm2,Bo,python:4,2\n"
MENTEES = "id,name,wants,grade\ne1,Ana,python,7\ne2,Cy,python,8\n"
PROGRAMME = '[[affinity]]\nkind = "TaughtSkills"\n'
Captured = pytest.CaptureFixture[str]


def tables(command: str, *more: str) -> list[str]:
    """Return a command line that names the three files."""
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


def sides(command: str, *more: str) -> list[str]:
    """Return a command line without a programme file."""
    return [command, "--mentors", "mentors.csv", "--mentees", "mentees.csv", *more]


def usage(arguments: list[str], capsys: Captured) -> str:
    """Assert that a command line is refused, and return its last line."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()[-1]
