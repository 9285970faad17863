"""Rules are values: written as they are made, frozen, with a sentence that may be overridden."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from typing import Any, ClassVar

import pytest

import matchcore.rules
from matchcore.errors import InputError
from matchcore.rules.columns import (
    Departments,
    DifferentAttribute,
    DifferentDepartment,
    SameAttribute,
    SameDepartment,
    Trained,
)
from matchcore.rules.decisions import Forbid, Require, Veto
from matchcore.rules.loads import Capacity, Demand, EvenLoad, HoursBudget, MinimumLoad
from matchcore.rules.overlap import MinimumOverlap, SharedLanguage
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import ClassRule, LoadRule, Rule
from matchcore.rules.seniority import SeniorityGap


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (SeniorityGap(), "SeniorityGap"),
        (SeniorityGap(at_least=2), "SeniorityGap(at_least=2)"),
        (DifferentDepartment(missing="allow"), "DifferentDepartment(missing='allow')"),
    ],
)
def test_a_rule_is_called_as_it_is_written(rule: ClassRule, text: str) -> None:
    """Frames and files call it so."""
    assert str(rule) == text


def test_rules_are_values() -> None:
    assert SeniorityGap(at_least=2) == SeniorityGap(at_least=2)
    assert len({SeniorityGap(at_least=2), SeniorityGap(at_least=2), SeniorityGap()}) == 2
    with pytest.raises(FrozenInstanceError):
        SeniorityGap().at_least = 3  # type: ignore[misc]


@pytest.mark.parametrize("weight", ["0.1", True, float("nan"), float("inf")])
@pytest.mark.parametrize("make", [SeniorityGap, NoRepeat, lambda **o: Forbid([], **o)])
def test_a_weight_is_a_number(make: Any, weight: Any) -> None:
    with pytest.raises(InputError, match="weight is"):
        make(weight=weight)


def test_a_rule_with_a_weight_is_soft() -> None:
    assert NoRepeat(weight=0).is_soft
    assert not NoRepeat().is_soft


@dataclass(frozen=True, kw_only=True)
class SameSite(ClassRule):
    columns: ClassVar[tuple[str, ...]] = ("site",)
    floors: int = 1

    def allows(self, mentees: Any, mentors: Any) -> Any:
        return mentees["site"] == mentors["site"]


def test_a_rule_without_a_sentence_is_called_as_it_is_written() -> None:
    assert SameSite().sentence("fr") == "SameSite"
    assert SameSite(floors=2, weight=0.5).sentence("en") == "SameSite(floors=2)"
    assert Rule().sentence("en") == "Rule"


# the sentences of built-in rules -------------------------------------------------------------


def gap(least: int, most: int | None, direction: Any) -> SeniorityGap:
    return SeniorityGap(at_least=least, at_most=most, direction=direction)


SENTENCES: list[tuple[Rule, str, str]] = [
    (gap(1, 3, "either"), "a gap of one to three grades", "écart d'un à trois grades"),
    (
        SeniorityGap(),
        "a mentee at least one grade above the mentor",
        "mentoré au moins un grade au-dessus du mentor",
    ),
    (
        gap(2, None, "mentor_above"),
        "a mentor at least two grades above the mentee",
        "mentor au moins deux grades au-dessus du mentoré",
    ),
    (gap(2, None, "either"), "a gap of at least two grades", "écart d'au moins deux grades"),
    (gap(12, None, "either"), "a gap of at least 12 grades", "écart d'au moins 12 grades"),
    (gap(0, 1, "either"), "a gap of at most one grade", "au plus un grade d'écart"),
    (gap(-1, 3, "either"), "a gap of at most three grades", "au plus trois grades d'écart"),
    (gap(2, 4, "either"), "a gap of two to four grades", "écart de deux à quatre grades"),
    (gap(2, 2, "either"), "a gap of exactly two grades", "exactement deux grades d'écart"),
    (gap(0, 0, "either"), "the same grade", "même grade"),
    (gap(0, 0, "mentor_above"), "the same grade", "même grade"),
    (gap(0, None, "either"), "any gap in grade", "écart de grade libre"),
    (
        gap(2, 4, "mentee_above"),
        "a mentee two to four grades above the mentor",
        "mentoré de deux à quatre grades au-dessus du mentor",
    ),
    (
        gap(3, 3, "mentor_above"),
        "a mentor exactly three grades above the mentee",
        "mentor exactement trois grades au-dessus du mentoré",
    ),
    (
        gap(0, None, "mentee_above"),
        "a mentee on the same grade as the mentor or above",
        "mentoré au même grade que le mentor ou au-dessus",
    ),
    (
        gap(0, 2, "mentor_above"),
        "a mentor on the same grade as the mentee or up to two grades above",
        "mentor au même grade que le mentoré ou jusqu'à deux grades au-dessus",
    ),
    (
        gap(-1, None, "mentee_above"),
        "a mentee no more than one grade below the mentor",
        "mentoré au plus un grade au-dessous du mentor",
    ),
    (
        gap(-1, 2, "mentor_above"),
        "a mentor between one grade below and two grades above the mentee",
        "mentor entre un grade au-dessous et deux grades au-dessus du mentoré",
    ),
    (  # a mentee below the mentor is a mentor above the mentee
        gap(-4, -2, "mentee_above"),
        "a mentor two to four grades above the mentee",
        "mentor de deux à quatre grades au-dessus du mentoré",
    ),
    (
        gap(-2, 0, "mentor_above"),
        "a mentee on the same grade as the mentor or up to two grades above",
        "mentoré au même grade que le mentor ou jusqu'à deux grades au-dessus",
    ),
    (SameDepartment(), "the same department", "même service"),
    (DifferentDepartment(), "different departments", "services différents"),
    (SameAttribute("site"), "the same site", "même site"),
    (SameAttribute("hours"), "the same hours", "même nombre d'heures"),
    (DifferentAttribute("language"), "a different language", "langue différente"),
    (DifferentAttribute("town"), "a different town", "town différent"),
    (
        Departments({"IT": ["HR"]}),
        "departments that may be paired",
        "services pouvant être associés",
    ),
    (Trained(), "a trained mentor and a trained mentee", "mentor et mentoré formés"),
    (Trained(who="mentors"), "a trained mentor", "mentor formé"),
    (Trained(who="mentees"), "a trained mentee", "mentoré formé"),
    (
        MinimumOverlap(),
        "at least one hour in common per week",
        "au moins une heure commune par semaine",
    ),
    (
        MinimumOverlap(3),
        "at least three hours in common per week",
        "au moins trois heures communes par semaine",
    ),
    (
        MinimumOverlap(2, column="interests"),
        "at least two entries in common (interests)",
        "au moins deux éléments communs (centres d'intérêt)",
    ),
    (SharedLanguage(), "a language in common", "langue commune"),
    (NotInReportingLine(), "no reporting line between them", "aucun lien hiérarchique"),
    (
        NotInReportingLine(levels=1),
        "no direct reporting line",
        "aucun lien hiérarchique direct",
    ),
    (
        NotInReportingLine(levels=2),
        "no reporting line within two levels",
        "aucun lien hiérarchique sur deux niveaux",
    ),
    (NoRepeat(), "no past or current match", "aucun couple passé ou en cours"),
    (Require([("e", "m")]), "required pairs", "paires exigées"),
    (Forbid([("e", "m")]), "no forbidden pair", "aucune paire interdite"),
    (
        Veto([("e", "m")]),
        "no couple ruled out after meetings",
        "aucun couple écarté après les rencontres",
    ),
    (Capacity(4), "at most four mentees per mentor", "au plus quatre mentorés par mentor"),
    (Capacity(), "at most one mentee per mentor", "au plus un mentoré par mentor"),
    (MinimumLoad(1), "at least one mentee per mentor", "au moins un mentoré par mentor"),
    (Demand(2), "at most two mentors per mentee", "au plus deux mentors par mentoré"),
    (
        HoursBudget(per_couple=3),
        "a mentor with at least 3 h per couple",
        "mentor disposant d'au moins 3 h par couple",
    ),
    (EvenLoad(), "mentees spread evenly", "mentorés répartis équitablement"),
]


@pytest.mark.parametrize(("rule", "english", "french"), SENTENCES, ids=lambda x: str(x)[:60])
def test_a_rule_has_a_sentence_in_either_language(rule: Rule, english: str, french: str) -> None:
    assert rule.sentence("en") == english
    assert rule.sentence("fr") == french


BUILT_IN = {
    kind
    for kind in (getattr(matchcore.rules, name) for name in matchcore.rules.__all__)
    if isinstance(kind, type)
    and issubclass(kind, Rule)
    and kind not in (Rule, LoadRule)
    and not getattr(kind, "__abstractmethods__", None)
}


def test_every_built_in_rule_has_a_sentence_of_each_language() -> None:
    """Never empty, never the class, never the other language; no commas, as lists have those."""
    assert {type(rule) for rule, _, _ in SENTENCES} == BUILT_IN
    for rule, english, french in SENTENCES:
        assert english != french
        for sentence in (english, french):
            assert sentence.strip() == sentence != ""
            assert type(rule).__name__ not in sentence
            assert "," not in sentence
