"""A batch in words: one line per programme, a table, and one page for all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd

from matchcore.answer.notebook import sentence
from matchcore.answer.report.document import document
from matchcore.answer.report.elements import count_cell, head, table
from matchcore.exit_codes import DONE
from matchcore.rounds.batch import BatchLine
from matchcore.tables import deliver, write_csv
from matchcore.wording import Language, column_headings, csv_delimiter, number, say

_TOLD = 2  # lines of a message: how many problems there are, and the first
_COUNTS = ("couples", "kept", "dropped", "unmatched")
_COLUMNS = ("folder", "code", *_COUNTS, "total", "message")
_SHOWN = ("code", *_COUNTS, "total")  # of a page, beside the folder; messages stand below
_STYLE = """
th { overflow-wrap: break-word; }
.failed { background: #fdf1ef; }
.message { white-space: pre-line; max-width: 46rem; }
@media (max-width: 40rem) { tbody td:empty { display: none; } }
"""


def line_words(line: BatchLine, language: Language) -> str:
    """Return one line in words; a long message keeps what was found and the first place.

    >>> line_words(BatchLine("spring", 0, couples=2, kept=1, unmatched=1), "en")
    'spring: exit code 0; 2 couples, 1 kept, 0 dropped, 1 person without a partner'
    """
    if line.message:
        message = " ".join(part.strip() for part in line.message.splitlines()[:_TOLD])
        values = {"folder": line.folder, "exit_code": line.code, "message": message}
        return say("batch_failed", language, **values)
    before = say("batch_before", language) if line.before else ""
    counts = {name: getattr(line, name) for name in _COUNTS}
    return say(
        "batch_done", language, folder=line.folder, exit_code=line.code, before=before, **counts
    )


def batch_frame(lines: Sequence[BatchLine]) -> pd.DataFrame:
    """Return a row per programme."""
    return pd.DataFrame([{name: getattr(line, name) for name in _COLUMNS} for line in lines])


def write_batch_report(
    lines: Sequence[BatchLine], folder: Path, language: Language, delimiter: str | None = None
) -> list[str]:
    """Write ``batch.csv`` and ``batch.html`` into a folder, and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = batch_frame(lines)
    frame.columns = pd.Index(column_headings(frame.columns, language, "batch"))
    write_csv(frame, folder / "batch.csv", csv_delimiter(delimiter, language))
    deliver(folder / "batch.html", _page(lines, language).encode())
    return ["batch.csv", "batch.html"]


def _page(lines: Sequence[BatchLine], language: Language) -> str:
    title, done = say("batch_title", language), sum(line.code == DONE for line in lines)
    counts = say("batch_counts", language, done=done, count=len(lines), failed=len(lines) - done)
    heads = [head(say("batch_folder", language))]
    heads += [head(say(f"batch_{name}", language), ' class="n"') for name in _SHOWN]
    rows = [_row(line, language) for line in lines]
    body = (
        f'<header>\n<h1>{sentence(title)}</h1>\n<p class="lead">{sentence(counts)}</p>\n</header>\n'
        + table(say("batch_caption", language), heads, rows, ' id="programmes"')
        + "".join(_message(line, language) for line in lines if line.message)
    )
    skip = "programmes", say("batch_skip", language)
    return document(title, language, body, skip=skip, style=_STYLE, script="")


def _row(line: BatchLine, language: Language) -> str:
    cells = [f'<th scope="row">{escape(line.folder)}</th>']
    for name in _SHOWN:
        value = getattr(line, name)
        if value is None or (line.message and name in _COUNTS):  # nothing was counted
            cells.append("<td></td>")
        else:
            shown = number(value, ".4f", language) if isinstance(value, float) else str(value)
            cells.append(count_cell(say(f"batch_{name}", language), shown))
    failed = "" if line.code == DONE else ' class="failed"'
    return f"<tr{failed}>{''.join(cells)}</tr>"


def _message(line: BatchLine, language: Language) -> str:
    heading = say("who_and_what", language, who=line.folder, what=say("batch_message", language))
    return f'\n<h2>{sentence(heading)}</h2>\n<p class="message">{sentence(line.message)}</p>'
