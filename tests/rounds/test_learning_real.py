"""Real meetings: the benchmark's specification, on one wave with all the others as its past."""

import pytest

from benchmarks import speed_dating
from tests.real_cases import folder


@pytest.mark.slow
def test_ratings_of_a_wave_find_more_mutual_matches_than_chance() -> None:
    """By the benchmark, a random matching of wave 11 has 3 of its 64 mutual pairs."""
    home = folder("speed_dating")
    every = speed_dating.waves(home)
    tested = speed_dating.Tested(11, every)
    assert tested.found(None) >= 8
    met = tested.planned()
    assert len(met) == 5 * 21
    people = [person for pair in met for person in pair]
    assert {people.count(person) for person in people} == {5}


@pytest.mark.slow
def test_nothing_of_the_decisions_of_the_tested_wave_is_given() -> None:
    home = folder("speed_dating")
    wave = speed_dating.waves(home)[6]
    assert wave.feedback(decided=False).frame["prefer"].isna().all()
    other = speed_dating.Wave(wave._rows.assign(dec=0, match=0))
    assert other.feedback(decided=False).frame.equals(wave.feedback(decided=False).frame)
    assert other.cohort.mentees.frame.equals(wave.cohort.mentees.frame)
