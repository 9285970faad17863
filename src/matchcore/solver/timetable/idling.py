"""Less idle time: meetings change places wherever their people then wait less."""

from __future__ import annotations

from bisect import insort
from itertools import pairwise

from matchcore.solver.timetable.moving import Moves

_PASSES = 6


def tightened(moves: Moves) -> None:
    """Move single meetings to free slots, and exchange two of them, while idle time falls."""
    for _ in range(_PASSES):
        better = [_moved(moves, one) for one in range(len(moves.people)) if moves.slots[one] >= 0]
        if not any(better):
            return


def _moved(moves: Moves, one: int) -> bool:
    """Give a meeting the slot in which its people wait least; return whether that helps."""
    now = int(moves.slots[one])
    best: tuple[int, int, int] | None = None  # change of idle time, slot, whom it displaces
    for slot in moves.choices[one]:
        if slot == now or not moves.used[slot]:
            continue
        in_way = {moves.at[p][slot] for p in moves.people[one] if slot in moves.at[p]}
        if len(in_way) > 1 or (not in_way and moves.load[slot] >= moves.rooms[slot]):
            continue
        other = in_way.pop() if in_way else -1
        if other >= 0 and not _fits(moves, other, now, one):
            continue
        change = _change(moves, one, slot, other)
        if change < 0 and (best is None or (change, slot) < best[:2]):
            best = change, slot, other
    if best is None:
        return False
    _exchange(moves, one, best[1], best[2])
    return True


def _fits(moves: Moves, other: int, slot: int, instead: int) -> bool:
    """Return whether a meeting can take a slot once another one has left it."""
    if slot not in moves.choices[other]:
        return False
    return all(moves.at[p].get(slot, instead) == instead for p in moves.people[other])


def _exchange(moves: Moves, one: int, slot: int, other: int) -> None:
    now = int(moves.slots[one])
    moves.take(one)
    if other >= 0:
        moves.take(other)
        moves.put(other, now)
    moves.put(one, slot)


def _change(moves: Moves, one: int, slot: int, other: int) -> int:
    """Return by how much the people of both meetings would wait more."""
    now = int(moves.slots[one])
    people = dict.fromkeys(moves.people[one], (now, slot))
    if other >= 0:
        for p in moves.people[other]:
            if p in people:
                del people[p]  # has both meetings, one after the other way round
            else:
                people[p] = (slot, now)
    return sum(_waits(moves, p, gone, come) for p, (gone, come) in people.items())


def _waits(moves: Moves, person: int, gone: int, come: int) -> int:
    """Return by how much one person would wait more with one slot in place of another."""
    days = moves.these.days
    touched = {int(days[gone]), int(days[come])}
    before = sorted(slot for slot in moves.at[person] if int(days[slot]) in touched)
    after = [slot for slot in before if slot != gone]
    insort(after, come)
    return _idle(moves, after) - _idle(moves, before)


def _idle(moves: Moves, slots: list[int]) -> int:
    days = moves.these.days
    return sum(b - a - 1 for a, b in pairwise(slots) if days[a] == days[b])
