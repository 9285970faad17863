"""As many meetings as possible into the given slots: greedy, by chains, then by ejection.

Ejection with a penalty for each meeting that was hard to place is from Y. Nagata and O. Bräysy, "A
powerful route minimization heuristic" (Operations Research Letters 37, 2009).
"""

from __future__ import annotations

import random

from matchcore.model.arrays import Rows
from matchcore.solver.timetable.board import NONE, Board, bits

_SLACK = 3  # meetings that may be out for a while beyond the fewest
_ROOM_TRIES = 40  # meetings of a full slot that are tried as the start of a chain


def place_all(board: Board, steps: int, rng: random.Random, hope: int = 0) -> Rows:
    """Place what can be placed; return the best slots found, -1 for what stays out.

    Parameters
    ----------
    board : Board
        It is changed, and ends in the returned state.
    steps : int
        The most ejections.
    rng : random.Random
    hope : int
        The fewest meetings that can stay out, as far as known: nothing better is looked for.
    """
    out = _greedy(board)
    best, fewest = board.slots_of(), len(out)
    penalty = [1] * len(board.slot)
    for _ in range(steps):
        if fewest <= hope:
            break
        meeting = out.pop(rng.randrange(len(out)))
        if not placed(board, meeting):
            out += _eject(board, meeting, penalty, rng, fewest + _SLACK - len(out))
        if len(out) < fewest:
            best, fewest = board.slots_of(), len(out)
    restore(board, best)
    return best


def restore(board: Board, slots: Rows) -> None:
    """Bring a board back into an earlier state."""
    board.remove_all([m for m, slot in enumerate(board.slot) if slot != NONE])
    for meeting, slot in enumerate(slots.tolist()):
        if slot != NONE:
            board.place(meeting, slot)


def _greedy(board: Board) -> list[int]:
    """Place meetings with few allowed slots first; return those with a slot that stay out."""
    out = [m for m, mask in enumerate(board.allowed) if mask and board.slot[m] == NONE]
    degree = [0] * len(board.open)
    for m in out:
        degree[board.first[m]] += 1
        degree[board.second[m]] += 1
    out.sort(
        key=lambda m: (
            board.allowed[m].bit_count() - max(degree[board.first[m]], degree[board.second[m]]),
            m,
        )
    )
    return [m for m in out if not placed(board, m)]


def placed(board: Board, meeting: int) -> bool:
    """Place a meeting where it is possible, with at most one chain; return whether it was."""
    choices = board.choices(meeting)
    if choices:
        board.place(meeting, _emptiest(board, choices))
        return True
    return _by_chain(board, meeting) or _by_room(board, meeting)


def _emptiest(board: Board, choices: int) -> int:
    return min(bits(choices), key=lambda s: (len(board.inside[s]) - board.rooms[s], s))


def _by_chain(board: Board, meeting: int) -> bool:
    """Free a slot of one person, open to the other, by a chain into a slot open to the one."""
    a, b = board.first[meeting], board.second[meeting]
    allowed = board.allowed[meeting]
    for one, two in ((a, b), (b, a)):
        for s in bits(board.open[one] & allowed & ~board.open[two]):
            blocking = board.at[two][s]
            for t in bits(board.open[two] & board.allowed[blocking]):
                chain = board.chain(blocking, t)
                if chain is None or not board.fits(chain) or board.at[one][t] in chain.meetings:
                    continue
                if len(board.inside[s]) - chain.surplus >= board.rooms[s]:
                    continue
                board.move(chain)
                board.place(meeting, s)
                return True
    return False


def _by_room(board: Board, meeting: int) -> bool:
    """Free a room in a slot in which both are open, by a chain that takes one meeting away."""
    both = board.open[board.first[meeting]] & board.open[board.second[meeting]]
    for s in bits(both & board.allowed[meeting]):
        for inside in sorted(board.inside[s])[:_ROOM_TRIES]:
            for t in bits(board.allowed[inside] & board.roomy):
                chain = board.chain(inside, t)
                if chain is None or chain.surplus <= 0 or not board.fits(chain):
                    continue
                board.move(chain)
                if board.choices(meeting) >> s & 1:
                    board.place(meeting, s)
                    return True
                board.move(board.chain(inside, s) or chain)
    return False


def _eject(
    board: Board, meeting: int, penalty: list[int], rng: random.Random, most: int
) -> list[int]:
    """Put a meeting where the meetings in its way have the least penalty; return those."""
    penalty[meeting] += 1
    a, b = board.at[board.first[meeting]], board.at[board.second[meeting]]
    least, ways = -1, [(NONE, set[int]())]
    for s in bits(board.allowed[meeting]):
        ejected = {m for m in (a[s], b[s]) if m != NONE}
        if len(board.inside[s]) - len(ejected) >= board.rooms[s]:
            ejected.add(min(board.inside[s] - ejected, key=lambda m: (penalty[m], m)))
        if len(ejected) > most:
            continue
        cost = sum(penalty[m] for m in ejected)
        if least < 0 or cost < least:
            least, ways = cost, []
        if cost == least:
            ways.append((s, ejected))
    slot, ejected = ways[rng.randrange(len(ways))]
    if slot == NONE:
        return [meeting]
    board.remove_all(ejected)
    board.place(meeting, slot)
    return sorted(ejected)
