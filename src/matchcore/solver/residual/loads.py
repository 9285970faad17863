"""Flows after someone leaves, or has a seat or a place more or fewer: one path for each unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.solver.residual.changes import Move, moves_along
from matchcore.solver.residual.graph import Graph

Sent = tuple[Graph, tuple[Move, ...]]  # where flow went, and the chain of people it moved


def without_pair(graph: Graph, place: int) -> Sent | None:
    """Return the flow without one of its pairs; None if there is none."""
    c, n = graph.network.candidates, graph.network.shape[0]
    mentee, mentor = int(c.mentees[place]), n + int(c.mentors[place])
    path = _path(graph, mentee, mentor)
    if path is None:
        return None
    used = graph.along(path)
    used[place] = 0
    return replace(graph, used=used), moves_along([mentor, *path], graph.network.shape)


def without_person(graph: Graph, person: int, side: int) -> Sent | None:
    """Return the flow without one person: one path for each pair, around the person."""
    (n, m), sink = graph.network.shape, graph.network.sink
    moves: list[Move] = []
    for pair in zip(*graph.pairs, strict=True):
        if pair[side] != person:
            continue
        mentee, mentor = int(pair[0]), n + int(pair[1])
        source, target = ((sink, mentor), (mentee, sink))[side]
        lengths = graph.arcs.lengths(source, without=(mentee, mentor)[side])
        if lengths.to(target) is None:
            return None
        path = lengths.path(target)[::-1]
        if side == 0:
            moves += [Move(person, mentor - n, None), *moves_along(path, (n, m))[::-1]]
        else:
            moves += moves_along([mentor, *path], (n, m))
        graph = _limited(_closed(graph.sent(lengths, target, path), pair), person, side)
    return graph, tuple(moves)


def with_place(graph: Graph, mentor: int, cost: int) -> Sent | None:
    """Return the flow that fills one place more of a mentor; None if that is no better.

    `cost` is the cost of that place, in the second level.
    """
    sink, node = graph.network.sink, graph.network.shape[0] + mentor
    lengths = graph.arcs.lengths(sink)
    reach = graph.length(lengths, sink, node)
    if reach is None or (reach[0], reach[1] + cost) >= (0, 0):
        return None
    path = lengths.path(node)[::-1]
    return replace(graph, used=graph.along(path)), moves_along(path, graph.network.shape)[::-1]


def without_place(graph: Graph, mentor: int) -> Sent | None:
    """Return the flow in which a full mentor has one place fewer; None if there is none."""
    return _sent(graph, graph.network.shape[0] + mentor, graph.network.sink)


def with_seat(graph: Graph, mentee: int, is_first: bool) -> Sent | None:
    """Return the flow that fills one seat more of a mentee; None if that is no better.

    The seat ends at the sink, which saves the cost of an empty one, or takes the flow of another
    mentee's seat of its kind, which ends at the supply of these.
    """
    worths, sink = graph.worths, graph.network.sink
    lengths = graph.arcs.lengths(mentee)
    saved = worths.seats + (worths.covered if is_first else 0)
    ends = (sink, saved), (sink + (1 if is_first else 2), 0)
    options = [
        ((length[0] - less, length[1]), node)
        for node, less in ends
        if (length := graph.length(lengths, mentee, node)) is not None
    ]
    if not options or min(options)[0] >= (0, 0):
        return None
    path = lengths.path(min(options)[1])[::-1]
    return replace(graph, used=graph.along(path)), moves_along(path, graph.network.shape)


def with_seat_to_fill(graph: Graph, mentee: int) -> Sent | None:
    """Return the flow that fills one seat more of a mentee; None if there is none."""
    return _sent(graph, mentee, graph.network.sink)


def without_seat(graph: Graph, mentee: int) -> Sent | None:
    """Return the flow in which a mentee with all seats filled has one fewer; None if none is."""
    found = _sent(graph, graph.network.sink, mentee)
    return found and (found[0], found[1][::-1])


def _path(graph: Graph, source: int, node: int) -> list[int] | None:
    """Return the shortest path between two nodes; None if there is none."""
    lengths = graph.arcs.lengths(source)
    return None if lengths.to(node) is None else lengths.path(node)[::-1]


def _sent(graph: Graph, source: int, node: int) -> Sent | None:
    """Send a unit along the shortest path between two nodes; None if there is none."""
    path = _path(graph, source, node)
    if path is None:
        return None
    return replace(graph, used=graph.along(path)), moves_along(path, graph.network.shape)


def _closed(graph: Graph, pair: tuple[int, int]) -> Graph:
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
