"""What separates the entries of the lists of some tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from matchcore.names import SkillNames, hours_of, language_names, level_of, name_key, reference_of
from matchcore.people import COLUMNS
from matchcore.people.directory import without_season
from matchcore.recognition.kinds import entries_of
from matchcore.recognition.remarks import Question, Remark
from matchcore.tables import OWN_SEPARATORS, toml_line
from matchcore.tables.list_separators import FoundSeparators, found_separators
from matchcore.tables.list_splitting import split_cells

LISTS_OF_PEOPLE = ("past", "running", "prefers")

_DASHED = re.compile(r"\s+[-–—→>]+\s+([^-–—→>|;,、，；•/\n]+?)(?=\s*(?:[|;,、，；•/\n]|$))")
_HARD = re.compile(r"[|;\n]")  # separate in every list
_SAMPLE = 2000  # cells of another list whose entries are known


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


def lists_of(
    frames: Mapping[str, pd.DataFrame],
    named: Mapping[str, Mapping[str, str]],
    people: Set[str] = frozenset(),
) -> Lists:
    """Return how the lists of some tables are written, from what their cells hold.

    What is found in one list is known in the others: entries wherever the same things are named,
    and separators within a table, as a form writes all of its lists in one way.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        The tables as they stand, by name.
    named : mapping
        Table → header → our name of a column.
    people : set of str
        Names of people as `name_key` gives them, and ids: entries may be names with a comma.
    """
    cells = {
        (name, ours): _texts(frame[header].tolist())
        for name, frame in frames.items()
        for header, ours in named[name].items()
        if (ours in COLUMNS and COLUMNS[ours].kind == "list") or ours == "prefers"
    }
    known = {place: _vocabulary(place[1], texts, people) for place, texts in cells.items()}
    first = {place: _found(place[1], texts, known[place]) for place, texts in cells.items()}
    for place in cells:
        for other, found in first.items():
            if other != place and _thing(other[1]) == _thing(place[1]):
                known[place] = known[place] | _entries(cells[other], found)
    lists = Lists(seen=set(cells))
    for place, texts in cells.items():
        found = first[place]
        if found is None or found.sureness != "sure":
            found = _settled(place, _found(place[1], texts, known[place]), first)
        if found is not None:
            _add(lists, *place, found)
    return lists


def _found(ours: str, texts: Sequence[str], known: frozenset[str]) -> FoundSeparators | None:
    """Return what separates entries; a dash before a level is part of its entry."""
    if ours not in COLUMNS or not COLUMNS[ours].levels:
        return found_separators(texts, known)
    plain = {_in_brackets(text.strip()): text.strip() for text in dict.fromkeys(texts)}
    found = found_separators([*plain], known)
    if found is None or (cell := plain[found.cell]) == found.cell:
        return found
    entries, _ = split_cells([cell], found.separators, found.whole)
    return replace(found, cell=cell, entries=tuple(entry.strip() for entry in entries))


def _in_brackets(text: str) -> str:
    """Return a list with levels after dashes in brackets, so that no dash seems to separate.

    >>> _in_brackets("SQL - expert, Python – débutant, Power BI - Excel")
    'SQL (expert), Python (débutant), Power BI - Excel'
    """

    def in_brackets(found: re.Match[str]) -> str:
        return found[0] if level_of(found[1]) is None else f" ({found[1]})"

    return _DASHED.sub(in_brackets, text)


def _thing(ours: str) -> str:
    """Return what the entries of a column are: skills and wants name the same things."""
    return "skills" if ours == "wants" else ours


def _vocabulary(ours: str, texts: Sequence[str], people: Set[str]) -> frozenset[str]:
    """Return the names that everybody knows of what a column lists."""
    if ours in LISTS_OF_PEOPLE:
        entries = {entry.strip() for text in texts[:_SAMPLE] for entry in _HARD.split(text)}
        return frozenset(entry for entry in entries if _is_one_person(entry, people))
    if _thing(ours) == "skills":
        return SkillNames().every_name()
    if ours == "availability":
        pieces = (piece for text in dict.fromkeys(texts[:_SAMPLE]) for piece in entries_of(text))
        return frozenset(piece for piece in pieces if hours_of(piece))
    return language_names() if ours == "languages" else frozenset()


def _is_one_person(entry: str, people: Set[str]) -> bool:
    """Return whether an entry is one person's full name, or such a name beside an id.

    >>> people = {"al li", "E1"}
    >>> [_is_one_person(x, people) for x in ("Li, Al", "E1 - Al Li", "Al Li, Bo Day", "E1, E2")]
    [True, True, False, False]
    """
    found = reference_of(without_season(entry))
    if found is None or not found.name:
        return False
    name = " ".join(name_key(found.name))
    return " " in name and name in people and (found.id in people or not found.id)


def _entries(texts: Sequence[str], found: FoundSeparators | None) -> frozenset[str]:
    """Return the entries of a list, as far as it is known how they are separated."""
    texts = list(dict.fromkeys(texts))[:_SAMPLE]
    if found is None:
        return frozenset(texts)
    if found.sureness == "unsure":
        return frozenset()
    entries, _ = split_cells(texts, found.separators, found.whole)
    return frozenset(entry.strip() for entry in entries)


def _settled(
    place: tuple[str, str],
    found: FoundSeparators | None,
    first: Mapping[tuple[str, str], FoundSeparators | None],
) -> FoundSeparators | None:
    """Return separators that other lists of the same table confirm as one step surer."""
    if found is None or found.sureness == "sure":
        return found
    for (table, _), other in first.items():
        if other is None or other is found or table != place[0]:
            continue
        if other.separators == found.separators and other.sureness == "sure":
            return replace(found, sureness="sure" if found.sureness == "likely" else "likely")
    return found


def _add(lists: Lists, table: str, ours: str, found: FoundSeparators) -> None:
    """Add how one list is written."""
    signs = tuple(found.separators)
    values = {
        "table": table,
        "column": ours,
        "signs": tuple(map(_visible, signs)),
        "example": found.cell,
        "entries": found.entries,
    }
    is_ours = set(signs) <= set(OWN_SEPARATORS)  # reading splits at them anyway
    if found.sureness == "unsure" and not is_ours:
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
    if not is_ours:
        lists.separators.setdefault(table, {})[ours] = signs
    lists.remarks.append(Remark("read_lists", values, told=found.sureness != "sure"))


def _texts(cells: Iterable[Any]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str) and cell.strip()]


def _visible(sign: str) -> str:
    return sign.replace("\n", "\\n").replace("\t", "\\t")
