"""The sample's files: read back, they are the sample."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from matchcore.datasets import demo_columns, demo_files, demo_tables
from matchcore.people import COLUMNS
from matchcore.tables import read_table
from matchcore.wording import Language


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_read_back_they_are_the_sample(tmp_path: Path, language: Language, delimiter: str) -> None:
    names = demo_columns(language)
    for file, content in demo_files(language, delimiter).items():
        (tmp_path / file).write_bytes(content)
        table = file.removesuffix(".csv")
        found = read_table(table, tmp_path / file).frame.rename(columns=names)
        pd.testing.assert_frame_equal(found, demo_tables()[table])


def test_every_french_header_stands_for_one_column() -> None:
    names = list(demo_columns("fr").values())
    assert len(set(names)) == len(names)
    assert set(names) == {name for table in demo_tables().values() for name in table.columns}
    assert set(names) <= set(COLUMNS)
