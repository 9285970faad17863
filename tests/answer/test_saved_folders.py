"""Saved folders among others: many writers and readers, full disks, killed processes, strangers."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import stat
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from matchcore import Matching
from matchcore.errors import InputError, StorageError
from matchcore.tables import LOCK, folder
from tests.answer.folders import fingerprint, refusal
from tests.answer.test_storage import demo, even, names, ruled, season
from tests.tables.test_folder import on_a_full_disk

SAVED = [season, ruled, even]


# many at once --------------------------------------------------------------------------------


def work(path: str, seed: int, turns: int) -> list[tuple[object, ...]]:
    """Save and load in turn; return all that was loaded."""
    chance, loaded = random.Random(seed), []  # noqa: S311 - no secret
    for _ in range(turns):
        chance.choice(SAVED)().save(path)
        matching = Matching.load(path)
        matching.verify()
        loaded.append(fingerprint(matching))
    return loaded


@pytest.mark.slow
@pytest.mark.parametrize("turns", [2, pytest.param(25, marks=pytest.mark.slow)])
def test_simultaneous_saves_and_loads_lose_nothing(tmp_path: Path, turns: int) -> None:
    """In one folder, half by threads and half by processes: 400 saves and as many loads."""
    known = [fingerprint(make()) for make in SAVED]
    assert len({str(one) for one in known}) == len(SAVED)
    season().save(tmp_path)
    context = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(4, mp_context=context) as processes,
        ThreadPoolExecutor(8) as threads,
    ):
        jobs = [processes.submit(work, str(tmp_path), seed, 2 * turns) for seed in range(4)]
        for job in [processes.submit(abs, -1) for _ in range(4)]:
            job.result(timeout=300)  # the processes are there
        jobs += [threads.submit(work, str(tmp_path), seed, turns) for seed in range(4, 12)]
        loaded = [one for job in jobs for one in job.result(timeout=300)]
    assert len(loaded) == 16 * turns
    assert all(one in known for one in loaded)
    assert fingerprint(Matching.load(tmp_path)) in known
    assert len(names(tmp_path)) == 3, "nothing is left over"


@pytest.mark.slow
def test_a_reader_beside_a_writer_always_finds_a_matching(tmp_path: Path) -> None:
    """Readers who hold no lock; a folder that they can read, but not write into, is enough."""
    season().save(tmp_path)
    done = threading.Event()

    def write() -> None:
        for k in range(40):
            SAVED[k % len(SAVED)]().save(tmp_path)
        done.set()

    known = [fingerprint(make()) for make in SAVED]
    writer = threading.Thread(target=write)
    writer.start()
    count = 0
    while not done.is_set():
        assert fingerprint(Matching.load(tmp_path)) in known
        count += 1
    writer.join()
    assert count


@pytest.mark.slow
def test_a_reader_who_is_overtaken_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the manifest is the same again, byte for byte, after two saves in between."""
    season().save(tmp_path)
    read, overtaken = folder.Folder.read, []

    def slow(self: folder.Folder, name: str, most: int) -> bytes:
        if not overtaken:
            overtaken.append(name)
            with monkeypatch.context() as quick:
                quick.setattr(folder.Folder, "read", read)
                demo().save(tmp_path)
                try:
                    return read(self, name, most)
                finally:
                    season().save(tmp_path)
        return read(self, name, most)

    monkeypatch.setattr(folder.Folder, "read", slow)
    assert Matching.load(tmp_path).title == "season"
    assert overtaken


def killed(path: str, rounds: int) -> list[tuple[object, ...]]:
    """Kill a process that saves without end, again and again; return what is loaded after it."""
    chance, loaded = random.Random(0), []  # noqa: S311 - no secret
    parent = os.getpid()
    for make in SAVED:
        make()  # in memory, before a fork
    for _ in range(rounds):
        began, begin = os.pipe()
        child = os.fork()
        if not child:
            while os.getppid() == parent:  # else it would outlive a test that is stopped
                chance.choice(SAVED)().save(path)
                os.write(begin, b"x")
            os._exit(0)
        os.read(began, 1)
        for end in (began, begin):
            os.close(end)
        time.sleep(chance.uniform(0.0, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        loaded.append(fingerprint(Matching.load(path)))
    return loaded


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("rounds", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_a_writer_that_is_killed_at_any_moment_leaves_a_whole_matching(
    tmp_path: Path, rounds: int
) -> None:
    """Its lock ends with it, and the next save sweeps what it left."""
    season().save(tmp_path)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        loaded = executor.submit(killed, str(tmp_path), rounds).result(timeout=300)
    known = [fingerprint(make()) for make in SAVED]
    assert len(loaded) == rounds
    assert all(one in known for one in loaded)
    assert len({str(one) for one in loaded}) > 1, "the processes did save"
    even().save(tmp_path)
    assert len(names(tmp_path)) == 3


# full disks ----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("before", ["nothing", "reverse mentoring"])
def test_a_full_disk_leaves_the_old_matching_and_no_draft(tmp_path: Path, before: str) -> None:
    """At each step on the disk: one error, the old matching or the new one, and nothing else."""
    failed = 0
    for at in range(99):
        path = tmp_path / str(at)
        path.mkdir()
        if before != "nothing":
            demo().save(path)
        there = names(path)
        _, error = on_a_full_disk(lambda path=path: season().save(path), at)
        if error is None:
            break
        failed += 1
        assert isinstance(error, StorageError)
        assert str(path) in str(error)
        assert os.strerror(28) in str(error)
        assert "save again" in str(error)
        if names(path) != there:
            assert Matching.load(path).title == "season"
            assert len(names(path)) == 3
        elif there:
            assert Matching.load(path).title == before
    assert failed == 2 + 3 * 5, "folder and lock, then each of three files"


def test_only_this_user_may_read_a_saved_folder(tmp_path: Path) -> None:
    """It holds the names of people; even what was open before is not afterwards."""
    season().save(tmp_path)
    for path in tmp_path.iterdir():
        path.chmod(0o644)
    season().save(tmp_path)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir() if p.name != LOCK}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("given", [None, 5, b"x", "a\0b"])
def test_what_is_no_path_is_refused_by_name(given: Any) -> None:
    with pytest.raises(InputError, match="give a path"):
        season().save(given)
    with pytest.raises(InputError, match="give a path"):
        Matching.load(given)


def test_a_file_in_place_of_the_folder_is_no_bare_error(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    for call in (season().save, Matching.load):
        for path in (tmp_path / "f", tmp_path / "f" / "below", tmp_path / ("x" * 300)):
            with pytest.raises(StorageError, match=str(path.name)[:20]):
                call(path)


# strangers -----------------------------------------------------------------------------------


NAMES = ["../f.json", "/etc/passwd", "a/../f.json", "f.json", "0" * 16 + ".arrays", 5, None, ""]


@pytest.mark.parametrize("name", NAMES, ids=str)
def test_a_manifest_leads_nowhere_else(tmp_path: Path, name: Any) -> None:
    season().save(tmp_path / "saved")
    path = tmp_path / "saved" / "manifest.json"
    manifest = json.loads(path.read_bytes())
    inside = tmp_path / "saved" / manifest["files"]["json"]["name"]
    for copy in (tmp_path / "f.json", tmp_path / "saved" / "f.json"):
        copy.write_bytes(inside.read_bytes())
    manifest["files"]["json"]["name"] = name
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StorageError, match="is damaged"):
        Matching.load(tmp_path / "saved")


@pytest.mark.parametrize("file", range(3))
@pytest.mark.parametrize("planted", ["link", "pipe", "folder", "hole"])
def test_only_files_of_the_folder_itself_are_read(tmp_path: Path, file: int, planted: str) -> None:
    """A link to a file with the right digest; a pipe; a folder; a file that claims a terabyte."""
    season().save(tmp_path / "saved")
    path = tmp_path / "saved" / names(tmp_path / "saved")[file]
    path.rename(tmp_path / "away")
    if planted == "link":
        path.symlink_to(tmp_path / "away")
    elif planted == "pipe":
        os.mkfifo(path)
    elif planted == "folder":
        path.mkdir()
    else:
        with path.open("wb") as stream:
            stream.truncate(1 << 40)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(refusal(tmp_path / "saved")), daemon=True)
    thread.start()
    thread.join(60)
    assert found, "it waits for ever"
    assert path.name in str(found[0])
