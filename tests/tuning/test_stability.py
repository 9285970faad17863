"""How often couples are made under drawn weights, against matching afresh at each draw."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from matchcore import Matching, Programme
from matchcore.datasets import load_demo
from matchcore.errors import InputError
from matchcore.rules import SameAttribute
from matchcore.tuning import Explorer
from tests.tuning.plain import Plain, small


def narrow() -> Plain:
    """At weights 1 and 1 the couples of skills lead by 2 to 1.9: a little more for site wins."""
    return small(skills="1 0/0 1", site="0 .95/.95 0")


@pytest.mark.slow
def test_shares_are_those_of_matching_afresh_at_each_draw() -> None:
    case = narrow()
    found = case.explorer.stability(draws=40, random_state=3)
    # site wins where its weight exceeds that of skills by a factor of 2 / 1.9
    turned = found.draws["site"] / found.draws["skills"] > 2 / 1.9
    assert 0 < turned.sum() < 40
    assert found.draws["changed"].tolist() == (2 * turned).tolist()
    share = float(turned.mean())
    by_pair = found.couples.set_index(["mentee", "mentor"])["share"]
    assert by_pair.to_dict() == pytest.approx(
        {("e0", "m0"): 1 - share, ("e1", "m1"): 1 - share, ("e0", "m1"): share, ("e1", "m0"): share}
    )
    assert found.couples["present"].tolist() == [True, True, False, False]
    for _, row in found.draws[:5].iterrows():
        again = case.weighed({name: float(row[name]) for name in ("skills", "site")}).pairs
        assert (again["mentor"].tolist() == ["m1", "m0"]) == bool(row["changed"])


def test_the_logarithms_of_the_weights_have_the_spread() -> None:
    case = narrow()

    class Still(Explorer):
        def weighed(self, weights: Mapping[str, float]) -> Matching:
            return case.matching

    found = Still(case.programme, case.cohort).stability(spread=0.2, draws=400)
    ratio = np.log(found.draws["skills"] / found.draws["site"])
    assert ratio.mean() == pytest.approx(0.0, abs=4 * 0.2 * np.sqrt(2 / 400))
    assert ratio.std() == pytest.approx(0.2 * np.sqrt(2), rel=0.15)
    assert np.allclose(found.draws["skills"] + found.draws["site"], 1.0)
    assert (found.draws["changed"] == 0).all()


def test_without_spread_nothing_changes() -> None:
    found = narrow().explorer.stability(spread=0.0, draws=3)
    assert found.draws["changed"].tolist() == [0, 0, 0]
    assert found.couples["share"].tolist() == [1.0, 1.0]
    assert "2 couples are made in every draw" in str(found)


@pytest.mark.slow
def test_weights_of_zero_and_signs_stay() -> None:
    case = small(
        skills="1 0/0 1",
        site="0 1/1 0",
        weights=(1, 0),
        rules=[SameAttribute("skills_values", weight=-0.5)],
    )
    found = case.explorer.stability(draws=10)
    assert (found.draws["site"] == 0).all()
    assert (found.draws["SameAttribute(column='skills_values')"] < 0).all()


@pytest.mark.slow
def test_a_seed_gives_the_same_draws_and_another_gives_others() -> None:
    one, same, other = (narrow().explorer.stability(draws=5, random_state=k) for k in (1, 1, 2))
    pd.testing.assert_frame_equal(one.draws, same.draws)
    pd.testing.assert_frame_equal(one.couples, same.couples)
    assert not one.draws.equals(other.draws)


@pytest.mark.slow
def test_draws_without_a_matching_are_counted() -> None:
    """With everybody matched and a floor of .495, skills must keep almost half of the weight."""
    case = small(skills="1 0/0 1", site="0 0/0 0", floor=0.495, complete=True)
    found = case.explorer.stability(draws=30)
    below = found.draws["skills"] < 0.495
    assert 0 < below.sum() < 30
    assert found.draws["changed"].isna().tolist() == below.tolist()
    assert found.couples["share"].tolist() == [1.0, 1.0]
    assert f"{below.sum()} draws have no matching" in str(found)


def test_progress_is_reported_before_each_draw() -> None:
    seen: list[int] = []
    narrow().explorer.stability(draws=3, progress=seen.append)
    assert seen == [0, 1, 2]


def test_every_wrong_argument_is_named() -> None:
    with pytest.raises(InputError) as caught:
        narrow().explorer.stability(spread=-1, draws=0, random_state=0.5)  # type: ignore[arg-type]
    found = [(problem.place, problem.code) for problem in caught.value.records]
    assert found == [
        ("spread", "negative"), ("draws", "out_of_range"), ("random_state", "not_a_whole_number"),
    ]  # fmt: skip


@pytest.mark.slow
def test_of_equally_good_answers_the_present_one_stays() -> None:
    """With one addend no weight can matter, however many matchings are as good."""
    programme = Programme(rules=[SameAttribute("site", weight=0.3)])
    found = Explorer(programme, load_demo()).stability(draws=5)
    assert (found.draws["changed"] == 0).all()
    assert (found.couples["share"] == 1).all()
