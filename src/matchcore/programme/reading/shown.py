"""A reading put into words: as a frame, as text for a terminal and as HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from textwrap import TextWrapper

import pandas as pd

from matchcore.programme.reading.understood import Understood
from matchcore.programme.reading.words import reader_words, shortened, sureness_words, worded
from matchcore.recognition import Recognised, TakenFor
from matchcore.recognition.further_columns import HELPERS
from matchcore.wording import Language, column_noun, in_language, say

_HEADER, _MEANING, _EXAMPLE = 38, 26, 26  # characters shown, at most
_WIDTH = 110  # of a line; lines to copy are never broken
_FRAME = ["table", "header", "taken_for", "example", "sureness", "why"]


def columns_frame(found: Recognised) -> pd.DataFrame:
    """Return what each column is taken for, one row per column."""
    rows = [
        (name, one.header, table.read_as(one), as_unicode(one.example), one.sureness, one.why)
        for name, table in found.tables.items()
        for one in table.taken
    ]
    return pd.DataFrame(rows, columns=_FRAME)


def as_unicode(text: str) -> str:
    """Return text without halves of surrogates, which no frame and no terminal takes."""
    return text.encode("utf-8", "replace").decode()


def as_text(reading: Understood) -> str:
    """Return a reading as text: a table of columns, then what else there is to say."""
    language = reading.language
    rows = _rows(reading)
    widths = [max((len(row[k]) for _, row in rows), default=0) for k in range(3)]
    lines, last = list[str](), ""
    for table, (header, taken, example, sureness) in rows:
        if table != last:
            lines += ([""] if lines else []) + [say(f"table_{table}", language)]
        last = table
        cells = f"  {header:<{widths[0]}}  {taken:<{widths[1]}}  {example:<{widths[2]}}  {sureness}"
        lines.append(cells.rstrip())
    if remarks := _remarks(reading):
        lines += ["", *(_wrapped(remark) for remark in remarks)]
    if reading.asked:
        lines += ["", say("questions", language)]
        for problem in reading.problems:
            lines.append(_wrapped(problem.problem, "  "))
            lines += [f"    {problem.remedy}"] if problem.remedy else []
    return "\n".join(lines)


def _wrapped(sentence: str, indent: str = "") -> str:
    """Return a sentence in lines that a terminal holds."""
    later = indent + "  "
    wrapper = TextWrapper(
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=later,
        break_on_hyphens=False,
    )
    return wrapper.fill(sentence)


def as_html(reading: Understood) -> str:
    """Return a reading as an HTML table for a notebook."""
    language = reading.language
    keys = ("table", "header", "taken", "example", "sureness")
    heads = "".join(f"<th>{escape(say(f'{key}_heading', language))}</th>" for key in keys)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in (table, *row)) + "</tr>"
        for table, row in _rows(reading)
    )
    rest = _items(_remarks(reading))
    if reading.asked:
        rest += f"<p>{escape(say('questions', language))}</p>{_items(reading.questions)}"
    style = 'style="text-align:left"'
    return (
        f"<table {style}><thead><tr {style}>{heads}</tr></thead><tbody>{body}</tbody></table>{rest}"
    )


def _items(sentences: Iterable[str]) -> str:
    """Return sentences as a list in HTML."""
    return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>"


def _rows(reading: Understood) -> list[tuple[str, tuple[str, str, str, str]]]:
    """Return the table of each column with header, meaning, example and sureness in words."""
    language = reading.language
    asked = {
        (one.values["table"], one.values["header"]): one.values["column"]
        for one in reading.asked
        if "header" in one.values
    }
    rows = []
    for name, table in reading.recognised.tables.items():
        for one in table.taken:
            ours, perhaps = table.read_as(one), asked.get((name, one.header))
            if perhaps is not None:
                meaning = say("perhaps", language, column=column_noun(perhaps, language))
                sureness = say("unsure", language)
            else:
                meaning = _meaning(ours, one, language)
                sureness = sureness_words(one, language) if ours else ""
            header, example = shortened(one.header, _HEADER), shortened(one.example, _EXAMPLE)
            rows.append((name, (header, shortened(meaning, _MEANING), example, sureness)))
    return rows


def _meaning(ours: str, one: TakenFor, language: Language) -> str:
    """Return what a column is taken for, in words."""
    if not ours:
        return say("kept", language)
    if ours == "id" and one.column == "email":
        return say("alias", language)
    if one.rank is not None and one.column == "prefers":
        return say("choice", language, rank=one.rank)
    word = say(ours, language) if ours in HELPERS else str(column_noun(ours, language))
    entry = one.grid or one.rank
    return word if entry is None else say("grid", language, column=word, entry=entry)


def _remarks(reading: Understood) -> list[str]:
    """Return how tables were read, what is to be checked and what is missing, in words."""
    language = reading.language
    files = [in_language(one, language) for one in reading.files]
    found = [*files, *reading.notes, *reading.cautions]
    known = reader_words(reading.programme)
    for column, lines in reading.missing.groupby("column", sort=False):
        names = dict.fromkeys(name for names in lines["needed_by"] for name in names)
        readers, table = tuple(known[name] for name in names), ", ".join(lines["table"])
        values = {"table": table, "column": column, "readers": readers}
        found.append(say("missing_column", language, **worded(values, language)))
    return found
