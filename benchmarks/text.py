"""`python -m benchmarks.text`: how well `SimilarText` ranks mentors, and what it costs.

Made-up bios, half French and half English in their phrases. Each person has one topic or two. A few
words name a topic; others are shared by all topics and name one only as a pair ("gestion de projet"
and "gestion de paie"). Everybody adds filler words, one of them again and again. A mentor suits a
mentee if they share a topic. The loss is the share of choices between a mentor who suits and one
who does not that are wrongly ordered: 0 is perfect, 0.5 is chance.
"""

import argparse
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, issparse
from scipy.stats import rankdata
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.affinity import gigabytes
from matchcore import Affinity, Cohort, Programme, datasets
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import SimilarText
from matchcore.affinity.words import words, words_and_pairs
from matchcore.rules.loads import Capacity
from matchcore.rules.seniority import SeniorityGap

HEADS = ("gestion", "analyse", "conduite", "suivi", "plan", "project", "data", "digital", "team")
TAILS = ("projet", "risques", "changement", "paie", "vente", "management", "design", "control")
OWN = ("python", "figma", "kanban", "coaching", "podcast", "brevet", "excel", "cloud")
TOPICS, PHRASES, OWN_WORDS = 40, 4, 2  # the last two of each topic
FILLERS, SKEW = 8_000, 1.1  # the filler of rank r comes in proportion to r ** -SKEW
PEOPLE = 500, 1000  # mentors and mentees whose ranking is judged
WIDTHS = 500, 1_000, 4_000, 10_000


class Speech:
    """What people say of each topic, and beside it."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        pairs = [(head, tail) for head in HEADS for tail in TAILS]
        drawn = [self.rng.choice(len(pairs), PHRASES, replace=False) for _ in range(TOPICS)]
        self.phrases = [[pairs[k] for k in numbers] for numbers in drawn]
        shares = np.arange(1, FILLERS + 1) ** -SKEW
        self.shares = shares / shares.sum()

    def people(self, count: int) -> tuple[list[set[int]], list[str]]:
        """Draw the topics and the bios of some people."""
        sizes = self.rng.integers(1, 3, count).tolist()
        topics = [{*self.rng.choice(TOPICS, size, replace=False).tolist()} for size in sizes]
        return topics, [" ".join(self._bio(sorted(own))) for own in topics]

    def _bio(self, topics: list[int]) -> Any:
        said = [f"w{k}" for k in self.rng.choice(FILLERS, 20, p=self.shares)]
        said += [said[0]] * int(self.rng.integers(0, 8))
        said += self.rng.choice([*HEADS, *TAILS], 6).tolist()
        said += [word for topic in topics for word in self._on(topic)]
        return self.rng.permutation(said)

    def _on(self, topic: int) -> Iterator[str]:
        """Return what one says of a topic: two phrases, in French or English, and a word."""
        for k in self.rng.choice(PHRASES, 2, replace=False):
            yield self.rng.choice([" de ", " "]).join(self.phrases[topic][k])
        yield f"{OWN[topic % len(OWN)]}{topic}{self.rng.integers(OWN_WORDS)}"


def loss(values: Any, suits: Any) -> float:
    """Return the mean share of wrongly ordered choices of a mentee; ties count half."""
    ranks, good, size = rankdata(values, axis=1), suits.sum(axis=1), suits.shape[1]
    right = (ranks * suits).sum(axis=1) - good * (good + 1) / 2
    choices = good * (size - good)
    return float(1 - (right[choices > 0] / choices[choices > 0]).mean())


def before(bios: list[list[str]], *, pairs: bool, damped: bool, most: int | None) -> Any:
    """Return cosines of words, as by default up to 0.1: plain counts of 1 000 words."""
    analyser = words_and_pairs if pairs else words
    tfidf = TfidfVectorizer(analyzer=analyser, sublinear_tf=damped).fit([*bios[0], *bios[1]])
    V, U = (csr_array(tfidf.transform(side)) for side in bios)
    kept = np.argsort(-(U.sum(axis=0) * V.sum(axis=0)), kind="stable")[:most]
    return (U[:, kept] @ V[:, kept].T).toarray()


def now(bios: list[list[str]], width: int) -> Any:
    """Return the values of `SimilarText`."""
    tables = (
        pd.DataFrame({"id": [f"{role}{k:05d}" for k in range(len(side))], "bio": side})
        for role, side in zip("me", bios, strict=True)
    )
    sides = SimilarText(max_features=width).fit_transform(Cohort(*tables))
    product = sides.mentees @ sides.mentors.T
    return product.toarray() if issparse(product) else product


def print_losses(seed: int) -> None:
    """Print the loss of each way to count words."""
    speech = Speech(seed)
    (taught, mentors), (wanted, mentees) = map(speech.people, PEOPLE)
    suits = np.array([[bool(one & other) for other in taught] for one in wanted])
    bios = [mentors, mentees]
    for name, pairs, damped, most in (
        ("1 000 words", False, False, 1_000),
        ("all words", False, False, None),
        ("all words, damped", False, True, None),
        ("words and pairs", True, False, None),
    ):
        found = loss(before(bios, pairs=pairs, damped=damped, most=most), suits)
        print(f"loss {found:.3f}  {name}")
    for width in WIDTHS:
        print(f"loss {loss(now(bios, width), suits):.3f}  SimilarText(max_features={width})")


def print_cost(mentees: int, mentors: int, seed: int) -> None:
    """Print seconds and memory of a match without text, and with text of each width."""
    cohort, speech = datasets.make_cohort(mentees, mentors, seed=seed), Speech(seed)
    for people in (cohort.mentees, cohort.mentors):
        people.columns["bio"] = np.array(speech.people(len(people))[1], dtype=object)
    skills = Affinity(skills=TaughtSkills(weight=0.5), seniority=SeniorityCurve(weight=0.2))
    texts = [(f"{w} of text", SimilarText(weight=0.3, max_features=w)) for w in WIDTHS]
    for name, text in [("no text", None), *texts]:
        parts = skills.get_params(deep=False) | ({} if text is None else {"text": text})
        programme = Programme(affinity=Affinity(**parts), rules=[SeniorityGap(), Capacity(2)])
        begin = time.perf_counter()
        factors = programme.affinity.fit_transform(cohort)
        made = time.perf_counter()
        matching = programme.match(cohort)
        matched = time.perf_counter()
        form = f"{factors.U.shape[1]:>6} factors {'sparse' if issparse(factors.U) else 'dense'}"
        print(f"{name:<16}{made - begin:6.2f} s factors, {matched - made:6.2f} s match, {form}, "
              f"{gigabytes():.2f} GB at most, {matching.status}")  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    """Print losses, then costs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.text", description=__doc__)
    parser.add_argument("--mentees", type=int, default=5_000)
    parser.add_argument("--mentors", type=int, default=2_500)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    print_losses(options.seed)
    print_cost(options.mentees, options.mentors, options.seed)


if __name__ == "__main__":
    main()
