"""Any source is read by its kind, or refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables import read_table
from tests.cohorts import ONE_MENTEE as MENTEES


def test_a_lazy_frame_is_refused_with_the_remedy() -> None:
    with pytest.raises(InputError, match=r"mentors is a polars LazyFrame.*collect"):
        Cohort(pl.LazyFrame({"id": ["a"]}), MENTEES)


@pytest.mark.parametrize("name", ["m.xlsx", "m.xls", "m.ods", "m.parquet"])
def test_a_damaged_file_is_refused_in_our_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id,name\n1,Ana\n")
    with pytest.raises(InputError, match=f"mentors: {name} is not a (workbook|Parquet file)"):
        Cohort(tmp_path / name, MENTEES)


@pytest.mark.parametrize("name", ["people.doc", "people.pdf", "people"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id\n1\n")
    with pytest.raises(InputError, match=r"not a supported type of file.*\.csv.*\.xlsx.*\.parquet"):
        read_table("mentors", tmp_path / name)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        read_table("mentors", tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="mentors is a object"):
        read_table("mentors", object())


def test_the_kind_of_a_file_is_its_ending(tmp_path: Path) -> None:
    for name, text in {
        "m.CSV": "id\n1\n",
        "m.tsv": "id\tx\n1\t\n",
        "m.json": '[{"id": "1"}]',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read_table("mentors", tmp_path / name).frame["id"].tolist() == ["1"]
        assert read_table("mentors", str(tmp_path / name)).notes[0].startswith(f"{name}: ")
