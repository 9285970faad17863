"""Questions to weights: other weights tried, their influence, and a scikit-learn estimator."""

from matchcore.programme.parameters import parameters, with_parameters
from matchcore.tuning.estimator import FewCouplesWarning, MatchingEstimator
from matchcore.tuning.explorer import Explorer

__all__ = ["Explorer", "FewCouplesWarning", "MatchingEstimator", "parameters", "with_parameters"]
