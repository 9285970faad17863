"""A folder of programmes is matched again: a line each, and no work done twice."""

from __future__ import annotations

import math
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from matchcore import Matching, Programme
from matchcore.errors import InputError
from matchcore.rounds import (
    BatchLine,
    Feedback,
    Learning,
    MeetingPlan,
    batch,
    learn,
    plan_meetings,
    read_feedback,
    rematch,
    rematch_batch,
)
from tests.rounds.programmes import PROGRAMME, batch_folder, programme_folder


def fresh(lines: list[BatchLine]) -> list[BatchLine]:
    return [replace(line, before=False) for line in lines]


@pytest.mark.slow
def test_each_line_and_folder_tells_what_rematch_returns(tmp_path: Path) -> None:
    batch_folder(tmp_path, 2)
    lines = list(rematch_batch(tmp_path, change_cost=0.1))
    assert [line.folder for line in lines] == ["p0", "p1"]
    for line in lines:
        folder = tmp_path / line.folder
        cohort = PROGRAMME.read(mentors=folder / "mentors.csv", mentees=folder / "mentees.csv")
        before = Matching.load(folder / "matching")
        said = read_feedback(folder / "feedback.csv", cohort)
        learnt = learn(said, before, programme=PROGRAMME, cohort=cohort)
        again = rematch(PROGRAMME, cohort, previous=before, learnt=learnt, change_cost=0.1)
        written = Matching.load(folder / "rematch" / "matching")
        assert written.pairs.equals(again.matching.pairs)
        assert (line.code, line.message, line.before) == (0, "", False)
        assert (line.couples, line.kept, line.dropped) == (
            len(written.pairs),
            again.kept,
            again.dropped,
        )
        names = {path.name for path in (folder / "rematch").iterdir()}
        assert names >= {"matches.csv", "changes.csv", "report.html", "matching", "line.json"}


@pytest.mark.slow
def test_what_is_done_is_left_alone_until_a_file_or_an_option_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch_folder(tmp_path, 3)
    lines = list(rematch_batch(tmp_path))
    worked: list[str] = []
    real = batch._again

    def counted(files: batch.RoundFiles, options: batch._Options) -> batch.Rematch:
        worked.append(files.folder.name)
        return real(files, options)

    monkeypatch.setattr(batch, "_again", counted)
    again = list(rematch_batch(tmp_path))
    assert (worked, fresh(again)) == ([], lines)
    assert all(line.before for line in again)
    with (tmp_path / "p1" / "feedback.csv").open("a") as file:
        file.write("\n")
    (tmp_path / "p2" / "rematch" / "line.json").write_text("{")
    list(rematch_batch(tmp_path))
    assert worked == ["p1", "p2"]
    list(rematch_batch(tmp_path, first="kept"))
    assert worked == ["p1", "p2", "p0", "p1", "p2"]


@pytest.mark.slow
def test_what_is_wrong_with_one_programme_stops_no_other(tmp_path: Path) -> None:
    batch_folder(tmp_path, 3)
    (tmp_path / "p0" / "mentors.csv").unlink()
    manifest = tmp_path / "p1" / "matching" / "manifest.json"
    manifest.write_text(manifest.read_text()[:-9])
    (tmp_path / "notes").mkdir()  # no programme: left out
    lines = list(rematch_batch(tmp_path))
    assert [(line.folder, line.code) for line in lines] == [("p0", 3), ("p1", 3), ("p2", 0)]
    assert "has no mentors.csv" in lines[0].message
    french = Programme.reverse_mentoring().replace(language="fr")
    told = [line.message for line in rematch_batch(tmp_path, programme=french) if line.code]
    assert len(told) == 2
    assert not [message for message in told if re.search(r"\b(has no|the|is)\b", message)]
    assert "is damaged" in lines[1].message
    assert not (tmp_path / "p0" / "rematch").exists()


@pytest.mark.slow
def test_a_defect_is_a_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("ours")

    batch_folder(tmp_path, 1)
    monkeypatch.setattr(batch, "_again", broken)
    (line,) = rematch_batch(tmp_path)
    assert (line.code, line.message) == (70, "ZeroDivisionError: ours")


@pytest.mark.slow
def test_the_plan_of_the_meetings_is_what_is_learnt_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = programme_folder(tmp_path / "p", 1)
    cohort = PROGRAMME.read(mentors=folder / "mentors.csv", mentees=folder / "mentees.csv")
    plan_meetings(PROGRAMME, cohort, per_mentee=1).save(folder / "plan.json")
    of: list[object] = []
    real = batch.learn

    def seen(feedback: Feedback, what: object, **options: Any) -> Learning:
        of.append(what)
        return real(feedback, what, **options)

    monkeypatch.setattr(batch, "learn", seen)
    (line,) = rematch_batch(tmp_path)
    assert (line.code, [type(one) for one in of]) == (0, [MeetingPlan])
    (folder / "plan.json").write_text("{}")
    (line,) = rematch_batch(tmp_path)
    assert (line.code, "plan.json" in line.message) == (3, True)


def test_a_folder_without_programmes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no programme"):
        rematch_batch(tmp_path)
    with pytest.raises(InputError, match="is none"):
        rematch_batch(tmp_path / "nowhere")


@pytest.mark.slow
def test_workers_give_the_same_lines(tmp_path: Path) -> None:
    batch_folder(tmp_path / "one", 4)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    alone = list(rematch_batch(tmp_path / "one", change_cost=math.inf))
    assert list(rematch_batch(tmp_path / "two", workers=2)) == alone


@pytest.mark.slow
def test_a_batch_killed_halfway_goes_on_where_it_stopped(tmp_path: Path) -> None:
    for k in range(6):
        programme_folder(tmp_path / f"p{k}", k)
    code = "import sys; from matchcore.rounds import rematch_batch; [*rematch_batch(sys.argv[1])]"
    running = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env=dict(os.environ))
    record = tmp_path / "p1" / "rematch" / "line.json"
    until = time.monotonic() + 120
    while not record.exists() and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    done = sum((tmp_path / f"p{k}" / "rematch" / "line.json").exists() for k in range(6))
    assert 2 <= done < 6
    lines = list(rematch_batch(tmp_path))
    assert [line.code for line in lines] == [0] * 6
    assert sum(line.before for line in lines) == done
    for line in lines:
        Matching.load(tmp_path / line.folder / "rematch" / "matching").verify()
