"""Flows after someone leaves, or has a seat or a place more or fewer: one path for each unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.solver.flow.paths import Lengths
from matchcore.solver.residual.changes import Move, moves_along
from matchcore.solver.residual.graph import Graph

Pair = tuple[int, int]
Sent = tuple[Graph, tuple[Move, ...]]  # where flow went, and the chain of people it moved


def without_pair(graph: Graph, pair: Pair) -> Sent | None:
    """Return the flow without one of its pairs; None if there is none."""
    shape = graph.network.shape
    mentee, mentor = pair[0], shape[0] + pair[1]
    lengths = graph.lengths(mentee, mentor)
    if lengths is None:
        return None
    path = lengths.path(mentor)[::-1]
    after = _closed(replace(graph, used=graph.along(path)), pair)
    return after, moves_along([mentor, *path], shape)


def without_person(graph: Graph, person: int, side: int) -> Sent | None:
    """Return the flow without one person: one path for each pair, around the person."""
    (n, m), sink = graph.network.shape, graph.network.sink
    moves: list[Move] = []
    i, j = graph.pairs
    theirs = (i, j)[side] == person
    for pair in zip(i[theirs].tolist(), j[theirs].tolist(), strict=True):
        mentee, mentor = pair[0], n + pair[1]
        source, target = ((sink, mentor), (mentee, sink))[side]
        lengths = graph.lengths(source, target, without=(mentee, mentor)[side])
        if lengths is None:
            return None
        path = lengths.path(target)[::-1]
        if side == 0:
            moves += [Move(person, pair[1], None), *moves_along(path, (n, m))[::-1]]
        else:
            moves += moves_along([mentor, *path], (n, m))
        graph = _limited(_closed(graph.sent(lengths, path), pair), person, side)
    return graph, tuple(moves)


def with_place(graph: Graph, mentor: int, cost: int) -> Sent | None:
    """Return the flow that fills one place more of a mentor; None if that is no better.

    `cost` is the cost of that place, in the second level.
    """
    sink, node = graph.network.sink, graph.network.shape[0] + mentor
    lengths, limit = graph.arcs.lengths(sink), graph.reduced((0, -cost), sink, node)
    reach = lengths.to(node)
    is_better = reach is not None and reach < limit
    graph.near.require(graph.potentials, lengths, reach if reach and is_better else limit)
    if not is_better:
        return None
    after, moves = _sent(graph, lengths, node)
    return after, moves[::-1]


def without_place(graph: Graph, mentor: int) -> Sent | None:
    """Return the flow in which a full mentor has one place fewer; None if there is none."""
    return _between(graph, graph.network.shape[0] + mentor, graph.network.sink)


def with_seat(graph: Graph, mentee: int, is_first: bool) -> Sent | None:
    """Return the flow that fills one seat more of a mentee; None if that is no better.

    The seat ends at the sink, which saves the cost of an empty one, or takes the flow of another
    mentee's seat of its kind, which ends at the supply of these.
    """
    worths, sink = graph.worths, graph.network.sink
    lengths = graph.arcs.lengths(mentee)
    saved = worths.seats + (worths.covered if is_first else 0)
    limits = {
        node: graph.reduced(free, mentee, node)
        for node, free in ((sink, (saved, 0)), (sink + (1 if is_first else 2), (0, 0)))
        if graph.is_entered(node)
    }
    gains = {
        node: (reach[0] - limit[0], reach[1] - limit[1])
        for node, limit in limits.items()
        if (reach := lengths.to(node)) is not None
    }
    node = min(gains, key=lambda x: gains[x], default=sink)
    best = min(gains.get(node, (0, 0)), (0, 0))
    for limit in limits.values():
        better = limit[0] + best[0], limit[1] + best[1]
        graph.near.require(graph.potentials, lengths, better)
    return _sent(graph, lengths, node) if best < (0, 0) else None


def with_seat_to_fill(graph: Graph, mentee: int) -> Sent | None:
    """Return the flow that fills one seat more of a mentee; None if there is none."""
    return _between(graph, mentee, graph.network.sink)


def without_seat(graph: Graph, mentee: int) -> Sent | None:
    """Return the flow in which a mentee with all seats filled has one fewer; None if none is."""
    found = _between(graph, graph.network.sink, mentee)
    return found and (found[0], found[1][::-1])


def _between(graph: Graph, source: int, node: int) -> Sent | None:
    """Send a unit along the shortest path between two nodes; None if there is none."""
    lengths = graph.lengths(source, node)
    return None if lengths is None else _sent(graph, lengths, node)


def _sent(graph: Graph, lengths: Lengths, node: int) -> Sent:
    """Send a unit along a shortest path to a node."""
    path = lengths.path(node)[::-1]
    return replace(graph, used=graph.along(path)), moves_along(path, graph.network.shape)


def _closed(graph: Graph, pair: Pair) -> Graph:
    """Take a pair out of the flow, and let no path use it."""
    (place,) = graph.network.candidates.places(*(np.array([x]) for x in pair))
    used, held = graph.used.copy(), graph.held.copy()
    used[place], held[place] = 0, True
    return replace(graph, used=used, held=held)


def _limited(graph: Graph, person: int, side: int) -> Graph:
    """Give a person exactly as many seats or places as they fill."""
    network = graph.network
    if side == 0:
        first, further = network.first.copy(), network.further.copy()
        filled = int(graph.seats[person])
        first[person], further[person] = min(filled, 1), max(filled - 1, 0)
        return replace(graph, network=replace(network, first=first, further=further))
    room, need = network.room.copy(), network.need.copy()
    room[person] = need[person] = graph.load[person]
    return replace(graph, network=replace(network, room=room, need=need))
