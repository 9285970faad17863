"""What comes out as plain values: whole, true to its schema, and equal for equal matchings."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache, reduce
from operator import add
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Compatibility, Matching, Problem, Programme, solve
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.lists import SharedHours, SharedLanguages
from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.answer.values import programme_values
from matchcore.checks import Check
from matchcore.checks.reasons import ReasonCode
from matchcore.clashes import ClashKind
from matchcore.datasets import load_demo, make_cohort
from matchcore.errors import InputError
from matchcore.model.addends import Sides
from matchcore.model.assignment import SolveStatus
from matchcore.model.origin import OriginKind
from matchcore.people.roster import Roster
from matchcore.rules.columns import DifferentDepartment, SameAttribute
from matchcore.rules.decisions import Forbid
from matchcore.rules.loads import Capacity, EvenLoad, MinimumLoad
from matchcore.rules.seniority import SeniorityGap
from matchcore.wording import Label, LabelKind, NameKind
from tests.cohorts import Drawn, cohort, cohorts, examples, season, season_programme, season_tables
from tests.schemas import assert_valid, plain


@cache
def demo() -> Matching:
    return Programme.reverse_mentoring().match(cohort=load_demo())


def test_a_season_by_hand() -> None:
    found = plain(season())
    assert found["answer"] == {
        "status": "optimal",
        "seats": 2,
        "seats_bound": 2,
        "total": 1.0625,
        "bound": 1.0625,
        "gap": 0.0,
        "load_cost": 0.0,
    }
    assert found["couples"][0] == {
        "mentee": "e1",
        "mentee_name": "Ana <b>",
        "mentor": "m1",
        "mentor_name": "Zoé Ferrand",
        "score": 0.875,
        "addends": [
            {
                "name": "skills",
                "text": "skills",
                "amount": 0.75,
                "known": True,
                "evidence": [
                    {"kind": "skill", "value": name, "column": None, "text": name}
                    for name in ("Python", "SQL")
                ],
            },
            {
                "name": "interests",
                "text": "interests",
                "amount": 0.125,
                "known": True,
                "evidence": [{"kind": "name", "value": "jazz", "column": None, "text": "jazz"}],
            },
        ],
    }
    assert found["unmatched"] == [
        {
            "who": "e3",
            "name": None,
            "role": "mentee",
            "reason": {
                "code": "mentee_places_taken",
                "count": 2,
                "rules": [],
                "others": [{"who": "m1", "with": ["e1"]}, {"who": "m2", "with": ["e2"]}],
            },
            "why": season().unmatched.loc[0, "why"],
        }
    ]
    assert [(m["id"], m["load"], m["running"], m["capacity"]) for m in found["mentors"]] == [
        ("m1", 1, 0, 1),
        ("m2", 1, 0, 1),
    ]
    assert [(m["id"], m["load"], m["demand"]) for m in found["mentees"]] == [
        ("e1", 1, 1),
        ("e2", 1, 1),
        ("e3", 0, 1),
    ]


def assert_true(matching: Matching) -> None:
    """Compare what is said with the matching itself."""
    found, frame = plain(matching), matching.pairs
    assert [[c["mentee"], c["mentor"], c["score"]] for c in found["couples"]] == (
        frame[["mentee", "mentor", "score"]].to_numpy(dtype=object).tolist()
    )
    for couple in found["couples"]:
        assert reduce(add, [a["amount"] for a in couple["addends"]], 0.0) == couple["score"]
    assert [[u["who"], u["role"], u["why"]] for u in found["unmatched"]] == (
        matching.unmatched.to_numpy(dtype=object).tolist()
    )
    loads = frame["mentor"].value_counts().to_dict()
    assert {m["id"]: m["load"] for m in found["mentors"] if m["load"]} == loads
    assert [m["capacity"] for m in found["mentors"]] == matching.problem.capacity.tolist()
    assert all(m["minimum"] <= m["load"] <= m["capacity"] for m in found["mentors"])
    assert found["answer"]["seats"] == len(frame) == sum(m["load"] for m in found["mentees"])


@pytest.mark.slow
@examples(20)
@given(cohorts(), st.sampled_from(["en", "fr"]), st.sampled_from([None, 0.2]))
def test_addends_sum_to_scores_for_anybody(drawn: Drawn, language: Any, floor: Any) -> None:
    affinity = Programme.reverse_mentoring().affinity.get_params(deep=False)
    programme = Programme(
        affinity=Affinity(
            **affinity, home=EqualAttribute(), badge=UnequalAttribute(column="badge")
        ),
        rules=[SeniorityGap(at_least=1), DifferentDepartment(weight=-0.1), EvenLoad(0.1)],
        floor=floor,
        language=language,
    )
    people = drawn.cohort()
    assert_true(programme.match(cohort=people))
    plain(programme.check(people))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_made_up_cohorts(seed: int) -> None:
    assert_true(Programme.peer_mentoring().match(cohort=make_cohort(60, 40, seed=seed)))


@pytest.mark.slow
def test_the_sample_and_its_programme() -> None:
    assert_true(demo())
    again = Programme.from_dict(demo().to_dict()["programme"]).match(cohort=load_demo())
    assert again.to_json() == demo().to_json()


def test_a_loaded_matching_and_other_rows_give_equal_text(tmp_path: Path) -> None:
    tables = season_tables()
    turned = {side: table.iloc[::-1] for side, table in tables.items()}
    season().save(tmp_path)
    expected = season().to_json()
    assert Matching.load(tmp_path).to_json() == expected
    assert season_programme().match(Cohort(**turned)).to_json() == expected


def test_what_is_returned_is_a_copy() -> None:
    found = season().to_dict()
    before = season().to_json()
    found["programme"]["affinity"].clear()
    found["couples"].clear()
    assert season().to_json() == before


ALONE = {"likes": EqualAttribute(column="site")}


def codes(answer: dict[str, Any], key: str = "unmatched") -> dict[str, str]:
    return {one["who"]: one["reason"]["code"] for one in answer[key]}


def alone(language: str = "en", /, **options: Any) -> Programme:
    return Programme(affinity=Affinity(**ALONE), language=language, **options)  # type: ignore[arg-type]


def of_numbers(shape: tuple[int, int], language: Any = "en") -> Matching:
    """Return a matching of so many people, of whom nothing is known."""
    n, m = shape
    problem = Problem(Compatibility.from_factors(np.zeros((n, 1)), np.zeros((m, 1))), capacity=1)
    sides = (
        Roster(tuple(f"{role}{k}" for k in range(size)), ("",) * size)
        for role, size in zip("em", shape, strict=True)
    )
    return Matching(problem, solve(problem), *sides, parts=(), language=language)


def reasons(language: str = "en") -> dict[str, list[dict[str, Any]]]:
    """Return people without a partner, by the code of their reason."""
    sites = {"rules": [SameAttribute("site")]}
    cases: list[tuple[Programme, Cohort]] = [
        (
            alone(
                language, **sites
            ),  # e3: another site; e4 and m3 ask for nobody; m4: nobody's site
            cohort(
                {"id": ["m1", "m3", "m4"], "site": ["A", "A", "C"], "capacity": [1, 0, 1]},
                {
                    "id": ["e1", "e2", "e3", "e4"],
                    "site": ["A", "A", "B", "A"],
                    "demand": [1, 1, 1, 0],
                },
            ),
        ),
        (
            alone(language, **sites),
            cohort(
                {"id": ["m1", "m2", "m3"], "site": ["A", "A", "B"], "capacity": [0, 1, 1]},
                {"id": ["e1", "e2"], "site": ["A", "B"], "demand": [1, 0]},
            ),
        ),
        (
            alone(language, **sites),
            cohort(
                {"id": ["m1", "m2"], "site": ["A", "B"], "capacity": [0, 1]},
                {"id": ["e1", "e2"], "site": ["A", "B"], "demand": [1, 1]},
            ),
        ),
        (alone(language), cohort({"id": ["m1", "m2"]}, {"id": ["e1"]})),
        (
            alone(language, rules=[Forbid([("e1", "m1")], weight=-0.5)], objective="score"),
            cohort({"id": ["m1"]}, {"id": ["e1"]}),
        ),
    ]
    found: dict[str, list[dict[str, Any]]] = {}
    matchings = [programme.match(cohort=people) for programme, people in cases]
    for matching in (*matchings, of_numbers((0, 1), language), of_numbers((1, 0), language)):
        for one in plain(matching)["unmatched"]:
            found.setdefault(one["reason"]["code"], []).append(one)
    return found


def test_every_reason_has_its_code() -> None:
    assert set(reasons()) == set(get_args(ReasonCode))


@pytest.mark.slow
def test_codes_are_the_same_in_french_and_sentences_are_french() -> None:
    english, french = reasons("en"), reasons("fr")
    for code, people in english.items():
        others = french[code]
        assert [one["reason"] for one in people] == [one["reason"] for one in others]
        assert all(a["why"] != b["why"] for a, b in zip(people, others, strict=True))
    assert {one["why"] for one in french["nobody_there"]} == {
        "Il n'y a personne dans l'autre groupe."
    }
    assert {one["why"] for one in french["no_demand"]} == {
        "Cette personne ne demande pas de mentor (demande 0)."
    }


def test_evidence_is_a_code_with_its_value() -> None:
    column = {"grade": [3], "hours": ["2.5"], "motivation": [5], "site": ["Lyon"]}
    mentors = {"id": ["m"], **column, "department": ["IT"], "trained": ["yes"], "skills": ["R"]}
    mentees = {"id": ["e"], **column, "department": ["HR"], "trained": ["yes"], "demand": [1]}
    mentees = {name: values * 2 for name, values in mentees.items()} | {"id": ["e", "f"]}
    mentees |= {"demand": [1, 0], "wants": [None, "R"]}
    affinity = Affinity(
        site=EqualAttribute(column="site"),
        trained=EqualAttribute(column="trained"),
        free=EqualAttribute(column="hours"),
        other=UnequalAttribute(column="department"),
        seniority=SeniorityCurve(ideal=0),
        hours=EnoughHours(),
        motivation=Motivation(),
        skills=TaughtSkills(missing="mean"),
    )
    said = {}
    for language in ("en", "fr"):
        matching = Programme(affinity=affinity, language=language).match(  # type: ignore[arg-type]
            cohort=cohort(mentors, mentees)
        )
        (couple,) = plain(matching)["couples"]
        said[language] = {a["name"]: a["evidence"][0] for a in couple["addends"]}
    codes = {
        name: tuple(e[k] for k in ("kind", "value", "column")) for name, e in said["en"].items()
    }
    assert codes == {
        "site": ("name", "Lyon", None),
        "trained": ("number", 1, "trained"),
        "free": ("number", 2.5, "hours"),
        "other": ("another", None, "department"),
        "seniority": ("grade", 3, None),
        "hours": ("hours", 2.5, None),
        "motivation": ("motivation", None, None),
        "skills": ("mean", None, None),
    }
    named = set(get_args(NameKind)) - {"name"}
    assert {kind for kind, _, _ in codes.values()} == set(get_args(LabelKind)) - named
    assert {name: e["text"] for name, e in said["fr"].items()} == {
        "site": "Lyon",
        "trained": "formation : 1",
        "free": "nombre d'heures : 2,5",
        "other": "autre service",
        "seniority": "grade du mentor : 3",
        "hours": "2,5 h",
        "motivation": "motivation des deux",
        "skills": "moyenne des valeurs connues",
    }


def test_skills_languages_and_hours_are_in_the_language_of_the_reader() -> None:
    mentors = {"id": ["m"], "skills": ["machine learning"], "languages": ["en|fr"]}
    mentees = {"id": ["e"], "wants": ["apprentissage automatique"], "languages": ["anglais"]}
    free = {"availability": ["tue-13"]}
    affinity = Affinity(
        skills=TaughtSkills(), languages=SharedLanguages(), availability=SharedHours()
    )
    said = {}
    for language in ("en", "fr"):
        matching = Programme(affinity=affinity, language=language).match(  # type: ignore[arg-type]
            cohort=cohort(mentors | free, mentees | free)
        )
        (couple,) = plain(matching)["couples"]
        said[language] = [a["evidence"][0] for a in couple["addends"]]
        shown = matching.explain("e").rows["evidence"].tolist()
        assert shown == [e["text"] for e in said[language]]
    assert [e["kind"] for e in said["en"]] == ["skill", "language", "slot"]
    assert [e["text"] for e in said["en"]] == ["machine learning", "English", "Tuesday 13:00"]
    assert [e["text"] for e in said["fr"]] == [
        "apprentissage automatique",
        "anglais",
        "mardi 13 h",
    ]


def test_what_is_not_known_is_no_nought() -> None:
    (couple,) = plain(
        alone().match(cohort=cohort({"id": ["m"], "site": [None]}, {"id": ["e"], "site": ["A"]}))
    )["couples"]
    assert [(a["amount"], a["known"], a["evidence"]) for a in couple["addends"]] == [
        (0.0, False, [])
    ]


def test_terms_and_soft_rules_are_addends_of_their_own_names() -> None:
    people = cohort({"id": ["m", "n"]}, {"id": ["e", "f"], "prefers": ["m", None]})
    programme = Programme(
        affinity=Affinity(**ALONE, wishes=Preferences(amount=0.3)),  # type: ignore[arg-type]
        rules=[Forbid([("f", "m")], weight=-0.5)],
    )
    matching = programme.match(cohort=people)
    assert_true(matching)
    assert [
        [c["mentee"], c["mentor"], *((a["name"], a["amount"]) for a in c["addends"])]
        for c in plain(matching)["couples"]
    ] == [["e", "m", ("likes", 0.0), ("wishes", 0.3)], ["f", "n", ("likes", 0.0)]]


def test_what_loads_cost_is_told() -> None:
    """Two mentees of one mentor: the second costs a step."""
    programme = alone(rules=[Capacity(2), EvenLoad(0.5)])
    found = plain(programme.match(cohort=cohort({"id": ["m"]}, {"id": ["e", "f"]})))
    assert (found["answer"]["load_cost"], found["answer"]["total"]) == (0.5, -0.5)


def test_running_couples_and_minimums_are_told() -> None:
    people = cohort(
        {"id": ["m", "n"], "running": ["elsewhere", None], "capacity": [3, 2]}, {"id": ["e", "f"]}
    )
    found = plain(alone(rules=[MinimumLoad(1)]).match(cohort=people))
    assert [(m["running"], m["capacity"], m["minimum"]) for m in found["mentors"]] == [
        (1, 2, 0),
        (0, 2, 1),
    ]


def test_cautions_are_told(tmp_path: Path) -> None:
    (tmp_path / "mentors.csv").write_bytes("id;name\nm;Zoé\n".encode("cp1252"))
    people = Cohort(tmp_path / "mentors.csv", pd.DataFrame({"id": ["e"]}))
    assert people.cautions
    assert plain(alone().match(cohort=people))["cautions"] == list(people.cautions)


def test_a_matching_without_anything_proven_is_plain() -> None:
    """Nobody at all; a feasible answer without a certificate."""
    assert plain(of_numbers((0, 0)))["couples"] == []
    bare = replace(
        season().assignment,
        status=SolveStatus.FEASIBLE,
        certificate=None,
        bound=None,
        seats_bound=None,
    )
    found = plain(replace(season(), assignment=bare))
    assert (found["proof"], found["answer"]["gap"]) == (None, None)


class Odd(Component):
    """A component whose option is any object."""

    label = "odd"

    def __init__(self, weight: float = 1.0, option: Any = None, name: Any = "a") -> None:
        self.weight = weight
        self.option = option
        self.name = name

    def fit(self, cohort: Cohort, y: None = None) -> Odd:
        self.labels_ = [self.name]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        n, m = cohort.shape
        return Sides(np.ones((n, 1)), np.ones((m, 1)), np.ones(n, bool), np.ones(m, bool))


def test_options_of_ones_own_are_plain_or_refused() -> None:
    people = cohort({"id": ["m"]}, {"id": ["e"]})
    array = Programme(affinity=Affinity(odd=Odd(option=np.array([0.5, 1.0])))).match(cohort=people)
    assert plain(array)["programme"]["affinity"][0]["option"] == [0.5, 1.0]
    named = Programme(affinity=Affinity(odd=Odd(option={1, 2}))).match(cohort=people)
    assert plain(named)["programme"]["affinity"][0]["option"] == "set"  # as a function by its name
    odd = Programme(affinity=Affinity(odd=Odd(option=np.nan))).match(cohort=people)
    for write in (odd.to_dict, odd.to_json, lambda: odd.to_audit("nowhere.json")):
        with pytest.raises(InputError, match="programme cannot be written as JSON"):
            write()


@pytest.mark.parametrize("name", ["7", np.str_("7"), Label("name", "7")])
def test_labels_of_ones_own_are_names(name: Any, tmp_path: Path) -> None:
    people = cohort({"id": ["m"]}, {"id": ["e"]})
    matching = Programme(affinity=Affinity(odd=Odd(name=name))).match(cohort=people)
    matching = replace(matching, programme={})
    matching.save(tmp_path)
    for one in (matching, Matching.load(tmp_path)):
        (addend,) = plain(one)["couples"][0]["addends"]
        assert addend["evidence"] == [{"kind": "name", "value": "7", "column": None, "text": "7"}]


def test_the_schemas_list_every_code() -> None:
    defs = Programme.reverse_mentoring().match(cohort=load_demo()).json_schema()["$defs"]
    assert defs["reason"]["properties"]["code"]["enum"] == list(get_args(ReasonCode))
    assert defs["label"]["properties"]["kind"]["enum"] == list(get_args(LabelKind))
    assert defs["rule"]["properties"]["kind"]["enum"] == list(get_args(OriginKind))
    answer = Matching.json_schema()["properties"]["answer"]["properties"]
    assert answer["status"]["enum"] == [status.value for status in SolveStatus]
    clash = Check.json_schema()["properties"]["clashes"]["items"]["properties"]
    assert set(clash["kind"]["enum"]) == set(get_args(ClashKind))
    shared = Check.json_schema()["$defs"]
    assert shared == {name: defs[name] for name in shared}


@pytest.mark.parametrize("answer", [Matching, Check])
def test_the_schemas_are_schemas(answer: type[Matching | Check]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.Draft202012Validator.check_schema(answer.json_schema())


def test_the_structural_check_can_fail() -> None:
    schema, values = Matching.json_schema(), season().to_dict()
    for broken in (
        {**values, "more": 1},
        {key: value for key, value in values.items() if key != "proof"},
        {**values, "schema": 2},
        {**values, "answer": {**values["answer"], "total": math.inf}},
        {**values, "answer": {**values["answer"], "seats": True}},
        {**values, "answer": {**values["answer"], "seats": np.int64(2)}},
        {**values, "cautions": ()},
    ):
        with pytest.raises(AssertionError):
            assert_valid(broken, schema, schema)


def test_a_programme_that_json_cannot_hold_has_a_code() -> None:
    with pytest.raises(InputError) as caught:
        programme_values({"a": float("nan")})
    assert [(one.code, one.place) for one in caught.value.records] == [("unwritable", "")]
