"""Rows that are read though a column may say that these people take no part."""

from __future__ import annotations

import re

from matchcore.names import yes_no_of
from matchcore.recognition.headers.text import header_text
from matchcore.recognition.remarks import Remark
from matchcore.recognition.statuses import is_gone, is_here, is_withdrawn
from matchcore.recognition.taken import TakenFor
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import cell_text

_GONE = re.compile(
    r".*\b(?:desist\w*|abandon\w*|retrait|demission\w*|withdr\w+|dropped out|drop out"
    r"|date (?:\w+ ){0,2}(?:sortie|depart)|(?:leaving|exit|termination|leave) date)\b.*"
)
_HERE = re.compile(
    r".*\b(?:participe(?:ra|r|z|rez)?|participation|toujours \w+|presence|partante?"
    r"|still|taking part|take part|participating|participate|attending)\b.*"
)
_BEFORE = re.compile(
    r".*\b(?:deja|already|ever|avez|have you|formation|training|precedente?s?)\b.*"
)


def remarks_on_taking_part(table: TakenTable) -> list[Remark]:
    """Return a remark on each column that may say of people who are read: they take no part."""
    found = []
    for one in [] if table.is_ours else table.taken:
        if texts := doubtful_texts(one, is_kept=not table.read_as(one)):
            cells = list(map(cell_text, table.frame[one.header]))
            row = int(table.rows[cells.index(texts[0])])
            values = {"table": table.name, "header": one.header, "example": texts[0], "row": row}
            found.append(Remark("kept_doubtful", values, told=True))
    return found


def doubtful_texts(one: TakenFor, *, is_kept: bool) -> list[str]:
    """Return the texts of a column of whose people nobody knows whether they take part."""
    texts = one.content.texts
    if one.column == "status":
        return [text for text in texts if not is_here(text) and not is_gone(text)]
    if not is_kept or one.grid is not None:
        return []
    header = header_text(one.header)
    if _GONE.fullmatch(header):
        return [text for text in texts if any(map(str.isalnum, text)) and yes_no_of(text) != 0]
    if _HERE.fullmatch(header) and not _BEFORE.fullmatch(header):
        return [text for text in texts if yes_no_of(text) == 0]
    return [] if one.content.mostly("number") else list(filter(is_withdrawn, texts))
