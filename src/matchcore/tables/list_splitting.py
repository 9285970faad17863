"""Cells of lists split into entries, where brackets and known entries may hold a separator."""

from __future__ import annotations

import re
from collections.abc import Sequence

BULLETS = "•·▪‣◦●"
_OPENING = re.compile(r"[(\[{（［｛【]")
_BRACKETS = (
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("（", "）"),
    ("［", "］"),
    ("｛", "｝"),
    ("【", "】"),
)
_HIDDEN = 0xF0000  # a private plane: no separator lies there


def split_cells(
    cells: list[str], separators: Sequence[str], whole: Sequence[str] = ()
) -> tuple[list[str], list[int]]:
    """Split cells at the separators; entries are not trimmed.

    A separator inside a pair of brackets does not split. Where line breaks separate, those beside
    another separator go with it. A bullet that separates may also open the cell.

    Parameters
    ----------
    cells : list of str
    separators : sequence of str
        At least one. Of two that begin at one place, the longer one splits.
    whole : sequence of str
        Entries that contain a separator but are never split; case and spaces do not count.

    Returns
    -------
    entries : list of str
        Those of the first cell, then those of the second, and so on.
    counts : list of int
        The number of entries of each cell.

    Examples
    --------
    >>> split_cells(["Coaching (papers, talks), Reviewing", "Excel"], [", "])
    (['Coaching (papers, talks)', 'Reviewing', 'Excel'], [2, 1])
    >>> split_cells(["Excel, Parler, animer"], [", "], whole=["Parler, animer"])
    (['Excel', 'Parler, animer'], [2])
    """
    if not cells:
        return [], []
    separators = sorted(set(separators), key=lambda sign: (-len(sign), sign))
    cells = [_unopened(cell, separators) for cell in cells] if _open(separators) else cells
    text = "".join(cells)
    if len(separators) == 1 and "\n" not in separators and not whole and not _OPENING.search(text):
        (sign,) = separators
        lists = [cell.split(sign) for cell in cells]
        return [entry for entries in lists for entry in entries], [*map(len, lists)]
    end = next(sign for sign in map(chr, range(0xFDD0, 0xFDF0)) if sign not in text)
    return _split_text(end.join(cells), separators, whole, end)


def _split_text(
    text: str, separators: Sequence[str], whole: Sequence[str], end: str
) -> tuple[list[str], list[int]]:
    """Split cells joined by `end`, which none of them contains, with one pass over all."""
    cut = _pattern(separators)
    hidden = _without_brackets(_without(whole, text, cut, end), end)
    entries, counts, start, before = list[str](), list[int](), 0, 0
    for found in re.finditer(f"{end}|{cut}", hidden):
        left, right = found.span()
        entries.append(text[start:left])
        start = right
        if hidden[left] == end:
            counts.append(len(entries) - before)
            before = len(entries)
    entries.append(text[start:])
    return entries, [*counts, len(entries) - before]


def _pattern(separators: Sequence[str]) -> str:
    """Return an expression for one separator with the line breaks that go with it."""
    signs = "|".join(re.escape(sign) for sign in separators)
    if "\n" not in separators:
        return signs
    others = "|".join(re.escape(sign) for sign in separators if sign != "\n")
    lines = r"\n(?:[ \t\r]*\n)*"
    return rf"(?:{others})(?:[ \t\r]*{lines})?|{lines}(?:[ \t]*(?:{others}))?" if others else lines


def _without(whole: Sequence[str], text: str, cut: str, end: str) -> str:
    """Hide the entries that are never split: characters change, places do not."""
    if not whole:
        return text
    longest_first = sorted(whole, key=lambda entry: (-len(entry), entry))
    names = "|".join(r"\s+".join(map(re.escape, entry.split())) for entry in longest_first)
    level = r"(?:[ ]*:[^:]{1,8})?"
    entry = re.compile(
        rf"(?:^|{end}|{cut})\s*({names})(?={level}\s*(?:$|{end}|{cut}))", re.IGNORECASE
    )
    pieces, start = list[str](), 0
    for found in entry.finditer(text):
        pieces += [text[start : found.start(1)], _hide(found[1])]
        start = found.end(1)
    return "".join([*pieces, text[start:]])


def _without_brackets(text: str, end: str) -> str:
    """Hide what lies between matching brackets of one cell, the innermost first."""
    if not _OPENING.search(text):
        return text
    groups = [rf"\{a}[^\{a}\{b}{end}]*\{b}" for a, b in _BRACKETS]
    pattern, seen, more = re.compile("|".join(groups)), dict[str, str](), 1
    while more:
        text, more = pattern.subn(lambda found: _remembered(seen, found[0]), text)
    return text


def _remembered(seen: dict[str, str], group: str) -> str:
    """Hide a group in brackets; options of forms repeat, so each is worked out once."""
    if group not in seen:
        seen[group] = _hide(group)
    return seen[group]


def _hide(text: str) -> str:
    return chr(_HIDDEN) * len(text)


def _open(separators: Sequence[str]) -> list[str]:
    """Return the separators that may also open a cell: bullets, after a line break or alone."""
    starts = [sign.strip() for sign in separators if sign.strip() in BULLETS]
    starts += [sign.lstrip("\n") for sign in separators if sign.startswith("\n")]
    return [sign for sign in starts if sign]


def _unopened(cell: str, separators: Sequence[str]) -> str:
    """Return a cell without the bullet that opens it."""
    text = cell.lstrip()
    return next((text[len(s) :] for s in _open(separators) if text.startswith(s)), cell)
