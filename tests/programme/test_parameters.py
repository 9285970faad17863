"""The parameters of a programme by name, and programmes with some of them changed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore import Affinity, Programme
from matchcore.affinity import EqualAttribute, Preferences, SimilarText, TaughtSkills
from matchcore.errors import InputError
from matchcore.programme.parameters import parameters, with_parameters
from matchcore.rules import Capacity, Forbid, NoRepeat, SameAttribute

PROGRAMME = Programme(
    affinity=Affinity(
        skills=TaughtSkills(weight=0.6),
        bio=SimilarText(column="bio", weight=0.4),
        wishes=Preferences(amount=0.2),
    ),
    rules=[
        SameAttribute("my__site", weight=0.1),
        SameAttribute("team", weight=0.2, name="team"),
        NoRepeat(weight=-0.5),
        Capacity(2),
    ],
    floor=0.1,
)


def test_every_number_has_a_name() -> None:
    known = parameters(PROGRAMME)
    assert known["affinity__skills__weight"] == 0.6
    assert known["affinity__bio__max_features"] == SimilarText(column="bio").max_features
    assert known["affinity__wishes__amount"] == 0.2
    assert known["rules__SameAttribute(column='my__site')__weight"] == 0.1
    assert known["rules__team__weight"] == 0.2
    assert known["rules__NoRepeat__weight"] == -0.5
    assert known["floor"] == 0.1
    assert (known["affinity"], known["rules"]) == (PROGRAMME.affinity, PROGRAMME.rules)
    assert not [name for name in known if "Capacity" in name or name.endswith("__name")]


def test_what_is_read_can_be_set_and_changes_nothing() -> None:
    known = parameters(PROGRAMME)
    assert with_parameters(PROGRAMME, {}) == PROGRAMME
    assert with_parameters(PROGRAMME, known) == PROGRAMME
    for name, value in known.items():
        assert with_parameters(PROGRAMME, {name: value}) == PROGRAMME


NEW: dict[str, Any] = {
    "affinity__skills__weight": 0.3,
    "affinity__bio__max_features": 7,
    "affinity__wishes__amount": -0.1,
    "rules__SameAttribute(column='my__site')__weight": 0.7,
    "rules__team__weight": None,
    "rules__NoRepeat__weight": 0,
    "floor": None,
    "objective": "score",
    "complete": True,
    "name": "tuned",
}


def test_what_is_set_is_read_and_the_programme_stays() -> None:
    before = PROGRAMME.to_toml()
    tuned = with_parameters(PROGRAMME, NEW)
    known = parameters(tuned)
    changed = {name for name, value in parameters(PROGRAMME).items() if known.get(name) != value}
    containers = {"affinity", "affinity__skills", "affinity__bio", "affinity__wishes", "rules"}
    hard = {f"rules__team__{option}" for option in ("weight", "column", "missing")}
    kind = {k for k in parameters(PROGRAMME) if k.startswith("rules__SameAttribute(")}
    # The other rule of its kind is hard now, so the kind is enough of a name
    assert known["rules__SameAttribute__weight"] == 0.7
    assert changed - containers - hard - kind == NEW.keys() - hard - kind
    assert tuned.rules[1] == SameAttribute("team", name="team")
    assert PROGRAMME.to_toml() == before


def test_a_rule_goes_by_its_kind_where_that_means_one() -> None:
    programme = Programme(rules=[SameAttribute("site", weight=0.1, name="near")])
    for key in ("near", "SameAttribute", "SameAttribute(column='site')"):
        tuned = with_parameters(programme, {f"rules__{key}__weight": np.float64(0.3)})
        assert tuned.rules == (SameAttribute("site", weight=0.3, name="near"),)
    with pytest.raises(InputError, match="mean the same soft rule"):
        with_parameters(programme, {"rules__near__weight": 1, "rules__SameAttribute__weight": 2})


def test_a_part_is_replaced_before_its_parameters_are_set() -> None:
    part = EqualAttribute(column="site")
    changes = {"affinity__bio__weight": 0.9, "affinity__bio": part}
    tuned = with_parameters(PROGRAMME, changes)
    assert repr(tuned.affinity.components["bio"]) == repr(EqualAttribute(column="site", weight=0.9))
    assert part.weight == EqualAttribute(column="site").weight
    rules = [Forbid([("e", "m")], weight=1)]
    tuned = with_parameters(PROGRAMME, {"rules__Forbid__weight": 2, "rules": rules})
    assert tuned.rules == (Forbid([("e", "m")], weight=2),)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            {"flor": 1, "affinity__skils__weight": 1, "affinity__bio__max_feature": 2},
            [
                "'affinity__bio__max_feature': is it 'affinity__bio__max_features'?",
                "'affinity__skils__weight': is it 'affinity__skills__weight'?",
                "'flor': is it 'floor'?",
            ],
        ),
        ({"rules__NoRepeat__wieght": 1}, ["no option 'wieght': is it 'weight'?"]),
        ({"rules__NoRepeat__name": "again"}, ["no option 'name'"]),
        ({"rules__SameAttribute__weight": 1}, ["no soft rule is called 'SameAttribute'"]),
        ({"rules__Capacity__default": 3}, ["no soft rule is called 'Capacity'"]),
        ({"rules__NoRepeat": 1}, ["there is no parameter 'rules__NoRepeat'"]),
        ({"rulez__NoRepeat__weight": 1}, ["is it 'rules__NoRepeat__weight'?"]),
        ({"rules__NoRepeat__weight": "much", "x__y": 1}, ["'x__y'", "NoRepeat: weight is 'much'"]),
        ({"affinity__skills__weight": -1}, ["the weight of skills is -1"]),
        ({"floor": "low", "objective": "best"}, ["floor is 'low'", "objective is 'best'"]),
    ],
)
def test_what_cannot_be_set_is_listed(changes: dict[str, Any], found: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        with_parameters(PROGRAMME, {**changes, "affinity__wishes__amount": 0.9})
    problems = [str(problem) for problem in caught.value.problems]
    assert len(problems) == len(found)
    for text, problem in zip(found, problems, strict=True):
        assert text in problem
    assert PROGRAMME.affinity.terms["wishes"].amount == 0.2
