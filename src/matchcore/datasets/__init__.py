"""Sample people: an embedded French programme, synthetic cohorts of any size, and what they say."""

from matchcore.datasets.demo import demo_tables, load_demo
from matchcore.datasets.demo_files import demo_columns, demo_files
from matchcore.datasets.said import make_feedback
from matchcore.datasets.synthetic import make_cohort

__all__ = [
    "demo_columns",
    "demo_files",
    "demo_tables",
    "load_demo",
    "make_cohort",
    "make_feedback",
]
