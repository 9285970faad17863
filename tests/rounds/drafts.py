"""A draft small enough to try every matching: amounts of pairs are sixteenths, exact in binary."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from matchcore import Cohort, Programme
from matchcore.affinity import Learnt
from matchcore.rounds.draft import Draft

MENTEES, MENTORS = ["e1", "e2", "e3", "e4"], ["m1", "m2", "m3"]
PAIRS = list(product(MENTEES, MENTORS))
SIXTEENTHS = [8, 7, 1, 8, 3, 2, 5, 6, 4, 1, 1, 1]
AMOUNTS = {pair: k / 16 for pair, k in zip(PAIRS, SIXTEENTHS, strict=True)}
COHORT = Cohort([{"id": m} for m in MENTORS], [{"id": e} for e in MENTEES])
PROGRAMME = Programme(name="spring")
Pair = tuple[str, str]


def draft(language: str = "en") -> Draft:
    programme = PROGRAMME.replace(language=language)
    return Draft.of(programme, COHORT, learnt=Learnt(amounts=AMOUNTS))


def best(required: Iterable[Pair], forbidden: Iterable[Pair]) -> tuple[int, float] | None:
    """Return couples and total of the best matching, by trying each: one place, one seat each."""
    required, forbidden = set(required), set(forbidden)
    found = []
    for chosen in product([None, *MENTORS], repeat=len(MENTEES)):
        pairs = {(e, m) for e, m in zip(MENTEES, chosen, strict=True) if m is not None}
        is_possible = len({m for _, m in pairs}) == len(pairs) and not pairs & forbidden
        if is_possible and required <= pairs:
            found.append((len(pairs), sum(AMOUNTS[pair] for pair in pairs)))
    return max(found, default=None)
