"""One cohort under many weights: each matching and each table against a fresh start."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, Self

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Matching, Problem, Programme
from matchcore.affinity import EqualAttribute, Preferences, SharedInterests, TaughtSkills
from matchcore.affinity.components import Component
from matchcore.datasets import make_cohort
from matchcore.datasets.demo import demo_tables
from matchcore.errors import InfeasibleError, InputError
from matchcore.model.addends import Sides
from matchcore.rules import Capacity, Forbid, NoRepeat, Require, SameAttribute, SeniorityGap
from matchcore.tuning import Explorer
from matchcore.tuning import explorer as module
from tests.affinity.own_components import everybody
from tests.cohorts import examples
from tests.tuning.plain import WEIGHTS, Plain, plain, small

FULL = Programme(
    affinity=Affinity(
        skills=TaughtSkills(weight=0.6),
        interests=SharedInterests(weight=0.3),
        site=EqualAttribute(weight=0.1, column="site"),
        wishes=Preferences(amount=0.1),
    ),
    rules=[
        SeniorityGap(at_least=1),
        NoRepeat(weight=-0.25),
        SameAttribute("department", weight=0.05),
        SameAttribute("language", weight=0.1, name="tongue"),
    ],
)


@cache
def people() -> Cohort:
    """Return the sample, with mentors whom every third mentee prefers."""
    tables = demo_tables()
    mentees, ids = tables["mentees"].copy(), sorted(tables["mentors"]["id"])
    mentees["prefers"] = [
        f"{ids[k]}|{ids[k + 1]}" if k % 3 == 0 else "" for k in range(len(mentees))
    ]
    return Cohort(tables["mentors"], mentees)


@cache
def demo() -> Explorer:
    return Explorer(FULL, people())


def assert_same_problem(one: Problem, two: Problem) -> None:
    """Check that two problems agree bit by bit, rules in their order included."""
    first, second = one.compatibility, two.compatibility
    for name in ("U", "V", "bands"):
        np.testing.assert_array_equal(getattr(first.factors, name), getattr(second.factors, name))
    assert (first.magnitude, first.error) == (second.magnitude, second.error)
    assert [term.name for term in first.terms] == [term.name for term in second.terms]
    for a, b in zip(first.terms, second.terms, strict=True):
        np.testing.assert_array_equal(a.entries.toarray(), b.entries.toarray())
    for a, b in zip(_views(one), _views(two), strict=True):
        assert [(type(mask), mask.origin) for mask in a.masks] == [
            (type(mask), mask.origin) for mask in b.masks
        ]
        np.testing.assert_array_equal(a.masked_tile(slice(None)), b.masked_tile(slice(None)))
        blocks = [[(x.rows.tolist(), x.cols.tolist()) for x in c.blocks()] for c in (a, b)]
        assert blocks[0] == blocks[1]
    for name in ("capacity", "minimum", "demand", "required", "load_step", "load_before"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))
    assert (one.complete, one.floor, one.objective) == (two.complete, two.floor, two.objective)


def _views(problem: Problem) -> Any:
    return problem.compatibility, problem.open, problem.usable


def assert_same_answer(one: Matching, two: Matching) -> None:
    """Check that two matchings are equally good, and proven."""
    assert_same_problem(one.problem, two.problem)
    assert one.programme == two.programme
    a, b = one.assignment, two.assignment
    assert (a.status, a.seats) == (b.status, b.seats)
    assert a.certificate is not None
    assert b.certificate is not None
    values = [[(x.value, x.limit) for x in c.bounds] for c in (a.certificate, b.certificate)]
    assert values[0] == values[1]
    assert a.total == pytest.approx(b.total, abs=a.certificate.rounding + 1e-12)


# at ------------------------------------------------------------------------------------------


@st.composite
def steps(draw: st.DrawFn) -> tuple[Plain, list[tuple[dict[str, float], dict[str, Any]]]]:
    """Draw a case, and some weights and options to ask for one after the other."""
    case = draw(plain())
    asked = []
    for _ in range(draw(st.integers(1, 3))):
        names = draw(st.lists(st.sampled_from([*case.weights]), unique=True))
        weights = {name: draw(WEIGHTS) for name in names}
        options: dict[str, Any] = {}
        if draw(st.booleans()):
            options["floor"] = draw(st.sampled_from([None, -0.5, 0.125, 0.5]))
        if draw(st.booleans()):
            options["objective"] = draw(st.sampled_from(["coverage", "score"]))
        if draw(st.booleans()):
            options["complete"] = draw(st.booleans())
        asked.append((weights, options))
    return case, asked


def _answer(match: Any, *args: Any, **options: Any) -> Matching | type[Exception]:
    try:
        return match(*args, **options)  # type: ignore[no-any-return]
    except (InfeasibleError, InputError) as error:
        return type(error)


@pytest.mark.slow
@examples(30)
@given(steps())
def test_every_matching_is_that_of_a_fresh_programme(drawn: Any) -> None:
    check_steps(*drawn)


@pytest.mark.long
@examples(600)
@given(steps())
def test_many_matchings_are_those_of_fresh_programmes(drawn: Any) -> None:
    check_steps(*drawn)


def check_steps(case: Plain, asked: list[tuple[dict[str, float], dict[str, Any]]]) -> None:
    soft = {name for name in case.weights if name in case._rules}
    for weights, options in asked:
        rules = {name: weight for name, weight in weights.items() if name in soft}
        others = {name: weight for name, weight in weights.items() if name not in soft}
        found = _answer(case.explorer.at, rules=rules, **others, **options)
        fresh = _answer(case.fresh, weights, **options)
        if isinstance(found, Matching) and isinstance(fresh, Matching):
            assert_same_answer(found, fresh)
        else:
            assert found == fresh


@pytest.mark.slow
@pytest.mark.parametrize("objective", ["coverage", "score"])
def test_pools_whose_pairs_are_generated_give_the_same(objective: Any) -> None:
    affinity = FULL.affinity
    cohort, parts = make_cohort(340, 260, seed=3), affinity.components
    base = FULL.replace(objective=objective, affinity=Affinity(**parts))
    explorer = Explorer(base, cohort)
    asked: Any = [
        ({"skills": 0.5}, {}),
        ({"skills": 0.0, "interests": 2.0}, {}),
        ({"site": 0.2}, {"NoRepeat": 0.5, "tongue": 0.0}),
        ({"skills": 0.7, "floor": 0.3}, {}),
        ({"skills": 0.55}, {}),
    ]
    for parts, rules in asked:
        found = explorer.at(rules=rules, **parts)
        affinity, floor = base.affinity, parts.pop("floor", None)
        for name, weight in parts.items():
            affinity.set_params(**{f"{name}__weight": weight})
        changed = [
            type(r)(**{**r.options(), "weight": rules[key]}) if key in rules else r
            for r in base.rules
            for key in [getattr(r, "name", None) or type(r).__name__]
        ]
        fresh = base.replace(affinity=affinity, rules=changed, floor=floor).match(cohort)
        assert_same_answer(found, fresh)


def test_what_is_not_changed_is_the_programme_itself() -> None:
    explorer = demo()
    for same in ({}, {"skills": 0.6}, {"floor": None, "wishes": 0.1}, {"site__column": "site"}):
        assert explorer.at(**same) is explorer.matching
    for rules in (
        {"NoRepeat": -0.25},
        {"tongue": 0.1},
        {"SameAttribute(column='department')": 0.05},
    ):
        assert explorer.at(rules=rules) is explorer.matching
    assert explorer.matching.programme == FULL.match(people()).programme


def test_of_many_people_fewer_matchings_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PEOPLE", 7)  # the four people of one matching, not of two
    case = small(skills="1 0/0 1", site="0 1/1 1")
    first = case.explorer.at(skills=2.0)
    assert case.explorer.at(skills=2.0) is first
    case.explorer.at(skills=3.0)
    assert case.explorer.at(skills=2.0) is not first


def test_a_matching_is_kept_until_many_others_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 3)
    case = small(skills="1 0/0 1", site="0 1/1 1")
    first = case.explorer.at(skills=2.0)
    assert case.explorer.at(site=0.5, skills=1) is not first
    assert case.explorer.at(skills=2.0) is first
    for weight in (3.0, 4.0, 5.0):
        case.explorer.at(skills=weight)
    again = case.explorer.at(skills=2.0)
    assert again is not first
    assert again.pairs.equals(first.pairs)


@pytest.mark.parametrize(
    ("changes", "rules", "expected"),
    [
        ({"skill": 1, "hobby": 2}, {}, ["'skill'", "'hobby'"]),
        ({"skill": 1}, {"Nothing": 1}, ["'skill'", "'Nothing'"]),
        ({"skills__weigth": 1}, {}, ["'skills' has no parameter 'weigth'"]),
        ({}, {"SameAttribute": 1, "SeniorityGap": 1}, ["'SeniorityGap'"]),
        ({"skills": -1, "floor": "high"}, {}, ["floor"]),
        ({"skills": "much"}, {}, ["skills"]),
        ({"skills": 0, "interests": 0, "site": 0}, {}, ["no component has a weight above 0"]),
    ],
)
def test_wrong_names_and_values_are_named_together(
    changes: dict[str, Any], rules: dict[str, float], expected: list[str]
) -> None:
    with pytest.raises(InputError) as caught:
        demo().at(rules=rules, **changes)
    for text in expected:
        assert text in str(caught.value)


def test_an_unknown_name_gets_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"\['skills', 'interests', 'site', 'wishes', 'floor'"):
        demo().at(hobbies=1)
    with pytest.raises(InputError, match=r"\['NoRepeat', .*'tongue'\]"):
        demo().at(rules={"Repeat": 1})


def test_options_of_matching_hold_for_every_matching() -> None:
    cohort = people()
    with pytest.raises(InputError, match="time_limt"):
        Explorer(FULL, cohort, time_limt=1.0)  # type: ignore[call-arg]
    steps: list[str] = []
    explorer = Explorer(FULL, cohort, progress=lambda p: steps.append(p.step))
    before = len(steps)
    explorer.at(skills=0.5)
    assert len(steps) > before


# What is shared ------------------------------------------------------------------------------


def test_components_of_one_kind_are_told_apart_by_their_columns() -> None:
    mentors = [{"id": "m", "site": "x", "department": "a"}]
    mentees = [{"id": "e", "site": "x", "department": "b"}]
    affinity = Affinity(one=EqualAttribute(column="site"), two=EqualAttribute(column="department"))
    explorer = Explorer(Programme(affinity=affinity), Cohort(mentors, mentees))
    assert explorer.at(one=3.0).pairs.loc[0, ["one", "two"]].tolist() == [0.75, 0.0]
    swapped = explorer.at(one__column="department", two__column="site")
    assert swapped.pairs.loc[0, ["one", "two"]].tolist() == [0.0, 0.5]
    alike = explorer.at(one__column="department")
    assert alike.pairs.loc[0, ["one", "two"]].tolist() == [0.0, 0.0]
    back = explorer.at(one=3.0, two__column="site")
    assert back.pairs.loc[0, ["one", "two"]].tolist() == [0.75, 0.25]


class Table:
    """A parameter with content that no comparison sees."""

    def __init__(self, value: float) -> None:
        self.value = value


class FromTable(Component):
    """Gives every pair what its table holds."""

    def __init__(self, weight: float = 1.0, table: Any = None) -> None:
        self.weight, self.table = weight, table

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        self.labels_ = [""]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        u, v = (np.ones((size, 1)) for size in cohort.shape)
        return Sides(u * self.table.value, v, *map(everybody, cohort.shape))


def test_a_component_with_a_state_of_its_own_is_never_taken_for_another() -> None:
    table = Table(0.5)
    affinity = Affinity(own=FromTable(table=table), site=EqualAttribute(column="site"))
    people = [{"id": "m", "site": "x"}], [{"id": "e", "site": "x"}]
    explorer = Explorer(Programme(affinity=affinity), Cohort(*people))
    assert explorer.matching.pairs.loc[0, "own"] == 0.25
    assert explorer.at(own=3.0).pairs.loc[0, "own"] == 0.375
    assert explorer.at(own__table=Table(1.0)).pairs.loc[0, "own"] == 0.5
    table.value = 1.0  # the programme has a copy
    assert explorer.at(own=1.0).pairs.loc[0, "own"] == 0.25
    assert explorer.at(own__table=table).pairs.loc[0, "own"] == 0.5
    table.value = 0.0
    assert explorer.at(own__table=table).pairs.loc[0, "own"] == 0.0


@pytest.mark.slow
def test_threads_share_an_explorer() -> None:
    explorer = Explorer(FULL, people())
    weights = [0.2, 0.4, 0.5, 0.8, 1.0, 0.4, 0.2, 3.0]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda w: explorer.at(skills=w), weights))
    for weight, matching in zip(weights, found, strict=True):
        expected = Explorer(FULL, people()).at(skills=weight)
        assert matching.pairs.equals(expected.pairs)


# values and scores ---------------------------------------------------------------------------


def test_values_times_weights_are_the_addends_of_the_pairs() -> None:
    explorer = demo()
    values, pairs = explorer.values(), explorer.matching.pairs
    assert [*values] == [name for name in pairs if name != "score"]
    assert values[["mentee", "mentor"]].equals(pairs[["mentee", "mentor"]])
    shares = {"skills": 0.6, "interests": 0.3, "site": 0.1, "wishes": 0.1}
    shares |= {"NoRepeat": -0.25, "SameAttribute(column='department')": 0.05, "tongue": 0.1}
    for name, share in shares.items():
        np.testing.assert_allclose(values[name] * share, pairs[name], atol=1e-6)
    assert values["skills"].between(0, 1).all()


def test_values_of_any_pairs_are_those_of_their_explanation() -> None:
    explorer = demo()
    rng = np.random.default_rng(0)
    ids = [rng.choice(side.ids, 30) for side in (explorer.cohort.mentees, explorer.cohort.mentors)]
    pairs = list(zip(*ids, strict=True))
    values = explorer.values(pairs)
    assert values.equals(explorer.values(pd.DataFrame(pairs, columns=["mentee", "mentor"])))
    for row, pair in enumerate(pairs[:10]):
        rows = explorer.matching.explain(*pair).rows
        assert set(rows["component"]) <= {*explorer.weights}
        for name, amount in zip(rows["component"], rows["amount"], strict=True):
            share = explorer.weights[name]  # those of the components sum to 1
            assert values.loc[row, name] * share == pytest.approx(amount, abs=1e-6)


def test_values_name_everybody_who_is_not_there() -> None:
    with pytest.raises(InputError) as caught:
        demo().values([("E-0007", "nobody"), ("none", "E-0159"), ("E-0007", "E-0159")])
    assert {record.value for record in caught.value.records} == {"'nobody'", "'none'"}


@pytest.mark.slow
@examples(15)
@given(plain())
def test_tables_hold_every_pair_and_nan_where_it_is_forbidden(case: Plain) -> None:
    problem = case.matching.problem
    scores, is_open = case.explorer.scores(), problem.open.allowed
    assert scores.index.tolist() == case.cohort.mentees.ids.tolist()
    assert scores.columns.tolist() == case.cohort.mentors.ids.tolist()
    assert (scores.notna().to_numpy() == is_open).all()
    np.testing.assert_array_equal(
        scores.to_numpy()[is_open], problem.compatibility.dense()[is_open]
    )
    for name, table in case.tables.items():
        shown = case.explorer.scores(name).to_numpy()
        np.testing.assert_array_equal(shown, np.where(is_open, table, np.nan))


def test_a_table_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CELLS", 45 * 60 - 1)
    with pytest.raises(InputError, match=r"45 × 60 pairs is too large: .*`values` or `top`"):
        demo().scores()
    with pytest.raises(InputError, match="use one of"):
        demo().scores("hobbies")


# top -----------------------------------------------------------------------------------------


@pytest.mark.slow
@examples(15)
@given(plain(soft=False), st.data())
def test_top_partners_by_score_with_what_requiring_them_would_cost(
    case: Plain, data: st.DataObject
) -> None:
    side = data.draw(st.sampled_from(["mentee", "mentor"]))
    people = case.cohort.mentees if side == "mentee" else case.cohort.mentors
    row = data.draw(st.integers(0, len(people.ids) - 1))
    top = case.explorer.top(people.ids[row], 3)
    scores = case.explorer.scores()
    own = (scores if side == "mentee" else scores.T).loc[people.ids[row]].dropna()
    assert top["score"].tolist() == sorted(own.tolist(), reverse=True)[:3]
    made = set(zip(case.matching.pairs["mentee"], case.matching.pairs["mentor"], strict=True))
    for one in top.to_dict("records"):
        pair = one["mentee"], one["mentor"]
        assert scores.loc[pair] == one["score"]
        assert one["made"] == (pair in made)
        assert sum(one[name] for name in case.weights) == pytest.approx(one["score"], abs=1e-9)
        forced = case.programme.replace(rules=[*case.programme.rules, Require([pair])])
        try:
            then = forced.match(case.cohort)
        except InfeasibleError:
            assert np.isnan(one["total_change"])
            continue
        totals: Any = then.assignment.total, case.matching.assignment.total
        change = totals[0] - totals[1]
        assert one["total_change"] == pytest.approx(change, abs=1e-6)


def test_top_refuses_strangers_and_wrong_numbers() -> None:
    for person, k, code in (("nobody", 3, "unknown_person"), ("E-0007", 0, "out_of_range")):
        with pytest.raises(InputError) as caught:
            demo().top(person, k)
        assert caught.value.records[0].code in (code, "negative", "too_small", "not_whole")


def test_reprs_are_short() -> None:
    assert len(repr(demo())) < 250
    assert "skills 0.6" in repr(demo())
    bare = Explorer(
        Programme(rules=[Forbid([("e", "m")]), Capacity()]), Cohort([{"id": "m"}], [{"id": "e"}])
    )
    assert "no addends" in repr(bare)
    assert bare.values().empty
    assert bare.influence().frame.empty


@pytest.mark.slow
def test_what_is_no_programme_cohort_or_mapping_is_refused() -> None:
    programme, cohort = Programme.peer_mentoring(), make_cohort(6, 5)
    with pytest.raises(InputError, match=r"(?s)programme is 'x'.*cohort is 7"):
        Explorer("x", 7)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"cohort is 'x': cohort = programme.read"):
        Explorer(programme, "x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="rules is 3: give a mapping"):
        Explorer(programme, cohort).at(rules=3)  # type: ignore[arg-type]
