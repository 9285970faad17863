"""Column headings of an answer."""

from __future__ import annotations

from pathlib import Path

from matchcore.wording import ANSWER_COLUMNS, column_headings, reserved_name_problems
from matchcore.wording.headings import COUPLES_COLUMNS
from tests.cohorts import season


def test_a_written_answer_has_these_columns_and_its_components(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "matches.csv")
    header = (tmp_path / "matches.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    columns = header.split(",")
    assert set(ANSWER_COLUMNS) <= set(columns) <= {*COUPLES_COLUMNS, "skills", "interests"}


def test_an_addend_may_not_be_called_like_a_column_of_the_couples() -> None:
    assert [name for name in COUPLES_COLUMNS if not reserved_name_problems(name, "")] == []
    assert reserved_name_problems("site", "") == []


def test_every_table_of_a_round_has_french_headings() -> None:
    for names in (
        [
            "mentee",
            "mentee_name",
            "mentor",
            "mentor_name",
            "expected",
            "spread",
            "price",
            "value",
            "strong",
        ],
        ["mentee", "mentor", "start", "end", "room"],
        ["mentee", "before", "after", "why", "exchange", "gain"],
    ):
        french = column_headings(names, "fr")
        assert len({*french}) == len(names)
        assert french != names
        assert column_headings(names, "en") == names
