"""A matching as JSON and arrays: whatever is forged is used or refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matchcore import Matching
from matchcore.errors import MatchcoreError, StorageError
from tests.answer.folders import array_bytes, edited, fingerprint, forge, parts, refusal
from tests.answer.test_storage import ruled, season


def test_forging_changes_nothing_by_itself(tmp_path: Path) -> None:
    """So that what follows is refused for what it changes."""
    assert fingerprint(Matching.load(edited(tmp_path, lambda *_: None))) == fingerprint(season())


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


@pytest.mark.slow
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
    for answer in (matching.verify, matching.summary, lambda: fingerprint(matching)):
        try:
            answer()
        except MatchcoreError:
            continue
    return True
