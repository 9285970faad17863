"""Tables in: text as it stands. Tables out: nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.tables import read_table, write_csv, write_whole
from tests.cohorts import examples

LIVE = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", '=HYPERLINK("http://x";"y")', "  =1", "-"]
DEAD = ["a=1", "1+1", "Zoé", "", "x@y.example", "'=1", "5-6", "(=1)"]
CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    return path


def read(folder: Path, text: str, encoding: str = "utf-8") -> pd.DataFrame:
    return read_table("mentors", write(folder, text, encoding)).frame


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_three_encodings_give_the_same_cells(tmp_path: Path, encoding: str) -> None:
    frame = read(tmp_path, "id,name\n1,Zoé Œuvré\n", encoding)
    assert frame.to_dict("list") == {"id": ["1"], "name": ["Zoé Œuvré"]}


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", 0), ("utf-8-sig", 0), ("cp1252", 1)])
def test_only_a_guessed_encoding_is_told(tmp_path: Path, encoding: str, told: int) -> None:
    notes = read_table("mentors", write(tmp_path, "id,name\n1,Zoé\n", encoding)).notes
    assert len(notes) == told
    assert all("people.csv" in note and "cp1252" in note for note in notes)


@pytest.mark.parametrize(("delimiter", "comma"), [(",", False), (";", True), ("\t", True)])
def test_delimiter_is_found_from_the_header(tmp_path: Path, delimiter: str, comma: bool) -> None:
    text = f"id{delimiter}name{delimiter}site\n1{delimiter}Ana{delimiter}Lyon\n"
    table = read_table("mentors", write(tmp_path, text))
    assert table.frame.to_dict("list") == {"id": ["1"], "name": ["Ana"], "site": ["Lyon"]}
    assert table.decimal_comma is comma


def test_commas_in_the_body_do_not_decide_the_delimiter(tmp_path: Path) -> None:
    frame = read(tmp_path, "id;bio\n1;one, two, three, four\n")
    assert frame.to_dict("list") == {"id": ["1"], "bio": ["one, two, three, four"]}


def test_quoted_cells_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    frame = read(tmp_path, 'id,bio\n1,"a, ""b""\nc"\n2,d\n')
    assert frame["bio"].tolist() == ['a, "b"\nc', "d"]


@pytest.mark.parametrize("cell", ["00123", "1E5", "NA", "None", "nan", "TRUE", "1.0", "1" * 19])
def test_cells_of_a_file_stay_text(tmp_path: Path, cell: str) -> None:
    """The blank beside it is what turns a column of ids into floats elsewhere."""
    assert read(tmp_path, f"id,manager\n{cell},\nx,{cell}\n").to_dict("list") == {
        "id": [cell, "x"],
        "manager": ["", cell],
    }


@examples(60)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_any_text_is_read_as_it_was_written(
    rows: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    """Written by Python's csv module: quotes, delimiters and line ends in cells included."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([("id", "bio"), *rows])
    with TemporaryDirectory() as folder:
        frame = read(Path(folder), text.getvalue(), encoding)
    assert list(frame.itertuples(index=False, name=None)) == rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    frame = read(tmp_path, end.join(["id,name", "1,Ana", "2,Bo", ""]))
    assert frame.to_dict("list") == {"id": ["1", "2"], "name": ["Ana", "Bo"]}


def test_column_names_are_trimmed(tmp_path: Path) -> None:
    assert list(read(tmp_path, " id , name\n1,Ana\n")) == ["id", "name"]
    assert list(read_table("mentors", pd.DataFrame({" id ": ["1"]})).frame) == ["id"]


def test_every_ragged_row_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "id,name\n1,Ana,x\n2,Bo\n3\n4,Di\n5,a,b,c\n")
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0].strip() for line in lines] == [
        f"mentors, row {row}" for row in (1, 3, 5)
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"people\.csv is empty"):
        read(tmp_path, text)


def test_a_header_alone_is_a_table_of_nobody(tmp_path: Path) -> None:
    frame = read(tmp_path, "id,name\n")
    assert (list(frame), len(frame)) == (["id", "name"], 0)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_wide_encodings_are_refused_not_misread(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(InputError, match="zero bytes"):
        read(tmp_path, "id,name\n1,Ana\n", encoding)


def test_an_open_quote_swallows_nobody(tmp_path: Path) -> None:
    """Row 1 forgets its closing quote: the two people below it would be gone without a word."""
    with pytest.raises(InputError):
        read(tmp_path, 'id,name\n1,"Ana\n2,Bo\n3,Cy\n')


def test_a_cell_beyond_what_python_reads_is_refused_in_our_words(tmp_path: Path) -> None:
    """Python's csv module stops at 131 072 characters; its limit is global, so it stays."""
    with pytest.raises(InputError, match=r"mentors: people\.csv is no table \(field larger"):
        read(tmp_path, f"id,bio\n1,{'x' * 200_000}\n")


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'name' stands twice"):
        read(tmp_path, "id,name, name\n1,Ana,Bo\n")
    with pytest.raises(InputError, match="'id' stands twice"):
        read_table("mentors", pd.DataFrame([["1", "2"]], columns=["id", "id "]))


@pytest.mark.parametrize("name", ["people.xlsx", "people.parquet", "people"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id\n1\n")
    with pytest.raises(InputError, match="not a CSV file"):
        read_table("mentors", tmp_path / name)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        read_table("mentors", tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="mentors is a list"):
        read_table("mentors", [["1"]])  # type: ignore[arg-type]


def test_the_users_frame_stays_as_it_is() -> None:
    given = pd.DataFrame({" id": ["b", "a"]}, index=[7, 3])
    table = read_table("mentors", given)
    table.frame.loc[0, "id"] = "changed"
    assert given.equals(pd.DataFrame({" id": ["b", "a"]}, index=[7, 3]))
    assert table.frame["id"].tolist() == ["changed", "a"]


def exported(frame: pd.DataFrame, folder: Path) -> list[list[str]]:
    write_csv(frame, folder / "out.csv")
    text = (folder / "out.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", LIVE)
def test_what_a_spreadsheet_would_run_is_neutralised(tmp_path: Path, cell: str) -> None:
    assert exported(pd.DataFrame({"who": [cell]}), tmp_path) == [["who"], [f"'{cell}"]]


@pytest.mark.parametrize("cell", DEAD)
def test_harmless_text_is_exported_as_it_stands(tmp_path: Path, cell: str) -> None:
    assert exported(pd.DataFrame({"who": [cell], "n": [1]}), tmp_path)[1] == [cell, "1"]


@pytest.mark.parametrize("cell", ["Ana\r=1+1", "Ana\n=1+1", "Ana\r\n=1+1"])
def test_a_line_end_in_a_cell_starts_no_row(tmp_path: Path, cell: str) -> None:
    """Else the text behind it would stand at the beginning of a row, where it runs."""
    assert exported(pd.DataFrame({"who": [cell], "n": [1]}), tmp_path)[1:] == [[cell, "1"]]


def test_numbers_are_not_taken_for_formulas(tmp_path: Path) -> None:
    frame = pd.DataFrame({"score": [-0.5, 1.0], "seats": [-1, 2]})
    assert exported(frame, tmp_path)[1:] == [["-0.500000", "-1"], ["1.000000", "2"]]


def test_column_names_are_neutralised_too(tmp_path: Path) -> None:
    assert exported(pd.DataFrame({"=x": [1]}), tmp_path)[0] == ["'=x"]


def test_exports_say_that_they_are_utf8(tmp_path: Path) -> None:
    write_csv(pd.DataFrame({"who": ["Zoé"]}), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == "\ufeffwho\nZoé\n".encode()


def test_a_table_of_nobody_is_exported_as_its_header(tmp_path: Path) -> None:
    assert exported(pd.DataFrame(columns=["who", "why"]), tmp_path) == [["who", "why"]]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "f", b"old and long")
    write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    write_whole(tmp_path / "f", b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="no space left"):
        write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"old"
