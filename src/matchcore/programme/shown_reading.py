"""A reading put into words: as a frame, as text for a terminal and as HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from matchcore.programme.recognition_words import in_words, reader_words, shortened
from matchcore.programme.understood import Understood
from matchcore.recognition import Recognised, TakenFor
from matchcore.wording import Language, column_noun, say

_HELPERS = (
    "first_name", "last_name", "timestamp", "role", "status", "row_number", "username",
    "consent", "prefers",
)  # fmt: skip
_HEADER, _EXAMPLE = 40, 32  # characters shown, at most
_FRAME = ["table", "header", "taken_for", "example", "sureness", "why"]


def columns_frame(found: Recognised) -> pd.DataFrame:
    """Return what each column is taken for, one row per column."""
    rows = [
        (name, one.header, table.read_as(one), one.example, one.sureness, one.why)
        for name, table in found.tables.items()
        for one in table.taken
    ]
    return pd.DataFrame(rows, columns=_FRAME)


def as_text(reading: Understood) -> str:
    """Return a reading as text: a table of columns, then what else there is to say."""
    language = reading.language
    rows = _rows(reading)
    widths = [max(len(row[k]) for _, row in rows) for k in range(3)]
    lines, last = list[str](), ""
    for table, (header, taken, example, sureness) in rows:
        if table != last:
            lines += ([""] if lines else []) + [say(f"table_{table}", language)]
        last = table
        cells = f"  {header:<{widths[0]}}  {taken:<{widths[1]}}  {example:<{widths[2]}}  {sureness}"
        lines.append(cells.rstrip())
    lines += _blocks(reading, language)
    return "\n".join(lines)


def as_html(reading: Understood) -> str:
    """Return a reading as an HTML table for a notebook."""
    language = reading.language
    keys = ("table", "header", "taken", "example", "sureness")
    heads = "".join(f"<th>{escape(say(f'{key}_heading', language))}</th>" for key in keys)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in (table, *row)) + "</tr>"
        for table, row in _rows(reading)
    )
    rest = "".join(
        f"<li>{escape(line.strip())}</li>" for line in _blocks(reading, language) if line
    )
    style = 'style="text-align:left"'
    return (
        f"<table {style}><thead><tr {style}>{heads}</tr></thead><tbody>{body}</tbody></table>"
        f"<ul>{rest}</ul>"
    )


def _rows(reading: Understood) -> list[tuple[str, tuple[str, str, str, str]]]:
    """Return the table of each column with header, meaning, example and sureness in words."""
    language = reading.language
    return [
        (
            name,
            (
                shortened(one.header, _HEADER),
                _meaning(table.read_as(one), one, language),
                shortened(one.example, _EXAMPLE),
                say(one.sureness, language) if table.read_as(one) else "",
            ),
        )
        for name, table in reading.recognised.tables.items()
        for one in table.taken
    ]


def _meaning(ours: str, one: TakenFor, language: Language) -> str:
    """Return what a column is taken for, in words."""
    if not ours:
        return say("kept", language)
    if ours == "id" and one.column == "email":
        return say("alias", language)
    if one.rank is not None and one.column == "prefers":
        return say("choice", language, rank=one.rank)
    word = say(ours, language) if ours in _HELPERS else str(column_noun(ours, language))
    entry = one.grid or one.rank
    return word if entry is None else say("grid", language, column=word, entry=entry)


def _blocks(reading: Understood, language: Language) -> Iterator[str]:
    """Yield what was read, what is missing and what is asked, below the table."""
    found = [*reading.notes, *reading.cautions]
    known = reader_words(reading.programme)
    for column, lines in reading.missing.groupby("column", sort=False):
        names = dict.fromkeys(name for names in lines["needed_by"] for name in names)
        readers, table = tuple(known[name] for name in names), ", ".join(lines["table"])
        values = {"table": table, "column": column, "readers": readers}
        found.append(say("missing_column", language, **in_words(values, language)))
    yield from ["", *found] if found else []
    if reading.questions:
        yield from ["", say("questions", language), *(f"  {one}" for one in reading.questions)]
