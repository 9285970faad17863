"""Frames in, charts of Altair out; each chart's data is the frame itself.

Every function says which columns it reads. Altair is the extra ``plots``; it is imported when a
chart is made, and nothing is fetched.
"""

from matchcore.charts.couples import MOST, plot_couples
from matchcore.charts.difference import plot_difference
from matchcore.charts.rounds import plot_change_curve
from matchcore.charts.shortage import plot_shortage
from matchcore.charts.tuning import (
    plot_front,
    plot_influence,
    plot_reach,
    plot_sensitivity,
    plot_stability,
)
from matchcore.charts.waterfall import plot_waterfall

__all__ = [
    "MOST",
    "plot_change_curve",
    "plot_couples",
    "plot_difference",
    "plot_front",
    "plot_influence",
    "plot_reach",
    "plot_sensitivity",
    "plot_shortage",
    "plot_stability",
    "plot_waterfall",
]
