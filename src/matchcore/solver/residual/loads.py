"""Flows after someone leaves, or has a seat or a place more or fewer: one path for each unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Bools
from matchcore.solver.residual.changes import Move, moves_along
from matchcore.solver.residual.graph import Graph

Sent = tuple[Graph, tuple[Move, ...]]  # where flow went, and the chain of people it moved


def without_pair(graph: Graph, place: int) -> Sent | None:
    """Return the flow without one of its pairs; None if there is none."""
    c, n = graph.network.candidates, graph.network.shape[0]
    mentee, mentor = int(c.mentees[place]), n + int(c.mentors[place])
    held = graph.held.copy()
    held[place] = True  # the path may not end by undoing the pair
    found = _sent(replace(graph, held=held), mentee, mentor)
    if found is None:
        return None
    after, path = found
    return _without(after, place), moves_along([mentor, *path], graph.network.shape)


def without_person(graph: Graph, person: int, side: int) -> Sent | None:
    """Return the flow without one person, to whom every pair of theirs is closed."""
    shape, sink = graph.network.shape, graph.network.sink
    graph = _alone(graph, person, side)
    moves: list[Move] = []
    while True:
        c = graph.network.candidates
        left = np.flatnonzero((c.mentees, c.mentors)[side] == person)
        if not len(left):
            return graph, tuple(moves)
        mentee, mentor = int(c.mentees[left[0]]), int(c.mentors[left[0]])
        found = _sent(graph, *((sink, shape[0] + mentor), (mentee, sink))[side])
        if found is None:
            return None
        graph, path = found
        if side == 0:
            moves += [Move(person, mentor, None), *moves_along(path, shape)[::-1]]
        else:
            moves += moves_along([shape[0] + mentor, *path], shape)
        graph = _limited(_without(graph, int(left[0])), person, side)


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
    found = _sent(graph, graph.network.shape[0] + mentor, graph.network.sink)
    return found and (found[0], moves_along(found[1], graph.network.shape))


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
    found = _sent(graph, mentee, graph.network.sink)
    return found and (found[0], moves_along(found[1], graph.network.shape))


def without_seat(graph: Graph, mentee: int) -> Sent | None:
    """Return the flow in which a mentee with all seats filled has one fewer; None if none is."""
    found = _sent(graph, graph.network.sink, mentee)
    return found and (found[0], moves_along(found[1], graph.network.shape)[::-1])


def _sent(graph: Graph, source: int, node: int) -> tuple[Graph, list[int]] | None:
    """Send a unit along the shortest path between two nodes; None if there is no path."""
    lengths = graph.arcs.lengths(source)
    if lengths.to(node) is None:
        return None
    path = lengths.path(node)[::-1]
    return graph.sent(lengths, node, path), path


def _without(graph: Graph, place: int) -> Graph:
    """Remove one candidate."""
    kept: Bools = np.ones(len(graph.used), dtype=np.bool_)
    kept[place] = False
    return graph.where(kept)


def _alone(graph: Graph, person: int, side: int) -> Graph:
    """Hold a person's pairs, and close all others to them: their flow no longer changes."""
    c = graph.network.candidates
    theirs = (c.mentees, c.mentors)[side] == person
    graph = replace(graph, held=graph.held | (theirs & (graph.used > 0)))
    return _limited(graph.where(~theirs | (graph.used > 0)), person, side)


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
