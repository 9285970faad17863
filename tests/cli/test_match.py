"""`matchcore match`: files out, notes on stderr, and its exit codes."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from matchcore.cli import main
from tests.cli.season import FILES, MENTEES, MENTORS, PROGRAMME, Captured, refused, tables


def test_tables_are_matched(home: Path, capsys: Captured) -> None:
    """Python 5 and 4, of 5: e1 and e2 tie, the total is 1 + 0.8."""
    assert main(tables("match", "--out", "out")) == 0
    assert sorted(path.name for path in (home / "out").iterdir()) == FILES
    out = capsys.readouterr().out
    assert "2 couples; 2 of 2 mentees have a mentor" in out
    assert "total 1.8000" in out


def test_a_guessed_encoding_is_noted(home: Path, capsys: Captured) -> None:
    (home / "mentors.csv").write_bytes(MENTORS.encode("cp1252"))
    assert main(tables("match", "--out", "out")) == 0
    assert capsys.readouterr().err.startswith("note: mentors.csv is not UTF-8")
    assert "Zoé" in (home / "out" / "matches.csv").read_text(encoding="utf-8-sig")


@pytest.mark.slow
def test_running_twice_gives_the_same_files(home: Path) -> None:
    outputs = []
    for _ in range(2):
        assert main(tables("match", "--out", "out")) == 0
        outputs.append({p: p.read_bytes() for p in (home / "out").rglob("*") if p.is_file()})
    assert outputs[0] == outputs[1]


def test_no_matching_is_4_and_says_why(home: Path, capsys: Captured) -> None:
    more = (
        '[[rules]]\nkind = "MinimumLoad"\ndefault = 2\n[[rules]]\nkind = "Capacity"\ndefault = 2\n'
    )
    (home / "programme.toml").write_text(PROGRAMME + more, encoding="utf-8")
    err = refused(tables("match", "--out", "out"), 4, capsys)
    assert "Zoé (m1)" in err
    assert "4 more mentees can get only 2" in err
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
