"""How a season goes: indicators with intervals that hold on small samples, and targets."""

from matchcore.season.indicators.difference import difference
from matchcore.season.indicators.estimate import Estimate, mean, rate

__all__ = ["Estimate", "difference", "mean", "rate"]
