"""A programme as plain values reads back equal, for every kind and every option."""

from __future__ import annotations

import inspect
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import matchcore.affinity
import matchcore.rules
from matchcore import Affinity, Programme
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.learnt import Meetings
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve
from matchcore.affinity.preferences import PastSuccess, Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.terms import PairTerm
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.affinity.waiting import Waiting
from matchcore.datasets import load_demo, make_cohort
from matchcore.errors import ProgrammeError
from matchcore.programme.description import describe
from matchcore.rules.columns import (
    Departments,
    DifferentDepartment,
    SameAttribute,
    SameDepartment,
    Trained,
)
from matchcore.rules.columns import DifferentAttribute as RuleOfDifference
from matchcore.rules.decisions import Forbid, Require, Veto
from matchcore.rules.loads import Capacity, Demand, EvenLoad, HoursBudget, MinimumLoad
from matchcore.rules.overlap import MinimumOverlap, SharedLanguage
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import Rule
from matchcore.rules.seniority import SeniorityGap
from matchcore.tables import Layout
from matchcore.tables.layouts import LAYOUTS
from tests.cohorts import examples, season_programme
from tests.programme.problems import found

ODD = 'é"\\\n\t\x00\x7f œ=[a.b] # 🙂'  # text that a file must escape, or might misread
PARTS: list[Component | PairTerm] = [
    TaughtSkills(0.1, {"snake": "Python", ODD: "b"}, rarity=True),
    TaughtSkills(names=[{"PPT": "PowerPoint"}, "matchcore", {"R": "GNU R"}]),
    SharedInterests(1e-7, ODD),
    SharedHours(1e16, "hours of work", missing="mean"),
    SharedLanguages(1 / 3, "tongues"),
    SimilarText(np.float32(0.1), "bio", np.int64(7)),  # type: ignore[arg-type]
    SeniorityCurve(2, -3.5, 5e-324),
    EqualAttribute(5, "club"),
    UnequalAttribute(0.7, "club"),
    EnoughHours(0),
    Motivation(0.30000000000000004),
    Preferences(-0.1, "mentors", "asks"),
    PastSuccess(-2.5e-9, "stars"),
    Meetings([["e1", "m1", -0.1], [ODD, "m 2", 5e-324]], 2),
    Waiting(-0.1, "mentors", "rounds", 2.5),
]
RULES: list[Rule] = [
    SeniorityGap(at_least=-2, at_most=9, direction="either", missing="error"),
    SeniorityGap(weight=-0.1, missing="allow"),
    SameDepartment(missing="allow"),
    DifferentDepartment(weight=1e-9),
    Departments({"B": ["Y", "X"], ODD: [], "A.b": ["é"]}, missing="error", weight=0.2),
    SameAttribute(ODD),
    RuleOfDifference("club", weight=1),
    Trained(who="mentees"),
    MinimumOverlap(3, "club"),
    SharedLanguage("tongues", missing="allow"),
    NotInReportingLine(levels=3, weight=-0.5),
    NotInReportingLine(),
    NoRepeat(weight=-0.25),
    Require([("e1", "m1"), (ODD, "m 2")]),
    Forbid([], weight=0.1),
    Veto([("e1", ODD)]),
    Capacity(np.int64(3)),  # type: ignore[arg-type]
    MinimumLoad(1),
    Demand(4),
    EvenLoad(0.1),
    HoursBudget(per_couple=1.5),
]


def kinds(module: Any, bases: tuple[type, ...]) -> set[type]:
    every = {getattr(module, name) for name in module.__all__}
    listed = {k for k in every if isinstance(k, type) and issubclass(k, bases)}
    return {k for k in listed - {*bases} if not inspect.isabstract(k)}


def test_all_kinds_are_tried_below() -> None:
    parts = kinds(matchcore.affinity, (Component, PairTerm)) - {EncodedText}
    rules = kinds(matchcore.rules, (Rule,)) - {matchcore.rules.LoadRule}
    assert {type(part) for part in PARTS} == parts
    assert {type(rule) for rule in RULES} == rules


def test_a_description_has_the_form_of_the_file() -> None:
    affinity = Affinity(will=Motivation(2), wishes=Preferences(0.5))
    rules = [SeniorityGap(at_least=2, weight=-0.1), Capacity(2)]
    programme = Programme(affinity=affinity, rules=rules, floor=0.25, columns={"K": "id"})
    assert describe(programme) == {
        "programme": {
            "format": 1,
            "name": "",
            "objective": "coverage",
            "floor": 0.25,
            "complete": False,
            "language": "en",
        },
        "columns": {"K": "id"},
        "affinity": [
            {"kind": "Motivation", "name": "will", "missing": "zero", "weight": 2},
            {
                "kind": "Preferences",
                "name": "wishes",
                "amount": 0.5,
                "role": "mentees",
                "column": "prefers",
            },
        ],
        "rules": [
            {
                "kind": "SeniorityGap",
                "at_least": 2,
                "direction": "mentee_above",
                "missing": "forbid",
                "weight": -0.1,
            },
            {"kind": "Capacity", "default": 2},
        ],
    }


def assert_reads_back(programme: Programme, folder: Path) -> None:
    """Through text, files of text and of bytes, a path, plain values and JSON."""
    text = programme.to_toml()
    assert Programme.from_toml(io.StringIO(text)) == programme
    assert Programme.from_toml(io.BytesIO(text.encode())) == programme
    programme.to_toml(folder / "programme.toml")
    assert (folder / "programme.toml").read_text(encoding="utf-8") == text
    assert Programme.from_toml(folder / "programme.toml") == programme
    assert Programme.from_toml(io.StringIO(text)).to_toml() == text
    data = programme.to_dict()
    assert Programme.from_dict(data) == programme
    assert Programme.from_dict(json.loads(json.dumps(data))) == programme


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS, ids=lambda p: type(p).__name__)
@pytest.mark.parametrize("name", ["part", ODD, ""])
def test_every_part_reads_back(part: Any, name: str, tmp_path: Path) -> None:
    parts: Any = {name: part, "usual": Motivation()}
    assert_reads_back(Programme(affinity=Affinity(**parts)), tmp_path)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_every_rule_reads_back(rule: Rule, tmp_path: Path) -> None:
    assert_reads_back(season_programme(rules=[rule, SameAttribute("town"), NoRepeat()]), tmp_path)


@pytest.mark.parametrize(
    "options",
    [
        {"name": ODD, "objective": "score", "floor": 0.1, "complete": True, "language": "fr"},
        {"floor": np.float64(1 / 3), "scale": (ODD, "senior", "associé")},
        {"columns": {"Matricule": "id", ODD: "name"}},
        {"columns": {"mentors": {"K.1": "skills"}, "mentees": {}, "mentors2": "bio"}},
        *({"layout": name} for name in LAYOUTS),
        {"layout": Layout(separators=(", ", ODD), closed=True)},
        {"layout": Layout(columns={"B": "id", "A": "id"}, left_out={ODD: ("away", "gone")})},
        {"layout": Layout(nobody=("-",), labels_below=True, name_of=("First", "Last"))},
        {"affinity": Affinity()},
        {"affinity": Affinity(), "rules": [Capacity(2)]},
    ],
    ids=str,
)
def test_every_option_reads_back(options: dict[str, Any], tmp_path: Path) -> None:
    assert_reads_back(season_programme(**options), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["reverse_mentoring", "classic_mentoring", "peer_mentoring"])
def test_a_preset_reads_back_and_matches_alike(preset: str, tmp_path: Path) -> None:
    programme = getattr(Programme, preset)()
    assert_reads_back(programme, tmp_path)
    again = Programme.from_toml(tmp_path / "programme.toml")
    people = make_cohort(20, 15, seed=3)
    assert again.match(people).pairs.equals(programme.match(people).pairs)


@examples(60)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    number=st.floats(0, 1e300),
    amount=st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_text_and_any_number_read_back(text: str, number: float, amount: float) -> None:
    parts: Any = {f"p {text}".replace("__", ""): SharedInterests(1 + number, text)}
    affinity = Affinity(**parts, wishes=Preferences(amount, column=text))
    rules = [Forbid([(f"e{text}", "m")]), SameAttribute(text, weight=amount)]
    programme = Programme(affinity=affinity, rules=rules, name=text, scale=[text], floor=amount)
    assert Programme.from_toml(io.StringIO(programme.to_toml())) == programme


# what cannot be written -------------------------------------------------------------------------


class OwnMotivation(Motivation):
    pass


class OwnRule(NoRepeat):
    pass


def test_what_a_file_cannot_hold_is_named_all_at_once(tmp_path: Path) -> None:
    affinity = Affinity(
        text=EncodedText(encode=len),  # type: ignore[arg-type]
        own=OwnMotivation(),
        skills=TaughtSkills(),
    )
    programme = Programme(affinity=affinity, rules=[OwnRule(weight=0.5)])
    for write in (programme.to_toml, programme.to_dict, lambda: programme.to_toml(tmp_path / "p")):
        with pytest.raises(ProgrammeError) as caught:
            write()
        for said in (
            "text: encode is <built-in function len>: a file cannot hold it",
            "own: a file can hold only kinds of matchcore, not OwnMotivation",
            "OwnRule: a file can hold only kinds of matchcore, not OwnRule",
        ):
            assert said in str(caught.value)
        assert "skills" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_still_names_what_a_file_cannot_hold() -> None:
    """Records say which function it was; matching needs no file."""
    affinity = Affinity(text=EncodedText(encode=lengths))
    matching = Programme(affinity=affinity).match(load_demo())
    assert matching.programme["affinity"][0]["encode"] == "lengths"


def lengths(texts: list[str]) -> Any:
    return [[float(len(text)), 1.0] for text in texts]


def test_what_cannot_be_written() -> None:
    text: Any = EncodedText(encode=len)  # type: ignore[arg-type]
    own = Programme(affinity=Affinity(text=text, own=OwnMotivation()))
    assert found(own.to_dict) == [
        ("unwritable", "text: encode", "<built-in function len>"),
        ("unwritable", "own", ""),
    ]
    half = season_programme(name="a\ud800")
    assert found(half.to_toml) == [("not_unicode", "", "")]
    anything: Any = 3
    assert found(lambda: season_programme().to_toml(anything)) == [("wrong_type", "target", "3")]
