"""One round on disk: whole or not at all, reloaded and compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from matchcore import Programme, datasets
from matchcore.errors import InputError, StorageError
from matchcore.rounds import (
    Slots,
    learn,
    plan_meetings,
    plan_timetable,
    read_feedback,
    round_folder,
)
from matchcore.rounds.couples import Couples
from matchcore.rounds.round_folder import KINDS, RoundFolder, plain
from tests.rounds.drafts import COHORT, draft

ROOT = Path(__file__).parents[2]
STEPS = ("open", "write", "fsync", "replace", "close")


def couples(day: int = 1) -> Couples:
    return Couples().propose([("ana", "zoe"), ("bea", "max")], at=f"2026-03-{day:02}")


def accept(by: str) -> Callable[[Couples], Couples]:
    return lambda old: old.answer("ana", "zoe", by=by, accepted=True, at="2026-03-09")


def test_what_is_saved_comes_back_equal(tmp_path: Path) -> None:
    folder = RoundFolder(tmp_path / "new" / "round")
    assert folder.names == []
    changed = draft().require("e4", "m1", reason="why")
    folder.save("draft", changed)
    record = changed.publish(by="a", at="2026-03-01")
    for name, value in (
        *(("couples", record.couples), ("published", record)),
        *(("matching", changed.matching), ("couples", accept_all(record.couples))),
    ):
        folder.save(name, value)
    assert folder.names == ["couples", "draft", "matching", "published"]
    assert folder.load("couples") == accept_all(record.couples)
    assert folder.load("published") == record
    assert record.is_of(folder.load("matching"))
    context = {"programme": changed.programme, "cohort": COHORT}
    again = folder.load("draft", **context, matching=folder.load("matching"))
    assert again.decisions == changed.decisions
    assert again.matching.pairs.equals(changed.matching.pairs)


def accept_all(couples: Couples) -> Couples:
    for pair in list(couples.by_pair):
        for by in ("mentee", "mentor"):
            couples = couples.answer(*pair, by=by, accepted=True, at="2026-03-02")
    return couples


def test_a_round_is_published_once(tmp_path: Path) -> None:
    folder, record = RoundFolder(tmp_path), draft().publish(by="a", at="2026-03-01")
    folder.save("published", record)
    folder.save("published", record)  # the same again is no second one
    other = draft().publish(by="b", at="2026-03-01")
    with pytest.raises(StorageError, match=r"published\.json is there: this round is published"):
        folder.save("published", other)
    assert folder.load("published") == record


def test_an_update_that_fails_writes_nothing(tmp_path: Path) -> None:
    folder = RoundFolder(tmp_path)
    folder.save("couples", couples())
    with pytest.raises(InputError, match="resume is impossible"):
        folder.update("couples", lambda old: old.resume("ana", "zoe", at="2026-03-02"))
    assert folder.load("couples") == couples()


def test_no_answer_is_lost_when_many_arrive_at_once(tmp_path: Path) -> None:
    folder, pairs = RoundFolder(tmp_path), [(f"e{k}", "zoe") for k in range(12)]
    folder.save("couples", Couples().propose(pairs, at="2026-03-01"))

    def answer(pair: tuple[str, str]) -> None:
        folder.update(
            "couples",
            lambda old: old.answer(*pair, by="mentee", accepted=False, at="2026-03-02"),
        )

    threads = [Thread(target=answer, args=(pair,)) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(folder.load("couples").frame["state"]) == {"declined"}


@pytest.mark.parametrize("content", ["{", "[]", '{"kind": "couples", "format": 1}'])
def test_damage_is_reported(tmp_path: Path, content: str) -> None:
    (tmp_path / "couples.json").write_text(content)
    with pytest.raises(StorageError, match=r"couples\.json"):
        RoundFolder(tmp_path).load("couples")


def test_impossible_couples_are_damage(tmp_path: Path) -> None:
    folder = RoundFolder(tmp_path)
    folder.save("couples", couples())
    path = tmp_path / "couples.json"
    path.write_text(path.read_text().replace('"propose"', '"resume"'))
    with pytest.raises(StorageError, match=r"(?s)damaged.*resume is impossible"):
        folder.load("couples")


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"couples\.json cannot be read"):
        RoundFolder(tmp_path).load("couples")
    with pytest.raises(StorageError, match="matching"):
        RoundFolder(tmp_path).load("matching")
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        RoundFolder(tmp_path / "file").save("couples", couples())


def test_a_wrong_argument_is_named(tmp_path: Path) -> None:
    wrong: Any = 7
    with pytest.raises(InputError, match="give a path"):
        RoundFolder(wrong)
    with pytest.raises(InputError, match=r"name is 'plans'.*'couples'"):
        RoundFolder(tmp_path).load("plans")
    with pytest.raises(InputError, match=r"couples is 7.*give a Couples"):
        RoundFolder(tmp_path).save("couples", wrong)
    assert RoundFolder(tmp_path).names == []


def test_another_kind_needs_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plan:
        def __init__(self, pairs: list[str]) -> None:
            self.pairs = pairs

        def to_dict(self) -> dict[str, Any]:
            return {"pairs": self.pairs}

        @classmethod
        def from_dict(cls, values: dict[str, Any]) -> Plan:
            return cls(values["pairs"])

    monkeypatch.setitem(KINDS, "plan", plain("plan", Plan))
    folder = RoundFolder(tmp_path)
    folder.save("plan", Plan(["x"]))
    assert folder.load("plan").pairs == ["x"]
    assert folder.names == ["plan"]


# crashes -------------------------------------------------------------------------------------


def calls_of(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], fail: tuple[str, int] | None = None
) -> Counter[str]:
    """Count the calls of each step; make one of them fail, as a full or broken disk does."""
    counts: Counter[str] = Counter()

    def counted(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*args: Any, **options: Any) -> Any:
            counts[name] += 1
            if (name, counts[name]) == fail:
                if name == "close":
                    real(*args, **options)
                raise OSError(28, "No space left on device")
            return real(*args, **options)

        return call

    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, counted(name))
        patch.setattr(os, "supports_dir_fd", {*os.supports_dir_fd, os.open})
        work()
    return counts


def every_step(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    states: tuple[Any, Any],
    same: Callable[[Any, Any], bool],
    watched: tuple[str, ...] = STEPS,
) -> int:
    """Fail at each step of a save in turn; return how many there are."""
    folder, (old, new) = RoundFolder(tmp_path), states
    folder.save(name, old)
    counts = calls_of(monkeypatch, lambda: folder.save(name, new))
    steps = [(step, k) for step in watched for k in range(1, counts[step] + 1)]
    for step in steps:
        folder.save(name, old)
        is_told = False
        try:
            calls_of(monkeypatch, lambda: folder.save(name, new), step)
        except StorageError as error:
            is_told = "No space left on device" in str(error)
        found = folder.load(name)
        assert same(found, new) or (same(found, old) and is_told), step
        folder.save(name, new)
        assert same(folder.load(name), new), step
        assert not list(tmp_path.rglob("*.part")), step
    return len(steps)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["couples", "published"])
def test_a_failure_at_any_step_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    states: dict[str, tuple[Any, Any]] = {
        "couples": (couples(1), couples(2)),
        "published": (
            draft().publish(by="a", at="2026-03-01"),
            draft().publish(by="b", at="2026-03-02"),
        ),
    }
    monkeypatch.setitem(KINDS, name, KINDS[name]._replace(once=False))
    steps = every_step(tmp_path, monkeypatch, name, states[name], lambda a, b: a == b)
    assert steps == 4 + 1 + 2 + 1 + 4, "open, write, fsync, replace, close"


@pytest.mark.slow
def test_the_same_of_a_matching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = draft().matching, draft().require("e4", "m1").matching
    assert not old.pairs.equals(new.pairs)
    steps = every_step(
        tmp_path,
        monkeypatch,
        "matching",
        (old, new),
        lambda a, b: bool(a.pairs.equals(b.pairs)),
    )
    assert steps > 12, "arrays, JSON and manifest; each file and its folder are synced"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_writer_killed_at_any_moment_leaves_a_whole_state(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.rounds.crashing", str(tmp_path), "25", "0"]
    path = os.pathsep.join([str(Path(round_folder.__file__).parents[2]), str(ROOT)])
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 25
    found = [re.fullmatch(r"300 \[(\d+)\] (\d+)", line) for line in lines]
    assert all(found), "every couple is of one version"
    assert len(set(lines)) > 5, "the writers did write"
    RoundFolder(tmp_path).save("couples", couples())
    assert not list(tmp_path.glob("*.part")), "what killed writers left is cleared away"


@pytest.mark.slow
def test_a_whole_round_comes_back(tmp_path: Path) -> None:
    programme, cohort = Programme.reverse_mentoring(), datasets.make_cohort(12, 9, seed=1)
    slots = Slots.of("2026-03-02", "Mon 9-18|Tue 9-18|Wed 9-18", weeks=2)
    plan = plan_meetings(programme, cohort, per_mentee=2, slots=slots)
    feedback = read_feedback(datasets.make_feedback(plan.pairs), cohort)
    round_of = {
        "plan": plan,
        "timetable": plan_timetable(plan, cohort, slots, effort=0.1),
        "feedback": feedback,
        "learnt": learn(feedback, plan),
    }
    folder = RoundFolder(tmp_path)
    for name, thing in round_of.items():
        folder.save(name, thing)
    context = {"programme": programme, "cohort": cohort}
    assert folder.load("plan", **context).pairs.equals(plan.pairs)
    assert folder.load("timetable").frame.equals(round_of["timetable"].frame)
    assert folder.load("feedback") == feedback
    assert folder.load("learnt", **context).amounts == round_of["learnt"].amounts
