"""`rematch` from people to people: what stays, what it costs, what it refuses."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Matching, Programme, SolveStatus, datasets
from matchcore.affinity import EqualAttribute, Learnt, TaughtSkills
from matchcore.errors import CertificateError, InfeasibleError, InputError, TimeLimitError
from matchcore.rounds import Rematch, rematch
from matchcore.rules.decisions import Require
from matchcore.rules.loads import Capacity, MinimumLoad
from matchcore.solver.counted import Proof
from tests.answer.solved import pairs_of, rounding
from tests.cohorts import examples
from tests.rounds.again import Round, rounds

LYON, NICE = "Lyon", "Nice"


def check(case: Round, **options: Any) -> None:
    again = case.again(**options)
    made = {*pairs_of(again.matching)}
    assert not made & set(case.learnt.vetoes)
    again.verify()
    assert again.status is SolveStatus.OPTIMAL
    pairs = again.matching.pairs
    addends = pairs.drop(columns=["mentee", "mentor", "score"]).sum(axis=1)
    assert np.allclose(addends, pairs["score"])
    old = {pair for pair, why in again._before.fate.items() if not why}
    assert again.kept == len(made & old)
    assert again.kept + again.dropped == len(old)
    _check_against_fresh(case, again)


def _check_against_fresh(case: Round, again: Rematch) -> None:
    """Free changes cost nothing; others never gain, and the couples kept could be required."""
    fresh = case.programme.match(case.cohort, learnt=case.learnt)
    near = rounding(fresh, again.matching)
    if not again.change_cost:
        assert again.matching.total == pytest.approx(fresh.total, abs=near)
    if again.first == "coverage" and case.programme.objective == "coverage":
        assert len(again.matching.pairs) == len(fresh.pairs)
        assert (again.matching.total or 0.0) <= (fresh.total or 0.0) + near
    same = Programme.from_dict(again.matching.programme).match(case.cohort)
    assert same.total == pytest.approx(again.matching.total, abs=near)


@pytest.mark.slow
@examples(6)
@given(rounds(3), st.sampled_from(["coverage", "kept"]))
def test_people_are_matched_again(case: Round, first: str) -> None:
    check(case, first=first)


@pytest.mark.long
@examples(500)
@given(rounds(), st.sampled_from(["coverage", "kept"]))
def test_people_are_matched_again_in_many_cases(case: Round, first: str) -> None:
    check(case, first=first)


@pytest.mark.slow
@examples(5)
@given(rounds(3))
def test_rows_in_another_order_change_nothing(case: Round) -> None:
    tables = [getattr(case.cohort, side).frame for side in ("mentors", "mentees")]
    staff = case.cohort.staff.frame if case.cohort.staff is not None else None
    turned = Cohort(*(table.iloc[::-1] for table in tables), staff=staff)
    one, two = (
        case.again(),
        Round(case.programme, turned, case.previous, case.learnt, case.cost).again(),
    )
    assert pairs_of(one.matching) == pairs_of(two.matching)
    assert one.changes.equals(two.changes)


def season(**options: Any) -> tuple[Programme, Cohort, Matching]:
    programme, cohort = Programme.reverse_mentoring().replace(**options), datasets.load_demo()
    return programme, cohort, programme.match(cohort)


@pytest.mark.slow
def test_nothing_new_changes_nothing() -> None:
    programme, cohort, matching = season()
    for price in (0.0, 0.05, math.inf):
        again = rematch(programme, cohort, previous=matching, change_cost=price)
        assert pairs_of(again.matching) == pairs_of(matching)
        assert (again.kept, again.dropped) == (len(matching.pairs), 0)
        assert set(again.changes["exchange"]) == {0}


@pytest.mark.slow
def test_the_file_of_changes_has_names_and_no_zeros(tmp_path: Path) -> None:
    programme, cohort, matching = season(language="fr")
    learnt = Learnt(vetoes=[pairs_of(matching)[0]])
    again = rematch(programme, cohort, previous=matching, learnt=learnt, change_cost=0.05)
    again.write(tmp_path)
    table = pd.read_csv(tmp_path / "changes.csv", sep=";", dtype=str, keep_default_na=False)
    names = {
        one: name
        for roster in matching.rosters
        for one, name in zip(roster.ids, roster.names, strict=True)
    }
    for people in ("Mentoré", "Mentor d'avant", "Mentor actuel"):
        beside = table.iloc[:, table.columns.tolist().index(people) + 1]
        assert beside.tolist() == [names.get(one, "") for one in table[people]]
    is_kept = table["Pourquoi"] == "inchangé"
    assert set(table["Échange"][is_kept]) == {""}
    assert "1" in set(table["Échange"][~is_kept])


@pytest.mark.slow
def test_a_matching_from_disk_serves_as_well(tmp_path: Path) -> None:
    programme, cohort, matching = season()
    matching.save(tmp_path / "first")
    learnt = Learnt(vetoes=[pairs_of(matching)[0]])
    found = [
        rematch(programme, cohort, previous=one, learnt=learnt, change_cost=0.05)
        for one in (matching, Matching.load(tmp_path / "first"))
    ]
    assert pairs_of(found[0].matching) == pairs_of(found[1].matching)
    found[1].matching.save(tmp_path / "second")
    Matching.load(tmp_path / "second").verify()


@pytest.mark.slow
def test_couples_to_keep_stay_at_any_price() -> None:
    programme, cohort, matching = season()
    learnt = Learnt(vetoes=[pairs_of(matching)[0]])
    options: dict[str, Any] = {"previous": matching, "learnt": learnt, "change_cost": 0.0}
    free = rematch(programme, cohort, **options)
    lost = sorted({*pairs_of(matching)} - {*pairs_of(free.matching)} - learnt.vetoes)
    again = rematch(programme, cohort, keep=lost[:2], **options)
    assert {*lost[:2]} <= {*pairs_of(again.matching)}
    everything = rematch(programme, cohort, keep="all", **options)
    assert (everything.dropped, everything.status) == (0, SolveStatus.OPTIMAL)


@pytest.mark.slow
def test_what_cannot_stay_is_named_all_at_once() -> None:
    programme, cohort, matching = season()
    couples = pairs_of(matching)
    learnt = Learnt(vetoes=[couples[0]])
    smaller = cohort_without(cohort, couples[1][0])
    keep: Any = [couples[0], couples[1], couples[2], ("nobody", "none"), 7, (["a"], "b")]
    with pytest.raises(InputError) as caught:
        rematch(programme, smaller, previous=matching, learnt=learnt, keep=keep)
    found = [(p.code, p.place) for p in caught.value.problems]
    assert found == [
        ("cannot_stay", "keep[0]"),
        ("cannot_stay", "keep[1]"),
        ("unknown_couple", "keep[3]"),
        ("unknown_couple", "keep[4]"),
        ("unknown_couple", "keep[5]"),
    ]


def cohort_without(cohort: Cohort, gone: str) -> Cohort:
    tables = [getattr(cohort, side).frame for side in ("mentors", "mentees")]
    left = tables[1][tables[1]["id"] == gone][["id", "name", "manager"]]
    return Cohort(tables[0], tables[1][tables[1]["id"] != gone], staff=left)


@pytest.mark.slow
def test_wrong_arguments_are_named_all_at_once() -> None:
    programme, cohort, _ = season()
    wrong: dict[str, Any] = {"previous": "folder", "change_cost": -1, "first": "score"}
    with pytest.raises(InputError) as caught:
        rematch(programme, cohort, **wrong)
    assert [p.place for p in caught.value.problems] == ["previous", "change_cost", "first"]
    assert all(p.remedy for p in caught.value.problems)
    with pytest.raises(InputError, match="rematch takes a cohort"):
        rematch(programme, "people", previous=season()[2])  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_price_that_drowns_the_scores_is_refused_and_the_one_named_works() -> None:
    programme, cohort, matching = season()
    with pytest.raises(InputError, match="too few digits") as caught:
        rematch(programme, cohort, previous=matching, change_cost=1e12)
    (problem,) = caught.value.problems
    works = float(problem.remedy.split()[1])
    again = rematch(programme, cohort, previous=matching, change_cost=works)
    assert again.dropped == 0
    again.verify()


def two(capacity: int = 1) -> tuple[Programme, Cohort]:
    mentors = [{"id": "m", "capacity": capacity}, {"id": "n", "capacity": capacity}]
    return Programme(), Cohort(mentors, [{"id": "e"}, {"id": "f"}])


def test_couples_that_cannot_stay_together_are_an_error_that_says_why() -> None:
    programme, cohort = two(2)
    matching = programme.replace(rules=[MinimumLoad(1)]).match(cohort)
    less = Cohort(
        [{"id": "m", "capacity": 0}, {"id": "n", "capacity": 0}], [{"id": "e"}, {"id": "f"}]
    )
    with pytest.raises(InfeasibleError):
        rematch(programme, less, previous=matching, keep="all")
    again = rematch(programme, less, previous=matching)
    assert (again.kept, again.dropped, again.status.value) == (0, 2, "optimal")


def test_a_capacity_that_falls_ends_as_few_couples_as_it_must() -> None:
    mentees = [{"id": name} for name in "efgh"]
    mentors = [{"id": "m", "capacity": 3}, {"id": "n", "capacity": 1}]
    programme = Programme(rules=[Capacity(1)])
    matching = programme.match(Cohort(mentors, mentees))
    less = Cohort([{"id": "m", "capacity": 2}, {"id": "n", "capacity": 2}], mentees)
    for first in ("coverage", "kept"):
        again = rematch(programme, less, previous=matching, first=first)  # type: ignore[arg-type]
        assert (again.kept, again.dropped, len(again.matching.pairs)) == (3, 1, 4)
        again.verify()


@pytest.mark.slow
def test_a_rematch_that_is_tampered_with_is_refused() -> None:
    programme, cohort, matching = season()
    again = rematch(programme, cohort, previous=matching, change_cost=0.05)
    proof = next(p for p in again.proofs if isinstance(p, Proof))
    object.__setattr__(proof.answer.assignment, "total", 99.0)
    with pytest.raises(CertificateError):
        again.verify()


@pytest.mark.slow
def test_a_limit_is_told_and_a_search_without_an_answer_is_an_error() -> None:
    programme, cohort, matching = season()
    for price in (0.0, 0.05):
        stopped = rematch(programme, cohort, previous=matching, change_cost=price, time_limit=1e-9)
        assert stopped.status is SolveStatus.FEASIBLE
        assert stopped.dropped == 0  # rather than a greedy answer that knows nothing of them
        stopped.verify()
    programme, cohort = two()
    needy = programme.replace(rules=[MinimumLoad(1)])
    with pytest.raises(TimeLimitError):
        rematch(needy, cohort, previous=matching, time_limit=1e-9)


@pytest.mark.slow
def test_it_is_told_in_both_languages() -> None:
    programme, cohort, matching = season()
    mentee, mentor = pairs_of(matching)[0]
    learnt = Learnt(vetoes=[(mentee, mentor)])
    texts = {}
    for language in ("en", "fr"):
        spoken = programme.replace(language=language)
        again = rematch(spoken, cohort, previous=matching, learnt=learnt, change_cost=0.05)
        texts[language] = str(again)
        assert repr(again) == str(again)
        assert "<h3>" in again._repr_html_()
    assert "ruled out after the meetings" in texts["en"]
    assert "écarté après les rencontres" in texts["fr"]
    assert "dropping an old couple costs 0.05" in texts["en"]
    assert "coûte 0,05" in texts["fr"]


@pytest.mark.parametrize("price", [0.5, math.inf])
def test_new_couples_have_a_wanted_skill_where_they_can_and_old_ones_stay(price: float) -> None:
    """m1 and m2 keep whom they have; of the two who joined, e3 gets who teaches what it wants."""
    skills = {"id": ["m1", "m2", "m3", "m4"], "skills": ["excel", "python", "python", "excel"]}
    wants = {"id": ["e1", "e2", "e3", "e4"], "wants": ["python", "python", "excel", "excel|python"]}
    sites = {"site": ["Lyon", "Lyon", "Nice", "Paris"]}
    affinity = Affinity(
        skills=TaughtSkills(weight=0.1, first=True), site=EqualAttribute(weight=0.9, column="site")
    )
    programme = Programme(affinity=affinity)
    mentors, mentees = pd.DataFrame(skills | sites), pd.DataFrame(wants | sites)
    before = programme.replace(rules=[Require([("e1", "m1")])]).match(
        Cohort(mentors[:2], mentees[:2])
    )
    cohort = Cohort(mentors, mentees)
    again = rematch(programme, cohort, previous=before, change_cost=price)
    pairs = dict(zip(again.matching.pairs["mentee"], again.matching.pairs["mentor"], strict=True))
    assert pairs == {"e1": "m1", "e2": "m2", "e3": "m4", "e4": "m3"}
    assert again.status is SolveStatus.OPTIMAL
    again.verify()
