"""Workbooks to fill in: sheets with headings, notes and choices, and no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from matchcore.tables.new_workbook import new_workbook, write_text
from matchcore.tables.streams import Target

_LAST_ROW = 1_048_575  # of a sheet
_INLINE = 255  # characters of a list of choices, or of a message, that a spreadsheet takes
_TITLE = 32
_NOTE_SIZE = {"width": 280, "height": 110}


@dataclass(frozen=True, kw_only=True)
class FormColumn:
    """One column to fill in.

    Attributes
    ----------
    heading, note : str
        The note says what to write. It shows beside the heading and beside each cell.
    width : int
        In characters.
    choices : tuple of str
        Values to choose from, if any.
    is_closed : bool
        Whether the spreadsheet refuses other values than the choices.
    is_text : bool
        Whether cells hold text, so that 0042 keeps its zeros.
    is_optional : bool
        Whether the column may stay empty.
    """

    heading: str
    note: str
    width: int = 20
    choices: tuple[str, ...] = ()
    is_closed: bool = False
    is_text: bool = True
    is_optional: bool = False


class Notice(NamedTuple):
    """A sheet of plain sentences."""

    name: str
    sentences: Sequence[str]


def write_form(sheets: Mapping[str, Sequence[FormColumn]], notice: Notice, path: Target) -> None:
    """Write a workbook with one sheet per table to fill in, and last the notice.

    Needs the extra ``excel``. The same form gives the same bytes.
    """
    ranges, lines = _listed(sheets, notice)
    with new_workbook(path) as book:
        looks = _looks(book)
        for name, columns in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_row(0, 32)
            for at, column in enumerate(columns):
                _write_column(sheet, at, column, ranges, looks)
        sheet = book.add_worksheet(notice.name)
        sheet.set_column(0, 0, 110, looks["line"])
        for row, (text, look) in enumerate(lines):
            if text:
                write_text(sheet, row, 0, text, looks[look])


def _looks(book: Any) -> dict[str, Any]:
    heading = {"text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E3ECF5"}
    return {
        "needed": book.add_format({**heading, "bold": True}),
        "optional": book.add_format({**heading, "italic": True}),
        "text": book.add_format({"num_format": "@"}),
        "line": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True}),
    }


def _write_column(
    sheet: Any, at: int, column: FormColumn, ranges: Mapping[tuple[str, ...], str], looks: Any
) -> None:
    """Write a heading with its note, and what its cells may hold."""
    sheet.set_column(at, at, column.width, looks["text"] if column.is_text else None)
    write_text(sheet, 0, at, column.heading, looks["optional" if column.is_optional else "needed"])
    sheet.write_comment(0, at, column.note, _NOTE_SIZE)
    rules: dict[str, Any] = {"validate": "any"}
    if column.choices:
        source = ranges.get(column.choices, list(column.choices))
        strict = "stop" if column.is_closed else "information"
        rules = {"validate": "list", "source": source, "error_type": strict}
        rules |= {"error_title": column.heading[:_TITLE], "error_message": column.note[:_INLINE]}
    rules |= {"input_title": column.heading[:_TITLE], "input_message": column.note[:_INLINE]}
    sheet.data_validation(1, at, _LAST_ROW, at, rules)


def _listed(
    sheets: Mapping[str, Sequence[FormColumn]], notice: Notice
) -> tuple[dict[tuple[str, ...], str], list[tuple[str, str]]]:
    """Return ranges of choices that a cell cannot list itself, and the lines of the notice.

    Such choices stand below the sentences.
    """
    lines = [(sentence, "line") for sentence in notice.sentences]
    ranges: dict[tuple[str, ...], str] = {}
    sheet = notice.name.replace("'", "''")
    for column in (column for columns in sheets.values() for column in columns):
        choices = column.choices
        if choices in ranges or _is_inline(choices):
            continue
        lines += [("", "line"), (column.heading, "title"), *((one, "line") for one in choices)]
        ranges[choices] = f"='{sheet}'!$A${len(lines) - len(choices) + 1}:$A${len(lines)}"
    return ranges, lines


def _is_inline(choices: tuple[str, ...]) -> bool:
    """Return whether a spreadsheet takes choices as one text with commas."""
    text = ",".join(choices)
    return len(text) <= _INLINE and text.count(",") == max(0, len(choices) - 1) and '"' not in text
