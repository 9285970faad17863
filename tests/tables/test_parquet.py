"""Parquet files: cells keep their types."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from matchcore import Cohort
from matchcore.tables.parquet import read_parquet
from tests.cohorts import ONE_MENTEE as MENTEES


def test_parquet_keeps_types_and_lists(tmp_path: Path) -> None:
    people = {"id": [2**60, 7], "past": [["e"], None], "grade": [None, 4]}
    pyarrow.parquet.write_table(pa.table(people), tmp_path / "m.parquet")
    mentors = Cohort(tmp_path / "m.parquet", MENTEES).mentors
    assert mentors.ids.tolist() == [str(2**60), "7"]
    assert mentors.items("past").labels.tolist() == ["e"]


def test_a_parquet_file_is_noted_as_one(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pa.table({" id": ["a"]}), tmp_path / "m.parquet")
    table = read_parquet("mentors", tmp_path / "m.parquet")
    assert table.notes == ("m.parquet: Parquet",)
    assert list(table.frame) == ["id"]
