"""Cautions where people with a missing value are matched far less often than the others.

Told are differences of at least 20 points that chance would show in one matching of a thousand at
most: a one-sided exact test of Fisher [1]_ on who is matched and whose value is known. People
without a place, and those whom rules leave nobody, are left out: their value is not the reason.

References
----------
.. [1] R. A. Fisher, "Statistical Methods for Research Workers", 5th ed. (1934), section 21.02.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matchcore.affinity.components import Component
from matchcore.affinity.factors import Part
from matchcore.answer import Matching
from matchcore.checks.problem_side import ProblemSide
from matchcore.model.arrays import Bools
from matchcore.model.preference import unruled
from matchcore.model.side import Side
from matchcore.wording import addend_words, say

_FEWEST = 5  # people with a missing value
_POINTS = 20
_CHANCE = 0.001
_CELLS = 1 << 20  # of one tile


def unknown_people(components: dict[str, Component], matching: Matching) -> list[str]:
    """Return a caution for each component and side where a missing value may cost a place."""
    parts = [p for p in matching.parts if p.name in components and components[p.name].weight > 0]
    found = ((part, side) for part in parts for side in Side)
    return [
        caution
        for part, side in found
        for caution in _cautions(part, components[part.name], side, matching)
    ]


def _cautions(part: Part, component: Component, side: Side, matching: Matching) -> Iterator[str]:
    known = (part.mentees_known, part.mentors_known)[side]
    matched = matching.loads(side) > 0
    everybody = np.ones(len(known), dtype=np.bool_)
    if not _differ(known, matched, everybody):  # cheap: mostly there is no more to do
        return
    counted = _could_be_matched(matching, side, matched)
    if not _differ(known, matched, counted):
        return
    language, with_value, without = matching.language, counted & known, counted & ~known
    remedy = say(f"remedy_{component.missing}", language)
    yield say(
        f"unknown_{side.table}",
        language,
        part=addend_words(part.name, language),
        count=np.count_nonzero(without),
        matched=np.count_nonzero(matched & without),
        share=float(matched[without].mean()),
        others=float(matched[with_value].mean()),
        remedy=remedy,
    )


def _differ(known: Bools, matched: Bools, counted: Bools) -> bool:
    """Return whether too few of the people with a missing value are matched."""
    table = [
        [np.count_nonzero(counted & has_value & is_so) for is_so in (matched, ~matched)]
        for has_value in (~known, known)
    ]
    (made, alone), (made_known, alone_known) = table
    size, size_known = made + alone, made_known + alone_known
    points = made_known * size - made * size_known  # in units of 1 / (size · size_known)
    if size < _FEWEST or not size_known or 100 * points < _POINTS * size * size_known:
        return False
    from scipy.stats import fisher_exact

    return bool(fisher_exact(table, alternative="less").pvalue < _CHANCE)


def _could_be_matched(matching: Matching, side: Side, matched: Bools) -> Bools:
    """Return who is matched, or has a place and an open partner with a place."""
    asked = unruled(matching.problem)
    problem, found = ProblemSide(asked, side), matched.copy()
    rows = np.flatnonzero(~matched & (problem.places > 0))
    partners = problem.other_places > 0
    step = max(1, _CELLS // max(1, problem.other_size))
    for k in range(0, len(rows), step):
        some = rows[k : k + step]
        is_open = problem.tile_of(asked.open.allowed_tile, some)
        found[some] = is_open[:, partners].any(axis=1)
    return found
