"""Soft rules: addends of their own, in the pairs, in explanations, in a programme's file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from matchcore import Affinity, Matching, Programme
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError, ProgrammeError
from matchcore.rules.columns import SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.rule import Rule
from tests.cohorts import cohort

PEOPLE = cohort(
    {
        "id": ["m1", "m2"],
        "skills": ["sql:5", "sql:4"],
        "site": ["Lyon", "Nice"],
        "past": ["e1", None],
    },
    {"id": ["e1", "e2"], "wants": ["sql", "sql"], "site": ["Lyon", None]},
)
SITE, PAST = "SameAttribute(column='site')", "NoRepeat"


def match(*rules: Rule, **options: Any) -> Matching:
    programme = Programme(affinity=Affinity(skills=TaughtSkills()), rules=rules, **options)
    return programme.match(PEOPLE)


def test_each_soft_rule_is_a_column_and_rows_sum_to_the_score() -> None:
    pairs = match(SameAttribute("site", weight=0.5), NoRepeat(weight=-0.25)).pairs
    assert list(pairs) == ["mentee", "mentor", "score", "skills", SITE, PAST]
    by_pair = pairs.set_index(["mentee", "mentor"])
    assert by_pair.loc[("e1", "m1")].tolist() == [1.25, 1.0, 0.5, -0.25]
    assert (pairs["score"] == pairs[["skills", SITE, PAST]].sum(axis=1)).all()


def test_a_soft_rule_decides_and_forbids_nobody() -> None:
    """Two couples in every case; the site is worth more than a level of 5 over one of 4."""

    def couples(*rules: Rule) -> set[tuple[str, str]]:
        matching = match(*rules)
        assert len(matching.unmatched) == 0
        return set(zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True))

    together = {("e1", "m1"), ("e2", "m2")}
    assert couples(SameAttribute("site", weight=0.1)) == together
    assert couples(SameAttribute("site", weight=-0.1)) != together
    assert couples(Require([("e1", "m2")], weight=0.1)) != together
    assert couples(Require([("e1", "m2")], weight=-0.1)) == together
    assert couples(Forbid([("e1", "m1")], weight=-0.1)) != together


def test_an_explanation_has_the_soft_rules_and_says_what_is_unknown() -> None:
    matching = match(SameAttribute("site", weight=-0.25), NoRepeat(weight=-0.5))
    rows = matching.explain("e1", "m1").rows
    assert rows[["component", "amount"]].to_numpy().tolist() == [
        ["skills", 1.0],
        [SITE, -0.25],
        [PAST, -0.5],
    ]
    unknown = next(line for line in str(matching.explain("e2", "m1")).split("\n") if SITE in line)
    assert unknown.split()[-2:] == ["+0.000", "unknown"]


def test_a_saved_matching_keeps_its_soft_rules(tmp_path: Path) -> None:
    matching = match(SameAttribute("site", weight=0.5), NoRepeat(weight=-0.25))
    matching.save(tmp_path / "saved")
    again = Matching.load(tmp_path / "saved")
    assert again.pairs.equals(matching.pairs)
    again.verify()


def test_the_floor_counts_soft_rules() -> None:
    assert len(match(NoRepeat(weight=-0.5), floor=0.75).pairs) == 2
    assert len(match(NoRepeat(weight=-0.5), Forbid([("e1", "m2")]), floor=0.75).pairs) == 1


def test_a_value_can_be_insisted_on_by_a_soft_rule_too() -> None:
    with pytest.raises(InputError, match="e2 has no site"):
        match(SameAttribute("site", weight=0.5, missing="error"))


def test_a_weight_of_nothing_is_still_soft() -> None:
    assert len(match(Forbid([("e1", "m1"), ("e1", "m2")], weight=0)).pairs) == 2


def test_a_rule_with_a_name_is_called_by_it_wherever_an_addend_is(tmp_path: Path) -> None:
    matching = match(SameAttribute("site", weight=0.5, name="near"), NoRepeat(weight=-0.25))
    assert list(matching.pairs)[3:] == ["skills", "near", PAST]
    assert "near" in str(matching.explain("e1", "m1"))
    couple = next(c for c in matching.to_dict()["couples"] if c["mentee"] == "e1")
    assert [addend["name"] for addend in couple["addends"]] == ["skills", "near", PAST]
    matching.save(tmp_path / "saved")
    assert Matching.load(tmp_path / "saved").pairs.equals(matching.pairs)


def test_a_name_changes_no_couple_and_no_score() -> None:
    plain, named = (match(SameAttribute("site", weight=0.5, name=one)) for one in (None, "near"))
    assert plain.pairs.rename(columns={SITE: "near"}).equals(named.pairs)


def test_the_name_of_a_hard_rule_is_not_shown() -> None:
    rule = SameAttribute("site", name="near")
    assert match(rule).pairs.equals(match(SameAttribute("site")).pairs)
    assert list(match(rule).unmatched["why"]) == list(match(SameAttribute("site")).unmatched["why"])
    assert rule != SameAttribute("site")


def test_a_soft_rule_and_a_part_have_different_names() -> None:
    with pytest.raises(InputError, match="both called 'skills'"):
        match(NoRepeat(weight=-0.25, name="skills"))
    match(NoRepeat(name="skills"))  # hard: no addend


# in a programme's file -----------------------------------------------------------------------

AFFINITY = [{"kind": "TaughtSkills"}]


def read(**rule: Any) -> Programme:
    return Programme.from_dict({"affinity": AFFINITY, "rules": [rule]})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"kind": "NoRepeat", "hard": True}, NoRepeat()),
        ({"kind": "NoRepeat", "weight": -0.2}, NoRepeat(weight=-0.2)),
        ({"kind": "NoRepeat", "hard": False, "weight": -0.2}, NoRepeat(weight=-0.2)),
        (
            {"kind": "SameAttribute", "column": "site", "weight": 1},
            SameAttribute("site", weight=1),
        ),
        (
            {"kind": "SameAttribute", "column": "site", "weight": 1, "name": "near"},
            SameAttribute("site", weight=1, name="near"),
        ),
        (
            {"kind": "Forbid", "pairs": [["e", "m"]], "name": "veto"},
            Forbid([("e", "m")], name="veto"),
        ),
    ],
)
def test_a_rule_of_a_file_is_hard_or_has_a_weight(written: Any, meant: Rule) -> None:
    programme = read(**written)
    assert programme.rules == (meant,)
    assert Programme.from_dict(programme.to_dict()).rules == (meant,)
    assert Programme.from_toml(io.StringIO(programme.to_toml())) == programme


@pytest.mark.parametrize(
    "written", [{"hard": True, "weight": 0.1}, {"hard": False}, {"hard": "yes"}]
)
def test_hard_and_a_weight_contradict_each_other(written: Any) -> None:
    with pytest.raises(ProgrammeError, match="rule 1: hard is"):
        read(kind="NoRepeat", **written)


def test_rules_without_a_soft_form_take_no_weight() -> None:
    with pytest.raises(ProgrammeError, match="MinimumOverlap has no option 'weight'"):
        read(kind="MinimumOverlap", weight=0.1)


def test_soft_rules_of_one_name_and_other_options_are_numbered() -> None:
    rules = [Forbid([("e1", "m1")], weight=-0.5), Forbid([("e1", "m2")], weight=-0.25)]
    rows = match(*rules).explain("e1", "m2").rows.set_index("component")["amount"]
    assert rows["Forbid #2"] == -0.25
    assert "Forbid" not in rows or rows["Forbid"] == 0
