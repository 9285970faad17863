"""A search may start from any matching: it changes how long the search takes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matchcore import Cohort, Matching, Programme, datasets, solve
from matchcore.errors import InfeasibleError
from matchcore.rules.columns import SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.rule import Rule
from matchcore.solver import Progress
from tests.answer.solved import Solved as Drawn
from tests.answer.solved import rounding, solved
from tests.cohorts import clean, cohorts, examples, season_programme, season_tables
from tests.programme.problems import found


def matched(programme: Programme, cohort: Cohort, **options: Any) -> tuple[Matching | None, str]:
    """Return the matching, or why there is none."""
    try:
        return programme.match(cohort, **options), ""
    except InfeasibleError as error:
        return None, str(error)


def same(programme: Programme, cohort: Cohort, start: Matching) -> None:
    """What starts from a matching ends like what starts from nothing."""
    cold, said = matched(programme, cohort)
    if cold is None:
        assert matched(programme, cohort, start=start) == (None, said)
        return
    for pairs in ("auto", "generated", "all"):
        warm, _ = matched(programme, cohort, start=start, pairs=pairs)
        assert warm is not None
        warm.verify()
        assert warm.status is cold.status
        assert len(warm.pairs) == len(cold.pairs)
        assert warm.total == pytest.approx(cold.total, abs=rounding(cold, warm))


def of_those(cohort: Cohort, stays: Callable[[str], bool]) -> Cohort:
    """Some leave, but may still be somebody's manager."""
    tables = [getattr(cohort, side).frame for side in ("mentors", "mentees")]
    kept = [table[table["id"].map(stays)] for table in tables]
    if not all(len(table) for table in kept):
        assume(False)
    everybody = pd.concat(tables)
    gone = everybody[~everybody["id"].map(stays)].drop_duplicates("id")
    columns = [name for name in ("id", "name", "manager") if name in gone]
    return Cohort(*kept, staff=gone[columns] if len(gone) else None)


def check_changes(drawn: Drawn, data: st.DataObject) -> None:
    """People join and leave, weights and loads change."""
    programme, cohort = drawn.programme, drawn.cohort
    named = {one for rule in programme.rules for one in ids(rule)}
    stay = {
        one: data.draw(st.integers(0, 3)) < 3 for one in (*cohort.mentors.ids, *cohort.mentees.ids)
    }
    fewer = of_those(cohort, lambda one: stay.get(clean(one), False) or clean(one) in named)
    start, _ = matched(programme, fewer)
    if start is None:
        assume(False)
        return
    same(programme, cohort, start)
    same(programme, fewer, drawn.matching)
    more = [rule for rule in programme.rules if not isinstance(rule, SameAttribute)]
    other = programme.replace(
        objective={"score": "coverage", "coverage": "score"}[programme.objective],
        floor=data.draw(st.sampled_from([None, 0.2])),
        rules=[*more, SameAttribute("site", weight=data.draw(st.sampled_from([0.5, 900.0])))],
    )
    same(other, cohort, start)


def ids(rule: Rule) -> set[str]:
    """Return whom a rule names, as the library knows them."""
    pairs = rule.names if isinstance(rule, (Require, Forbid)) else ()
    return {clean(one) for pair in pairs for one in pair}


@pytest.mark.slow
@examples(15)
@given(solved(most=5), st.data())
def test_people_join_and_leave_and_weights_change(drawn: Drawn, data: st.DataObject) -> None:
    check_changes(drawn, data)


@pytest.mark.long
@examples(200)
@given(solved(most=6), st.data())
def test_hundreds_of_cohorts_change(drawn: Drawn, data: st.DataObject) -> None:
    check_changes(drawn, data)


@pytest.mark.slow
@examples(15)
@given(cohorts(5), cohorts(5))
def test_other_people_or_swapped_roles_do_nothing(one: Any, other: Any) -> None:
    programme = season_programme()
    start = programme.match(one.cohort())
    same(programme, other.cohort(), start)
    people = one.frames()
    swapped = Cohort(mentors=people["mentees"], mentees=people["mentors"])
    same(programme, swapped, start)


def iterations(call: Callable[..., object]) -> int:
    told: list[Progress] = []
    call(progress=told.append)
    return told[-1].iteration


@pytest.mark.slow
def test_one_person_more_takes_fewer_iterations_than_from_nothing() -> None:
    preset = Programme.reverse_mentoring()
    parts = {"skills__first": False, "availability__weight": 0.0}
    programme = preset.replace(affinity=preset.affinity.set_params(**parts))
    whole = datasets.make_cohort(400, 250, seed=3)
    start = programme.match(of_those(whole, lambda one: one not in ("P-000407", "P-000011")))
    cold = iterations(lambda **o: programme.match(whole, pairs="generated", **o))
    warm = iterations(lambda **o: programme.match(whole, start=start, pairs="generated", **o))
    assert warm < cold


def test_what_starts_is_a_matching_or_an_assignment() -> None:
    programme, cohort = season_programme(), Cohort(**season_tables())
    wrong: Any
    for wrong in (5, "before", season_tables(), [programme.match(cohort)]):
        assert [code for code, *_ in found(lambda: programme.match(cohort, start=wrong))] == [  # noqa: B023
            "wrong_type"
        ]


@pytest.mark.slow
def test_an_assignment_of_another_size_does_nothing() -> None:
    programme, cohort = season_programme(), Cohort(**season_tables())
    start = Programme.reverse_mentoring().match(datasets.load_demo()).assignment
    assert programme.match(cohort, start=start).pairs.equals(programme.match(cohort).pairs)
    problem, _ = programme.problem(cohort)
    bare = replace(start, certificate=None)
    assert solve(problem, start=bare).total == solve(problem).total
