"""Optional packages: whoever lacks one is told how to install it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables.extras import optional
from tests.cohorts import ONE_MENTEE as MENTEES


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("m.xlsx", "python_calamine", "excel"), ("m.parquet", "pyarrow", "parquet")],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=rf"needs {module}.*pip install 'matchcore\[{extra}\]'"):
        Cohort(tmp_path / name, MENTEES)


def test_an_installed_module_is_returned() -> None:
    assert optional("json", "none", "m.json") is json
