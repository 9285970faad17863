"""Folders held open: files whole or untouched, no link followed, one writer at a time."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from matchcore.tables import DRAFT, LOCK, Folder, folder, write_whole


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.iterdir())


def failing(call: Callable[..., Any], at: int, seen: list[str]) -> Callable[..., Any]:
    """Return a system call that finds the disk full at its turn; `seen` counts the turns of all."""

    def step(*args: Any, **options: Any) -> Any:
        seen.append(call.__name__)
        if len(seen) == at + 1:
            if call is os.write:
                call(args[0], bytes(args[1])[: len(args[1]) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return call(*args, **options)

    return step


def on_a_full_disk(write: Callable[[], object], at: int) -> tuple[str, BaseException | None]:
    """Write with room for so many steps; return the step that failed, and the error."""
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in ("open", "write", "fsync", "replace"):
            call = getattr(os, name)
            monkeypatch.setattr(os, name, failing(call, at, seen))
            if call in os.supports_dir_fd:
                monkeypatch.setattr(os, "supports_dir_fd", {*os.supports_dir_fd, os.open})
        try:
            write()
        except Exception as error:
            return seen[at], error
    return "", None


def test_a_full_disk_leaves_the_old_or_the_new_and_no_draft(tmp_path: Path) -> None:
    """At each step on the disk."""
    path, failed = tmp_path / "f", []
    for at in range(99):
        path.write_bytes(b"old")
        step, error = on_a_full_disk(lambda: write_whole(path, b"new and longer"), at)
        assert names(tmp_path) == ["f"]
        if error is None:
            break
        failed.append(step)
        assert isinstance(error, OSError)
        assert error.errno == errno.ENOSPC
        synced = failed.count("fsync") == 2
        assert path.read_bytes() == (b"new and longer" if synced else b"old")
    assert failed == ["open", "open", "write", "fsync", "replace", "fsync"]
    assert path.read_bytes() == b"new and longer"


def test_a_write_that_is_interrupted_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "f", b"new")
    assert names(tmp_path) == []


def test_long_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may take less than it was given."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, data: write(number, data[:3]))
    write_whole(tmp_path / "f", b"0123456789")
    assert (tmp_path / "f").read_bytes() == b"0123456789"


def test_drafts_have_names_that_nobody_can_foresee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a link planted there would be followed; a known draft of two writers would mix."""
    drafts = []
    replace = os.replace

    def watched(draft: str, name: str, **options: Any) -> None:
        drafts.append(draft)
        mode = os.stat(draft, dir_fd=options["src_dir_fd"]).st_mode
        assert stat.S_IMODE(mode) & 0o600 == 0o600
        replace(draft, name, **options)

    monkeypatch.setattr(os, "replace", watched)
    for _ in range(2):
        write_whole(tmp_path / "f", b"x")
    assert len(set(drafts)) == 2
    assert all(DRAFT.fullmatch(name) for name in drafts)


def test_links_at_the_old_names_of_drafts_are_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    (tmp_path / ".f.part").symlink_to(mine)
    write_whole(tmp_path / "f", b"new")
    assert mine.read_bytes() == b"mine"
    assert (tmp_path / "f").read_bytes() == b"new"
    assert not (tmp_path / "f").is_symlink()


def test_exports_have_the_modes_of_the_umask(tmp_path: Path, umask: None) -> None:
    write_whole(tmp_path / "f", b"x")
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == 0o640
    with Folder(tmp_path) as held:
        held.write("private", b"x", 0o600)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


def test_a_folder_that_is_swapped_meanwhile_is_still_the_one(tmp_path: Path) -> None:
    """Whoever puts a link in its place cannot send the file elsewhere."""
    (tmp_path / "a").mkdir()
    (tmp_path / "elsewhere").mkdir()
    with Folder(tmp_path / "a") as held:
        (tmp_path / "a").rename(tmp_path / "b")
        (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
        held.write("f", b"x")
        assert held.names() == ["f"]
    assert names(tmp_path / "elsewhere") == []
    assert names(tmp_path / "b") == ["f"]


def test_the_path_way_of_systems_without_folder_handles_does_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "supports_dir_fd", set())
    with Folder(tmp_path) as held, held.locked():
        held.write("f", b"old")
        held.write("f", b"new")
        assert held.read("f", 9) == b"new"
        with held.opened("f") as stream:
            assert held.is_still("f", stream)
            held.write("f", b"newer")
            assert not held.is_still("f", stream)
        held.remove("f")
        assert held.names() == [LOCK]


def test_only_regular_files_of_a_fitting_size_are_read(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"0123")
    (tmp_path / "link").symlink_to(tmp_path / "f")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with Folder(tmp_path) as held:
        assert held.read("f", 4) == b"0123"
        for name, most in (("f", 3), ("link", 9), ("folder", 9), ("pipe", 9), ("none", 9)):
            with pytest.raises(OSError, match=name) as caught:
                held.read(name, most)
            assert caught.value.filename == str(tmp_path / name)


@pytest.mark.slow
def test_writers_take_turns(tmp_path: Path) -> None:
    """Threads, each with the folder opened anew; a second one in between would be seen."""
    inside, most = [0], [0]

    def write() -> None:
        for _ in range(25):
            with Folder(tmp_path) as held, held.locked():
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                held.write("f", b"x" * 1000)
                inside[0] -= 1

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_a_lock_that_is_never_given_back_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_PATIENCE", 0.02)
    refused = pytest.raises(TimeoutError, match="another writer")
    with (
        Folder(tmp_path) as one,
        Folder(tmp_path) as other,
        one.locked(),
        refused,
        other.locked(),
    ):
        raise AssertionError
    with Folder(tmp_path) as other, other.locked():
        pass


@pytest.mark.parametrize("planted", ["link", "pipe"])
def test_nothing_is_taken_for_a_lock_but_a_file(tmp_path: Path, planted: str) -> None:
    if planted == "link":
        (tmp_path / "mine").write_bytes(b"mine")
        (tmp_path / LOCK).symlink_to(tmp_path / "mine")
    else:
        os.mkfifo(tmp_path / LOCK)
    with Folder(tmp_path) as held, pytest.raises(OSError, match=LOCK), held.locked():
        raise AssertionError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "f", b"old and long")
    write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    write_whole(tmp_path / "f", b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="no space left"):
        write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"old"
