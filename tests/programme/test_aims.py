"""Aims and targets: what they may hold, and all that is wrong with them at once."""

from __future__ import annotations

import math
from typing import Any

import pytest

from matchcore import Programme
from matchcore.errors import InputError
from matchcore.programme import Aim, Target
from matchcore.programme.aims import INDICATORS
from matchcore.programme.parameters import parameters, with_parameters
from matchcore.rules import MinimumOverlap

HELD = Target("sessions_held", at_least=0.8)
CLOSER = Aim("closer", ["skills"], ["SeniorityGap", "NotInReportingLine(levels=2)"], [HELD])


def problems(make: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        make()
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("code", INDICATORS)
def test_every_indicator_takes_its_lowest_and_highest_value(code: str) -> None:
    low, high = INDICATORS[code]
    for end, beyond in ((low, low - 0.01), (high, high + 0.01)):
        assert Target(code, at_least=end).bound == Target(code, at_most=end).bound == end
        assert len(problems(lambda beyond=beyond: Target(code, at_most=beyond))) == 1


def test_a_target_is_kept_as_a_number() -> None:
    assert Target("burden", at_most=2).to_dict() == {"indicator": "burden", "at_most": 2.0}
    assert isinstance(Target("burden", at_most=2).at_most, float)


def test_per_cents_are_recognised() -> None:
    assert problems(lambda: Target("coverage", at_least=80)) == [
        "at_least is 80: this is a share: 80 % is 0.8"
    ]


@pytest.mark.parametrize("value", ["0.8", True, math.nan, math.inf])
def test_a_bound_is_a_number(value: object) -> None:
    assert problems(lambda: Target("coverage", at_least=value)) == [  # type: ignore[arg-type]
        f"at_least is {value!r}: give a number"
    ]


def test_a_target_has_one_bound() -> None:
    for bounds in ({}, {"at_least": 0.1, "at_most": 0.2}):
        found = problems(lambda bounds=bounds: Target("coverage", **bounds))
        assert found == ["coverage: give one of at_least and at_most"]


def test_everything_wrong_with_a_target_is_told() -> None:
    assert problems(lambda: Target("covrage", at_least="x")) == [  # type: ignore[arg-type]
        "there is no indicator 'covrage': is it 'coverage'?",
        "at_least is 'x': give a number",
    ]
    assert problems(lambda: Target(3, at_least=0.5))[0].startswith(  # type: ignore[arg-type]
        "there is no indicator 3: use one of ['coverage',"
    )


def test_everything_wrong_with_an_aim_is_told() -> None:
    found = problems(lambda: Aim(" ", "skills", ["a", 3], [HELD, "x"]))  # type: ignore[list-item]
    assert found == [
        "name is ' ': give text",
        "components is 'skills': give a list of names",
        "rules is ['a', 3]: give a list of names",
        "targets is 'x': make it with Target(…)",
    ]
    assert problems(lambda: Aim("x", targets=[HELD, HELD])) == [
        "targets: sessions_held >= 0.8: occurs twice"
    ]


def test_an_aim_is_a_value() -> None:
    assert hash(CLOSER) == hash(Aim("closer", ("skills",), list(CLOSER.rules), (HELD,)))
    assert CLOSER.components == ("skills",)


def test_a_programme_knows_what_its_aims_name() -> None:
    programme = Programme.reverse_mentoring().replace(aims=[CLOSER])
    assert programme.aims == (CLOSER,)
    assert programme != Programme.reverse_mentoring()
    assert programme.replace(aims=[]) == Programme.reverse_mentoring()


def test_soft_rules_and_rules_with_options_are_named_as_they_are_written() -> None:
    programme = Programme.reverse_mentoring()
    rules = [*programme.rules, MinimumOverlap(2)]
    named = [str(rules[-1]), "MinimumOverlap"]
    assert programme.replace(rules=rules, aims=[Aim("x", rules=named)]).aims[0].rules == (*named,)


def test_what_a_programme_lacks_is_told_with_what_resembles_it() -> None:
    aims = [Aim("one", ["skil"], ["SenorityGap"]), Aim("one", ["zzz"])]
    assert problems(lambda: Programme.reverse_mentoring().replace(aims=aims)) == [
        "aims: the name 'one' occurs twice: give another",
        "aim 'one': the programme has no component 'skil': is it 'skills'?",
        "aim 'one': the programme has no rule 'SenorityGap': is it 'SeniorityGap'?",
        "aim 'one': the programme has no component 'zzz': use some of ['skills', 'interests', "
        "'availability', 'seniority', 'site']",
    ]


def test_parts_and_rules_of_an_aim_cannot_be_taken_away_unnoticed() -> None:
    programme = Programme.reverse_mentoring().replace(aims=[CLOSER])
    assert problems(lambda: programme.replace(rules=[]))[0] == (
        "aim 'closer': the programme has no rule 'SeniorityGap': take it out of the aim"
    )


@pytest.mark.parametrize("aims", [3, "x", CLOSER, {"a": 1}, [CLOSER, "x"], None])
def test_aims_are_a_list_of_aims(aims: Any) -> None:
    assert len(problems(lambda: Programme(aims=aims))) == 1


def test_aims_are_a_parameter() -> None:
    programme = Programme.reverse_mentoring()
    assert parameters(programme)["aims"] == ()
    changed = with_parameters(programme, {"aims": [CLOSER], "affinity__skills__weight": 2})
    assert (changed.aims, changed.affinity.components["skills"].weight) == ((CLOSER,), 2)


def test_problems_are_told_in_french() -> None:
    with pytest.raises(InputError) as caught:
        Programme.reverse_mentoring().replace(aims=[Aim("un", ["skil"])])
    assert caught.value.in_words("fr") == (
        "objectif « un » : le programme n'a pas de composante « skil » : s'agit-il de « skills » ?"
    )
