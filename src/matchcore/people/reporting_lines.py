"""Reporting lines of any depth, followed for many people at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchcore.catalogue import told
from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.columns import Text
from matchcore.people.people import People
from matchcore.short_repr import short_repr
from matchcore.tables import TableProblem, cell_text
from matchcore.wording import counted

_SHOWN = 8  # people of a circle that a message names


class Superiors(NamedTuple):
    """The superiors of some people, one per line.

    Attributes
    ----------
    rows : array of int
        Place of the person in the list of people asked for.
    ids : array of str
        The superior.
    levels : array of int
        How far up: 1 is the manager.
    """

    rows: Rows
    ids: Text
    levels: Rows

    def __repr__(self) -> str:
        return short_repr(self)


class Report(NamedTuple):
    """A person who has a manager, with the table and the row that say so."""

    people: People
    row: int
    person: str | None
    manager: str


class ReportingLines:
    """Everybody's managers, up to the top.

    Parameters
    ----------
    managers : mapping of str to str
        Person → manager.

    Examples
    --------
    >>> lines = ReportingLines({"ana": "bo", "bo": "cy", "di": "cy"})
    >>> rows, ids, levels = lines.superiors(["ana", "cy", "di"])
    >>> list(zip(rows.tolist(), ids.tolist(), levels.tolist()))
    [(0, 'bo', 1), (0, 'cy', 2), (2, 'cy', 1)]
    >>> lines.superiors(["ana"], levels=1).ids.tolist()
    ['bo']
    >>> ReportingLines({"a": "b", "b": "a", "c": "b", "d": "e"}).circles()
    [['a', 'b']]
    """

    def __init__(self, managers: Mapping[str, str]) -> None:
        names = sorted({*managers, *managers.values()})
        self._place = {name: k for k, name in enumerate(names)}
        self._names = np.array([*names, None], dtype=object)  # the last stands for nobody: row −1
        above = [self._place.get(managers.get(name, ""), -1) for name in names]
        self._above = np.array([*above, -1], dtype=np.int64)

    def superiors(self, ids: Iterable[str], levels: int | None = None) -> Superiors:
        """Return the superiors of some people, up to a number of levels (None: all).

        In a circular line each person appears once.
        """
        known = len(self._above) - 1
        at = np.array([self._place.get(person, -1) for person in ids], dtype=np.int64)
        rows = np.arange(len(at))
        found: list[tuple[Rows, Rows, int]] = []
        for level in range(1, (known if levels is None else min(levels, known)) + 1):
            at = self._above[at]
            rows, at = rows[at >= 0], at[at >= 0]
            if not len(at):
                break
            found.append((rows, at, level))
        if not found:
            empty = np.zeros(0, dtype=np.int64)
            return Superiors(empty, self._names[empty], empty)
        all_rows = np.concatenate([rows for rows, _, _ in found])
        superiors = np.concatenate([at for _, at, _ in found])
        heights = np.concatenate([np.full(len(rows), level) for rows, _, level in found])
        order = np.lexsort((heights, all_rows))
        return Superiors(all_rows[order], self._names[superiors[order]], heights[order])

    def circles(self) -> list[list[str]]:
        """Return the circular lines, each upwards from its alphabetically first person."""
        ahead, steps = self._above, 1
        while steps < len(ahead):  # each turn doubles the distance; −1 stays −1
            ahead, steps = ahead[ahead], 2 * steps
        found, visited = [], set[int]()
        # Whoever is reached after more steps than there are people belongs to a circle
        for start in sorted(set(ahead.tolist()) - {-1}):
            circle, at = list[int](), start
            while at not in visited:
                visited.add(at)
                circle.append(at)
                at = int(self._above[at])
            found += [[str(name) for name in self._names[circle]]] if circle else []
        return found


def reports(everybody: Sequence[People]) -> Iterator[Report]:
    """Yield everyone who has a manager; rows are those of the tables as given."""
    for people in everybody:
        managers = people.text("manager").tolist()
        lines = zip(people.source_rows.tolist(), people.ids.tolist(), managers, strict=True)
        for row, person, manager in lines:
            if manager is not None:
                yield Report(people, row, person, manager)


def manager_problems(
    everybody: Sequence[People], lines: ReportingLines, same: Mapping[str, str]
) -> list[TableProblem]:
    """Return managers that no table has, that differ between tables, or that form a circle.

    `same` gives the id that stands for a person who has several.
    """
    known = {person for people in everybody for person in people.ids.tolist()}
    unknown = {report.manager for report in reports(everybody)} - known
    stated = {one for people, *_, one in reports(everybody) if not people.layout.managers_elsewhere}
    remedies = _remedies(unknown & stated, known, everybody)
    circles = {person: _drawn(circle) for circle in lines.circles() for person in circle}
    first = dict[str, tuple[str, People]]()
    problems = []
    for people, row, person, manager in reports(everybody):
        found = []
        if manager in unknown and not people.layout.managers_elsewhere:
            found.append((told("no table has this id"), remedies[manager], "unknown_manager"))
        if person is not None:
            other, table = first.setdefault(same.get(person, person), (manager, people))
            # Within one table this is a duplicate id, reported as such
            is_one = same.get(other, other) == same.get(manager, manager)
            if not is_one and table is not people:
                remedy = told("Make all tables agree on the manager of {person}", person=person)
                found.append(
                    (told("another table says {other!r}", other=other), remedy, "different_manager")
                )
        if person in circles:
            remedy = told("Correct the manager of one of them")
            problem = told("the reporting line is a circle: {circle}", circle=circles[person])
            found.append((problem, remedy, "circular_managers"))
        problems += [TableProblem(people.role, row, "manager", manager, *f) for f in found]
    return problems


def managers_elsewhere(everybody: Sequence[People]) -> list[str]:
    """Return notes on managers whom no table has, where the layout allows them.

    The reporting line ends there.
    """
    known = {person for people in everybody for person in people.ids.tolist()}
    notes = []
    for people in everybody:
        away = [one for one in reports([people]) if one.manager not in known]
        if people.layout.managers_elsewhere and away:
            count = counted(len({report.manager for report in away}), "managers")
            first = min(away, key=lambda report: report.row)
            example = told("such as {manager!r} (row {row})", manager=first.manager, row=first.row)
            notes.append(
                told(
                    "{role}, manager: {count} in no table, {example}",
                    role=people.role,
                    count=count,
                    example=example,
                )
            )
    return notes


def _drawn(circle: list[str]) -> str:
    shown = circle if len(circle) <= _SHOWN else [*circle[:_SHOWN], "…"]
    return " → ".join([*shown, circle[0]])


def _remedies(unknown: set[str], known: set[str], everybody: Sequence[People]) -> dict[str, str]:
    """Return what to do about unknown managers: fix a typo, map another id, or add staff."""
    if not unknown:
        return {}
    other_ids = {
        str(name)
        for people in everybody
        for name in people.frame.columns
        if name not in ("id", "manager") and unknown & set(map(cell_text, people.frame[name]))
    }
    known_by_key = {fold(person): person for person in known if person is not None}
    remedies = {}
    for manager in unknown:
        near = known_by_key.get(fold(manager))
        if near is not None:
            hint = told("Is it {near!r}? If not, add", near=near)
        elif other_ids:
            hint = told(
                "Map {column!r} to 'id' if managers are given by it; or add",
                column=sorted(other_ids)[0],
            )
        else:
            hint = told("Add")
        remedies[manager] = told(
            "{hint} this id to a table of staff (staff=, or --staff)", hint=hint
        )
    return remedies
