"""Workbooks to fill in, as another reader sees them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from matchcore.tables.forms import FormColumn, Notice, write_form

NOTICE = Notice("Read 'me' first", ["First.", "Second."])


def opened(*columns: FormColumn) -> Any:
    stream = io.BytesIO()
    write_form({"One": columns, "Two": columns[:1]}, NOTICE, stream)
    return openpyxl.load_workbook(stream)


def column(heading: str = "H", **options: Any) -> FormColumn:
    return FormColumn(heading=heading, note=f"Note on {heading}.", **options)


def rules(book: Any, sheet: str = "One") -> list[Any]:
    return list(book[sheet].data_validations.dataValidation)


def test_each_sheet_has_its_headings_and_nobody() -> None:
    book = opened(column("A"), column("=B"))
    assert book.sheetnames == ["One", "Two", "Read 'me' first"]
    assert [[c.value for c in row] for row in book["One"].iter_rows()] == [["A", "=B"]]
    assert [[c.value for c in row] for row in book["Two"].iter_rows()] == [["A"]]
    assert [row[0].value for row in book["Read 'me' first"].iter_rows()] == ["First.", "Second."]
    assert book["One"].freeze_panes == "A2"


def test_a_note_shows_at_the_heading_and_at_each_cell() -> None:
    book = opened(column("A"), column("B" * 40))
    assert [c.comment.text for c in book["One"][1]] == ["Note on A.", f"Note on {'B' * 40}."]
    first, second = rules(book)
    assert (first.promptTitle, first.prompt) == ("A", "Note on A.")
    assert second.promptTitle == "B" * 32
    assert str(first.sqref) == "A2:A1048576"


@pytest.mark.parametrize(("is_closed", "style"), [(True, None), (False, "information")])
def test_choices_are_offered(is_closed: bool, style: str | None) -> None:
    """A closed list refuses other values: the style "stop", which a file leaves out."""
    (rule,) = rules(opened(column(choices=("yes", "no"), is_closed=is_closed)))
    assert (rule.type, rule.formula1) == ("list", '"yes,no"')
    assert rule.errorStyle in (style, "stop" if style is None else style)


@pytest.mark.slow
@pytest.mark.parametrize(
    "choices",
    [("Lead, senior", "Junior"), tuple(f"Grade number {k}" for k in range(20)), ('5" and up', "x")],
)
def test_choices_that_a_cell_cannot_list_stand_on_the_notice(choices: tuple[str, ...]) -> None:
    book = opened(column("A"), column("Grade", choices=choices))
    (rule,) = [rule for rule in rules(book) if rule.type == "list"]
    sheet, _, cells = rule.formula1.rpartition("!")
    assert sheet.removeprefix("=") == "'Read ''me'' first'"
    listed = book[NOTICE.name][cells.replace("$", "")]
    assert tuple(row[0].value for row in listed) == choices
    assert book[NOTICE.name].cell(listed[0][0].row - 1, 1).value == "Grade"


def test_the_same_choices_are_listed_once() -> None:
    long = tuple(f"Grade number {k}" for k in range(20))
    book = opened(column("A", choices=long), column("B", choices=long))
    assert len({rule.formula1 for rule in rules(book)}) == 1
    assert book[NOTICE.name].max_row == 2 + 2 + 20


def test_text_columns_keep_zeros_and_optional_headings_look_different() -> None:
    book = opened(column("A"), column("B", is_text=False, is_optional=True, width=30))
    dimensions = book["One"].column_dimensions
    assert dimensions["A"].number_format == "@"
    assert dimensions["B"].number_format == "General"
    assert dimensions["B"].width == pytest.approx(30, abs=1)
    first, second = book["One"][1]
    assert (first.font.b, first.font.i) == (True, False)
    assert (second.font.b, second.font.i) == (False, True)


def test_the_same_form_gives_the_same_bytes() -> None:
    streams = io.BytesIO(), io.BytesIO()
    for stream in streams:
        write_form({"One": [column("A"), column("B")]}, NOTICE, stream)
    assert streams[0].getvalue() == streams[1].getvalue()
