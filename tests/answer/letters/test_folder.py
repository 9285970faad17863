"""A folder of letters: whole or not at all, replaced as a whole, never over other files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matchcore.answer.letters.folder import MANIFEST, write_folder
from matchcore.errors import InputError, StorageError


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_files_are_written_with_a_list_and_replaced_as_a_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "out", {"a.txt": b"1", "b.txt": b"2"})
    assert names(tmp_path / "new" / "out") == ["a.txt", "b.txt", MANIFEST]
    listed = json.loads((tmp_path / "new" / "out" / MANIFEST).read_text(encoding="utf-8"))
    assert listed == {"format": 1, "files": ["a.txt", "b.txt"]}
    write_folder(tmp_path / "new" / "out", {"c.txt": b"3"})
    assert names(tmp_path / "new" / "out") == ["c.txt", MANIFEST]
    assert names(tmp_path / "new") == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.txt": b"1"})
    assert names(tmp_path) == ["a.txt", MANIFEST]


def test_other_files_are_never_lost(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a.txt": b"1"})
    (tmp_path / "out" / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match=r"holds other files \(mine.txt\)"):
        write_folder(tmp_path / "out", {"c.txt": b"3"})
    assert names(tmp_path / "out") == ["a.txt", MANIFEST, "mine.txt"]


def test_a_failure_leaves_the_old_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "out", {"a.txt": b"1"})
    write = Path.write_bytes

    def failing(path: Path, data: Any) -> int:
        if path.name == "c.txt":
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(StorageError, match="No space left"):
        write_folder(tmp_path / "out", {"b.txt": b"2", "c.txt": b"3"})
    assert (names(tmp_path), names(tmp_path / "out")) == (["out"], ["a.txt", MANIFEST])


def test_a_folder_is_a_path(tmp_path: Path) -> None:
    wrong: Any = 3
    with pytest.raises(InputError, match="give a path"):
        write_folder(wrong, {})
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError):
        write_folder(tmp_path / "file", {"a.txt": b"1"})
    assert (tmp_path / "file").is_file()
