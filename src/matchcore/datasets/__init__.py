"""Sample people: an embedded French programme, and synthetic cohorts of any size."""

from matchcore.datasets.demo import demo_tables, load_demo
from matchcore.datasets.synthetic import make_cohort

__all__ = ["demo_tables", "load_demo", "make_cohort"]
