"""What changed between two matchings: who, why, and which exchange gains what."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from matchcore.answer import Matching
from matchcore.rounds.couples_before import Before, Pair
from matchcore.rounds.keeping import Old
from matchcore.short_repr import short_repr

COLUMNS = ("mentee", "before", "after", "why", "exchange", "gain")
_FORCED = ("left", "mentor_left", "vetoed", "not_allowed")


class Change(NamedTuple):
    """What became of one couple, or of a mentee without one: a row of `Changes.frame`."""

    mentee: str
    before: str
    after: str
    why: str
    exchange: int = 0

    def __repr__(self) -> str:
        return short_repr(self)


@dataclass(frozen=True, eq=False)
class Changes:
    """The changes of all mentees, and what each exchange gains.

    Attributes
    ----------
    rows : list of Change
        In order of mentee ids.
    gains : list of float
        Of exchange 1, 2 and so on.
    people : tuple of two dict of str to str
        Labels of mentees and of mentors, those who left included.
    """

    rows: list[Change]
    gains: list[float]
    people: tuple[dict[str, str], dict[str, str]]

    __repr__ = short_repr

    @classmethod
    def of(cls, before: Before, matching: Matching, old: Old, price: float) -> Changes:
        """Compare the couples before with a matching, at a price of each dropped couple.

        Couples that differ and share a person belong to one exchange: they are the alternating
        paths and cycles that lead from one matching to the other.
        """
        a, rosters = matching.assignment, matching.rosters
        now = {
            (rosters[0].ids[i], rosters[1].ids[j])
            for i, j in zip(a.mentees.tolist(), a.mentors.tolist(), strict=True)
        }
        changed = sorted(now ^ before.fate.keys())
        number = dict(zip(changed, _numbered(changed), strict=True))
        rows = list(_rows(before, now, number, rosters[0].ids))
        people = {**before.mentees, **rosters[0].labels}, {**before.mentors, **rosters[1].labels}
        return cls(rows, _gains(before, matching, old, price, number), people)

    @property
    def frame(self) -> pd.DataFrame:
        """One row per change, with the gain of its exchange."""
        frame = pd.DataFrame(self.rows, columns=list(COLUMNS[:-1]))
        frame["gain"] = [self.gains[k - 1] if k else math.nan for k in frame["exchange"]]
        return frame.astype({"exchange": "int64", "gain": "float64"})

    @property
    def exchanges(self) -> list[list[Change]]:
        """The changes of each exchange, those first that had to be."""
        found: list[list[Change]] = [[] for _ in self.gains]
        for row in self.rows:
            if row.exchange:
                found[row.exchange - 1].append(row)
        order = [*_FORCED, "joined", "placed", "better", "displaced"]
        return [sorted(rows, key=lambda row: order.index(row.why)) for rows in found]


def _numbered(pairs: list[Pair]) -> list[int]:
    """Return the exchange of each couple that differs, numbered in order of the couples."""
    if not pairs:
        return []
    mentees, i = np.unique([mentee for mentee, _ in pairs], return_inverse=True)
    _, j = np.unique([mentor for _, mentor in pairs], return_inverse=True)
    size = len(mentees) + int(j.max()) + 1
    graph = coo_array((np.ones(len(pairs)), (i, len(mentees) + j)), shape=(size, size))
    _, group = connected_components(graph, directed=False)
    known: dict[int, int] = {}
    return [known.setdefault(one, len(known) + 1) for one in group[i].tolist()]


def _rows(
    before: Before, now: set[Pair], number: dict[Pair, int], here: Iterable[str]
) -> Iterable[Change]:
    """Yield what became of everybody."""
    had, has = _by_mentee(before.fate), _by_mentee(now)
    is_forced = _forced(before, now, number, had)
    present = set(here)
    for mentee in sorted(present | before.mentees.keys()):
        old, new = had.get(mentee, []), has.get(mentee, [])
        for mentor in sorted(set(old) & set(new)):
            yield Change(mentee, mentor, mentor, "kept")
        lost, joined = sorted(set(old) - set(new)), sorted(set(new) - set(old))
        for left, got in zip_longest(lost, joined, fillvalue=""):
            exchange = number[mentee, left or got]
            if left:
                why = before.fate[mentee, left]
                why = why or ("displaced" if exchange in is_forced else "better")
            else:
                why = "placed" if mentee in before.mentees else "joined"
            yield Change(mentee, left, got, why, exchange)
        if not old and not new:
            yield Change(mentee, "", "", _waiting(mentee in present, mentee in before.mentees))


def _waiting(is_here: bool, was_here: bool) -> str:
    if not is_here:
        return "left"
    return "still_waiting" if was_here else "joined"


def _by_mentee(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mentee, mentor in pairs:
        found.setdefault(mentee, []).append(mentor)
    return found


def _forced(
    before: Before, now: set[Pair], number: dict[Pair, int], had: dict[str, list[str]]
) -> set[int]:
    """Return the exchanges that began with a couple that had to end, or a mentee without one."""
    return {
        exchange
        for pair, exchange in number.items()
        if (pair in now and pair[0] not in had) or before.fate.get(pair)
    }


def _gains(
    before: Before, matching: Matching, old: Old, price: float, number: dict[Pair, int]
) -> list[float]:
    """Return what each exchange gains: new couples less old ones that could have stayed."""
    count = max(number.values(), default=0)
    if not count:
        return []
    lost = [pair for pair in number if before.fate.get(pair) == ""]
    new = [pair for pair in number if pair not in before.fate]
    terms: list[list[float]] = [[] for _ in range(count)]
    for pairs, sign in ((new, 1.0), (lost, -1.0)):
        if pairs:
            rows = np.array([before.rows(*pair) for pair in pairs]).T
            scores = sign * matching.problem.compatibility.at(*rows)
            for pair, score in zip(pairs, scores.tolist(), strict=True):
                terms[number[pair] - 1].append(score)
    for pair in lost:
        terms[number[pair] - 1].append(-price if price < math.inf else 0.0)
    _add_loads(before, matching, old, number, terms)
    return [math.fsum(each) for each in terms]


def _add_loads(
    before: Before,
    matching: Matching,
    old: Old,
    number: dict[Pair, int],
    terms: list[list[float]],
) -> None:
    """Add what changed loads cost; a mentor belongs to one exchange at most."""
    problem, m = matching.problem, matching.problem.shape[1]
    if not problem.load_step.any():
        return
    loads = [np.bincount(j, minlength=m) for j in (old.mentors, matching.assignment.mentors)]
    less = problem.load_costs(loads[0]) - problem.load_costs(loads[1])
    changed = {mentor: exchange for (_, mentor), exchange in number.items()}
    for mentor, exchange in changed.items():
        if mentor in before.places[1]:
            terms[exchange - 1].append(float(less[before.places[1][mentor]]))
