"""Threads share programmes and cohorts."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Affinity, Cohort, Matching, Programme, datasets
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import SimilarText
from matchcore.rules.columns import SameAttribute
from matchcore.rules.loads import Capacity
from matchcore.rules.overlap import MinimumOverlap


def small_cohorts(count: int) -> list[Cohort]:
    """Return cohorts that share no skill, no interest, no department and no number of people."""

    def side(role: str, column: str, k: int) -> pd.DataFrame:
        rng = random.Random(f"{role} {k}")  # noqa: S311 - no secret

        def some(kind: str, most: int, number: int) -> str:
            return "|".join(f"{kind}{k}-{n}" for n in rng.sample(range(most), number))

        people = [
            {
                "id": f"{role}{k}-{n}",
                column: some("s", 9, 3),
                "interests": some("i", 5, 2),
                "department": some("d", 3, 1),
                "availability": "mon-09|tue-10",
                "bio": some("w", 6, 2).replace("|", " "),
            }
            for n in range(12 + 3 * k)
        ]
        return pd.DataFrame(people)

    return [Cohort(side("m", "skills", k), side("e", "wants", k)) for k in range(count)]


def shared_programme() -> Programme:
    """Return a programme whose components all learn a vocabulary."""
    return Programme(
        affinity=Affinity(
            skills=TaughtSkills(weight=3, rarity=True),
            interests=SharedInterests(),
            department=EqualAttribute(column="department"),
            text=SimilarText(),
        ),
        rules=[Capacity(2), MinimumOverlap(1), SameAttribute("department", weight=-0.125)],
    )


def said(matching: Matching) -> tuple[Any, ...]:
    """Return the pairs, the assignment and the certificate, byte for byte."""
    a, held = matching.assignment, matching.assignment.certificate
    assert held is not None
    bounds = [(b.quantity, b.value, b.limit, b.prices.worths) for b in held.bounds]
    prices = [b.prices.mentors.tobytes() for b in held.bounds]
    numbers = (a.mentees.tobytes(), a.mentors.tobytes(), a.total, a.bound, a.seats, a.seats_bound)
    proof = (held.shift, held.rounding, held.unique)
    frames = matching.pairs.to_csv(), matching.unmatched.to_csv()
    return frames, numbers, str(a.status), bounds, prices, proof, repr(matching.programme)


def assert_threads_agree(threads: int, matches: int, cohorts: list[Cohort], folder: Path) -> None:
    """Match in threads, with checks, changes and files in between; compare with one by one."""
    programme, before = shared_programme(), shared_programme()
    alone = [said(before.match(cohort)) for cohort in cohorts]
    checks = [str(before.check(cohort)) for cohort in cohorts]

    def work(n: int) -> bool:
        k = n % len(cohorts)
        if n % 5 == 1:
            assert str(programme.check(cohorts[k])) == checks[k]
        elif n % 5 == 2:
            assert programme.replace(name=str(n)).replace(name="") == before
        elif n % 5 == 3:
            programme.to_toml(folder / f"{n}.toml")
            assert Programme.from_toml(folder / f"{n}.toml") == before
        return said(programme.match(cohorts[k])) == alone[k]

    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(work, range(matches)))
    assert found.count(True) == matches
    assert programme == before


@pytest.mark.slow
def test_threads_share_a_programme(tmp_path: Path) -> None:
    assert_threads_agree(8, 48, small_cohorts(4), tmp_path)


@pytest.mark.slow
def test_sixteen_threads_share_a_programme_over_320_matches(tmp_path: Path) -> None:
    people = small_cohorts(7)
    people.append(datasets.make_cohort(60, 40, seed=5))
    assert_threads_agree(16, 320, people, tmp_path)


@pytest.mark.slow
def test_threads_share_a_cohort() -> None:
    """What a cohort works out later, such as reporting lines, any thread may ask for first."""
    programme = Programme.reverse_mentoring()
    alone = said(programme.match(datasets.make_cohort(60, 40, seed=7)))
    for _ in range(3):
        cohort = datasets.make_cohort(60, 40, seed=7)
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _, c=cohort: said(programme.match(c)), range(8)))
        assert found == [alone] * 8
