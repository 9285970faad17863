"""Locks on open files: one holder at a time."""

from __future__ import annotations

import os
from pathlib import Path

from matchcore.tables.locks import try_lock, unlock


def test_a_lock_has_one_holder_until_it_is_released(tmp_path: Path) -> None:
    first, second = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2))
    try:
        assert try_lock(first)
        assert not try_lock(second)
        unlock(first)
        assert try_lock(second)
        unlock(second)
    finally:
        os.close(first)
        os.close(second)


def test_a_file_that_is_closed_is_no_longer_locked(tmp_path: Path) -> None:
    first, second = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert try_lock(first)
    os.close(first)
    try:
        assert try_lock(second)
        unlock(second)
    finally:
        os.close(second)
