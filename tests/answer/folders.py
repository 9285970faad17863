"""Saved folders for tests: their contents, forged ones, and what a matching says."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matchcore import Matching
from matchcore.errors import StorageError
from tests.answer.test_storage import season

Content = dict[str, Any]
Arrays = list[np.ndarray[Any, Any]]


def fingerprint(matching: Matching) -> tuple[object, ...]:
    """Return enough of a matching to tell it from every other, whole from mixed."""
    ids = matching.mentees.ids, matching.mentors.ids
    answer = matching.pairs.to_csv(), matching.unmatched.to_csv(), matching.total
    return ids, answer, matching.language, json.dumps(dict(matching.programme), sort_keys=True)


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


def refusal(path: Path) -> str:
    with pytest.raises(StorageError) as caught:
        Matching.load(path)
    return str(caught.value)
