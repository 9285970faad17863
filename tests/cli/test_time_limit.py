"""`--time-limit 0`: every command writes the best answer so far and says that it is not proven."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from matchcore.cli import main
from matchcore.datasets import demo_tables
from matchcore.rounds import BatchLine, rematch_batch
from tests.cli.season import Captured, refused

TABLES = ["--mentors", "people/mentors.csv", "--mentees", "people/mentees.csv"]
AT_ONCE = ["--time-limit", "0"]


@pytest.fixture(scope="module")
def matched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with tables, and the results of a match before some mentors left.

    Nobody asks for a minimum: with one, an answer takes a flow.
    """
    folder = tmp_path_factory.mktemp("matched")
    (folder / "people").mkdir()
    (folder / "before").mkdir()
    managers = {who for table in demo_tables().values() for who in table["manager"]}
    for name, table in demo_tables().items():
        people = table.drop(columns="minimum", errors="ignore")
        people.to_csv(folder / "before" / f"{name}.csv", index=False)
        leaves = ~people["id"].isin(managers) & (people.index % 3 == 0) & (name == "mentors")
        stayed = people[~leaves]
        stayed.to_csv(folder / "people" / f"{name}.csv", index=False)
    sides = [word.replace("people/", f"{folder}/before/") for word in TABLES]
    assert main(["match", *sides, "--out", str(folder / "first")]) == 0
    return folder


@pytest.fixture(autouse=True)
def there(matched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the folder the current one."""
    monkeypatch.chdir(matched)


@pytest.mark.slow
def test_a_match(matched: Path, capsys: Captured) -> None:
    assert main(["match", *TABLES, "--out", "match", *AT_ONCE]) == 5
    assert "not proven best: a limit was reached" in capsys.readouterr().out
    record = json.loads((matched / "match" / "audit.json").read_text(encoding="utf-8"))
    assert record["answer"]["status"] == "feasible"
    assert len(pd.read_csv(matched / "match" / "matches.csv")) > 0


@pytest.mark.slow
def test_meetings(matched: Path, capsys: Captured) -> None:
    assert main(["meetings", *TABLES, "--out", "meetings", *AT_ONCE]) == 5
    assert "not proven best" in capsys.readouterr().out
    meetings = pd.read_csv(matched / "meetings" / "meetings.csv")
    assert meetings["mentee"].value_counts().max() <= 3
    assert len(meetings) > 0


@pytest.mark.slow
def test_a_rematch(matched: Path, capsys: Captured) -> None:
    command = ["rematch", *TABLES, "--previous", "first", "--out", "again", "--change-cost", "0.05"]
    assert main([*command, *AT_ONCE]) == 5
    assert "not proven best: a limit was reached" in capsys.readouterr().out
    assert (matched / "again" / "matching" / "manifest.json").exists()


@pytest.mark.slow
def test_a_minimum_without_time_leaves_nothing(matched: Path, capsys: Captured) -> None:
    mentors = demo_tables()["mentors"].assign(minimum="1")
    mentors.to_csv(matched / "needy.csv", index=False)
    line = ["match", "--mentors", "needy.csv", *TABLES[2:], "--out", "never", *AT_ONCE]
    assert "raise time_limit" in refused(line, 5, capsys)
    assert not (matched / "never").exists()


@pytest.mark.slow
def test_a_batch_limits_each_programme(matched: Path, tmp_path: Path) -> None:
    """What a limit stopped is not done: the next run begins with it again."""
    for name in ("p0", "p1"):
        (tmp_path / name).mkdir()
        for table in demo_tables():
            content = (matched / "people" / f"{table}.csv").read_bytes()
            (tmp_path / name / f"{table}.csv").write_bytes(content)
        saved = tmp_path / name / "matching"
        saved.mkdir()
        for file in (matched / "first" / "matching").iterdir():
            (saved / file.name).write_bytes(file.read_bytes())
    command = ["rematch", "--batch", str(tmp_path), "--workers", "1", "--change-cost", "0.05"]
    assert main([*command, *AT_ONCE]) == 5
    assert main(command) == 0
    lines = list(rematch_batch(tmp_path, change_cost=0.05))
    assert [(line.code, line.before) for line in lines] == [(0, True)] * 2
    assert all(isinstance(line, BatchLine) for line in lines)


@pytest.mark.parametrize("command", ["match", "meetings"])
def test_a_limit_below_nothing_is_3(matched: Path, capsys: Captured, command: str) -> None:
    line = [command, *TABLES, "--out", "never", "--time-limit", "-1"]
    assert "time_limit is -1" in refused(line, 3, capsys)
    assert not (matched / "never").exists()


def test_a_batch_refuses_such_a_limit_once(capsys: Captured) -> None:
    line = ["rematch", "--batch", ".", "--time-limit", "-1"]
    assert refused(line, 3, capsys).count("time_limit is -1") == 1
