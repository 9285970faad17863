"""What was learnt from meetings, as values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds.mutual import MutualLiking
from matchcore.short_repr import short_repr
from matchcore.wording import Language


@dataclass(frozen=True, eq=False, repr=False)
class LearntValues(Learnt):
    """The values of a `Learning`, which describes them."""

    pairs: pd.DataFrame = field(default_factory=pd.DataFrame)
    components: pd.DataFrame = field(default_factory=pd.DataFrame)
    gain: float = np.nan
    gain_low: float = np.nan
    features: tuple[str, ...] = ()
    worth: float = 1.0
    promise: tuple[float, float] = (0.5, 0.0)
    language: Language = "en"
    likings: MutualLiking | None = None
    programme: Programme | None = None
    cohort: Cohort | None = None

    __repr__ = short_repr
