"""Fronts, against every matching: supported points, turns and gaps."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given

from matchcore import Programme, datasets
from matchcore.errors import InputError
from matchcore.tuning import Explorer
from matchcore.tuning.envelope import ONE, ZERO, Line, crossing
from matchcore.tuning.front import Front
from tests.cohorts import examples
from tests.tuning.plain import Pairs, Plain, plain, small

FIRST, SECOND = "skills", "site"


def every_line(case: Plain) -> list[Line[Pairs]]:
    """Return every matching with its total at all weight on the first, and on the second."""
    both = Fraction(case.weights[FIRST]) + Fraction(case.weights[SECOND])
    ends = [{**case.weights, FIRST: a, SECOND: both - a} for a in (both, ZERO)]
    return [Line(pairs, *(case.value(raw, w) for w in ends)) for pairs, raw in case.all.items()]


def hull(case: Plain) -> list[tuple[Fraction, Fraction]]:
    """Return the totals at both ends of the matchings that are best on more than a point."""
    points = {(line.at_0, line.at_1): line for line in every_line(case)}
    lines = [*points.values()]
    cross = {crossing(a, b) for a in lines for b in lines if a.slope < b.slope}
    middles = [(low + high) / 2 for low, high in pairwise(sorted(cross | {ZERO, ONE}))]
    found = [max(lines, key=lambda line: line.at(u)) for u in middles]
    return list(dict.fromkeys((line.at_0, line.at_1) for line in found))


def values(case: Plain, found: Front) -> list[tuple[Fraction, Fraction]]:
    """Return the totals at both ends of the points found."""
    by_pairs = {line.answer: (line.at_0, line.at_1) for line in every_line(case)}
    rows = [point.matching.assignment for point in found]
    return [by_pairs[tuple(zip(a.mentees.tolist(), a.mentors.tolist(), strict=True))] for a in rows]


def check_all(case: Plain) -> None:
    assume(case.weights[FIRST] + case.weights[SECOND] > 0)
    found, expected = case.explorer.front(FIRST, SECOND, points=None), hull(case)
    assert values(case, found) == expected
    assert found.is_complete
    turns = [(a - c) / ((a - c) + (d - b)) for (a, b), (c, d) in pairwise(expected)]
    assert found.turns == pytest.approx([float(u) for u in turns])
    for point in found:
        a = point.matching.assignment
        pairs = tuple(zip(a.mentees.tolist(), a.mentors.tolist(), strict=True))
        raw = {n: float(total) for n, total in case.all[pairs].items() if n}
        assert point.totals == pytest.approx(raw)
        point.matching.verify()


@pytest.mark.slow
@examples(12)
@given(plain(most=3))
def test_points_are_the_supported_ones(case: Plain) -> None:
    check_all(case)


@pytest.mark.long
@examples(100)
@given(plain())
def test_points_are_the_supported_ones_of_larger_problems(case: Plain) -> None:
    check_all(case)


@pytest.mark.slow
@examples(20)
@given(plain())
def test_gaps_bound_what_few_points_leave_out(case: Plain) -> None:
    assume(case.weights[FIRST] + case.weights[SECOND] > 0)
    found, lines = case.explorer.front(FIRST, SECOND, points=2), every_line(case)
    known = [Line(None, *ends) for ends in values(case, found)]
    assert len(found) <= 2
    for (left, right), u, gap in zip(pairwise(known), found.turns, found.gaps, strict=True):
        top = max(float(line.at(crossing(left, right))) for line in lines)
        assert top - float(left.at(Fraction(u))) <= gap + 1e-7


def test_a_front_by_hand() -> None:
    """Skills want e0–m0 and e1–m1 (2 against 0), sites the other two (1.5 against 0)."""
    case = small(skills="1 0/0 1", site="0 .75/.75 0")
    found = case.explorer.front("skills", "site")
    assert [point.totals["skills"] for point in found] == [2.0, 0.0]
    assert [point.totals["site"] for point in found] == [0.0, 1.5]
    assert found.turns == (pytest.approx(2 / 3.5),)
    assert found.gaps == (0.0,)
    assert [point.changed for point in found] == [0, 2]
    assert found.frame.columns.tolist() == [
        "skills_weight", "site_weight", "skills_total", "site_total", "dominated", "changed",
        "turn", "gap",
    ]  # fmt: skip
    assert found.dominated == (False, False)
    assert str(found).startswith("skills against site: 2 points; there are no others")


def test_points_that_lose_both_are_marked() -> None:
    """By hand, with 2 u on skills, 2 (1 - u) on site and 1 on tastes: one mentee, four mentors.

    They score 2 u, 1.7 + 0.2 u, 1.8 and 2 (1 - u): the third is best from 0.1 to 0.5, though the
    second has more of skills and as much of site.
    """
    rows = {"skills": "1 .5 .4 0", "site": "0 .4 .4 1", "tastes": "0 .9 1 0"}
    found = small(**rows).explorer.front("skills", "site", points=None)
    assert [point.totals["skills"] for point in found] == pytest.approx([1, 0.5, 0.4, 0])
    assert found.dominated == (False, False, True, False)
    assert found.frame["dominated"].tolist() == [False, False, True, False]
    lines = str(found).splitlines()
    assert ["another point has more" in line for line in lines[1:5]] == [*found.dominated]
    assert "the other criteria gain" in lines[5]


@pytest.mark.slow
def test_the_front_of_the_sample_has_points_that_lose_both() -> None:
    explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
    found = explorer.front("skills", "site", points=12)
    totals = found.frame[["skills_total", "site_total"]].to_numpy()
    for k, is_dominated in enumerate(found.dominated):
        others = np.delete(totals, k, axis=0) - totals[k]
        beaten = (others >= -1e-9).all(axis=1) & (others > 1e-9).any(axis=1)
        assert is_dominated == beaten.any()
    assert 0 < sum(found.dominated) < len(found)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("skills", "nothing"), "unknown_weight"),
        (("skills", "skills"), "wrong_choice"),
        (("skills", "site", 1), "out_of_range"),
        (("skills", "site", 2.5), "not_a_whole_number"),
    ],
)
def test_wrong_arguments_are_refused(arguments: tuple[str, str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        small(skills="1 0/0 1", site="0 1/1 0").explorer.front(*arguments)
    assert [problem.code for problem in caught.value.records] == [code]


def test_two_components_without_weight_have_no_front() -> None:
    case = small(skills="1 0/0 1", site="0 1/1 0", tastes="1 1/0 0", weights=(0, 0, 1))
    with pytest.raises(InputError, match="neither component has a weight"):
        case.explorer.front("skills", "site")


def test_a_floor_is_refused_with_a_reason() -> None:
    with pytest.raises(InputError, match="linear"):
        small(skills="1 0/0 1", site="0 1/1 0", floor=0.1).explorer.front("skills", "site")
