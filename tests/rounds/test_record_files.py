"""Records of a round as plain files."""

import json
import os
from pathlib import Path

import pytest

from matchcore.errors import InputError, StorageError
from matchcore.rounds.record_files import read_record, write_record

VALUES = {"pairs": [["é", "m"]], "score": 0.1, "none": None}


def test_a_record_comes_back_and_equal_values_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        write_record(tmp_path / name, "plan", VALUES)
    assert read_record(tmp_path / "a.json", "plan") == VALUES
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert "é" in (tmp_path / "a.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        (b'{"kind": "plan", "form', "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[1]", "no record"),
        (b"{}", "no record"),
        (b'{"kind": "feedback", "format": 1}', "holds a feedback, not a plan"),
        (b'{"kind": "plan", "format": 2}', "has format 2"),
        (b'{"kind": "plan"}', "has format None"),
    ],
)
def test_what_is_no_record_of_this_kind_is_refused(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "plan.json").write_bytes(content)
    with pytest.raises(StorageError, match=message):
        read_record(tmp_path / "plan.json", "plan")


@pytest.mark.parametrize("value", [float("nan"), object()])
def test_a_record_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, value: object) -> None:
    write_record(tmp_path / "plan.json", "plan", VALUES)
    with pytest.raises(StorageError, match="cannot be saved"):
        write_record(tmp_path / "plan.json", "plan", {"x": value})
    assert read_record(tmp_path / "plan.json", "plan") == VALUES


def test_a_crash_while_writing_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_record(tmp_path / "plan.json", "plan", VALUES)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(StorageError, match="No space left"):
        write_record(tmp_path / "plan.json", "plan", {"pairs": []})
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["pairs"] == [["é", "m"]]


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(InputError, match="give a path"):
        write_record(7, "plan", VALUES)  # type: ignore[arg-type]
