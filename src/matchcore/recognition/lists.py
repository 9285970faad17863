"""What separates the entries of the lists of some tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matchcore.names import fold
from matchcore.people import COLUMNS
from matchcore.recognition.remarks import Question, Remark
from matchcore.tables import OWN_SEPARATORS, Table, toml_line
from matchcore.tables.list_separators import FoundSeparators, found_separators

_COUNTERPARTS = {"skills": "wants", "wants": "skills"}  # name the same things


@dataclass
class Lists:
    """How lists are written.

    Attributes
    ----------
    separators : dict
        Table → our name of a column → what separates its entries, where that is not our own way.
    seen : set
        All lists that were looked at, as table and column.
    whole : list of str
    closed : bool
    remarks, questions : list
    """

    separators: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    whole: list[str] = field(default_factory=list)
    closed: bool = False
    remarks: list[Remark] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def lists_of(tables: Mapping[str, Table], named: Mapping[str, Mapping[str, str]]) -> Lists:
    """Return how the lists of some tables are written, from what their cells hold.

    Parameters
    ----------
    tables : mapping
        By name.
    named : mapping
        Table → header → our name of a column.
    """
    cells = {
        (name, ours): _texts(table.frame[header].tolist())
        for name, table in tables.items()
        for header, ours in named[name].items()
        if (ours in COLUMNS and COLUMNS[ours].kind == "list") or ours == "prefers"
    }
    known = _known(cells)
    lists = Lists(seen=set(cells))
    for (name, ours), texts in cells.items():
        others = known.get(_COUNTERPARTS.get(ours, ours), frozenset())
        found = found_separators(texts, others)
        if found is not None:
            _add(lists, name, ours, found)
    return lists


def _add(lists: Lists, table: str, ours: str, found: FoundSeparators) -> None:
    """Add how one list is written."""
    signs = tuple(found.separators)
    values = {
        "table": table,
        "column": ours,
        "signs": " ".join(f"'{_visible(sign)}'" for sign in signs),
        "example": found.cell,
        "entries": ", ".join(repr(entry) for entry in found.entries),
    }
    if found.sureness == "unsure":
        section = "[programme.layout.separators]"
        line = toml_line(ours, list(signs))
        lists.questions.append(Question("ask_separators", values, section, line))
        return
    lists.closed |= found.closed
    for entry in found.whole:
        if entry not in lists.whole:
            lists.whole.append(entry)
            remark = {"table": table, "column": ours, "entry": entry}
            lists.remarks.append(Remark("read_whole", remark, told=True))
    if not set(signs) <= set(OWN_SEPARATORS):
        lists.separators.setdefault(table, {})[ours] = signs
    lists.remarks.append(Remark("read_lists", values, told=found.sureness == "likely"))


def _texts(cells: Iterable[Any]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str) and cell.strip()]


def _known(cells: Mapping[tuple[str, str], Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return the whole cells of each column, folded: what stands alone in one is an entry."""
    found: dict[str, set[str]] = {}
    for (_, ours), texts in cells.items():
        found.setdefault(ours, set()).update(fold(text) for text in set(texts) if len(text) < 60)
    return {ours: frozenset(texts) for ours, texts in found.items()}


def _visible(sign: str) -> str:
    return sign.replace("\n", "\\n").replace("\t", "\\t")
