"""Saved folders among others: many writers and readers, full disks, killed processes, strangers."""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
import random
import signal
import stat
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore import Matching
from matchcore.errors import InputError, MatchcoreError, StorageError
from matchcore.tables import LOCK, folder
from tests.answer.test_storage import demo, even, names, ruled, season
from tests.tables.test_folder import on_a_full_disk

SAVED = [season, ruled, even]


def told(matching: Matching) -> tuple[object, ...]:
    """Return enough of a matching to tell it from every other, whole from mixed."""
    ids = matching.mentees.ids, matching.mentors.ids
    answer = matching.pairs.to_csv(), matching.unmatched.to_csv(), matching.total
    return ids, answer, matching.language, json.dumps(dict(matching.programme), sort_keys=True)


# many at once --------------------------------------------------------------------------------


def work(path: str, seed: int, turns: int) -> list[tuple[object, ...]]:
    """Save and load in turn; return all that was loaded."""
    chance, loaded = random.Random(seed), []  # noqa: S311 - no secret
    for _ in range(turns):
        chance.choice(SAVED)().save(path)
        matching = Matching.load(path)
        matching.verify()
        loaded.append(told(matching))
    return loaded


@pytest.mark.parametrize("turns", [2, pytest.param(25, marks=pytest.mark.slow)])
def test_simultaneous_saves_and_loads_lose_nothing(tmp_path: Path, turns: int) -> None:
    """In one folder, half by threads and half by processes: 400 saves and as many loads."""
    known = [told(make()) for make in SAVED]
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
    assert told(Matching.load(tmp_path)) in known
    assert len(names(tmp_path)) == 3, "nothing is left over"


def test_a_reader_beside_a_writer_always_finds_a_matching(tmp_path: Path) -> None:
    """Readers who hold no lock; a folder that they can read, but not write into, is enough."""
    season().save(tmp_path)
    done = threading.Event()

    def write() -> None:
        for k in range(40):
            SAVED[k % len(SAVED)]().save(tmp_path)
        done.set()

    known = [told(make()) for make in SAVED]
    writer = threading.Thread(target=write)
    writer.start()
    count = 0
    while not done.is_set():
        assert told(Matching.load(tmp_path)) in known
        count += 1
    writer.join()
    assert count


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
        loaded.append(told(Matching.load(path)))
    return loaded


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("rounds", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_a_writer_that_is_killed_at_any_moment_leaves_a_whole_matching(
    tmp_path: Path, rounds: int
) -> None:
    """Its lock ends with it, and the next save sweeps what it left."""
    season().save(tmp_path)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        loaded = executor.submit(killed, str(tmp_path), rounds).result(timeout=300)
    known = [told(make()) for make in SAVED]
    assert len(loaded) == rounds
    assert all(one in known for one in loaded)
    assert len({str(one) for one in loaded}) > 1, "the processes did save"
    even().save(tmp_path)
    assert len(names(tmp_path)) == 3


# full disks ----------------------------------------------------------------------------------


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

Content = dict[str, Any]
Arrays = list[np.ndarray[Any, Any]]


def parts(path: Path) -> tuple[Content, Arrays]:
    """Return the JSON and the arrays of a saved folder."""
    (text,) = (p for p in path.glob("*.json") if p.name != "manifest.json")
    (data,) = path.glob("*.arrays")
    stream, arrays = io.BytesIO(data.read_bytes()), []
    while stream.tell() < data.stat().st_size:
        arrays.append(np.lib.format.read_array(stream))
    return json.loads(text.read_bytes()), arrays


def forge(path: Path, text: bytes, data: bytes) -> None:
    """Put files into a folder, with digests that fit."""
    files = {}
    for kind, content in (("json", text), ("arrays", data)):
        digest = hashlib.sha256(content).hexdigest()
        files[kind] = {"name": f"{digest[:16]}.{kind}", "sha256": digest}
        (path / files[kind]["name"]).write_bytes(content)
    manifest = {"schema": 2, "matchcore": "1", "files": files}
    (path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def array_bytes(arrays: Arrays) -> bytes:
    stream = io.BytesIO()
    for array in arrays:
        np.lib.format.write_array(stream, array)
    return stream.getvalue()


def edited(path: Path, edit: Callable[[Content, Arrays], object]) -> Path:
    """Return a folder whose content somebody has changed, digests included."""
    season().save(path)
    content, arrays = parts(path)
    edit(content, arrays)
    forge(path, json.dumps(content).encode(), array_bytes(arrays))
    return path


def test_forging_changes_nothing_by_itself(tmp_path: Path) -> None:
    """So that what follows is refused for what it changes."""
    assert told(Matching.load(edited(tmp_path, lambda *_: None))) == told(season())


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


def refusal(path: Path) -> str:
    with pytest.raises(StorageError) as caught:
        Matching.load(path)
    return str(caught.value)


HEADERS = {
    "terabytes": "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }",
    "wide": "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 1000000000000000), }",
    "overflow": "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
    "below zero": "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }",
    "objects": "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
    "void": "{'descr': '|V99999', 'fortran_order': False, 'shape': (1,), }",
    "python 2": "{'descr': '<f8', 'fortran_order': False, 'shape': (1L,), }",
    "nested": "(" * 9000,
}


@pytest.mark.parametrize("header", HEADERS)
def test_the_headers_of_arrays_are_not_believed(tmp_path: Path, header: str) -> None:
    season().save(tmp_path)
    content, arrays = parts(tmp_path)
    said = HEADERS[header].encode() + b" \n"
    array = b"\x93NUMPY\x01\x00" + len(said).to_bytes(2, "little") + said + bytes(64)
    forge(tmp_path, json.dumps(content).encode(), array + array_bytes(arrays))
    tracemalloc.start()
    try:
        assert "byte 0" in refusal(tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 1 << 22
    finally:
        tracemalloc.stop()


def sparse(content: Content, arrays: Arrays, **changes: Any) -> None:
    """Make the factors sparse, with changes."""
    for k, place in enumerate(content["factors"]):
        entries = csr_array(arrays[place])
        made = {x: getattr(entries, x) for x in ("data", "indices", "indptr")}
        made |= {x: y for x, y in changes.items() if x in made}
        content["factors"][k] = [changes.get("width", entries.shape[1])]
        for array in made.values():
            content["factors"][k].append(len(arrays))
            arrays.append(array)


SPARSE = {
    "width": {"width": 10**12},
    "narrow": {"width": 1},
    "outside": {"indices": np.array([10**6] * 9, dtype=np.int32), "data": np.ones(9)},
    "backwards": {"indptr": np.array([9, 0, 9], dtype=np.int32)},
    "real": {"indices": np.zeros(4)},
    "not finite": {"data": np.array([np.nan] * 4)},
    "none": {"data": np.zeros(0)},
}


def test_sparse_factors_are_read(tmp_path: Path) -> None:
    matching = Matching.load(edited(tmp_path, sparse))
    assert matching.problem.compatibility.factors.is_sparse
    assert told(matching) == told(season())


@pytest.mark.parametrize("change", SPARSE)
def test_sparse_factors_that_lead_outside_are_refused(tmp_path: Path, change: str) -> None:
    """SciPy itself would read outside of its arrays, or make room for what is claimed."""
    assert refusal(edited(tmp_path, lambda c, a: sparse(c, a, **SPARSE[change])))


@pytest.mark.parametrize("text", [b"[" * 10**6, b"{" * 10**5, b'{"a":' * 10**5, b"1" * 10**5, b""])
def test_json_that_is_nested_without_end_is_refused(tmp_path: Path, text: bytes) -> None:
    season().save(tmp_path)
    forge(tmp_path, text, array_bytes(parts(tmp_path)[1]))
    assert "is damaged" in refusal(tmp_path)
    (tmp_path / "manifest.json").write_bytes(text[: 1 << 15])
    assert "is damaged" in refusal(tmp_path)


def leaves(content: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to everything in a JSON file."""
    yield way
    if isinstance(content, (dict, list)):
        for key in content if isinstance(content, dict) else range(len(content)):
            yield from leaves(content[key], (*way, key))


ODD: list[Any] = [None, True, -1, 10**30, 1.5, float("nan"), float("inf"), "", "x", [], [[]], {}]


@pytest.mark.slow
def test_whatever_stands_in_the_json_is_used_or_refused(tmp_path: Path) -> None:
    """Each value in turn replaced by odd ones: what is loaded answers, or says what is wrong."""
    ruled().save(tmp_path)
    content, arrays = parts(tmp_path)
    data, counts = array_bytes(arrays), {True: 0, False: 0}
    for way in leaves(content):
        for value in ODD:
            changed = json.loads(json.dumps(content))
            at: Any = changed
            for key in way[:-1]:
                at = at[key]
            if way:
                at[way[-1]] = value
            forge(tmp_path, json.dumps(changed if way else value).encode(), data)
            counts[answers(tmp_path)] += 1
    assert counts[False] > 500
    assert counts[True] > 10, "such as another name of a person"


def test_whatever_stands_in_the_arrays_is_used_or_refused(tmp_path: Path) -> None:
    """Each array in turn replaced by odd ones."""
    ruled().save(tmp_path)
    content, arrays = parts(tmp_path)
    text, refused = json.dumps(content).encode(), 0
    for k, array in enumerate(arrays):
        with np.errstate(all="ignore"):
            odd = [
                array[:0],
                array[None],
                array.ravel(),
                np.concatenate([array, array]),
                array.astype(float) * np.nan,
                array.astype(float) * np.inf,
                *(np.full_like(array, value) for value in (-1, 0, 1, 1 << 62)),
                *(array.astype(kind) for kind in (bool, np.int8, np.int32, np.int64, np.float64)),
            ]
        for one in odd:
            forge(tmp_path, text, array_bytes([*arrays[:k], one, *arrays[k + 1 :]]))
            refused += not answers(tmp_path)
    assert refused > 100


def answers(path: Path) -> bool:
    """Return whether a folder is loaded; if so, the answers may be refused, but never fail."""
    try:
        matching = Matching.load(path)
    except StorageError:
        return False
    for answer in (matching.verify, matching.summary, lambda: told(matching)):
        try:
            answer()
        except MatchcoreError:
            continue
    return True
