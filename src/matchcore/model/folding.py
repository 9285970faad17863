"""Fewer masks for the same pairs: many rules over few pairs become one dense mask.

Applying many rules block by block costs more than few pairs do.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Bools
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import DenseMask
from matchcore.model.origin import Origin

_FOLDED = Origin("given", "folded")


def folded(c: Compatibility) -> Compatibility:
    """Return the same pairs under one dense mask, which must fit in memory.

    People with no allowed pair are in no block, just as under the rules themselves.
    """
    allowed = c.allowed
    if allowed.all():
        return replace(c, masks=())
    one_mask = replace(c, masks=(DenseMask(_FOLDED, allowed),))
    mentees, mentors = (np.asarray(allowed.any(axis=axis)) for axis in (1, 0))
    return with_people(one_mask, _FOLDED, mentees, mentors)


def with_people(
    c: Compatibility, name: str | Origin, mentees: Bools, mentors: Bools
) -> Compatibility:
    """Forbid all pairs except those of the marked mentees and the marked mentors."""
    if mentees.all() and mentors.all():
        return c
    both = np.array([[False, False], [False, True]])
    return c.with_table(name, mentees.astype(np.int64), mentors.astype(np.int64), both)
