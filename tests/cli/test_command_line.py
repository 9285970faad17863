"""From arguments to an exit code: usage, help, and errors in one block."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import matchcore
from matchcore.cli import main
from matchcore.errors import CertificateError, FlowError
from tests.cli.season import Captured, refused, tables


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["mach"],
        ["demo"],
        ["match", "--mentors", "a.csv", "--out", "out"],
        ["demo", "--out", "out", "--time-limit", "soon"],
        ["demo", "--out", "out", "--language", "de"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: matchcore")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--version"], f"matchcore {matchcore.__version__}"),
        (["--help"], "match two tables of people"),
        (["match", "--help"], "exit codes: 0 done"),
    ],
)
def test_help_and_version_are_0(arguments: list[str], text: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    assert text in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["match", "--help"], ["mach"]])
def test_help_version_and_wrong_usage_load_no_library(arguments: list[str]) -> None:
    """The answer comes at once: loading the libraries takes seconds."""
    code = f"""
import sys
from matchcore.cli import main
try:
    main({arguments})
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert "argparse" in loaded
    assert not loaded & {"numpy", "scipy", "pandas", "sklearn", "ortools", "narwhals"}


def test_an_interruption_is_5(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("matchcore.programme.matching.solve", interrupt)
    assert "interrupted" in refused(tables("match", "--out", "out"), 5, capsys)


@pytest.mark.parametrize(
    "defect",
    [CertificateError("prices do not fit"), FlowError("no flow"), KeyError("x"), AssertionError()],
    ids=lambda error: type(error).__name__,
)
def test_a_defect_of_ours_is_70_with_its_traceback(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, defect: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise defect

    monkeypatch.setattr("matchcore.programme.matching.solve", fail)
    assert main(tables("match", "--out", "out")) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Traceback")
    assert f"matchcore: {type(defect).__name__}" in err
    assert "This is a defect of matchcore" in err
    assert not (home / "out").exists()
