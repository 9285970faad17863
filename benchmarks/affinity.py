"""`python -m benchmarks.affinity`: seconds and memory from people to factors."""

import argparse
import resource
import time

import numpy as np

from matchcore import Affinity, Cohort, datasets
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import SimilarText

LAYOUT = "{:<16}{:>8.2f} s{:>8} factors"
WORDS_EACH = 30


def affinity() -> Affinity:
    """Return all components that need only the tables."""
    return Affinity(
        skills=TaughtSkills(rarity=True),
        interests=SharedInterests(),
        availability=SharedHours(),
        languages=SharedLanguages(),
        text=SimilarText(column="programme"),
        seniority=SeniorityCurve(),
        site=EqualAttribute(),
        department=UnequalAttribute(),
        hours=EnoughHours(),
        motivation=Motivation(),
    )


def with_texts(cohort: Cohort, seed: int) -> Cohort:
    """Fill the column `programme` with texts of made-up words, some more frequent than others."""
    rng = np.random.default_rng(seed)
    for people in (cohort.mentees, cohort.mentors):
        ranks = rng.zipf(1.3, (len(people), WORDS_EACH)) % 20_000
        texts = [" ".join(f"w{k}" for k in row) for row in ranks.tolist()]
        people.columns["programme"] = np.array(texts, dtype=object)
    return cohort


def gigabytes() -> float:
    """Return the peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main(arguments: list[str] | None = None) -> None:
    """Print each component, then all together."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.affinity", description=__doc__)
    parser.add_argument("--mentees", type=int, default=100_000)
    parser.add_argument("--mentors", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    made = datasets.make_cohort(options.mentees, options.mentors, seed=options.seed)
    cohort = with_texts(made, options.seed)
    print(f"{cohort}, {gigabytes():.2f} GB before")
    whole = affinity()
    for name, component in whole.components.items():
        begin = time.perf_counter()
        sides = component.fit(cohort).transform(cohort)
        print(LAYOUT.format(name, time.perf_counter() - begin, sides.mentees.shape[1]))
    del sides
    begin = time.perf_counter()
    whole.fit(cohort)
    fitted = time.perf_counter()
    factors = whole.transform(cohort)
    print(LAYOUT.format("fit", fitted - begin, ""))
    print(LAYOUT.format("transform", time.perf_counter() - fitted, factors.U.shape[1]))
    print(f"{gigabytes():.2f} GB at most; factors are {type(factors.U).__name__}")


if __name__ == "__main__":
    main()
