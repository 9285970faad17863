"""Saved folders: bit for bit, whole or not at all, refused where damaged, and no pickle."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import stat
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.categories import UnequalAttribute
from matchcore.affinity.measures import EnoughHours
from matchcore.datasets import load_demo
from matchcore.errors import InputError, StorageError
from matchcore.rules.columns import SameDepartment
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, EvenLoad
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import Drawn, cohorts, examples, season, season_programme, season_tables


@cache
def demo() -> Matching:
    return Programme.reverse_mentoring().match(load_demo())


@cache
def ruled() -> Matching:
    programme = season_programme(
        rules=[Forbid([("e1", "m1")]), Require([("e2", "m1")])],
        objective="score",
        floor=-1.0,
        language="fr",
    )
    return programme.match(Cohort(**season_tables()))


@cache
def even() -> Matching:
    """Both mentees at one mentor, who has one elsewhere: 0.25 and 0.5 off."""
    tables = season_tables()
    tables["mentors"]["running"] = ["somebody", None]
    rules = [Capacity(3), EvenLoad(0.25), Require([("e1", "m1"), ("e2", "m1")])]
    return season_programme(rules=rules).match(Cohort(**tables))


@cache
def dear() -> Matching:
    """A large soft weight, whose columns have a grid of their own."""
    rules = [Capacity(2), SameDepartment(weight=1e9)]
    return season_programme(rules=rules, floor=-1e9).match(Cohort(**season_tables()))


def everything(matching: Matching, folder: Path) -> dict[str, Any]:
    """Return all that a matching answers, in forms that compare bit for bit."""
    folder.mkdir(exist_ok=True)
    writers = {"csv": matching.to_csv, "html": matching.to_html, "audit": matching.to_audit}
    for name, write in writers.items():
        write(folder / name)
    mentees, mentors = matching.mentees.ids, matching.mentors.ids
    scores = matching.problem.compatibility
    return {
        **{name: (folder / name).read_bytes() for name in writers},
        "json": replace(matching, cautions=()).to_json(),
        "pairs": matching.pairs.select_dtypes("number").to_numpy().tobytes(),
        "unmatched": matching.unmatched.to_csv(),
        "explained": [matching.explain(one).text for one in mentees],
        "not made": [matching.explain(one, mentors[-1]).text for one in mentees],
        "summary": str(matching.summary()),
        "scores": scores.dense().tobytes(),
        "allowed": scores.allowed.tobytes(),
        "names": (matching.mentees, matching.mentors),
        "programme": dict(matching.programme),
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


@pytest.mark.slow
@pytest.mark.parametrize("made", [season, ruled, demo, even, dear])
def test_what_is_loaded_answers_bit_for_bit(tmp_path: Path, made: Any) -> None:
    matching = made()
    matching.save(tmp_path / "saved")
    loaded = Matching.load(tmp_path / "saved")
    assert everything(loaded, tmp_path / "a") == everything(matching, tmp_path / "b")
    pd.testing.assert_frame_equal(loaded.pairs, matching.pairs, check_exact=True)
    pd.testing.assert_frame_equal(loaded.unmatched, matching.unmatched)
    assert loaded.language == matching.language
    loaded.verify()


@pytest.mark.parametrize("made", [season, demo])
def test_saving_what_was_loaded_gives_the_same_files(tmp_path: Path, made: Any) -> None:
    made().save(tmp_path / "a")
    Matching.load(tmp_path / "a").save(tmp_path / "b")
    assert names(tmp_path / "a") == names(tmp_path / "b")
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.slow
@examples(10)
@given(cohorts())
def test_anybody_is_loaded_bit_for_bit(drawn: Drawn) -> None:
    """Any text as id and name, lists empty, nobody matched."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        matching = Programme.reverse_mentoring().match(drawn.cohort())
        matching.save(folder / "saved")
        loaded = Matching.load(folder / "saved")
        assert everything(loaded, folder / "a") == everything(matching, folder / "b")


def test_names_are_saved_as_they_are_formulas_included(tmp_path: Path) -> None:
    season().save(tmp_path / "saved")
    assert Matching.load(tmp_path / "saved").mentees.names == ("Ana <b>", "=1+1", "")


def test_an_older_save_is_replaced_and_swept(tmp_path: Path) -> None:
    demo().save(tmp_path)
    before = set(names(tmp_path))
    season().save(tmp_path)
    assert Matching.load(tmp_path).title == "season"
    assert len(names(tmp_path)) == len(before)
    assert set(names(tmp_path)) & before == {"manifest.json"}


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError, match=r"thesis\.txt"):
        season().save(tmp_path)
    assert names(tmp_path) == ["thesis.txt"]


def test_folders_are_made_as_needed(tmp_path: Path) -> None:
    season().save(str(tmp_path / "a" / "b"))
    assert Matching.load(str(tmp_path / "a" / "b")).total == 1.0625


# crashes -------------------------------------------------------------------------------------


class CrashError(Exception):
    """The machine stops here."""


class Power:
    """Lets so many steps on the disk pass, then fails; a write that fails leaves half a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
        self.steps = steps
        for name in ("fsync", "replace", "unlink"):
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, call: Any) -> Any:
        def step(*args: Any, **options: Any) -> Any:
            if self.steps == 0:
                if isinstance(args[0], int) and stat.S_ISREG(os.fstat(args[0]).st_mode):
                    os.ftruncate(args[0], os.fstat(args[0]).st_size // 2)
                raise CrashError
            self.steps -= 1
            return call(*args, **options)

        return step


def crash(folder: Path, matching: Matching, steps: int) -> bool:
    """Save with power for so many steps; return whether it went out."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        Power(monkeypatch, steps)
        try:
            matching.save(folder)
        except CrashError:
            return True
    return False


def title(folder: Path) -> str:
    """Return which matching a folder holds, checked, or that it holds none."""
    try:
        loaded = Matching.load(folder)
    except StorageError:
        return "none"
    loaded.verify()
    return loaded.title


@pytest.mark.slow
@pytest.mark.parametrize("before", ["none", "reverse mentoring"])
def test_a_crash_at_any_step_leaves_the_old_or_the_new(tmp_path: Path, before: str) -> None:
    """Old up to some step and new from there on; never a mixture, never nothing where one was."""
    seen = []
    for steps in range(100):
        folder = tmp_path / str(steps)
        if before != "none":
            demo().save(folder)
        went_out = crash(folder, season(), steps)
        seen.append(title(folder))
        season().save(folder)
        assert title(folder) == "season"
        assert len(names(folder)) == 3, "what a crash leaves behind is swept by the next save"
        if not went_out:
            break
    assert len(seen) > 5, "each of three files takes a write and a replacement"
    assert seen[:5] == [before] * 5
    assert seen == [before] * seen.count(before) + ["season"] * seen.count("season")


# damage --------------------------------------------------------------------------------------


def saved(folder: Path) -> Path:
    season().save(folder)
    return folder


@pytest.mark.parametrize("file", range(3))
@pytest.mark.parametrize("damage", ["gone", "cut", "changed", "emptied"])
def test_a_damaged_file_is_refused(tmp_path: Path, file: int, damage: str) -> None:
    path = saved(tmp_path) / names(tmp_path)[file]
    data = path.read_bytes()
    middle = len(data) // 2
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(data[:middle])
    elif damage == "emptied":
        path.write_bytes(b"")
    else:
        path.write_bytes(data.replace(b"e", b"\xff").replace(b"\0", b"\1"))
    with pytest.raises(StorageError):
        Matching.load(tmp_path)


def test_a_folder_without_a_save_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StorageError, match=r"manifest\.json is missing"):
            Matching.load(folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "matches.csv").write_text("mentee,mentor\n", encoding="utf-8")
    with pytest.raises(StorageError):
        Matching.load(tmp_path / "matches.csv")


def test_what_an_older_version_saved_is_read(tmp_path: Path) -> None:
    """Schema 1 had no costs of loads, nor did it tell how factors were rounded."""
    matching = season()
    matching.save(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    data = tmp_path / manifest["files"]["json"]["name"]
    content = json.loads(data.read_text(encoding="utf-8"))
    del content["problem"]["load_step"], content["problem"]["load_before"], content["rounded"]
    data.write_text(json.dumps(content), encoding="utf-8")
    manifest["schema"] = 1
    manifest["files"]["json"]["sha256"] = hashlib.sha256(data.read_bytes()).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    loaded = Matching.load(tmp_path)
    pd.testing.assert_frame_equal(loaded.pairs, matching.pairs, check_exact=True)
    loaded.verify()


def test_a_folder_of_names_alone_is_read(tmp_path: Path) -> None:
    """Before schema 3 a mask had a name, and a label was text: both stay as they are written."""
    programme = Programme(
        affinity=Affinity(hours=EnoughHours(), near=UnequalAttribute(column="site")),
        rules=[SeniorityGap(at_least=2), Forbid([("e", "m")])],
        language="fr",
    )
    people = {"hours": [2.5, 2.5], "site": ["A", "B"]}
    mentors = pd.DataFrame({"id": ["m", "n"], "grade": [1, None], **people})
    mentees = pd.DataFrame({"id": ["e", "f"], "grade": [5, None], **people})
    matching = programme.match(Cohort(mentors, mentees))
    assert "grade renseigné" in matching.unmatched.loc[0, "why"]
    assert "2,5 h" in matching.explain("e", "n").text
    matching.save(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    data = tmp_path / manifest["files"]["json"]["name"]
    content = json.loads(data.read_text(encoding="utf-8"))
    for mask, origin in zip(content["masks"], matching.problem.compatibility.masks, strict=True):
        mask[1] = origin.name
    (hours, near) = content["parts"]
    hours[3], near[3] = ["2.5 h"], [*near[3][:-1], "another site"]
    data.write_text(json.dumps(content), encoding="utf-8")
    manifest["schema"] = 2
    manifest["files"]["json"]["sha256"] = hashlib.sha256(data.read_bytes()).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    loaded = Matching.load(tmp_path)
    pd.testing.assert_frame_equal(loaded.pairs, matching.pairs, check_exact=True)
    assert "SeniorityGap(at_least=2) [grade unknown]" in loaded.unmatched.loc[0, "why"]
    assert "2.5 h" in loaded.explain("e", "n").text
    loaded.verify()


def test_a_folder_without_sentences_is_read(tmp_path: Path) -> None:
    """Schema 3 had no sentences of rules: people then know a rule by its text."""
    matching = ruled()
    matching.save(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    data = tmp_path / manifest["files"]["json"]["name"]
    content = json.loads(data.read_text(encoding="utf-8"))
    for mask in content["masks"]:
        mask[1] = mask[1][:3]
    data.write_text(json.dumps(content), encoding="utf-8")
    manifest["schema"] = 3
    manifest["files"]["json"]["sha256"] = hashlib.sha256(data.read_bytes()).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    loaded = Matching.load(tmp_path)
    pd.testing.assert_frame_equal(loaded.pairs, matching.pairs, check_exact=True)
    origins = [mask.origin for mask in loaded.problem.compatibility.masks]
    assert origins == [mask.origin for mask in matching.problem.compatibility.masks]
    assert origins
    assert not any(origin.sentences for origin in origins)
    loaded.verify()


def test_what_loads_cost_is_told() -> None:
    matching = even()
    assert matching.load_costs.tolist() == [0.75, 0.0]
    assert matching.total == pytest.approx(matching.pairs["score"].sum() - 0.75)
    assert "less by 0.7500" in str(matching.summary())
    assert "less by" not in str(season().summary())


def test_a_newer_schema_is_refused_with_the_version_that_reads_it(tmp_path: Path) -> None:
    path = saved(tmp_path) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest |= {"schema": manifest["schema"] + 1, "matchcore": "9.8.7"}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StorageError, match=r"9\.8\.7"):
        Matching.load(tmp_path)


@pytest.mark.parametrize("text", ["[]", "{}", "null", '{"schema": "1", "files": {}}', "\x00"])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (saved(tmp_path) / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(StorageError):
        Matching.load(tmp_path)


class Payload:
    """Runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (os.environ["PAYLOAD"],)


def test_a_folder_from_a_stranger_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arrays with a pickle inside, listed with the right digest."""
    monkeypatch.setenv("PAYLOAD", str(tmp_path / "ran"))
    folder = saved(tmp_path / "saved")
    (path,) = folder.glob("*.arrays")
    evil = io.BytesIO()
    np.save(evil, np.array([Payload()], dtype=object), allow_pickle=True)
    path.write_bytes(evil.getvalue() + path.read_bytes())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["arrays"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StorageError):
        Matching.load(folder)
    assert not (tmp_path / "ran").exists()
    pickle.loads(pickle.dumps(Payload()))  # noqa: S301 - the payload itself does work
    assert (tmp_path / "ran").exists()


def test_a_number_is_not_a_folder() -> None:
    number: Any = 3
    for call in (season().save, Matching.load):
        with pytest.raises(InputError) as caught:
            call(number)
        assert [(one.code, one.place, one.value) for one in caught.value.records] == [
            ("wrong_type", "folder", "3")
        ]


def test_zero_bytes_are_refused_with_their_code() -> None:
    with pytest.raises(InputError) as caught:
        Matching.load("a\0")
    (record,) = caught.value.records
    assert (record.code, record.place, record.value) == ("zero_bytes", "folder", "'a\\x00'")
