"""A file over a preset: what it states counts, what it leaves out stays, and nothing is guessed."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Programme
from matchcore.programme.presets import PRESETS
from matchcore.rules.columns import DifferentDepartment, SameDepartment
from matchcore.rules.decisions import Forbid
from matchcore.rules.loads import Capacity, EvenLoad
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import Rule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import examples
from tests.programme.problems import found, records


def preset(name: str) -> Programme:
    return getattr(Programme, name)()  # type: ignore[no-any-return]


def extended(name: str = "reverse_mentoring", **sections: Any) -> Programme:
    options = {"preset": name, **sections.pop("programme", {})}
    return Programme.from_dict({"programme": options, **sections})


def rules(*entries: dict[str, Any], **options: Any) -> list[Rule]:
    return [*extended(rules=[*entries], programme=options).rules]


# what differs, and what stays -------------------------------------------------------------------


@pytest.mark.parametrize("name", PRESETS)
def test_a_file_that_states_no_difference_is_the_preset(name: str) -> None:
    assert extended(name) == preset(name)
    text = f'[programme]\npreset = "{name}"\n'
    assert Programme.from_toml(io.StringIO(text)) == preset(name)


def test_options_and_columns_replace_the_presets() -> None:
    changes: dict[str, Any] = {
        "name": "Inversé 2026",
        "objective": "score",
        "floor": 0.2,
        "complete": True,
        "scale": ["junior", "senior"],
        "layout": "scim",
        "language": "fr",
    }
    columns = {"Matricule": "id", "mentees": {"Compétences": "wants"}}
    programme = extended(programme=changes, columns=columns)
    assert programme == Programme.reverse_mentoring().replace(**changes, columns=columns)


def test_a_rule_keeps_the_options_that_are_not_stated() -> None:
    gap = {"kind": "SeniorityGap", "missing": "allow"}
    assert rules(gap)[0] == SeniorityGap(at_least=2, missing="allow")
    classic = extended("classic_mentoring", rules=[{"kind": "SeniorityGap", "at_least": 4}])
    assert classic.rules[0] == SeniorityGap(at_least=4, direction="mentor_above")
    assert [*classic.rules[1:]] == [*Programme.classic_mentoring().rules[1:]]


def test_a_weight_makes_a_rule_soft_in_its_place() -> None:
    changed = rules({"kind": "DifferentDepartment", "weight": 0.1})
    expected = [*Programme.reverse_mentoring().rules]
    expected[1] = DifferentDepartment(weight=0.1)
    assert changed == expected


def test_other_rules_are_added_at_the_end() -> None:
    forbid = {"kind": "Forbid", "pairs": [["e", "m"]]}
    changed = rules(forbid, {"kind": "EvenLoad"}, {"kind": "Capacity", "default": 3})
    assert changed[-2:] == [Forbid([("e", "m")]), EvenLoad()]
    assert Capacity(3) in changed
    assert len(changed) == len(Programme.reverse_mentoring().rules) + 2


def test_a_second_rule_of_a_kind_is_added_where_the_house_allows_it() -> None:
    """With the kind's own defaults: only the first one changes the preset's."""
    changed = rules(
        {"kind": "SeniorityGap", "at_most": 6}, {"kind": "SeniorityGap", "weight": 0.25}
    )
    assert changed[0] == SeniorityGap(at_least=2, at_most=6)
    assert changed[-1] == SeniorityGap(weight=0.25)
    twice = [{"kind": "Capacity", "default": 2}, {"kind": "Capacity", "default": 3}]
    assert found(lambda: rules(*twice)) == [("duplicate", "rules", "")]


def test_rules_and_parts_are_taken_out() -> None:
    programme = extended(programme={"without": ["DifferentDepartment", "site", "SharedInterests"]})
    assert [*programme.affinity.components] == ["skills", "availability", "seniority"]
    whole = Programme.reverse_mentoring().rules
    assert programme.rules == (whole[0], *whole[2:])


def test_all_parts_can_be_taken_out() -> None:
    """Preferences or rules alone decide then."""
    parts = ["skills", "interests", "availability", "seniority"]
    programme = extended("peer_mentoring", programme={"without": parts})
    assert programme.affinity == Affinity()
    assert programme.rules == Programme.peer_mentoring().rules


def test_taken_out_and_stated_again_a_rule_starts_afresh() -> None:
    """TOML cannot say "no levels" otherwise."""
    line = {"kind": "NotInReportingLine"}
    assert NotInReportingLine(levels=2) in rules(line)
    afresh = rules(line, without=["NotInReportingLine"])
    assert afresh[-1] == NotInReportingLine()
    assert NotInReportingLine(levels=2) not in afresh
    assert (
        rules({"kind": "SameDepartment"}, without=["DifferentDepartment"])[-1] == SameDepartment()
    )


@examples(60)
@given(data=st.data(), name=st.sampled_from([*PRESETS]))
def test_any_difference_is_what_replacing_makes_of_the_preset(
    data: st.DataObject, name: str
) -> None:
    """Independently: by the values in Python, never by entries."""
    base = preset(name)
    parts, own = base.affinity.components, [*base.rules]
    drawn = st.lists(st.sampled_from([*parts, *(type(r).__name__ for r in own)]), unique=True)
    without = data.draw(drawn)
    left = {n: p for n, p in parts.items() if n not in without}
    numbers = st.sampled_from([0.25, 1, 3.5])
    weights = {n: data.draw(numbers) for n in left if data.draw(st.booleans())}
    direct = {n: data.draw(numbers) for n in left if n not in weights and data.draw(st.booleans())}
    for n, weight in (weights | direct).items():
        left[n].set_params(weight=weight)
    entries = [
        {"name": n, "weight": w} if data.draw(st.booleans())
        else {"kind": type(left[n]).__name__, "weight": w}
        for n, w in direct.items()
    ]  # fmt: skip
    options = {"without": without} if data.draw(st.booleans()) or without else {}
    programme = extended(name, programme=options, weights=weights, affinity=entries)
    rules_left = [r for r in own if type(r).__name__ not in without]
    assert programme == base.replace(affinity=Affinity(**left), rules=rules_left)
    assert Programme.from_toml(io.StringIO(programme.to_toml())) == programme


# written ----------------------------------------------------------------------------------------


def test_a_programme_does_not_remember_its_preset() -> None:
    text = extended(programme={"without": ["site"]}, weights={"skills": 2}).to_toml()
    assert "preset" not in text
    assert "without" not in text
    assert 'kind = "SharedInterests"' in text, "written in full"


# mistakes ---------------------------------------------------------------------------------------


def test_all_mistakes_are_named_at_once_with_the_file_s_own_numbers() -> None:
    options = {"without": ["DiferentDepartment", "sites"], "flor": 1, "language": "de"}
    problems = records(
        lambda: extended(
            programme=options,
            weights={"skils": 1},
            affinity=[{"kind": "TaughtSkills"}, {"kind": "SharedInterests", "colum": "x"}],
            rules=[{"kind": "Demand"}, {"kind": "SeniorityGap", "direction": "up"}],
        )
    )
    assert [(one.code, one.place) for one in problems] == [
        ("unknown_option", "[programme]"),
        ("not_in_preset", "[programme] without"),
        ("not_in_preset", "[programme] without"),
        ("not_in_preset", "[weights]"),
        ("unknown_option", "affinity 2"),
        ("not_a_choice", "rule 2: SeniorityGap: direction"),
        ("not_a_choice", "[programme] language"),
    ]
    hints = [one.remedy for one in problems]
    assert hints[:5] == [
        "is it 'floor'?",
        "is it 'DifferentDepartment'?",
        "is it 'site'?",
        "is it 'skills'?",
        "is it 'column'?",
    ]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("reverse_mentorin", "is it 'reverse_mentoring'?"),
        ("Peer mentoring", "is it 'peer_mentoring'?"),
        ("classique", "use one of ['reverse_mentoring', 'classic_mentoring', 'peer_mentoring']"),
        (3, "use one of ['reverse_mentoring', 'classic_mentoring', 'peer_mentoring']"),
        (["peer_mentoring"], "is it 'peer_mentoring'?"),
    ],
)
def test_an_unknown_preset_comes_with_the_nearest(given: Any, hint: str) -> None:
    text = {"preset": given, "floor": "high"}
    entries = [{"name": "skills", "weight": 2}, {"kind": "Vase"}]
    problems = records(lambda: Programme.from_dict({"programme": text, "affinity": entries}))
    codes = ["unknown_preset", "unknown_kind", "not_a_number"]
    assert [one.code for one in problems] == codes, "and what only a preset completes is no mistake"
    assert problems[0].place == "[programme] preset"
    assert problems[0].remedy == hint


@pytest.mark.parametrize("without", ["site", 3, {"site": True}])
def test_what_is_taken_out_is_a_list(without: Any) -> None:
    problem = ("wrong_type", "[programme] without", repr(without))
    assert found(lambda: extended(programme={"without": without})) == [problem]


@pytest.mark.parametrize("without", [3, ["site"], {}, "", "EvenLoad"])
def test_what_the_preset_does_not_have_cannot_be_taken_out(without: Any) -> None:
    problem = ("not_in_preset", "[programme] without", "")
    assert found(lambda: extended(programme={"without": [without]})) == [problem]
    other = {"without": ["DifferentDepartment"]}  # of reverse mentoring alone
    assert found(lambda: extended("peer_mentoring", programme=other)) == [problem]


def test_without_a_preset_there_is_nothing_to_change() -> None:
    data = {"programme": {"without": ["site"]}, "weights": {"site": 1}, "rules": []}
    assert found(lambda: Programme.from_dict(data)) == [
        ("missing_preset", "[programme]", ""),
        ("missing_preset", "[weights]", ""),
    ]
