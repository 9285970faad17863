"""Aims in a programme's file: there and back, and every problem at its place."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Programme
from matchcore.errors import ProgrammeError
from matchcore.programme import Aim, Target
from matchcore.programme.aims import INDICATORS
from matchcore.programme.presets import PRESETS
from tests.cohorts import examples

TARGETS = st.sampled_from([*INDICATORS]).flatmap(
    lambda code: st.builds(
        lambda value, least: Target(code, **{"at_least" if least else "at_most": value}),
        st.floats(*INDICATORS[code]),
        st.booleans(),
    )
)
AIMS = st.builds(
    Aim,
    st.text(min_size=1).filter(str.strip),
    st.lists(st.sampled_from(["skills", "site"]), unique=True),
    st.lists(st.sampled_from(["SeniorityGap", "Capacity"]), unique=True),
    st.lists(TARGETS, max_size=3, unique_by=str),
)


def read(text: str) -> Programme:
    return Programme.from_toml(io.StringIO(text))


@pytest.mark.slow
@examples(100)
@given(st.lists(AIMS, max_size=3, unique_by=lambda aim: aim.name))
def test_aims_are_written_and_read(aims: list[Aim]) -> None:
    programme = Programme.reverse_mentoring().replace(aims=aims)
    assert Programme.from_dict(programme.to_dict()) == programme
    try:
        text = programme.to_toml()
    except ProgrammeError:  # half a character
        return
    assert read(text) == programme


@pytest.mark.parametrize("preset", PRESETS)
def test_a_programme_without_aims_has_no_key_for_them(preset: str) -> None:
    programme = Programme(**PRESETS[preset]())
    assert programme.aims == ()
    assert "aims" not in programme.to_dict()
    assert "aims" not in programme.to_toml()


def test_a_file_of_a_preset_states_aims() -> None:
    programme = read(
        """
        [programme]
        preset = "reverse_mentoring"
        without = ["site"]

        [[aims]]
        name = "closer"
        components = ["skills"]
        rules = ["SeniorityGap"]
        targets = [{indicator = "sessions_held", at_least = 0.8}]

        [[aims]]
        name = "innovation"
        """
    )
    held = Target("sessions_held", at_least=0.8)
    closer = Aim("closer", ["skills"], ["SeniorityGap"], [held])
    assert programme.aims == (closer, Aim("innovation"))


def wrong(aims: Any) -> list[str]:
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"programme": {"preset": "reverse_mentoring"}, "aims": aims})
    return [str(problem) for problem in caught.value.problems]


def test_every_problem_is_told_at_its_place() -> None:
    aims = [
        {
            "name": "a",
            "components": ["skil"],
            "target": [],
            "targets": [
                {"indicator": "sessions_hold", "at_least": 0.8},
                {"indicator": "coverage", "at_least": 80},
                {"at_least": 0.8},
                "coverage",
            ],
        },
        {"name": "b", "components": ["skil"], "targets": {"coverage": 0.8}},
        {"components": ["skills"]},
        "c",
    ]
    assert wrong(aims) == [
        "aim 1, target 1: there is no indicator 'sessions_hold': is it 'sessions_held'?",
        "aim 1, target 2: at_least is 80: this is a share: 80 % is 0.8",
        "aim 1, target 3: Target needs the option 'indicator'",
        "aim 1, target 4 is 'coverage': write it as "
        '{indicator = "sessions_held", at_least = 0.8}',
        "aim 1: Aim has no option 'target': is it 'targets'?",
        "aim 2: targets is {'coverage': 0.8}: give a list, such as "
        '[{indicator = "sessions_held", at_least = 0.8}]',
        "aim 3: Aim needs the option 'name'",
        "aim 4 is 'c': write each as [[aims]]",
        "aim 'b': the programme has no component 'skil': is it 'skills'?",
    ]


def test_a_section_that_is_no_list_is_told() -> None:
    assert wrong({"name": "a"}) == ["aims is {'name': 'a'}: write each as [[aims]]"]


def test_names_are_as_in_the_programme_of_the_file() -> None:
    assert wrong([{"name": "a", "rules": ["Trained"]}]) == [
        "aim 'a': the programme has no rule 'Trained': use some of ['SeniorityGap', "
        "'DifferentDepartment', 'NotInReportingLine', 'NoRepeat', 'Capacity', 'MinimumLoad', "
        "'Demand', 'SeniorityGap(at_least=2)', 'NotInReportingLine(levels=2)']"
    ]
