"""Weights of a programme, tuned: an estimator for scikit-learn, and parameters by name."""

from matchcore.programme.parameters import parameters, with_parameters
from matchcore.tuning.estimator import FewCouplesWarning, MatchingEstimator

__all__ = ["FewCouplesWarning", "MatchingEstimator", "parameters", "with_parameters"]
