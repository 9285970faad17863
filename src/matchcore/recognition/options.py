"""The options by which a programme reads the tables: names of columns, and a layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchcore.recognition.lists import Lists
from matchcore.recognition.ranks import ranked_lists
from matchcore.recognition.remarks import Remark
from matchcore.recognition.rows import words_for_nobody
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import Layout


def columns_of(taken: Mapping[str, TakenTable], stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names of all tables: those that hold for all, then each table's own."""
    shared = {header: ours for header, ours in stated.items() if isinstance(ours, str)}
    own = {name: dict(names) for name, names in stated.items() if not isinstance(names, str)}
    for name, table in taken.items():
        for header, ours in table.names.items():
            others = [t for t in taken.values() if header in t.frame]
            if own.get(name, {}).get(header) == ours or shared.get(header) == ours:
                continue
            if all(t.names.get(header) == ours for t in others):
                shared[header] = ours
            else:
                own.setdefault(name, {})[header] = ours
    return {**shared, **own}


def layout_of(
    taken: Mapping[str, TakenTable], lists: Lists, remarks: list[Remark]
) -> dict[str, Any]:
    """Return the options of the layout of foreign tables; nothing where all are ours.

    Parameters
    ----------
    taken : mapping of str to TakenTable
        The foreign ones.
    lists : Lists
    remarks : list of Remark
        Gets those on people who are left out, on words for nobody and on ranks.
    """
    if not taken:
        return {}
    options: dict[str, Any] = {"in_words": True, "managers_elsewhere": True}
    options["separators"] = _separators(lists)
    options["whole"] = lists.whole
    options["closed"] = lists.closed
    options["name_of"] = [*dict.fromkeys(part for t in taken.values() for part in t.name_of)]
    options["grids"] = _by_table(taken, {name: table.grids for name, table in taken.items()})
    choices = [*dict.fromkeys(header for t in taken.values() for header in t.choices)]
    numbered = _by_table(taken, {name: table.numbered for name, table in taken.items()})
    options["joined"] = ({"prefers": choices} if choices else {}) | numbered
    options |= _nobodies(taken, remarks)
    options["labels_below"] = any(table.has_labels for table in taken.values())
    options = {name: value for name, value in options.items() if value}
    ranks = ranked_lists(taken, Layout(**options))
    remarks += ranks
    if ranks:
        options["ranked"] = [*dict.fromkeys(remark.values["column"] for remark in ranks)]
    return options


def _nobodies(taken: Mapping[str, TakenTable], remarks: list[Remark]) -> dict[str, Any]:
    """Return the options that name people who have left, and words for "no manager"."""
    left_out: dict[str, tuple[str, ...]] = {}
    nobody: list[str] = []
    for name, table in taken.items():
        for header, words in table.left_out.items():
            left_out[header] = tuple(dict.fromkeys([*left_out.get(header, ()), *words]))
            values = {"table": name, "header": header, "words": words}
            remarks.append(Remark("read_leavers", values))
        words = words_for_nobody(table.cells("manager"))
        if words:
            remarks.append(Remark("read_nobody", {"table": name, "words": words}))
        nobody += [word for word in words if word not in nobody]
    return {"left_out": left_out, "nobody": nobody}


def _by_table(
    taken: Mapping[str, TakenTable], lists: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, Any]:
    """Return the columns of lists, by table where one is of another list elsewhere, or of none."""
    shared: dict[str, list[str]] = {}
    own: dict[str, dict[str, list[str]]] = {}
    for name in taken:
        for ours, headers in lists[name].items():
            others = [t for t in taken if taken[t].frame.columns.isin(headers).any()]
            if all(
                set(headers) & set(taken[t].frame) <= set(lists[t].get(ours, [])) for t in others
            ):
                shared[ours] = [*dict.fromkeys([*shared.get(ours, []), *headers])]
            else:
                own.setdefault(name, {})[ours] = headers
    return {**shared, **own}


def _separators(lists: Lists) -> dict[str, Any]:
    """Return separators by column, and by table where a column has others elsewhere."""
    shared: dict[str, Any] = {}
    own: dict[str, dict[str, list[str]]] = {}
    for table, by_column in lists.separators.items():
        for column, signs in by_column.items():
            same = [name for name, listed in lists.seen if listed == column]
            if all(lists.separators.get(name, {}).get(column) == signs for name in same):
                shared[column] = list(signs)
            else:
                own.setdefault(table, {})[column] = list(signs)
    return {**shared, **own}
