"""`matchcore demo`."""

from __future__ import annotations

import json
from pathlib import Path

from matchcore.cli import main
from tests.cli.season import FILES, Captured


def test_the_sample_is_matched_into_four_files(tmp_path: Path, capsys: Captured) -> None:
    assert main(["demo", "--out", str(tmp_path / "new" / "out")]) == 0
    out, err = capsys.readouterr()
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == FILES
    assert "reverse mentoring" in out
    assert "proven best" in out
    assert err.startswith("note: without an hour in common: 10 couples of 47")
    assert err.count("note: ") == 1
    record = json.loads((tmp_path / "new" / "out" / "audit.json").read_text(encoding="utf-8"))
    assert record["answer"]["status"] == "optimal"
