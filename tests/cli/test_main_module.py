"""`python -m matchcore.cli`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.season import tables


@pytest.mark.slow
def test_a_console_of_few_letters_gets_what_it_can_show(home: Path) -> None:
    """An arrow is not among the letters of cp1252."""
    command = [sys.executable, "-m", "matchcore.cli", *tables("match", "--out", "out")]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, env=environment, cwd=home, check=False)
    assert done.returncode == 0, done.stderr
    assert b"m1" in done.stdout


@pytest.mark.slow
def test_the_exit_code_reaches_the_shell(home: Path) -> None:
    (home / "mentees.csv").unlink()
    command = [sys.executable, "-m", "matchcore.cli", *tables("check")]
    done = subprocess.run(command, capture_output=True, cwd=home, check=False)
    assert done.returncode == 3
    assert b"mentees.csv" in done.stderr
