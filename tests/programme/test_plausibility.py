"""What looks wrong in people, rules and couples: said before and after, alike everywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort, Matching, Programme
from matchcore.errors import InfeasibleError
from matchcore.rules.loads import MinimumLoad

PEER = Programme.peer_mentoring()
SIZE = 6


def people(**columns: Any) -> pd.DataFrame:
    """Return a table of six people; a text stands for all of them."""
    start = "e" if "wants" in columns else "m"
    ids = [f"{start}{k}" for k in range(SIZE)]
    return pd.DataFrame({"id": ids, "name": [f"Zoé {one}" for one in ids], **columns})


def cautions(
    mentors: Mapping[str, Any], mentees: Mapping[str, Any], programme: Programme = PEER
) -> tuple[Matching, tuple[str, ...]]:
    """Match a cohort; what the check says must be said of the matching, too."""
    cohort = Cohort(people(**mentors), people(**mentees))
    matching = programme.match(cohort)
    assert set(programme.check(cohort).cautions) <= set(matching.cautions)
    return matching, matching.cautions


def test_people_who_share_what_they_want_give_no_caution() -> None:
    _, said = cautions({"skills": "python"}, {"wants": "python"})
    assert said == ()


def test_nothing_wanted_is_taught() -> None:
    _, said = cautions({"skills": "python"}, {"wants": "excel"})
    assert said == (
        "no mentor teaches a skill that anybody wants: are the names of skills written alike?",
        "no couple shares a wanted skill",
    )


def test_couples_without_a_wanted_skill_or_a_common_hour_are_counted_and_named_by_id() -> None:
    wants = ["excel", *["python"] * (SIZE - 1)]
    hours = ["tue-10", *["mon-09"] * (SIZE - 1)]
    matching, said = cautions(
        {"skills": "python", "availability": "mon-09"}, {"wants": wants, "availability": hours}
    )
    partner = dict(zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True))["e0"]
    assert said == (
        f"without a wanted skill: 1 couple of 6 ({partner} → e0)",
        f"without an hour in common: 1 couple of 6 ({partner} → e0)",
    )
    assert "Couples to look at (1)" in str(matching.summary())
    assert f"Zoé {partner} ({partner}) → Zoé e0 (e0): no wanted skill, no hour in common" in str(
        matching.summary()
    )


def test_a_column_that_counts_is_empty_for_most() -> None:
    mostly = ["mon-09", "mon-09", *[""] * (SIZE - 2)]
    _, said = cautions(
        {"skills": "a", "availability": "mon-09"}, {"wants": "a", "availability": mostly}
    )
    counts = "yet 'availability' counts for 9% of the score"
    assert said == (f"mentees: availability empty for 67% of them, {counts}",)


@pytest.mark.slow
def test_half_of_the_people_are_not_most_and_a_weight_of_zero_does_not_count() -> None:
    half, none = ["mon-09"] * 3 + [""] * 3, [""] * SIZE
    mentors = {"skills": "a", "availability": "mon-09"}
    assert cautions(mentors, {"wants": "a", "availability": half})[1] == ()
    affinity = PEER.affinity.set_params(availability__weight=0.0)
    silent = PEER.replace(affinity=affinity)
    assert cautions(mentors, {"wants": "a", "availability": none}, silent)[1] == ()


@pytest.mark.parametrize(
    ("header", "asked"), [("Direction", "; is it 'Direction'?"), ("Badge", "")]
)
def test_a_rule_that_blocks_all_names_the_column_that_is_missing(header: str, asked: str) -> None:
    programme = Programme.reverse_mentoring()
    matching, said = cautions(
        {"skills": "a", "grade": 1, header: "IT"},
        {"wants": "a", "grade": 5, "department": "HR"},
        programme,
    )
    assert not len(matching.pairs)
    blocked = (
        "department known: not met by 100% of the pairs; the mentors have no column department"
    )
    assert f"{blocked}{asked}" in said
    assert said[-1] == "no couple was made: the list of the unmatched says why"


@pytest.mark.slow
def test_a_rule_that_blocks_all_by_empty_cells_or_by_its_own_values() -> None:
    programme = Programme.reverse_mentoring()
    mentors = {"skills": "a", "grade": 5, "department": "IT"}
    _, said = cautions(mentors, {"wants": "a", "grade": None, "department": "HR"}, programme)
    assert "grade known: not met by 100% of the pairs; few people state grade" in said
    _, said = cautions(mentors, {"wants": "a", "grade": 5, "department": "HR"}, programme)
    assert [
        one for one in said if one.endswith("not met by 100% of the pairs; is the rule meant so?")
    ]


def test_an_infeasible_programme_says_which_rule_blocks_all() -> None:
    rules = [*Programme.reverse_mentoring().rules[:2], MinimumLoad(1)]
    programme = Programme.reverse_mentoring().replace(rules=rules)
    with pytest.raises(InfeasibleError, match="the mentors have no column department"):
        cautions({"grade": 1}, {"wants": "a", "grade": 5, "department": "HR"}, programme)


def test_few_people_are_no_ground() -> None:
    mentors, mentees = people(skills="a"), people(wants="b", availability="")
    few = PEER.match(Cohort(mentors[:2], mentees[:2]))
    assert few.cautions == ("no couple shares a wanted skill",)


def test_many_pairs_are_counted_by_the_rules_that_take_no_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("matchcore.programme.plausibility._COUNTED", 1)
    programme = Programme.reverse_mentoring().replace(floor=0.99)
    mentees = {"wants": "a", "grade": 5, "department": "HR"}
    _, said = cautions({"skills": "a", "grade": 1}, mentees, programme)
    assert [one for one in said if one.startswith("department known")]
    assert not [one for one in said if one.startswith("the floor")]


def test_cautions_reach_the_report_the_record_and_a_saved_folder(tmp_path: Path) -> None:
    french = PEER.replace(language="fr")
    matching, said = cautions({"skills": "python"}, {"wants": "excel"}, french)
    assert said[1] == "dans aucun couple le mentor n'enseigne de compétence souhaitée"
    matching.save(tmp_path / "saved")
    loaded = Matching.load(tmp_path / "saved")
    assert loaded.cautions == said
    for one in (matching, loaded):
        one.to_html(tmp_path / "report.html")
        page = (tmp_path / "report.html").read_text("utf-8").replace("\xa0", " ")
        assert "Points d&#x27;attention" in page
        assert said[1][1:].replace("'", "&#x27;") in page  # begun with a capital
        one.to_audit(tmp_path / "audit.json")
        record = json.loads((tmp_path / "audit.json").read_text("utf-8"))
        assert record["cautions"] == list(said)
        assert one.to_dict()["cautions"] == list(said)


def test_a_caution_that_names_somebody_is_not_in_the_record(tmp_path: Path) -> None:
    matching, _ = cautions({"skills": "python"}, {"wants": "excel"})
    named = replace(matching, cautions=("Zoé m1 is odd", "all is odd"))
    named.to_audit(tmp_path / "audit.json")
    assert json.loads((tmp_path / "audit.json").read_text("utf-8"))["cautions"] == ["all is odd"]


def test_an_order_that_was_not_applied_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """All want python: the one mentor who teaches it is needed elsewhere, so pairs are counted."""
    monkeypatch.setattr("matchcore.solver.preferring._LISTED", 1)
    skills = ["python", *["excel"] * (SIZE - 1)]
    wants = ["python", "python", *["excel"] * (SIZE - 2)]
    _, said = cautions({"skills": skills}, {"wants": wants})
    assert "without a wanted skill: 1 couple of 6" in " ".join(said)
    assert said[0].startswith("it is not proven that as few couples as possible")
