"""Each error has its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from matchcore.errors import (
    CertificateError,
    FlowError,
    InfeasibleError,
    InputError,
    MemoryLimitError,
    StorageError,
    TimeLimitError,
    UndecidedError,
)
from matchcore.exit_codes import exit_code
from tests.cli.season import Captured, refused, tables


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("x"), 3),
        (UndecidedError("x"), 7),
        (StorageError("x"), 3),
        (PermissionError("x"), 3),
        (InfeasibleError("x", None), 4),
        (TimeLimitError("x"), 5),
        (MemoryLimitError("x"), 5),
        (KeyboardInterrupt(), 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_error_has_its_code(
    home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("matchcore.programme.matching.solve", fail)
    refused(tables("match", "--out", "out"), code, capsys)


@pytest.mark.parametrize(
    "defect", [CertificateError("x"), FlowError("x"), KeyError("x"), RuntimeError("x")]
)
def test_any_other_error_is_a_defect(defect: Exception) -> None:
    assert exit_code(defect) == 70


def test_help_lists_every_code(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["match", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    for code in (
        "0 done",
        "2 usage",
        "3 wrong input",
        "4 no matching",
        "5 a limit",
        "7 something",
        "70 a defect",
    ):
        assert code in said
