"""Who reports to whom: lines of managers of any depth, followed for many people at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.columns import Text
from matchcore.people.people import People
from matchcore.tables import TableProblem, cell_text

_SHOWN = 8  # of a circle


class Superiors(NamedTuple):
    """Superiors of some people, one line each: whose, who, and how far up (1: the manager)."""

    rows: Rows
    ids: Text
    levels: Rows


class ReportingLines:
    """The managers of everybody, up to the top.

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
        self._place = {one: k for k, one in enumerate(names)}
        self._names = np.array([*names, None], dtype=object)  # the last one is nobody: row −1
        above = [self._place.get(managers.get(one, ""), -1) for one in names]
        self._above = np.array([*above, -1], dtype=np.int64)

    def superiors(self, ids: Iterable[str], levels: int | None = None) -> Superiors:
        """Return the superiors of each of some people, up to so many levels (None: all).

        In a line without an end nobody is named twice.
        """
        known = len(self._above) - 1
        at = np.array([self._place.get(one, -1) for one in ids], dtype=np.int64)
        rows = np.arange(len(at))
        found: list[tuple[Rows, Rows, int]] = []
        for level in range(1, (known if levels is None else min(levels, known)) + 1):
            at = self._above[at]
            rows, at = rows[at >= 0], at[at >= 0]
            if not len(at):
                break
            found.append((rows, at, level))
        if not found:
            nobody = np.zeros(0, dtype=np.int64)
            return Superiors(nobody, self._names[nobody], nobody)
        whose = np.concatenate([r for r, _, _ in found])
        who = np.concatenate([a for _, a, _ in found])
        far = np.concatenate([np.full(len(r), level) for r, _, level in found])
        order = np.lexsort((far, whose))
        return Superiors(whose[order], self._names[who[order]], far[order])

    def circles(self) -> list[list[str]]:
        """Return the circles of managers, each from its first name in the alphabet upwards."""
        ahead, steps = self._above, 1
        while steps < len(ahead):  # each turn looks twice as far up; −1 stays nobody
            ahead, steps = ahead[ahead], 2 * steps
        found, told = [], set[int]()
        for start in sorted(set(ahead.tolist()) - {-1}):  # who is so far up stands in a circle
            circle, at = list[int](), start
            while at not in told:
                told.add(at)
                circle.append(at)
                at = int(self._above[at])
            found += [[str(one) for one in self._names[circle]]] if circle else []
        return found


def reports(everybody: Sequence[People]) -> Iterator[tuple[People, int, str | None, str]]:
    """Give table, row as given, person and manager of all who have a manager."""
    for people in everybody:
        bosses = people.text("manager").tolist()
        told = zip(people.source_rows.tolist(), people.ids.tolist(), bosses, strict=True)
        for row, one, boss in told:
            if boss is not None:
                yield people, row, one, boss


def manager_problems(everybody: Sequence[People], lines: ReportingLines) -> list[TableProblem]:
    """Return managers who are nobody, who differ between tables, or whose line never ends."""
    known = {one for people in everybody for one in people.ids.tolist()}
    stray = {boss for _, _, _, boss in reports(everybody)} - known
    remedies = _remedies(stray, known, everybody)
    round_trip = {one: _round_trip(circle) for circle in lines.circles() for one in circle}
    first = dict[str, tuple[str, People]]()
    problems = []
    for people, row, one, boss in reports(everybody):
        found = []
        if boss in stray:
            found.append(("no table has this id", remedies[boss], "unknown_manager"))
        if one is not None:
            other, table = first.setdefault(one, (boss, people))
            if other != boss and table is not people:  # in one table, the id stands twice
                remedy = f"Let all tables agree on the manager of {one}"
                found.append((f"another table says {other!r}", remedy, "different_manager"))
        if one in round_trip:
            remedy = "Correct the manager of one of them"
            problem = f"the line of managers runs in a circle: {round_trip[one]}"
            found.append((problem, remedy, "circular_managers"))
        problems += [TableProblem(people.role, row, "manager", boss, *f) for f in found]
    return problems


def _round_trip(circle: list[str]) -> str:
    shown = circle if len(circle) <= _SHOWN else [*circle[:_SHOWN], "…"]
    return " → ".join([*shown, circle[0]])


def _remedies(stray: set[str], known: set[str], everybody: Sequence[People]) -> dict[str, str]:
    """Return what to do about managers whom no table has: a slip, another id, or no staff."""
    if not stray:
        return {}
    other_ids = {
        str(name)
        for people in everybody
        for name in people.frame.columns
        if name not in ("id", "manager") and stray & set(map(cell_text, people.frame[name]))
    }
    alike = {fold(one): one for one in known if one is not None}
    remedies = {}
    for boss in stray:
        near = alike.get(fold(boss))
        if near is not None:
            hint = f"Is it {near!r}? If not, have"
        elif other_ids:
            hint = f"Map {sorted(other_ids)[0]!r} to 'id', if managers are named by it; or have"
        else:
            hint = "Have"
        remedies[boss] = f"{hint} this id in a table of staff (staff=, or --staff)"
    return remedies
