"""Rows of a table of people that are nobody: totals, footers and examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import pandas as pd

from matchcore.catalogue import told
from matchcore.tables.accents import without_accents
from matchcore.tables.cells import cell_text, is_missing, plain_cell
from matchcore.tables.sheet_names import role_of_sheet

_LAST = 10  # rows at most below the people
_EXAMPLES = 2  # rows at most of examples, first in the table
_LARGE = 10**15  # a sum is smaller
_LONGEST = 40  # characters of a heading
_WIDE = 3  # columns at least, so that one filled cell in a row is a footer
_TOTAL = re.compile(
    r"(?:(?:sous|sub|grand)[ -]?)?tota(?:l|ls|ux)\b.{0,30}"
    r"|(?:somme|sum|moyenne|average|mean|mediane|median|effectif|count|nombre|nb|minimum|maximum)"
    r"(?: (?:de|des|of|du|total|totale|generale?)\b.{0,30})?"
)
_PART = re.compile(r"(?:sous|sub)[ -]?tota(?:l|ls|ux)\b.{0,30}")
_FOOTER = re.compile(
    r"page \d+(?: ?(?:/|sur|of) ?\d+)?"
    r"|(?:fin|end) (?:du|de|of) .{0,40}"
    r"|(?:source|note|nb|n\.b\.|remarques?|copyright) ?: ?.*"
    r"|\W*(?:strictement )?confidenti(?:el|al)\b.{0,60}"
    r"|(?:imprime|genere|exporte|extrait|edite|printed|generated|exported) (?:le|on|par|by)\b.*"
    r"|\(?\d+ (?:lignes?|rows?|enregistrements?|records?)(?: .{0,20})?\)?"
)
_REMARK = re.compile(r"[*†‡].+|[(\[].{3,}[)\]]|[^:@]{2,40}[^\W\d] ?: ?\S.*|.{12,}\w{2}\.")
_EXAMPLE = re.compile(
    r"\W*(?:(?:exemple|example|modele|template|sample)(?: ?\d| ?:.*)?|ex ?[.:] .*"
    r"|a completer|a remplir|to be completed)\W*"
)
_IN_BRACKETS = re.compile(r"[(\[].*[)\]]", re.DOTALL)
Kind: TypeAlias = Callable[[pd.DataFrame, int, int, str], str]
"""Says what a row is: of a frame, a row, the first column that is filled there, and its text."""
_NUMBER = re.compile(r"[-+]?[\d\s.,]*\d\s*[%€]?")


def rows_of_nobody(frame: pd.DataFrame) -> dict[int, str]:
    """Return the places of rows that are no people, each with what it is and its first text.

    Totals and footers end a table, examples begin it; subtotals stand anywhere. A row with a word
    for a total is one only if its other cells are empty or numbers, and it lacks what most others
    have or a number adds up. A footer is the only cell of its row: a remark, a source, a sentence.

    Examples
    --------
    >>> rows = [["ana", "sql", 2], ["bo", "go", 1], ["Total", None, 3]]
    >>> rows_of_nobody(pd.DataFrame(rows, columns=["id", "skills", "capacity"]))
    {2: "'Total') is a total"}
    """
    found: dict[int, str] = {}
    for place in range(min(_EXAMPLES, len(frame))):
        if not _add(found, frame, place, (_example,)):
            break
    for place in reversed(range(max(0, len(frame) - _LAST), len(frame))):
        if place in found or not _add(found, frame, place, (_total, _footer)):
            break
    for place in _parts(frame):
        if place not in found:
            _add(found, frame, place, (_total,))
    for place in _sections(frame):
        found.setdefault(
            place, told("{text!r}) is a heading", text=str(frame.iloc[place, 0]).strip())
        )
    return dict(sorted(found.items()))


def is_footer(text: str) -> bool:
    """Return whether a text is plainly the foot of a page or a file.

    >>> is_footer("Page 1 / 3"), is_footer("M1")
    (True, False)
    """
    return _FOOTER.fullmatch(_folded(text)) is not None


def _add(found: dict[int, str], frame: pd.DataFrame, place: int, kinds: tuple[Kind, ...]) -> bool:
    """Add a row if it is of one of the kinds; return whether it is."""
    cells = frame.iloc[place].tolist()
    column = next((c for c, cell in enumerate(cells) if not is_missing(cell)), -1)
    text = cells[column] if column >= 0 else None
    if not isinstance(text, str):
        return False
    named = [what for kind in kinds if (what := kind(frame, place, column, _folded(text)))]
    if named:
        found[place] = told("{text!r}) is {what}", text=text.strip(), what=named[0])
    return bool(named)


def _example(frame: pd.DataFrame, place: int, column: int, text: str) -> str:
    """Return what a row is if it is marked as an example; in a single column any word is an id."""
    if place >= _EXAMPLES or column >= frame.shape[1] - 1:
        return ""
    if _EXAMPLE.fullmatch(text):
        return told("an example")
    filled = [str(cell).strip() for cell in frame.iloc[place] if not is_missing(cell)]
    is_note = len(filled) > 1 and all(map(_IN_BRACKETS.fullmatch, filled))
    return told("a row of notes") if is_note else ""


def _footer(frame: pd.DataFrame, place: int, column: int, text: str) -> str:
    """Return what a row is if a single cell is filled, and that is plainly a footer."""
    others = frame.iloc[place].tolist()[column + 1 :]
    is_alone = frame.shape[1] >= _WIDE and all(map(is_missing, others))
    is_plain = is_footer(text) or (place > 0 and _REMARK.fullmatch(text) and " " in text)
    return told("a footer") if is_alone and is_plain else ""


def _total(frame: pd.DataFrame, place: int, column: int, text: str) -> str:
    """Return what a row is if it is a total: by its word, its numbers and what it lacks."""
    if _TOTAL.fullmatch(text) is None:
        return ""
    cells = frame.iloc[place].tolist()
    others = [c for c in range(len(cells)) if c != column]
    numbers = {c: _number(cells[c]) for c in others if not is_missing(cells[c])}
    rest = frame.drop(index=frame.index[place])
    if None in numbers.values() or not len(rest):
        return ""
    lacks = any(
        c not in numbers and 2 * sum(not is_missing(x) for x in rest.iloc[:, c]) >= len(rest)
        for c in others
    )
    adds_up = any(_adds_up(rest.iloc[:, c], number) for c, number in numbers.items())
    return told("a total") if lacks or adds_up else ""


def _adds_up(column: pd.Series, number: float | None) -> bool:
    """Return whether a number is the sum of the others in its column, of at least two."""
    known = [value for value in map(_number, column) if value is not None]
    return number is not None and len(known) > 1 and abs(sum(known) - number) < 1e-6 * abs(number)


def _sections(frame: pd.DataFrame) -> list[int]:
    """Return the rows that only name a role: headings between people."""
    if frame.shape[1] < _WIDE:
        return []
    firsts = zip(frame.iloc[:, 0].tolist(), frame.iloc[:, 1].tolist(), strict=True)
    likely = [
        k
        for k, (cell, beside) in enumerate(firsts)
        if is_missing(beside)
        and isinstance(cell, str)
        and len(cell) <= _LONGEST
        and role_of_sheet(cell)
    ]
    return [k for k in likely if all(map(is_missing, frame.iloc[k].tolist()[1:]))]


def _parts(frame: pd.DataFrame) -> list[int]:
    """Return the rows whose first cell is a word for a subtotal."""
    if not frame.shape[1]:
        return []
    likely = (
        (k, cell)
        for k, cell in enumerate(frame.iloc[:, 0].tolist())
        if isinstance(cell, str) and "tota" in cell.casefold()
    )
    return [k for k, cell in likely if _PART.fullmatch(_folded(cell))]


def _number(cell: Any) -> float | None:
    """Return a cell as a number; None if it is none."""
    cell = plain_cell(cell)
    if isinstance(cell, (int, float)):
        is_usable = not is_missing(cell) and abs(cell) < _LARGE
        return float(cell) if is_usable else None
    text = cell_text(cell) or ""
    if not _NUMBER.fullmatch(text):
        return None
    digits = re.sub(r"[\s%€]", "", text).replace(",", ".")
    return float(digits) if digits.count(".") < 2 else 0.0


def _folded(text: str) -> str:
    """Return a text in small letters without accents, outer signs and a colon at its end."""
    return " ".join(without_accents(text).split()).rstrip(" :=*")
