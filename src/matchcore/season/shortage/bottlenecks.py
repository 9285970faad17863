"""Mentees who together want what too few places can teach: what no matching can mend.

By P. Hall, "On representatives of subsets" (1935), everybody can have a mentor who teaches
something wanted unless some mentees have, all together, fewer such places than they are. The
smallest sets of this kind are what a minimum cut leaves on the side of the mentees without a
place: L. R. Ford and D. R. Fulkerson, "Maximal flow through a network" (1956).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import block_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

from matchcore.model.arrays import Rows
from matchcore.short_repr import short_repr


class Bottleneck(NamedTuple):
    """Mentees, all the mentors whom one of them could have, and how many stay short."""

    mentees: Rows
    mentors: Rows
    short: int

    def __repr__(self) -> str:
        return short_repr(self)


def bottlenecks(pairs: csr_array, asking: Rows, places: Rows) -> list[Bottleneck]:
    """Return the sets of mentees that have fewer places than they are, the largest lack first.

    Parameters
    ----------
    pairs : sparse array of shape (mentees, mentors)
        The pairs that count.
    asking : array of int
        The mentees who need a mentor, one each.
    places : array of int, shape (mentors,)

    Returns
    -------
    list of Bottleneck
        Disjoint, each as small as it can be: without any of its mentees it would lack fewer. What
        they lack adds up to the number of mentees whom no assignment gives a place.

    Examples
    --------
    >>> import numpy as np
    >>> pairs = csr_array(np.array([[1, 0], [1, 0], [1, 1]]))
    >>> bottlenecks(pairs, np.arange(3), np.array([1, 1]))[0].mentees.tolist()
    [0, 1]
    """
    chosen = csr_array(pairs[asking])
    if not len(asking):
        return []
    flow = _flow(chosen, places)
    left = np.flatnonzero(flow.sum(axis=1) == 0)
    reached = _reached(chosen, flow, left)
    found = sorted(
        _parts(chosen, left, *reached), key=lambda one: (-one.short, one.mentees.tolist())
    )
    return [one._replace(mentees=asking[one.mentees]) for one in found]


def _flow(pairs: csr_array, places: Rows) -> csr_array:
    """Return an assignment that gives as many mentees as possible a place."""
    mentees, mentors = pairs.shape
    ends = csr_array(np.ones((1, mentees), dtype=np.int32)), csr_array(places[:, None])
    network = csr_array(
        block_array(
            [
                [csr_array((1, 1)), ends[0], None, None],
                [None, csr_array((mentees, mentees)), pairs, None],
                [None, None, csr_array((mentors, mentors)), ends[1]],
                [csr_array((1, 1)), None, None, csr_array((1, 1))],
            ]
        ).astype(np.int32)
    )
    flow = maximum_flow(network, 0, mentees + mentors + 1).flow
    return csr_array(csr_array(flow)[1 : mentees + 1, mentees + 1 : -1] > 0)


def _reached(pairs: csr_array, flow: csr_array, left: Rows) -> tuple[Rows, Rows]:
    """Return the people that alternating paths reach from the mentees without a place."""
    mentees, mentors = pairs.shape
    root = np.zeros((1, mentees))
    root[0, left] = 1
    residual = block_array(
        [
            [csr_array((1, 1)), csr_array(root), None],
            [None, csr_array((mentees, mentees)), csr_array(pairs)],
            [csr_array((mentors, 1)), csr_array(flow.T.astype(np.float64)), None],
        ]
        if mentors
        else [[csr_array((1, 1)), csr_array(root)], [None, csr_array((mentees, mentees))]]
    )
    order = np.sort(breadth_first_order(csr_array(residual), 0, return_predecessors=False))[1:] - 1
    return order[order < mentees], order[order >= mentees] - mentees


def _parts(pairs: csr_array, left: Rows, mentees: Rows, mentors: Rows) -> Iterator[Bottleneck]:
    """Yield the parts of what was reached that share no mentor."""
    inside = pairs[mentees][:, mentors]
    both = block_array([[None, inside], [inside.T, None]]) if len(mentors) else inside @ inside.T
    if not len(mentees):
        return
    _, part = connected_components(csr_array(both), directed=False)
    for number in np.unique(part[: len(mentees)]).tolist():
        own = mentees[part[: len(mentees)] == number]
        theirs = mentors[part[len(mentees) :] == number] if len(mentors) else mentors
        yield Bottleneck(own, theirs, len(np.intersect1d(own, left)))
