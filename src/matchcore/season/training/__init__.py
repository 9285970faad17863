"""Training before the first session: who needs what, in which group, and who took part."""

from matchcore.season.training.attended import read_attended
from matchcore.season.training.offers import Offer, default_offers
from matchcore.season.training.offers_table import read_offers
from matchcore.season.training.plan import TrainingPlan
from matchcore.season.training.planning import plan_training

__all__ = [
    "Offer",
    "TrainingPlan",
    "default_offers",
    "plan_training",
    "read_attended",
    "read_offers",
]
