"""A folder with two tables and a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.season import MENTEES, MENTORS, PROGRAMME


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder, and make it the current one."""
    for name, text in {
        "mentors.csv": MENTORS,
        "mentees.csv": MENTEES,
        "programme.toml": PROGRAMME,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
