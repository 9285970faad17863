"""Cases from public bug reports of other projects, each with its right couples or value.

Nobody here wrote them, and they may not be copied into the project: the script that holds them is
run as it is. A case is right if the right answer comes out or, where that is enough, if a caution
names the row, id or value. Its clean twins must be read without a word.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from importlib.util import find_spec

import pytest

from tests.real_cases import data_folder, folder

NAME = "public_reports"
CASES, TWINS = 32, 6


@cache
def lines() -> tuple[str, ...]:
    """What the script says, line by line."""
    if find_spec("openpyxl") is None:
        pytest.skip("the script writes workbooks with openpyxl")
    script = folder(NAME) / "run_cases.py"
    command = [sys.executable, "-X", "utf8", str(script)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return tuple(done.stdout.splitlines())


def names(kind: str) -> tuple[str, ...]:
    """The cases of the script by name, so that each is a test of its own."""
    path = data_folder() / NAME / "run_cases.py"
    if not path.is_file():
        return ("absent",)
    text = path.read_text(encoding="utf-8")
    if kind == "twin":
        start = text.index("TWINS=[")
        tail = text[start : text.index("\nnoisy", start)]
        return tuple(line.split('"')[1] for line in tail.splitlines())
    single = [line.split('"')[1] for line in text.splitlines() if line.startswith('@case("')]
    in_loop = text.partition("for nm,s,h in (")[2].partition(":\n")[0]
    return tuple(sorted(single + [part.split('"')[1] for part in in_loop.split("(")[1:]]))


@pytest.mark.slow
@pytest.mark.parametrize("name", names("case"))
def test_a_case_is_right_or_told(name: str) -> None:
    found = [line for line in lines() if line.startswith(f"{name} | ")]
    assert [line.rsplit(" | ", 1)[1] for line in found] == ["right"], found


@pytest.mark.slow
@pytest.mark.parametrize("name", names("twin"))
def test_a_clean_twin_is_read_without_a_word(name: str) -> None:
    assert f"twin {name} | silent" in lines()


@pytest.mark.slow
def test_no_case_was_left_out() -> None:
    """The script's own count, against those that are tests here."""
    assert lines()[-2:] == (
        f"0 of {CASES} fail",
        f"0 of {TWINS} clean twins got a caution",
    )
    assert (len(names("case")), len(names("twin"))) == (CASES, TWINS)
