"""How a season goes: indicators with intervals that hold on small samples, and targets."""

from matchcore.programme.aims import INDICATORS, Aim, Target
from matchcore.season.indicators.comparison import Comparison
from matchcore.season.indicators.difference import difference
from matchcore.season.indicators.estimate import Estimate, mean, rate
from matchcore.season.indicators.levels import read_levels
from matchcore.season.indicators.measures import compare, measure
from matchcore.season.indicators.result import Indicators
from matchcore.season.indicators.state import AimsState, aims_state, aims_without_targets

__all__ = [
    "INDICATORS",
    "Aim",
    "AimsState",
    "Comparison",
    "Estimate",
    "Indicators",
    "Target",
    "aims_state",
    "aims_without_targets",
    "compare",
    "difference",
    "mean",
    "measure",
    "rate",
    "read_levels",
]
