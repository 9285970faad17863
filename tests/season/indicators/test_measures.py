"""All indicators of a season, and of two."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from matchcore.programme.aims import INDICATORS, Aim, Target
from matchcore.season.indicators import compare, difference, measure, rate
from matchcore.season.indicators.measures import MEASURES
from matchcore.wording.saying import WORDS
from tests.season.indicators.made import big, matching, programme, pulse, season, sessions, started


def judged(*targets: Target) -> object:
    return programme().replace(aims=[Aim("one", targets=targets)])


def test_every_indicator_is_measured_and_has_words() -> None:
    assert [one.code for one in MEASURES] == [*INDICATORS]
    assert {f"{kind}_{code}" for kind in ("indicator", "measures") for code in INDICATORS} <= {
        *WORDS
    }


def test_a_season_without_anything_measures_its_couples() -> None:
    found = measure(season())
    assert found.frame["indicator"].tolist() == [*INDICATORS]
    of = dict(zip(found.frame["indicator"], found.frame["of"], strict=True))
    assert {code: count for code, count in of.items() if count} == {
        "coverage": 4,
        "wanted_skills": 5,
        "trained": 5,
    }
    assert repr(found) == "Indicators(3 of 11 measured)"


def test_facts_need_no_interval_unless_somebody_is_not_counted() -> None:
    found = measure(season())
    coverage, trained = found.of("coverage"), found.of("trained")
    assert (coverage["value"], coverage["low"], coverage["method"]) == (0.75, None, "count")
    assert (trained["value"], trained["yes"], trained["count"], trained["of"]) == (None, 2, 4, 5)


def test_rates_have_the_interval_of_rate() -> None:
    found = measure(big(40, 0.8)).of("sessions_held")
    alone = rate([True] * 32 + [False] * 8)
    assert (found["value"], found["low"], found["high"]) == (alone.value, alone.low, alone.high)
    assert found["method"] == "wilson"


def test_a_mentor_with_many_sessions_is_one_cluster() -> None:
    rows = [("a", "m", f"2026-03-{k:02d}", "held" if k % 4 else "missed") for k in range(1, 29)]
    found = measure(season(sessions=sessions(rows))).of("sessions_held")
    assert (found["value"], found["low"], found["method"]) == (None, None, "count")
    assert (found["yes"], found["count"], found["clusters"]) == (21, 28, 1)


@pytest.mark.parametrize(
    ("share", "met"), [(1.0, "yes"), (0.9, "open"), (0.85, "open"), (0.5, "no")]
)
def test_targets_are_judged_by_the_interval(share: float, met: str) -> None:
    made = big(40, share, programme=judged(Target("sessions_held", at_least=0.8)))
    found = measure(made).of("sessions_held")
    assert (found["target"], found["met"]) == (">= 0.8", met)
    low, high = found["low"], found["high"]
    assert met == ("yes" if low >= 0.8 else "no" if high < 0.8 else "open")


def test_several_targets_stand_together() -> None:
    targets = [Target("coverage", at_least=0.7), Target("coverage", at_most=0.7)]
    found = measure(season(programme=judged(*targets))).of("coverage")
    assert (found["target"], found["met"]) == (">= 0.7; <= 0.7", "no")


def test_what_four_couples_said_is_not_even_counted_by_answer() -> None:
    pairs = [(f"e{k}", f"m{k}") for k in range(4)]
    said = [(*pair, "mentee", 1, "satisfaction", 5.0) for pair in pairs]
    asked = [(1, *pair, "mentee") for pair in pairs]
    found = measure(season(pulse=pulse(said, asked))).of("satisfaction")
    assert (found["value"], found["low"], found["yes"], found["count"]) == (None, None, None, 4)


def test_ratings_of_five_couples_have_an_interval_on_the_scale() -> None:
    pairs = [(f"e{k}", f"m{k}") for k in range(6)]
    said = [(*pair, "mentee", 1, "satisfaction", 5.0) for pair in pairs[:5]]
    asked = [(1, *pair, "mentee") for pair in pairs]
    found = measure(season(pulse=pulse(said, asked))).of("satisfaction")
    assert (found["value"], found["high"], found["count"], found["of"]) == (5, 5, 5, 6)
    assert 1 < found["low"] < 5


def test_gains_are_tested_by_flipping_signs() -> None:
    rows = [(f"p{k}", "Excel", 1 + k % 2, 2 + k % 3) for k in range(8)]
    levels = pd.DataFrame(rows, columns=["person", "skill", "before", "after"])
    found = measure(season(levels=levels)).of("level_gain")
    other = difference(levels["before"], levels["after"], paired=True)
    assert (found["low"], found["high"], found["p"]) == (other.low, other.high, other.p)


def test_rows_in_another_order_measure_the_same() -> None:
    made = big(40, 0.8)
    turned = season(sessions=type(made.sessions)(frame=made.sessions.frame[::-1]))
    pd.testing.assert_frame_equal(measure(made).frame, measure(turned).frame)


def test_closures_are_counted_by_reason() -> None:
    couples = started(("a", "m"), ("b", "m")).close("a", "m", reason="left", at="2026-04-01")
    assert measure(season(couples=couples)).closures == {"left": 1}


@pytest.mark.slow
def test_two_seasons_are_compared_by_what_both_support() -> None:
    before, after = big(40, 0.5, today=date(2026, 4, 2)), big(40, 0.8)
    found = compare(before, after).frame.set_index("indicator")
    other = difference([True] * 20 + [False] * 20, [True] * 32 + [False] * 8)
    shown = found.loc["sessions_held", ["change", "low", "high", "p"]].tolist()
    assert shown == pytest.approx([other.value, other.low, other.high, other.p])
    assert found.loc["coverage", ["before", "after", "change"]].tolist() == [0.75, 0.75, 0]
    assert np.isnan(found.loc["coverage", "low"])
    assert found.loc["satisfaction"].isna().all()


def test_a_change_from_counts_is_none() -> None:
    few = season(sessions=sessions([("a", "m", "2026-04-01", "held")] * 3))
    found = compare(few, big(40, 0.8)).frame.set_index("indicator").loc["sessions_held"]
    assert found["after"] == 0.8
    assert found[["before", "change", "low", "high"]].isna().all()


def test_no_measure_reads_the_clock() -> None:
    one, other = measure(season(today=None)), measure(season(today=None))
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert matching().language == "en"
