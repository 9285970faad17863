"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.indicators import (
    INDICATORS,
    Aim,
    AimsState,
    Comparison,
    Estimate,
    Indicators,
    Target,
    aims_state,
    aims_without_targets,
    compare,
    difference,
    mean,
    measure,
    rate,
    read_levels,
)

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
