"""Delimited text: every dialect of spreadsheets, cells as they stand, and what is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.tables import read_table
from tests.cohorts import examples

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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("delimiter", "told"), [(",", "','"), (";", "';'"), ("\t", "tab")])
def test_encoding_and_delimiter_are_told(
    tmp_path: Path, encoding: str, delimiter: str, told: str
) -> None:
    text = f"id{delimiter}name\n1{delimiter}Zoé\n"
    table = read_table("mentors", write(tmp_path, text, encoding))
    (note,) = table.notes
    assert note.startswith("people.csv: cp1252" if encoding == "cp1252" else "people.csv: UTF-8")
    assert f"delimiter {told}" in note
    assert ("3,5 may be a number" in note) is (delimiter != ",")
    assert ["cp1252" in caution for caution in table.cautions] == [True] * (encoding == "cp1252")


def test_blank_lines_are_told(tmp_path: Path) -> None:
    table = read_table("mentors", write(tmp_path, "id,name\n1,Ana\n\n , \n2,Bo\n"))
    assert table.frame["id"].tolist() == ["1", "2"]
    assert table.cautions == ("people.csv: 2 blank line(s) left out",)


def test_columns_beyond_the_last_name_are_left_out_if_they_are_empty(tmp_path: Path) -> None:
    """As spreadsheets write them; what stands in one would be lost without a name."""
    assert list(read(tmp_path, "id;name;;\n1;Ana;;\n;;;\n")) == ["id", "name"]
    with pytest.raises(InputError, match=r"column 4 of people\.csv has cells but no name"):
        read(tmp_path, "id;name;;\n1;Ana;;\n2;Bo;;x\n")


def test_the_line_that_tells_excel_the_delimiter_is_no_header(tmp_path: Path) -> None:
    assert read(tmp_path, "sep=;\r\nid;name\r\n1;Ana\r\n").to_dict("list") == {
        "id": ["1"],
        "name": ["Ana"],
    }


def test_bytes_that_cp1252_lacks_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"id,name\n1,Ana\n2,\x81\n")
    with pytest.raises(InputError, match=r"people\.csv, line 3, is neither UTF-8 nor cp1252"):
        read_table("mentors", path)


def test_utf8_with_one_broken_byte_is_refused_not_garbled(tmp_path: Path) -> None:
    """Read as cp1252, every Zoé of the file would become ZoÃ©."""
    path = tmp_path / "people.csv"
    path.write_bytes("id,name\n1,Zoé\n2,Noé\n3,".encode() + b"L\xe9a\n")
    with pytest.raises(InputError, match="line 4"):
        read_table("mentors", path)


@pytest.mark.parametrize(("delimiter", "comma"), [(",", False), (";", True), ("\t", True)])
def test_delimiter_is_found_from_the_header(tmp_path: Path, delimiter: str, comma: bool) -> None:
    text = f"id{delimiter}name{delimiter}site\n1{delimiter}Ana{delimiter}Lyon\n"
    table = read_table("mentors", write(tmp_path, text))
    assert table.frame.to_dict("list") == {"id": ["1"], "name": ["Ana"], "site": ["Lyon"]}
    assert table.decimal_comma is comma


def test_commas_in_the_body_do_not_decide_the_delimiter(tmp_path: Path) -> None:
    frame = read(tmp_path, "id;bio\n1;one, two, three, four\n")
    assert frame.to_dict("list") == {"id": ["1"], "bio": ["one, two, three, four"]}


@pytest.mark.parametrize(
    "text",
    [
        "id;Langues, outils, autres\n1;a, b, c\n",
        "id;Langues, outils, autres\n1;a\n2;b\n",
        "id;a,b,c\n1;x\n2;y\n",
    ],
)
def test_commas_in_a_header_do_not_decide_the_delimiter(tmp_path: Path, text: str) -> None:
    assert next(iter(read(tmp_path, text))) == "id"
    assert read(tmp_path, text).shape[1] == 2


def test_commas_before_spaces_delimit_where_nothing_else_does(tmp_path: Path) -> None:
    assert list(read(tmp_path, "id, name\n1, Ana\n")) == ["id", "name"]


@pytest.mark.parametrize("start", ["\ufeff\ufeff", "sep=;\r", "SEP=;\n\n", "\ufeffsep=;\r\n"])
def test_what_stands_before_the_header_is_passed_over(tmp_path: Path, start: str) -> None:
    assert list(read(tmp_path, f"{start}id;name\r1;Ana\r")) == ["id", "name"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("id;name\na;Ana\nb;Bo\n", [2, 3]),
        ("id;name\r\n\r\na;Ana\r\n;\r\nb;Bo\r\n", [3, 5]),  # blank ones are shown
        ("\nid;name\na;Ana\n", [3]),
        ("Staff\n\nid,name\na,Ana\nb,Bo\n", [4, 5]),
        ('id;name\na;"Ana\nLee\n\nB."\nb;Bo\n', [2, 3]),  # a line break within a cell is no row
        ('"Staff\nof Lyon"\nid;name\na;Ana\n', [3]),
        ("sep=;\nid;name\na;Ana\n", [2]),  # a spreadsheet hides its first line,
        ("sep=;\r\n\r\nid;name\r\na;Ana\r\n", [3]),  # but not what follows,
        ("\nsep=;\nid;name\na;Ana\n", [4]),  # nor one that is not the first
        ("\ufeff\rid;name\ra;Ana\r", [3]),
    ],
)
def test_rows_have_the_numbers_that_a_spreadsheet_shows(
    tmp_path: Path, text: str, rows: list[int]
) -> None:
    """Counted by hand, as the file opens in one."""
    (tmp_path / "m.csv").write_text(text, encoding="utf-8", newline="")
    table = read_table("mentors", tmp_path / "m.csv")
    assert list(table.frame) == ["id", "name"]
    assert table.rows.tolist() == rows


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
    """Written by Python's csv module: quotes, delimiters and line ends in cells included.

    A row without a character is nobody.
    """
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([("id", "bio"), *rows])
    with TemporaryDirectory() as folder:
        frame = read(Path(folder), text.getvalue(), encoding)
    people = [row for row in rows if any(cell.strip() for cell in row)]
    assert list(frame.itertuples(index=False, name=None)) == people


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    frame = read(tmp_path, end.join(["id,name", "1,Ana", "2,Bo", ""]))
    assert frame.to_dict("list") == {"id": ["1", "2"], "name": ["Ana", "Bo"]}


def test_column_names_are_trimmed(tmp_path: Path) -> None:
    assert list(read(tmp_path, " id , name\n1,Ana\n")) == ["id", "name"]
    assert list(read_table("mentors", pd.DataFrame({" id ": ["1"]})).frame) == ["id"]


def test_every_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "id,name\n1,Ana,x\n2,Bo\n3\n4,Di\n5,a,b,c\n6,Ed,\n")
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0].strip() for line in lines] == [
        f"mentors, row {row}" for row in (2, 6)
    ]


def test_empty_cells_may_be_left_out_at_the_end_of_a_row_or_added(tmp_path: Path) -> None:
    """As spreadsheets and forms do; the rows say what they would say with all their commas."""
    short = "id,name,site,bio\na,Ana,X,hi\nb,Bo\n\nc,Cy,Y\nd,Di,Z,,,\n"
    whole = "id,name,site,bio\na,Ana,X,hi\nb,Bo,,\n\nc,Cy,Y,\nd,Di,Z,\n"
    frame = read(tmp_path, short)
    assert frame.equals(read(tmp_path, whole))
    table = read_table("mentors", tmp_path / "people.csv")
    assert not any("end before" in note for note in table.notes)
    (tmp_path / "people.csv").write_text(short, encoding="utf-8")
    table = read_table("mentors", tmp_path / "people.csv")
    said = "people.csv: 2 row(s) end before the last column (first: row 3), read as empty there"
    assert said in table.notes
    assert table.cautions == ("people.csv: 1 blank line(s) left out",)
    assert table.rows.tolist() == [2, 3, 5, 6]


@pytest.mark.parametrize(
    ("rows", "torn"),
    [
        ("a,X,first line\nsecond line,Lyon\n", "row 3 may continue row 2"),
        ("a,X,hi,Lyon\nb,Y,first line,Pau\nsecond line\n", "row 4 may continue row 3"),
        ("a,X\n\nb,Y,hi\n", ""),
        ("a,X\nb,Y\nc\n", ""),
        ("b\na,X,hi,Lyon\n", ""),
    ],
)
def test_a_row_that_a_line_break_may_have_torn_is_told(
    tmp_path: Path, rows: str, torn: str
) -> None:
    read(tmp_path, "id,department,bio,site\n" + rows)
    cautions = [
        c for c in read_table("mentors", tmp_path / "people.csv").cautions if "may continue" in c
    ]
    assert len(cautions) == bool(torn)
    assert all(torn in caution for caution in cautions)


@pytest.mark.parametrize("text", ["", "\n\n", "\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"people\.csv is empty"):
        read(tmp_path, text)


def test_a_header_alone_is_a_table_of_nobody(tmp_path: Path) -> None:
    frame = read(tmp_path, "id,name\n")
    assert (list(frame), len(frame)) == (["id", "name"], 0)


def test_wide_encodings_are_read_and_zero_bytes_refused(tmp_path: Path) -> None:
    table = read_table("mentors", write(tmp_path, "id;name\n1;Ana\n", "utf-16-le"))
    assert table.frame.to_dict("list") == {"id": ["1"], "name": ["Ana"]}
    assert table.cautions == ("people.csv is not UTF-8: read as UTF-16",)
    with pytest.raises(InputError, match="NUL bytes"):
        read(tmp_path, "id,name\n1,A\0na\n")


def test_an_open_quote_swallows_nobody(tmp_path: Path) -> None:
    """Row 1 forgets its closing quote: the two people below it would be gone without a word."""
    with pytest.raises(InputError):
        read(tmp_path, 'id,name\n1,"Ana\n2,Bo\n3,Cy\n')


def test_a_cell_beyond_what_python_reads_is_refused_in_our_words(tmp_path: Path) -> None:
    """Python's csv module stops at 131 072 characters; its limit is global, so it stays."""
    with pytest.raises(InputError, match=r"people\.csv is not a valid table \(field larger"):
        read(tmp_path, f"id,bio\n1,{'x' * 200_000}\n")


def test_a_column_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'name' occurs twice"):
        read(tmp_path, "id,name, name\n1,Ana,Bo\n")
    with pytest.raises(InputError, match="'id' occurs twice"):
        read_table("mentors", pd.DataFrame([["1", "2"]], columns=["id", "id "]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'id;"what I know (a, b, c)"\n1;"x, y"\n',
            {"id": ["1"], "what I know (a, b, c)": ["x, y"]},
        ),
        ('id,"a; b; ""c"";"\n1,x\n', {"id": ["1"], 'a; b; "c";': ["x"]}),
        ('"a,\nb";id\nx;1\n', {"a,\nb": ["x"], "id": ["1"]}),
    ],
)
def test_what_stands_in_quotes_delimits_nothing(
    tmp_path: Path, text: str, expected: dict[str, list[str]]
) -> None:
    assert read(tmp_path, text).to_dict("list") == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_cell_may_be_quoted(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "name"], ["a", "Ana; Bo, Cy"], ["b", ""]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert read(tmp_path, text).to_dict("list") == {"id": ["a", "b"], "name": ["Ana; Bo, Cy", ""]}


def test_in_doubt_a_file_of_tabs_has_tabs(tmp_path: Path) -> None:
    path = tmp_path / "people.tsv"
    path.write_text("id\tLangues (ex : a; b)\n1\tx; y\n", encoding="utf-8")
    assert next(iter(read_table("mentors", path).frame)) == "id"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "title", ["Export; confidentiel", "Extracted on Monday, 12 March", "Staff, Lyon, 2026", "RH"]
)
def test_titles_do_not_decide_the_delimiter(tmp_path: Path, title: str, delimiter: str) -> None:
    rows = [["Nom", "Service", "Site", "Bio"], ["Ana", "IT", "Lyon", "x"], ["Bo", "RH", "Pau", "y"]]
    lines = [title, "", *(delimiter.join(row) for row in rows)]
    table = read_table("mentors", write(tmp_path, "\n".join(lines)))
    assert [list(table.frame), *table.frame.to_numpy().tolist()] == rows
    assert (
        table.notes[1]
        == f"people.csv: 1 line(s) above the header left out: {title.split(delimiter)[0]!r}"
    )
    assert table.cautions == ()


@pytest.mark.parametrize("sign", ["|", "^", "~"])
def test_cells_between_other_signs_are_refused(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "mentors.csv"
    rows = ["id,name,site", 'm,Ann,"Lyon"', "n,Bo,"]
    path.write_text("\n".join(rows).replace(",", sign), encoding="utf-8")
    with pytest.raises(InputError, match="save it with commas, semicolons or tabs") as caught:
        read_table("mentors", path)
    assert [problem.code for problem in caught.value.records] == ["unreadable_file"]
    assert repr(sign) in str(caught.value)


@pytest.mark.parametrize("text", ["id\nm|n|o\n", "id|a|b\nm\n", "id;skills\nm;a|b|c\n"])
def test_lists_with_bars_are_no_other_delimiter(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mentors.csv"
    path.write_text(text, encoding="utf-8")
    assert len(read_table("mentors", path).frame) == 1
