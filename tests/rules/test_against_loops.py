"""Every rule, hard and soft, against a loop over all pairs that spells out what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Compatibility, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.rules import requirements
from matchcore.rules.columns import (
    Departments,
    DifferentAttribute,
    DifferentDepartment,
    SameAttribute,
    SameDepartment,
    Trained,
)
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.overlap import MinimumOverlap, SharedLanguage
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import PairRule, Rule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import Person, examples, frame, hole

Judge = Callable[[Person, Person], bool | None]  # mentee, mentor; None: a value is missing

HOURS = ["mon-09", "mon-10", "tue-09"]
DEPARTMENTS = {"IT": "it", "it": "it", "Études": "etudes", "HR": "hr"}
TABLE = {"it": ["ETUDES", "hr"], "HR": ["hr"]}


@st.composite
def people(draw: st.DrawFn) -> tuple[list[Person], list[Person]]:
    """Draw mentees and mentors; one person may be both."""
    names = ["a", "b", "c", "d", "e"]
    split = draw(st.integers(1, 4))
    managers = {
        one: draw(st.none() | st.sampled_from(names[:k])) if k else None
        for k, one in enumerate(names)
    }

    def person(one: str) -> Person:
        return {
            "id": one,
            "manager": managers[one],
            "department": draw(hole(st.sampled_from(sorted(DEPARTMENTS)))),
            "grade": draw(hole(st.integers(1, 4))),
            "site": draw(hole(st.sampled_from(["Lyon", "LYON", "Nice"]))),
            "floor_number": draw(hole(st.sampled_from(["1", "2"]))),
            "trained": draw(hole(st.booleans())),
            "languages": draw(some(["fr", "FR", "en", "de"])),
            "availability": draw(some(HOURS)),
            "interests": draw(some(["jazz", "chess"])),
            "past": draw(some(names)),
            "running": draw(some(names)),
        }

    both = [names[-1]] if draw(st.booleans()) else []
    return [person(x) for x in names[split:]], [person(x) for x in names[:split] + both]


def some(pool: list[str]) -> st.SearchStrategy[list[tuple[str, None]]]:
    drawn = st.lists(st.sampled_from(pool), max_size=2, unique_by=str.casefold)
    return drawn.map(lambda entries: [(entry, None) for entry in entries])


def entries(person: Person, column: str) -> set[str]:
    return {entry.casefold() for entry, _ in person[column]}


def same(column: str, equal: bool) -> Judge:
    def judge(e: Person, m: Person) -> bool | None:
        if e[column] is None or m[column] is None:
            return None
        return (plain(e[column]) == plain(m[column])) is equal

    return judge


def plain(value: Any) -> str:
    return DEPARTMENTS.get(str(value), str(value).casefold())


def gap(low: int, high: float, sign: int) -> Judge:
    def judge(e: Person, m: Person) -> bool | None:
        if e["grade"] is None or m["grade"] is None:
            return None
        found = e["grade"] - m["grade"]
        return low <= (sign * found if sign else abs(found)) <= high

    return judge


def overlap(column: str, least: int) -> Judge:
    def judge(e: Person, m: Person) -> bool | None:
        one, other = entries(e, column), entries(m, column)
        return len(one & other) >= least if one and other else None

    return judge


def trained(*asked: str) -> Judge:
    def judge(e: Person, m: Person) -> bool | None:
        told = [p["trained"] for p, role in ((e, "mentees"), (m, "mentors")) if role in asked]
        return None if None in told else all(told)

    return judge


def in_table(e: Person, m: Person) -> bool | None:
    if e["department"] is None or m["department"] is None:
        return None
    return (plain(e["department"]), plain(m["department"])) in {
        ("it", "etudes"),
        ("it", "hr"),
        ("hr", "hr"),
    }


COLUMN_RULES: dict[str, tuple[Callable[..., Rule], Judge]] = {
    "gap": (lambda **o: SeniorityGap(at_least=1, at_most=2, **o), gap(1, 2, 1)),
    "gap down": (
        lambda **o: SeniorityGap(at_least=2, direction="mentor_above", **o),
        gap(2, 9, -1),
    ),
    "gap either": (lambda **o: SeniorityGap(at_most=1, direction="either", **o), gap(1, 1, 0)),
    "same department": (SameDepartment, same("department", True)),
    "other department": (DifferentDepartment, same("department", False)),
    "same site": (lambda **o: SameAttribute("site", **o), same("site", True)),
    "same extra": (lambda **o: SameAttribute("floor_number", **o), same("floor_number", True)),
    "same grade": (lambda **o: SameAttribute("grade", **o), same("grade", True)),
    "other site": (lambda **o: DifferentAttribute("site", **o), same("site", False)),
    "departments": (lambda **o: Departments(TABLE, **o), in_table),
    "trained": (Trained, trained("mentees", "mentors")),
    "trained mentors": (lambda **o: Trained(who="mentors", **o), trained("mentors")),
    "trained mentees": (lambda **o: Trained(who="mentees", **o), trained("mentees")),
}
THRESHOLDS: dict[str, tuple[Callable[..., Rule], Judge]] = {
    "one hour": (MinimumOverlap, overlap("availability", 1)),
    "two hours": (lambda **o: MinimumOverlap(2, **o), overlap("availability", 2)),
    "language": (SharedLanguage, overlap("languages", 1)),
}


def cohort_of(sides: tuple[list[Person], list[Person]]) -> Cohort:
    mentees, mentors = sides
    return Cohort(mentors=frame(mentors), mentees=frame(mentees))


def table(sides: tuple[list[Person], list[Person]], judge: Callable[[Person, Person], Any]) -> Any:
    """Ask pair by pair, in the order of ids."""
    rows, cols = (sorted(side, key=lambda p: p["id"]) for side in sides)
    return np.array([[judge(e, m) for m in cols] for e in rows], dtype=object)


def allowed(rule: Rule, cohort: Cohort) -> Any:
    nothing = Compatibility.from_matrix(np.zeros(cohort.shape))
    return requirements([rule], cohort).restrict(nothing).allowed


def amounts(rule: Rule, cohort: Cohort) -> Any:
    """Return what a soft rule adds to every score, and check that the addends sum to it."""
    programme = Programme(affinity=Affinity(likes=SharedInterests()), rules=[rule])
    problem, factors = programme.problem(cohort)
    plain, _ = Programme(affinity=programme.affinity).problem(cohort)
    assert problem.compatibility.allowed.tolist() == plain.compatibility.allowed.tolist()
    assert str(rule) in {part.name for part in factors.parts} | {n for n, _ in factors.terms}
    return problem.compatibility.dense() - plain.compatibility.dense()


@pytest.mark.slow
@pytest.mark.parametrize("name", COLUMN_RULES | THRESHOLDS)
@examples(30)
@given(sides=people())
def test_a_hard_rule_allows_what_the_loop_allows(
    name: str, sides: tuple[list[Person], list[Person]]
) -> None:
    make, judge = (COLUMN_RULES | THRESHOLDS)[name]
    answers, cohort = table(sides, judge), cohort_of(sides)
    oneself = table(sides, lambda e, m: e["id"] == m["id"]).astype(bool)
    unknown = np.equal(answers, None)
    for missing, otherwise in (("forbid", False), ("allow", True)):
        expected = np.where(unknown, otherwise, answers).astype(bool) & ~oneself
        np.testing.assert_array_equal(allowed(make(missing=missing), cohort), expected)


@pytest.mark.slow
@pytest.mark.parametrize("name", COLUMN_RULES)
@pytest.mark.parametrize("weight", [0.25, -0.5])
@examples(12)
@given(sides=people())
def test_a_soft_class_rule_adds_its_weight_to_the_pairs_it_allows(
    name: str, weight: float, sides: tuple[list[Person], list[Person]]
) -> None:
    make, judge = COLUMN_RULES[name]
    expected = np.where(np.equal(table(sides, judge), True), weight, 0.0)
    np.testing.assert_array_equal(amounts(make(weight=weight), cohort_of(sides)), expected)


def superior(e: Person, m: Person, managers: dict[str, str | None]) -> bool:
    def above(one: str) -> set[str]:
        boss = managers.get(one)
        return set() if boss is None else {boss} | above(boss)

    return m["id"] in above(e["id"]) or e["id"] in above(m["id"])


def met(e: Person, m: Person, everybody: list[Person]) -> bool:
    """Any row of one of them, in either table, tells of the other."""
    return any(
        other in entries(p, column)
        for one, other in ((e["id"], m["id"]), (m["id"], e["id"]))
        for p in everybody
        if p["id"] == one
        for column in ("past", "running")
    )


@pytest.mark.slow
@examples(40)
@given(sides=people(), weight=st.sampled_from([0.25, -0.5]))
def test_pair_rules_speak_of_the_pairs_of_the_loop(
    sides: tuple[list[Person], list[Person]], weight: float
) -> None:
    cohort = cohort_of(sides)
    managers = {p["id"]: p["manager"] for side in sides for p in side}
    named = [(cohort.mentees.ids[0], cohort.mentors.ids[-1])]
    oneself = table(sides, lambda e, m: e["id"] == m["id"]).astype(bool)

    def is_named(e: Person, m: Person) -> bool:
        return (e["id"], m["id"]) in named

    judges: list[tuple[Callable[..., PairRule], Callable[[Person, Person], bool]]] = [
        (NotInReportingLine, lambda e, m: superior(e, m, managers)),
        (NoRepeat, lambda e, m: met(e, m, [*sides[0], *sides[1]])),
        (lambda **o: Forbid(named, **o), is_named),
        (lambda **o: Require(named, **o), is_named),
    ]
    for make, judge in judges:
        spoken_of = table(sides, judge).astype(bool)
        soft = amounts(make(weight=weight), cohort)
        np.testing.assert_array_equal(soft, np.where(spoken_of, weight, 0.0))
        if not make().required:
            np.testing.assert_array_equal(allowed(make(), cohort), ~spoken_of & ~oneself)


@pytest.mark.slow
@pytest.mark.parametrize("name", COLUMN_RULES | THRESHOLDS)
@examples(12)
@given(sides=people())
def test_reasons_name_the_rule(name: str, sides: tuple[list[Person], list[Person]]) -> None:
    """A person excluded by one rule alone is told its sentence, and whether a value is missing."""
    make, judge = (COLUMN_RULES | THRESHOLDS)[name]
    rule, answers = make(), table(sides, judge)
    programme = Programme(affinity=Affinity(likes=SharedInterests()), rules=[rule])
    matching = programme.match(cohort_of(sides))
    why = dict(matching.unmatched[["who", "why"]][matching.unmatched.role == "mentee"].to_numpy())
    for e, row in zip(sorted(p["id"] for p in sides[0]), answers, strict=True):
        broken = sum(answer is False for answer in row)
        unknown = sum(answer is None for answer in row)
        if broken + unknown == len(row):
            assert e in why
            if unknown == len(row):
                assert "lacks" in why[e]
            elif broken == len(row):
                assert rule.sentence("en") in why[e]
            else:
                assert f"{rule.sentence('en')} ({broken})" in why[e]
                assert f" known ({unknown})" in why[e]
