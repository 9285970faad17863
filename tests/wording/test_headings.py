"""Column headings of an answer."""

from __future__ import annotations

from pathlib import Path

from matchcore.wording import ANSWER_COLUMNS
from tests.cohorts import season


def test_a_written_answer_has_these_columns_and_its_components(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "matches.csv")
    header = (tmp_path / "matches.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.split(",") == [*ANSWER_COLUMNS, "skills", "interests"]
