"""A batch in words: one line per programme, a table, and one page for all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd

from matchcore.exit_codes import DONE
from matchcore.rounds.batch import BatchLine
from matchcore.tables import deliver, write_csv
from matchcore.wording import Language, column_headings, csv_delimiter, number, say

_TOLD = 2  # lines of a message: how many problems there are, and the first
_COUNTS = ("couples", "kept", "dropped", "unmatched")
_COLUMNS = ("folder", "code", *_COUNTS, "total", "message")
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1d2733; background: #fff; margin: 2rem auto;
       max-width: 62rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; border-bottom: 2px solid #c9d3dd; padding: .35rem .5rem; }
td { border-bottom: 1px solid #e6ebf0; padding: .35rem .5rem; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.failed { background: #fdf1ef; }
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
    heads = "".join(
        f'<th scope="col">{escape(say(f"batch_{name}", language))}</th>' for name in _COLUMNS
    )
    rows = "\n".join(_row(line, language) for line in lines)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{escape(title)}</h1>\n<p>{escape(counts)}</p>\n<div class="wide"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n"
        "</main>\n</body>\n</html>\n"
    )


def _row(line: BatchLine, language: Language) -> str:
    cells = []
    for name in _COLUMNS:
        value = getattr(line, name)
        if isinstance(value, float):
            value = number(value, ".4f", language)
        kind = "" if name in ("folder", "message") else ' class="number"'
        cells.append(f"<td{kind}>{escape('' if value is None else str(value))}</td>")
    failed = "" if line.code == DONE else ' class="failed"'
    return f"<tr{failed}>{''.join(cells)}</tr>"
