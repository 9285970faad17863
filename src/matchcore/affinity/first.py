"""Which pairs come first, whatever they score: those with a wanted skill, if one says so."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matchcore.affinity.components import Component
from matchcore.affinity.factors import alike, beside
from matchcore.affinity.measured import Measured
from matchcore.affinity.missing import LABELS
from matchcore.affinity.taught import TaughtSkills
from matchcore.model.arrays import Bools, Factor
from matchcore.model.origin import Origin
from matchcore.model.preference import Preference
from matchcore.wording import LANGUAGES, say


def preference(
    components: Mapping[str, Component], measured: Mapping[str, Measured]
) -> Preference | None:
    """Return which pairs come first: the mentor teaches something wanted, or nothing is wanted.

    Parameters
    ----------
    components : dict of str to Component
    measured : dict of str to Measured
        What each of them made of a cohort.

    Returns
    -------
    Preference or None
        None if no component says ``first=True``.
    """
    names = [n for n, c in components.items() if isinstance(c, TaughtSkills) and c.first]
    if not names:
        return None
    sides = [_named(measured[name]) for name in names]
    silent = ~np.any([measured[name].sides.mentees_known for name in names], axis=0)
    U = beside([*(one for one, _ in sides), _column(silent)])
    V = beside([*(other for _, other in sides), np.ones((sides[0][1].shape[0], 1))])
    kinds = ", ".join(dict.fromkeys(f"{type(components[n]).__name__}(first=True)" for n in names))
    sentences = tuple(say("first_wanted_skill", language) for language in LANGUAGES)
    return Preference(Origin("first", kinds, sentences=sentences), *alike(U, V))


def _named(found: Measured) -> tuple[Factor, Factor]:
    """Return indicators of what stands for a skill: means are none."""
    width = found.sides.mentees.shape[1] - (len(LABELS) if found.means else 0)
    U, V = (side[:, :width] > 0 for side in found.sides[:2])
    return U.astype(np.float64), V.astype(np.float64)


def _column(people: Bools) -> Factor:
    return people[:, None].astype(np.float64)
